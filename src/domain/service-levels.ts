/**
 * Service levels: within which time a ticket is to be answered, taken and resolved, by its service and its priority (domain §7), and
 * how it stands to that. The clock is that of the reports (§6): opening hours, stopped while the ticket waits or its approval is pending.
 */
import type { Deadline, Pending } from './deadline.ts';
import type { Desk } from './desk.ts';
import { clock, isFinished, standstills } from './facts.ts';
import { ALL_HOURS, openingHours, type OpenHours } from './opening-hours.ts';
import { DELAYS, type DelayName } from './reports/names.ts';
import type { ServiceLevel } from './schemas/service-levels.ts';
import type { Facts, Ticket } from './ticket.ts';
import { MINUTE, type Instant } from './values.ts';
import { zoneOf } from './zone.ts';

export type { ServiceLevel } from './schemas/service-levels.ts';

/** Most lines of a desk: some services by five priorities. */
export const MOST_LEVELS = 500;

/** Minutes of the longest target: a year. */
export const LONGEST_TARGET = 366 * 24 * 60;

/** The part of a target after which it is soon over. */
const SOON = 0.75;

/** After every instant that is told: a stay that lasts ends then, until it is known when. */
const FOREVER: Instant = '9999-12-31T23:59:59.999Z';

/** The line of a desk that a ticket is held to: the one that names its service comes before one that names its priority. */
export function levelFor(
  { serviceLevels = [] }: Pick<Desk, 'serviceLevels'>,
  { service, priority }: Pick<Ticket, 'service' | 'priority'>,
): ServiceLevel | undefined {
  const fits = (each: ServiceLevel): boolean =>
    (each.service === null || each.service === service) && (each.priority === null || each.priority === priority);
  const weight = (each: ServiceLevel): number => (each.service === null ? 0 : 2) + (each.priority === null ? 0 : 1);
  return serviceLevels.filter(fits).sort((one, other) => weight(other) - weight(one))[0];
}

/** Made once for a desk, whose document is never changed in place: its days are many. */
const HOURS = new WeakMap<Desk, OpenHours>();

/** The hours that a desk's targets are counted in. */
export function hoursOf(desk: Desk): OpenHours {
  const known = HOURS.get(desk) ?? (desk.calendar === undefined ? ALL_HOURS : openingHours(desk.calendar, zoneOf(desk.zone)));
  HOURS.set(desk, known);
  return known;
}

/** When the clock of a ticket comes to a duration, as far as is known; null while it stands before that. */
function reaches(facts: Facts, duration: number, { between, after }: OpenHours): Instant | null {
  const end = Date.parse(FOREVER);
  let from = Date.parse(facts.filedAt);
  let left = duration;
  for (const [stop, start] of standstills(facts, FOREVER)) {
    const ran = between(from, stop);
    if (ran >= left) break;
    if (start >= end) return null;
    left -= ran;
    from = start;
  }
  const at = after(from, left);
  return at === null ? null : new Date(at).toISOString();
}

/** When each thing was done; undefined: it never will be, since the ticket ended without. */
function doneAt({ state, facts }: Pick<Ticket, 'state' | 'facts'>, measure: DelayName): Instant | null | undefined {
  const { firstResponseAt, takenAt, settledAt } = facts;
  const done = { response: firstResponseAt, take: takenAt, resolution: settledAt }[measure];
  return done === null && isFinished(state) ? undefined : done;
}

/** How a ticket stands to each of its targets; none where no line is for it. Its facts must have all its stays. */
export function deadlinesOf(ticket: Pick<Ticket, 'service' | 'priority' | 'state' | 'facts'>, desk: Desk): Deadline[] {
  const level = levelFor(desk, ticket);
  if (level === undefined) return [];
  const hours = hoursOf(desk);
  return DELAYS.flatMap((measure): Deadline[] => {
    const minutes = level[measure];
    const done = doneAt(ticket, measure);
    if (minutes === undefined || done === undefined) return [];
    const target = minutes * MINUTE;
    if (done !== null) return [{ measure, target, spent: clock(ticket.facts, done, hours.between), at: null, soon: null }];
    const at = reaches(ticket.facts, target, hours);
    return [{ measure, target, spent: null, at, soon: at === null ? null : reaches(ticket.facts, SOON * target, hours) }];
  });
}

/** The next thing to be done on a ticket, the soonest over first; null where nothing is. While its clock stands: the first of them. */
export function nextDeadline(ticket: Pick<Ticket, 'service' | 'priority' | 'state' | 'facts'>, desk: Desk): Pending | null {
  const open = deadlinesOf(ticket, desk).filter(({ spent }) => spent === null);
  const dated = open.filter(({ at }) => at !== null).sort((one, other) => ((one.at ?? '') < (other.at ?? '') ? -1 : 1));
  const [next] = dated.length > 0 ? dated : open;
  return next === undefined ? null : { measure: next.measure, at: next.at, soon: next.soon };
}
