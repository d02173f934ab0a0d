/**
 * A desk's archive: one file of JSON with the desk's document, its people, what they keep and choose, and its tickets by their
 * histories. It knows nothing of where a desk is kept: what is derived is derived again, counters go on from where it is brought.
 */
import type { Desk } from './desk.ts';
import { evolve } from './evolve.ts';
import type { TicketEvent } from './events.ts';
import type { Issue } from './fields.ts';
import type { ArchivedEvent, ArchivedTicket } from './schemas/archive.ts';
import { isRank } from './rank.ts';
import type { Ticket } from './ticket.ts';

export type { Beside } from './schemas/archive-beside.ts';
export type { ArchivedEvent, ArchivedFile, ArchivedTicket, ArchiveFrame } from './schemas/archive.ts';

/** What every archive says that it is. */
export const ARCHIVE_FORMAT = 'guichet-desk';

/** Raised when an archive says something that this one could not. */
export const ARCHIVE_VERSION = 1;

/** Most entries of one list of an archive. */
export const MOST_IN_ARCHIVE = 1_000_000;

/** How much there is of what an archive holds. */
export interface ArchiveCounts {
  readonly people: number;
  readonly views: number;
  readonly preferences: number;
  readonly marks: number;
  readonly tickets: number;
  readonly events: number;
  readonly files: number;
}

/** What something long is at. */
export type LongStep = 'reading' | 'checking' | 'writing';

/** Where an archive is brought in: another code than its own, and other ids where its own are taken. */
export interface Recoding {
  /** The desk's code in the archive, and here. */
  readonly from: string;
  readonly to: string;
  /** Other ids of tickets and files, by those of the archive; the others stay. */
  readonly ids: ReadonlyMap<string, string>;
}

/** The same value with other ids, keys of records too. */
export function withIds<Value>(value: Value, ids: ReadonlyMap<string, string>): Value {
  const walk = (each: unknown): unknown => {
    if (typeof each === 'string') return ids.get(each) ?? each;
    if (Array.isArray(each)) return each.map(walk);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [ids.get(key) ?? key, walk(inner)]));
  };
  return ids.size === 0 ? value : (walk(value) as Value);
}

/** An archived event as one of the desk that it is brought to. */
export function recoded(event: ArchivedEvent, { from, to, ids }: Recoding): TicketEvent {
  const { set, was, filed, ...rest } = withIds(event, ids);
  const at = <Part extends { readonly desk?: string | undefined }>(part: Part): Part =>
    part.desk === from ? { ...part, desk: to } : part;
  return { ...rest, desk: to, set: at(set), was: at(was), ...(filed === undefined ? {} : { filed: at(filed) }) } as TicketEvent;
}

/** What a history makes of its ticket, or what is wrong with it, by its place. */
export interface Replayed {
  readonly ticket: Ticket | null;
  readonly issues: readonly Issue[];
}

/**
 * Whether a history is one: it begins with its filing, is about one ticket, files it once, and ends on the desk, under a number.
 * What each event is has been checked before; clocks of several machines may disagree, so that time may go back a little.
 */
export function replayed({ events, files = [] }: ArchivedTicket, code: Desk['id']): Replayed {
  const issues: Issue[] = [];
  const wrong = (path: string, what: string): void => void issues.push({ path, code: what });
  const first = events[0];
  if (first?.filed === undefined) return { ticket: null, issues: [{ path: 'events.0', code: 'no-filing' }] };
  let ticket: Ticket | null = null;
  for (const [at, event] of events.entries()) {
    const path = `events.${at}`;
    if (event.ticket !== first.ticket || (event.filed !== undefined && event.filed.id !== first.ticket))
      wrong(`${path}.ticket`, 'another-ticket');
    if (at > 0 && event.filed !== undefined) wrong(`${path}.filed`, 'filed-twice');
    ticket = evolve(ticket, { ...event, desk: code } as TicketEvent);
  }
  if (ticket === null || ticket.desk !== code) wrong('events', 'another-desk');
  if (ticket !== null && ticket.number === null) wrong('events', 'no-number');
  if (ticket !== null && ticket.rank !== null && !isRank(ticket.rank)) wrong('events', 'not-a-rank');
  const named = new Set((ticket?.files ?? []).map(({ id }) => id));
  for (const [at, file] of files.entries()) if (!named.has(file.id)) wrong(`files.${at}`, 'unknown-file');
  return { ticket, issues };
}
