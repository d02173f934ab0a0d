/**
 * What one person wrote at one desk and nobody has confirmed yet: a value, and what may become of it. Pure: every tab of that
 * person changes the same shelf, each time in one transaction of its own.
 */
import type { Command } from '../../domain/commands.ts';
import type { Attachment } from '../../domain/ticket.ts';
import type { Parcel, Trouble } from '../on-its-way.ts';

/** Who sends: one tab at a time, as long as its beat goes on. */
export interface Lease {
  readonly tab: string;
  /** Another one each time somebody takes the lease. */
  readonly term: number;
  readonly beat: number;
}

export interface Shelf {
  /** Another one after everything was wiped; empty where the browser holds nothing. */
  readonly generation: string;
  /** The last turn that was given. */
  readonly last: number;
  /** The last term that was given. */
  readonly term: number;
  readonly lease: Lease | null;
  /** In their turns. */
  readonly parcels: readonly Parcel[];
}

export const EMPTY: Shelf = { generation: '', last: 0, term: 0, lease: null, parcels: [] };

/** Longest that something waits, in milliseconds: seven days. After that it comes back to whoever wrote it, and is not sent by itself. */
export const LONGEST_WAIT = 7 * 24 * 3600 * 1000;

/** Tickets that a batch makes, changes or names. Into which ticket an `unmerge` goes back is not known here. */
export function ticketsOf(batch: readonly Command[]): readonly string[] {
  const named = batch.flatMap((command) => {
    if (command.do === 'split') return [command.ticket, command.new];
    if (command.do === 'merge') return [command.ticket, command.into];
    if (command.do === 'link' || command.do === 'unlink') return [command.ticket, command.to];
    return [command.ticket];
  });
  return [...new Set(named)];
}

/** Files that a batch names. */
export function filesOf(batch: readonly Command[]): readonly Attachment[] {
  return batch.flatMap((command) => [
    ...('files' in command ? (command.files ?? []) : []),
    ...('comment' in command ? (command.comment?.files ?? []) : []),
    ...('solution' in command ? (command.solution?.files ?? []) : []),
  ]);
}

/** Tickets that are there only once a batch is done. */
function madeBy({ batch }: Parcel): readonly string[] {
  return batch.flatMap((command) => (command.do === 'file' ? [command.ticket] : command.do === 'split' ? [command.new] : []));
}

/** Whether two parcels have a ticket in common. */
export const meets = (one: readonly string[], other: readonly string[]): boolean => one.some((ticket) => other.includes(ticket));

/**
 * Puts a batch behind all others; one that is there already stays where it is. What speaks of a ticket whose making came back
 * stays beside it: both go together, once their writer says so.
 */
export function added(shelf: Shelf, batch: readonly Command[], at: number): Shelf {
  const id = batch[0]?.id ?? '';
  if (shelf.parcels.some((parcel) => parcel.id === id)) return shelf;
  const turn = shelf.last + 1;
  const tickets = ticketsOf(batch);
  const missing = returned(shelf).find((parcel) => meets(madeBy(parcel), tickets));
  const trouble: Trouble | null = missing === undefined ? null : { kind: 'follows', of: missing.id };
  return { ...shelf, last: turn, parcels: [...shelf.parcels, { id, batch, tickets, turn, at, trouble }] };
}

/** What waits to be sent, in order. */
export const waiting = (shelf: Shelf): readonly Parcel[] => shelf.parcels.filter(({ trouble }) => trouble === null);

/** What came back to whoever wrote it, in order. */
export const returned = (shelf: Shelf): readonly Parcel[] => shelf.parcels.filter(({ trouble }) => trouble !== null);

/**
 * What is to be sent now: the first whose tickets no earlier one still waits for.
 * @param late what is not to be sent yet
 */
export function next(shelf: Shelf, late: ReadonlySet<string>): Parcel | undefined {
  const before: string[] = [];
  for (const parcel of waiting(shelf)) {
    if (!late.has(parcel.id) && !meets(parcel.tickets, before)) return parcel;
    before.push(...parcel.tickets);
  }
  return undefined;
}

/** Gives the lease to a tab, with a term that nobody had. */
export function taken(shelf: Shelf, tab: string): Shelf {
  const term = shelf.term + 1;
  return { ...shelf, term, lease: { tab, term, beat: 0 } };
}

