/** One batch while it is being decided: what it has changed so far lies over what is kept, and rules are asked on both. */
import type { Command } from '../../domain/commands.ts';
import { ALONE } from '../../domain/decide.ts';
import type { Around, Context, Needs } from '../../domain/decide.ts';
import type { Desk, DeskInput } from '../../domain/desk.ts';
import type { Actor, StoredEvent, TicketEvent } from '../../domain/events.ts';
import { evolve } from '../../domain/evolve.ts';
import type { People, Person } from '../../domain/people.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Instant, PersonId } from '../../domain/values.ts';
import { Unavailable } from '../backend.ts';
import type { DeskRecord, FileRecord, Writing } from './store.ts';

/** Who gives a batch. */
export interface Giver {
  readonly actor: Actor;
  /** Present exactly when a person gives it. */
  readonly person?: Person | undefined;
  /** A problem that he may say he has too, by a known problem that he reads. */
  readonly vouched?: string | undefined;
}

/** What a writing needs besides what is kept. */
export interface Surroundings {
  /** The desk the batch is given at. */
  readonly desk: string;
  /** A desk's document as it is in force on this page. */
  readonly inForce: (record: DeskRecord) => Desk;
  /** Settings of this desk that the page puts above its document. */
  readonly fixed: Partial<DeskInput>;
  readonly clock: () => Instant;
}

/** What a batch has come to so far. */
export class Draft {
  readonly tx: Writing;
  readonly around: Surroundings;
  readonly giver: Giver;
  readonly desks = new Map<string, DeskRecord>();
  readonly tickets = new Map<string, Ticket>();
  readonly events: StoredEvent[] = [];
  readonly touched = new Set<string>();
  readonly files = new Map<string, FileRecord>();
  /** People read so far, by id; whoever gives the batch as they are present. */
  readonly #people: Record<PersonId, Person> = {};
  readonly #asked = new Set<PersonId>();
  at: Instant = '';

  constructor(tx: Writing, around: Surroundings, giver: Giver) {
    this.tx = tx;
    this.around = around;
    this.giver = giver;
  }

  /** People of the desk, as far as they are known: these, and whoever was asked for before. */
  async know(ids: readonly PersonId[]): Promise<People> {
    const { person } = this.giver;
    if (person !== undefined) {
      this.#asked.add(person.id);
      this.#people[person.id] = person;
    }
    const fresh = ids.filter((id) => !this.#asked.has(id));
    if (fresh.length > 0) {
      for (const { id, person: found } of await this.tx.persons(this.around.desk, fresh)) this.#people[id] = found;
      for (const id of fresh) this.#asked.add(id);
    }
    return this.#people;
  }

  async desk(id: string): Promise<DeskRecord | undefined> {
    return this.desks.get(id) ?? (await this.tx.desk(id));
  }

  async ticket(id: string): Promise<Ticket | undefined> {
    return this.tickets.get(id) ?? (await this.tx.ticket(id));
  }

  /** The place of a ticket in the order of the desk's stack, as this batch has left it; itself left out. */
  async stack(desk: string): Promise<Ticket[]> {
    const ids = new Set([...(await this.tx.stack(desk)), ...this.tickets.keys()]);
    const tickets: Ticket[] = [];
    for (const id of ids) {
      const ticket = await this.ticket(id);
      if (ticket !== undefined && ticket.desk === desk && ticket.rank !== null) tickets.push(ticket);
    }
    return tickets.sort((one, other) => order(one.rank ?? '', other.rank ?? '') || order(one.id, other.id));
  }

  /** First and last rank of a desk's stack. */
  async ends(desk: string): Promise<Pick<Around, 'top' | 'bottom'>> {
    const kept = await Promise.all((await this.tx.ends(desk)).map((id) => this.tx.ticket(id)));
    const ranks = [...kept, ...this.tickets.values()]
      .flatMap((ticket) => (ticket === undefined || ticket.desk !== desk || ticket.rank === null ? [] : [ticket.rank]))
      .sort(order);
    return { top: ranks[0] ?? null, bottom: ranks.at(-1) ?? null };
  }

  /** How many tickets of a desk's stack a person has to handle, as this batch has left them. */
  async load(desk: string, person: PersonId): Promise<number> {
    const counts = (ticket: Ticket | undefined): number =>
      ticket !== undefined && ticket.desk === desk && ticket.rank !== null && ticket.assignee === person ? 1 : 0;
    let load = await this.tx.load(desk, person);
    for (const ticket of this.tickets.values()) load += counts(ticket) - counts(await this.tx.ticket(ticket.id));
    return load;
  }

  /** Puts what an event did to a desk's counter and to its ticket. */
  async record(event: TicketEvent, desk: string): Promise<void> {
    const record = await this.desk(desk);
    if (record === undefined) throw new Unavailable('evicted');
    const ticket = evolve((await this.ticket(event.ticket)) ?? null, event);
    const sequence = record.sequence + 1;
    const number = ticket.desk === desk && ticket.number !== null ? Math.max(record.number, ticket.number) : record.number;
    this.desks.set(desk, { ...record, sequence, number, at: this.at });
    this.tickets.set(ticket.id, ticket);
    this.touched.add(ticket.id);
    this.events.push({ ...event, desk, sequence, version: ticket.version });
  }
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Between which two a ticket goes that is moved in the stack; null when it is there already. */
function slotFor(stack: readonly Ticket[], id: string, to: NonNullable<Needs['slot']>): Around['slot'] {
  const from = stack.findIndex((ticket) => ticket.id === id);
  if (from < 0) return undefined;
  const last = stack.length - 1;
  const index = Math.min(
    last,
    Math.max(0, to === 'top' ? 0 : to === 'bottom' ? last : to === 'up' ? from - 1 : to === 'down' ? from + 1 : to - 1),
  );
  if (index === from) return null;
  const others = stack.filter((ticket) => ticket.id !== id);
  return { before: others[index - 1]?.rank ?? null, after: others[index]?.rank ?? null };
}

/** Ids that can be reached from a ticket by depends-on. */
async function reachable(draft: Draft, from: Ticket | undefined): Promise<string[]> {
  const seen = new Set<string>();
  const left = from === undefined ? [] : [from];
  for (let ticket = left.pop(); ticket !== undefined; ticket = left.pop()) {
    for (const { type, ticket: id } of ticket.links) {
      if (type !== 'depends-on' || seen.has(id)) continue;
      seen.add(id);
      const next = await draft.ticket(id);
      if (next !== undefined) left.push(next);
    }
  }
  return [...seen];
}

/** What is around a ticket, as far as a command needs it. */
export async function aroundOf(
  draft: Draft,
  wanted: Needs,
  command: Command,
  other: Ticket | undefined,
  record: DeskRecord,
): Promise<Around> {
  const { desk } = draft.around;
  const load: Record<string, number> = {};
  for (const person of wanted.turns) load[person] = await draft.load(desk, person);
  return {
    ...ALONE,
    ...(await draft.ends(desk)),
    ...(wanted.slot === null ? {} : { slot: slotFor(await draft.stack(desk), command.ticket, wanted.slot) }),
    load,
    turns: record.turns,
    reachable: wanted.reachable ? await reachable(draft, other) : [],
  };
}

/** The sub-desk of a distribute, if the same place keeps it. */
export async function targetOf(draft: Draft, id: string): Promise<Context['target']> {
  const record = await draft.desk(id);
  if (record === undefined) return undefined;
  return { desk: draft.around.inForce(record), number: record.number + 1, ...(await draft.ends(id)) };
}
