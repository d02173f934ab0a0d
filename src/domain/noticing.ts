/**
 * What one person's bell holds of what happened on a desk (domain §5, channels): one notice a batch, by the very rules that say
 * who hears (`audience.ts`), and only as long as they may read what it tells.
 */
import { audience, type Reason } from './audience.ts';
import type { Desk } from './desk.ts';
import type { StoredEvent } from './events.ts';
import { replay } from './evolve.ts';
import type { Happening } from './happening.ts';
import type { Preferences } from './monitoring.ts';
import { PAGE_CHANNELS, type PageChannel } from './page-channels.ts';
import type { Person } from './people.ts';
import type { Ticket } from './ticket.ts';
import type { Instant, Scope } from './values.ts';
import { reads, readableScopes, relationsTo } from './visibility.ts';

/** Most notices kept for one person on one desk: the oldest go first. */
export const MOST_NOTICES = 300;
/** Whoever was away is told of so many last events at most: a log that an import made longer is not gone through. */
export const MOST_EVENTS = 3000;
/** Whoever comes for the first time is told of so many last events at most, and of so many days. */
export const FIRST_EVENTS = 1000;
export const FIRST_DAYS = 30;

/** One notice as it is kept: it names what happened and holds no word of it, so that nothing is left where that is erased. */
export interface KeptNotice {
  /** Place of the event that it tells of in the desk's counter; a person has one notice of it at most. */
  readonly sequence: number;
  readonly ticket: string;
  readonly at: Instant;
  /** Who may read what it tells. */
  readonly scope: Scope;
  readonly reason: Reason;
  readonly channels: readonly PageChannel[];
  /** Another ticket that it names: who may no longer read that one is told nothing. */
  readonly other?: string | undefined;
  /** What the person said of it by hand; absent: read once the ticket was. */
  readonly read?: boolean | undefined;
}

/** Events in the order of the desk's counter, batch by batch: all of one batch have one instant, and no other batch has it. */
export function batchesOf(events: readonly StoredEvent[]): StoredEvent[][] {
  const batches: StoredEvent[][] = [];
  for (const event of events) {
    const last = batches.at(-1);
    if (last?.[0]?.at === event.at) last.push(event);
    else batches.push([event]);
  }
  return batches;
}

/** Whether a batch is somebody's own and nobody else's: they never hear of it in a page. */
export function isOwn(batch: readonly StoredEvent[], person: Person): boolean {
  return batch.some(({ actor }) => actor.type === 'person' && actor.id === person.id);
}

/**
 * What a batch did, with its tickets as they were before it.
 * @param histories whole histories of its tickets, by id, in order
 */
export function happeningOf(batch: readonly StoredEvent[], histories: ReadonlyMap<string, readonly StoredEvent[]>): Happening {
  const before: Record<string, Ticket> = {};
  for (const [id, events] of Map.groupBy(batch, (event) => event.ticket)) {
    const [first] = events;
    if (first === undefined || first.filed !== undefined) continue;
    before[id] = replay((histories.get(id) ?? []).filter(({ version }) => version < first.version));
  }
  return { events: batch, before };
}

/** Why one person hears of a batch in a page, of which ticket, and how; undefined where they do not. */
export function heardOf(
  happening: Happening,
  person: Person,
  desk: Desk,
  preferences: Preferences,
): Pick<KeptNotice, 'ticket' | 'reason' | 'channels'> | undefined {
  const notices = audience(happening, desk, { [person.id]: person }, { [person.id]: preferences });
  const channels = PAGE_CHANNELS.filter((channel) => notices.some((notice) => notice.channel === channel));
  const [first] = notices;
  return first === undefined || channels.length === 0 ? undefined : { ticket: first.ticket, reason: first.reason, channels };
}

/**
 * Whether somebody is told of the end of a problem that they said they have too, and of nothing else of it: its ticket is not theirs to
 * read (domain §8: known problems are public).
 */
export function isToldTheEnd({ reason }: Pick<KeptNotice, 'reason'>, ticket: Ticket, person: Person, desk: Desk): boolean {
  if (reason !== 'affected' || ticket.erased || person.suspended === true) return false;
  return ticket.affected?.includes(person.id) === true && !reads(person, ticket, desk);
}

/** Whether somebody may still be told of something: they read the ticket, and what happened there; and it was not erased. */
export function mayStillRead(notice: Pick<KeptNotice, 'scope' | 'reason'>, ticket: Ticket, person: Person, desk: Desk): boolean {
  if (isToldTheEnd(notice, ticket, person, desk)) return true;
  if (ticket.erased || !reads(person, ticket, desk)) return false;
  return readableScopes(relationsTo(ticket, person, desk)).includes(notice.scope);
}

/** Whether a notice is read: as its person said, else once they have read the ticket up to there. */
export function isRead({ read, at }: KeptNotice, ticketReadAt: Instant | undefined): boolean {
  return read ?? (ticketReadAt !== undefined && ticketReadAt >= at);
}

/** Notices with others added, newest last: each once, and no more nor older ones than are kept. @param since older ones go */
export function keptWith(kept: readonly KeptNotice[], added: readonly KeptNotice[], since: Instant): KeptNotice[] {
  const known = new Set(kept.map(({ sequence }) => sequence));
  return [...kept, ...added.filter(({ sequence }) => !known.has(sequence))]
    .filter(({ at }) => at >= since)
    .sort((one, other) => one.sequence - other.sequence)
    .slice(-MOST_NOTICES);
}