/** Whether a tab still has the lease that it took. */
export const holds = (shelf: Shelf, term: number): boolean => shelf.lease !== null && shelf.lease.term === term;

/** Says that whoever holds the lease is alive. */
export function beaten(shelf: Shelf): Shelf {
  return shelf.lease === null ? shelf : { ...shelf, lease: { ...shelf.lease, beat: shelf.lease.beat + 1 } };
}

/** Gives the lease up; another tab's stays. */
export function released(shelf: Shelf, term: number): Shelf {
  return holds(shelf, term) ? { ...shelf, lease: null } : shelf;
}

/** Takes away what was done, or what its writer gave up. */
export function without(shelf: Shelf, id: string): Shelf {
  return { ...shelf, parcels: shelf.parcels.filter((parcel) => parcel.id !== id) };
}

function withTrouble(shelf: Shelf, ids: ReadonlySet<string>, trouble: (parcel: Parcel) => Trouble | null): Shelf {
  return {
    ...shelf,
    parcels: shelf.parcels.map((parcel) => (ids.has(parcel.id) ? { ...parcel, trouble: trouble(parcel) } : parcel)),
  };
}

/** Those of some parcels that cannot be done without a parcel: they speak of what it was to make, however far down. */
function following(parcels: readonly Parcel[], first: Parcel): ReadonlySet<string> {
  const missing = [...madeBy(first)];
  const ids = new Set<string>();
  for (const parcel of parcels) {
    if (parcel.turn <= first.turn || !meets(parcel.tickets, missing)) continue;
    ids.add(parcel.id);
    missing.push(...madeBy(parcel));
  }
  return ids;
}

/** Gives a parcel back to whoever wrote it, and with it what was to follow on the ticket that it does not make. */
export function refused(shelf: Shelf, id: string, trouble: Trouble): Shelf {
  const parcel = waiting(shelf).find((each) => each.id === id);
  if (parcel === undefined) return shelf;
  const after = following(waiting(shelf), parcel);
  return withTrouble(
    withTrouble(shelf, after, () => ({ kind: 'follows', of: id })),
    new Set([id]),
    () => trouble,
  );
}

/** Lets a parcel wait again, in its turn, and with it what came back because it did. */
export function retried(shelf: Shelf, id: string, at: number): Shelf {
  const again = new Set([id]);
  for (const { id: each, trouble } of shelf.parcels) if (trouble?.kind === 'follows' && again.has(trouble.of)) again.add(each);
  const waits = withTrouble(shelf, again, () => null);
  return { ...waits, parcels: waits.parcels.map((parcel) => (again.has(parcel.id) ? { ...parcel, at } : parcel)) };
}

/**
 * Lets what came back wait again with other words, in its turn; what came back because it did goes with it. What was refused as it
 * was has another identity now: the first one may be known for what it said then.
 */
export function rewritten(shelf: Shelf, id: string, batch: readonly Command[], at: number): Shelf {
  const to = batch[0]?.id ?? '';
  const isFree = returned(shelf).some((parcel) => parcel.id === id) && !shelf.parcels.some((parcel) => parcel.id === to);
  if (!isFree) return shelf;
  const parcels = shelf.parcels.map((parcel): Parcel => {
    if (parcel.id === id) return { ...parcel, id: to, batch, tickets: ticketsOf(batch) };
    const { trouble } = parcel;
    return trouble?.kind === 'follows' && trouble.of === id ? { ...parcel, trouble: { kind: 'follows', of: to } } : parcel;
  });
  return retried({ ...shelf, parcels }, to, at);
}

/**
 * Takes away what was done. It may have come back meanwhile, refused to another tab that sent it too: what came back with it then
 * waits again, since what it speaks of is there.
 */
export function done(shelf: Shelf, id: string, at: number): Shelf {
  return without(retried(shelf, id, at), id);
}

/** Nothing of whoever wrote is left, and whatever they have open still finds another shelf than theirs. */
export function wiped(shelf: Shelf, generation: string): Shelf {
  return { ...shelf, generation, lease: null, parcels: [] };
}

/** Gives back what has waited too long. */
export function aged(shelf: Shelf, now: number): Shelf {
  return waiting(shelf)
    .filter(({ at }) => now - at > LONGEST_WAIT)
    .reduce((older, { id }) => refused(older, id, { kind: 'too-old' }), shelf);
}
