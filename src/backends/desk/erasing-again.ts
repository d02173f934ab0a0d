/**
 * A desk that comes back from a backup: it begins a life of its own, so that whoever still has a page of the one before reads all anew,
 * and what was erased after the backup was made is erased again before anybody can read it.
 */
import { evolve } from '../../domain/evolve.ts';
import type { Patch, StoredEvent, TicketEvent } from '../../domain/events.ts';
import { goingEvent } from '../../domain/retention.ts';
import type { Desk } from '../../domain/desk.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { PersonInput } from '../../domain/people.ts';
import { freshId } from '../backend.ts';
import type { Patience } from '../archive.ts';
import type { Surroundings } from './batch.ts';
import { erasePerson, waitingFor } from './erasing-person.ts';
import type { ErasedPerson, ErasedTicket, Erasure } from './erasures.ts';
import { eraseHistory } from './erasing.ts';
import { forgotten } from './forgotten.ts';
import { rowFor, termsFor } from './indexing.ts';
import type { DeskLists } from './lists.ts';
import { nextInstant } from './present.ts';
import { forgetFiles } from './retaining.ts';
import { Room } from './room.ts';
import { welcome } from './seeding.ts';
import type { DeskRecord, Store } from './store.ts';

/** What was erased again. */
export interface ErasedAgain {
  readonly people: number;
  readonly tickets: number;
  /** Active tickets that wait for somebody who is no more: somebody else has to be given them. */
  readonly waiting: number;
}

/** A desk that came back, and what erasing on it needs. */
export interface CameBack {
  readonly store: Store;
  readonly around: Surroundings;
  readonly lists: DeskLists;
  /** Who operates, and in whose name it is done. */
  readonly operator: PersonInput;
}

/** Whether something was erased after a desk was as it is: later in the same life, or in one that this one does not come from. */
function isLater({ life, sequence }: ErasedPerson, record: DeskRecord): boolean {
  return life === record.generation ? sequence > record.sequence : record.lives?.includes(life) !== true;
}

/** The event by which a ticket loses again what it had lost; null where it has nothing of that any more. */
function eventOf(
  ticket: Ticket,
  { files }: ErasedTicket,
  desk: Desk,
  by: Pick<TicketEvent, 'at' | 'actor' | 'command'>,
): TicketEvent | null {
  if (ticket.erased) return null;
  if (files === undefined) return goingEvent(ticket, desk, 'texts', by);
  const drops = ticket.files.filter(({ id }) => files.includes(id)).map(({ id }) => id);
  if (drops.length === 0) return null;
  const named = new Set(desk.fields.filter(({ type }) => type === 'file').map(({ code }) => code));
  const fields = Object.fromEntries(
    Object.entries(ticket.fields).map(([code, value]) => [
      code,
      named.has(code) && Array.isArray(value) ? value.filter((each) => !drops.includes(String(each))) : value,
    ]),
  );
  const [set, was] = [{ fields }, { fields: ticket.fields }] as readonly [Patch, Patch];
  return { ...by, ticket: ticket.id, desk: desk.id, act: 'let-go', scope: 'public', set, was, drops };
}

/** Erases a ticket's texts or files again. @returns whether there was anything of them */
async function ticketAgain(room: Room, erased: ErasedTicket): Promise<boolean> {
  return room.write('retention', async (tx, { record, person, desk, now }) => {
    const ticket = await tx.ticket(erased.ticket);
    if (ticket?.desk !== record.id) return false;
    const at = nextInstant(record.at, now);
    const event = eventOf(ticket, erased, desk, { at, actor: { type: 'person', id: person.id }, command: freshId() });
    if (event === null) return false;
    const sequence = record.sequence + 1;
    const after = evolve(ticket, event);
    const stored: StoredEvent = { ...event, sequence, version: after.version };
    const history = [...(await tx.events(ticket.id)), stored];
    if (event.drops !== undefined) await forgetFiles(tx, event.drops, ticket.id);
    const isWhole = event.act === 'erase';
    const { ticket: kept, events } = isWhole ? await eraseHistory(tx, after, history) : { ticket: after, events: history };
    if (!isWhole) tx.put('events', stored);
    const names = new Map((await tx.people(desk.id)).map((each) => [each.id, each.person.name]));
    tx.put('tickets', kept);
    tx.put(
      'rows',
      rowFor(kept, desk, (each) => names.get(each) ?? each),
    );
    tx.put('terms', termsFor(kept, events, desk));
    tx.put('desks', { ...record, sequence, at });
    return true;
  });
}

/** Erases again what of a desk was erased after it was as it is now. @throws the signal's reason */
async function eraseAgain(
  { store, around, lists, operator }: CameBack,
  erasures: readonly Erasure[],
  patience: Patience,
): Promise<ErasedAgain> {
  const looked = await store.read(async (tx) => {
    const record = await tx.desk(around.desk);
    const people = record === undefined ? [] : await tx.people(around.desk);
    return record === undefined ? undefined : { record, people };
  });
  if (looked === undefined) return { people: 0, tickets: 0, waiting: 0 };
  const { record, people } = looked;
  const marks = new Set(
    erasures.flatMap((each) => ('person' in each && each.desk === record.id && isLater(each, record) ? [each.person] : [])),
  );
  const gone = people.filter(({ id }) => marks.has(forgotten(record, id)));
  const tickets = erasures.flatMap((each) => ('ticket' in each ? [each] : []));
  if (gone.length + tickets.length === 0) return { people: 0, tickets: 0, waiting: 0 };
  const room = await store.write(async (tx) => {
    const kept = (await tx.desk(record.id)) ?? record;
    const person = await welcome(tx, kept, around.inForce(kept), operator);
    return new Room({ store, around, lists, person, record: (await tx.desk(record.id)) ?? kept });
  });
  let waiting = 0;
  for (const { id } of gone) {
    waiting += await room.read('erasePerson', (tx, { desk }) => waitingFor(tx, id, desk));
    await erasePerson(room, id, { ...patience, again: true });
  }
  let done = 0;
  for (const each of tickets) if (await ticketAgain(room, each)) done += 1;
  return { people: gone.length, tickets: done, waiting };
}

/** Gives a desk that came back a life of its own, after what was erased meanwhile is erased again. @throws the signal's reason */
export async function comeBackFrom(back: CameBack, erasures: readonly Erasure[], patience: Patience = {}): Promise<ErasedAgain> {
  const again = await eraseAgain(back, erasures, patience);
  await back.store.write(async (tx) => {
    const record = await tx.desk(back.around.desk);
    if (record === undefined) return;
    const lives = [...(record.lives ?? []), record.generation];
    tx.put('desks', { ...record, generation: freshId(), lives, derived: record.derived + 1 });
  });
  return again;
}
