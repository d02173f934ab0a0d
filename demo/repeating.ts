/**
 * As many tickets as a large school leaves behind, without telling each from its beginning: a few years of it are told by the
 * rules (see `generator.ts`), then its short, ended tickets happen again on other days, to other people. What is repeated is what
 * the rules accepted, word for word: only who asks, when, and what identifies it are others.
 */
import type { Desk } from '../src/domain/desk.ts';
import { agenda } from '../src/domain/due.ts';
import type { TicketEvent } from '../src/domain/events.ts';
import type { Person } from '../src/domain/people.ts';
import { DAY } from '../src/domain/values.ts';
import { isStaff } from '../src/domain/visibility.ts';
import { REACH, generate } from './generator.ts';
import type { GenerateOptions, History } from './generator.ts';
import { random } from './random.ts';
import type { Random } from './random.ts';

/** Tickets that the rules tell; what is asked beyond them is repeated. */
export const TOLD = 2000;

/** Longer lives are told once: they would fill the browser's disk. */
const MOST_EVENTS = 7;

/** Days go by whole weeks, so that offices stay closed at night and on Sundays. */
const WEEK = 7 * DAY;

const IDENTITY = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u;

/** A history to come: which one, how much earlier or later, and whose. */
interface Planned {
  readonly history: History;
  /** Milliseconds that are added to each instant. */
  readonly shift: number;
  readonly filedAt: number;
  readonly isRepeated: boolean;
}

export type Told = Pick<History, 'events' | 'files'>;

/** Whether it can happen again: over, with nothing left to do by itself, and short. */
function isRepeatable({ ticket, events, files }: History, desk: Desk): boolean {
  return (
    ticket.facts.closedAt !== null &&
    ticket.rank === null &&
    files.length === 0 &&
    events.length <= MOST_EVENTS &&
    agenda(ticket, desk).length === 0
  );
}

function planOf(told: readonly History[], desk: Desk, { count, now }: GenerateOptions, draw: Random): Planned[] {
  const filed = (history: History): number => Date.parse(history.ticket.facts.filedAt);
  const planned: Planned[] = told.map((history) => ({ history, shift: 0, filedAt: filed(history), isRepeated: false }));
  const repeatable = told.filter((history) => isRepeatable(history, desk));
  if (repeatable.length === 0) return planned;
  const end = Date.parse(now);
  while (planned.length < count) {
    const history = draw.pick(repeatable);
    const filedAt = filed(history);
    const last = Date.parse(history.events.at(-1)?.at ?? now);
    const earliest = Math.ceil((end - REACH - filedAt) / WEEK);
    const latest = Math.floor((end - last) / WEEK);
    const shift = draw.whole(Math.min(earliest, latest), latest) * WEEK;
    planned.push({ history, shift, filedAt: filedAt + shift, isRepeated: true });
  }
  return planned.sort((one, other) => one.filedAt - other.filedAt);
}

/** Somebody like the requester, who has no part in the ticket yet. */
function another(requester: string, { ticket }: History, others: readonly Person[], draw: Random): string {
  const affiliation = others.find((person) => person.id === requester)?.affiliation;
  const alike = others.filter(
    ({ id, affiliation: theirs }) =>
      theirs === affiliation && ![...ticket.observers, ...ticket.watchers, ticket.filer].includes(id),
  );
  return alike.length === 0 ? requester : draw.pick(alike).id;
}

/** The same events with other identities, instants and number. */
function again({ history, shift }: Planned, number: number, whose: string, draw: Random): TicketEvent[] {
  const renamed = new Map([[history.ticket.requester, whose]]);
  const renewed = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const known = renamed.get(value);
      if (known !== undefined) return known;
      if (INSTANT.test(value)) return new Date(Date.parse(value) + shift).toISOString();
      if (!IDENTITY.test(value)) return value;
      const fresh = draw.id();
      renamed.set(value, fresh);
      return fresh;
    }
    if (Array.isArray(value)) return value.map(renewed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, renewed(each)]));
  };
  return history.events.map((event) => numbered(renewed(event) as TicketEvent, number));
}

function numbered(event: TicketEvent, number: number): TicketEvent {
  return event.filed === undefined ? event : { ...event, filed: { ...event.filed, number } };
}

export interface RepeatOptions {
  /** Stops what is told; nothing is given then. */
  readonly signal?: AbortSignal | undefined;
  /** Told how many of those that the rules tell are ready: nothing is given before they all are. */
  readonly onTold?: ((done: number) => void) | undefined;
}

/**
 * Histories of tickets, oldest filing first, each number one more than the last.
 * @throws {Error} a tale that the rules refuse: a fault of the generator
 */
export async function* repeat(
  desk: Desk,
  people: readonly Person[],
  options: GenerateOptions,
  { signal, onTold }: RepeatOptions = {},
): AsyncGenerator<Told, void, undefined> {
  const told: History[] = [];
  for await (const history of generate(desk, people, { ...options, count: Math.min(TOLD, options.count) })) {
    if (signal?.aborted === true) return;
    told.push(history);
    onTold?.(told.length);
  }
  const draw = random(options.seed + 1);
  const others = people.filter((person) => !isStaff(person, desk));
  const first = options.after?.number ?? 1;
  for (const [index, planned] of planOf(told, desk, options, draw).entries()) {
    const { history, isRepeated } = planned;
    const number = first + index;
    yield isRepeated
      ? { events: again(planned, number, another(history.ticket.requester, history, others, draw), draw), files: [] }
      : { events: history.events.map((event) => numbered(event, number)), files: history.files };
  }
}
