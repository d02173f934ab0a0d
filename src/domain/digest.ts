/**
 * The daily report of a service (domain §5; esup-helpdesk §4): what is active there, in the sections its reader chose, the
 * longest idle first. When it is due is told by the clock of the person's zone.
 */
import type { Desk } from './desk.ts';
import { type DigestPreference, type DigestSection, servesCategory } from './monitoring.ts';
import type { Person } from './people.ts';
import { phase } from './states.ts';
import type { Ticket } from './ticket.ts';
import { DAY, elapsed, HOUR, type Instant } from './values.ts';
import { type Relations, relationsTo } from './visibility.ts';

/** What stands out in a report (esup-helpdesk §4): a free ticket idle for a day, any for a week, any for a month. */
export type Urgency = 'free-idle' | 'week' | 'month' | null;

export interface DigestLine {
  readonly ticket: Ticket;
  /** Milliseconds since the last change that this person may read. */
  readonly idle: number;
  readonly urgency: Urgency;
}

export interface DigestPart {
  readonly section: DigestSection;
  readonly lines: readonly DigestLine[];
}

export interface Digest {
  /** Null on a desk without services. */
  readonly service: string | null;
  /** Every chosen section, in the chosen order, the empty ones too: a report says that there is nothing. */
  readonly parts: readonly DigestPart[];
  readonly total: number;
}

function holds(section: DigestSection, ticket: Ticket, person: Person, desk: Desk, relations: Relations): boolean {
  switch (section) {
    case 'mine':
      return relations.assignee;
    case 'categories':
      return servesCategory(ticket, person.id, desk, relations);
    case 'free':
      return ticket.assignee === null;
    case 'others':
      return true;
  }
}

function urgency(ticket: Ticket, idle: number): Urgency {
  // A ticket put off on purpose is not late.
  if (ticket.state === 'waiting') return null;
  if (idle > 30 * DAY) return 'month';
  if (idle > 7 * DAY) return 'week';
  return ticket.assignee === null && idle > DAY ? 'free-idle' : null;
}

/**
 * The report of one service for one person, or null where there is nothing to say: it is not sent then.
 *
 * Only staff of a ticket have it in a report, besides whoever handles it: nothing goes out that its reader may not open.
 * @param tickets of this desk; those of other services and those that are over are left out here
 * @param now the instant idle times are counted to
 */
export function digest(
  tickets: readonly Ticket[],
  service: string | null,
  sections: readonly DigestSection[],
  person: Person,
  desk: Desk,
  now: Instant,
): Digest | null {
  const lines = tickets
    .filter((ticket) => ticket.service === service && phase(ticket.state, desk) === 'active')
    .flatMap((ticket) => {
      const relations = relationsTo(ticket, person, desk);
      if (!relations.reader || !(relations.staff || relations.assignee)) return [];
      const changed = relations.staff ? ticket.changed.staff : ticket.changed.requester;
      const idle = elapsed(changed, now);
      const section = sections.find((each) => holds(each, ticket, person, desk, relations));
      return section === undefined ? [] : [{ section, changed, line: { ticket, idle, urgency: urgency(ticket, idle) } }];
    })
    .toSorted((one, other) => order(one.changed, other.changed) || order(one.line.ticket.id, other.line.ticket.id));
  if (lines.length === 0) return null;
  return {
    service,
    parts: sections.map((section) => ({
      section,
      lines: lines.filter((each) => each.section === section).map((each) => each.line),
    })),
    total: lines.length,
  };
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The hour and the day of the week that a person's clock shows; an unknown zone reads as universal time. */
function localTime(now: Instant, zone: string): { hour: number; weekend: boolean } {
  const parts = formatter(zone).formatToParts(new Date(now));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return { hour: Number(part('hour')), weekend: ['Sat', 'Sun'].includes(part('weekday')) };
}

function formatter(zone: string): Intl.DateTimeFormat {
  const options = { hour: '2-digit', weekday: 'short', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  }
}

/**
 * Whether a report is due: the clock of the person's zone shows one of the chosen hours, on a day that counts.
 *
 * It is due during the whole hour, so that a late tick misses nothing; `last` says what was sent already. Where a clock goes
 * back an hour strikes twice and the report comes once; where it goes forward over a chosen hour, the report comes the hour after.
 * @param zone the person's zone, such as `Europe/Paris`
 * @param last when this report was last sent, or null
 */
export function digestDue(preference: DigestPreference, zone: string, now: Instant, last: Instant | null): boolean {
  if (preference.suspended || preference.sections.length === 0) return false;
  const local = localTime(now, zone);
  if (local.weekend && !preference.weekends) return false;
  if (!preference.hours.some((hour) => strikes(hour, local.hour, now, zone))) return false;
  return last === null || elapsed(last, now) >= 2 * HOUR || !sameHour(last, now, zone);
}

/** Whether this is the hour, or the one after an hour that the clock left out. */
function strikes(hour: number, shown: number, now: Instant, zone: string): boolean {
  if (shown === hour) return true;
  const anHourAgo = localTime(new Date(Date.parse(now) - HOUR).toISOString(), zone).hour;
  return shown === (hour + 1) % 24 && anHourAgo === (hour + 23) % 24;
}

function sameHour(one: Instant, other: Instant, zone: string): boolean {
  return localTime(one, zone).hour === localTime(other, zone).hour;
}
