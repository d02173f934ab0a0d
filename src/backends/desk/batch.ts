/**
 * A batch, inside one writing: read what decides, decide, stamp, put. The rules are the domain's; this only feeds them and
 * keeps what they say.
 */
import { ALONE, decide, isRefusal, needs } from '../../domain/decide.ts';
import type { Around, Context, Needs } from '../../domain/decide.ts';
import type { Command } from '../../domain/commands.ts';
import type { Desk } from '../../domain/desk.ts';
import { derivedId } from '../../domain/due.ts';
import type { Actor, StoredEvent, TicketEvent } from '../../domain/events.ts';
import { evolve } from '../../domain/evolve.ts';
import type { People, Person } from '../../domain/people.ts';
import type { Attachment, Ticket } from '../../domain/ticket.ts';
import { later } from '../../domain/values.ts';
import type { Instant } from '../../domain/values.ts';
import { Conflict, Invalid, NotFound, Refused, Unavailable } from '../backend.ts';
import { eraseHistory } from './erasing.ts';
import { rowFor, termsFor } from './indexing.ts';
import type { DeskRecord, FileRecord, Writing } from './store.ts';

/** Who gives a batch. */
export interface Giver {
  readonly actor: Actor;
  /** Present exactly when a person gives it. */
  readonly person?: Person | undefined;
}

/** What a writing needs besides what is kept. */
export interface Surroundings {
  /** The desk the batch is given at. */
  readonly desk: string;
  /** A desk's document as it is in force on this page. */
  readonly inForce: (record: DeskRecord) => Desk;
  readonly clock: () => Instant;
}

/** What a batch did. */
export interface Done {
  /** Tickets touched, in the order of the commands; those of a command done before too. */
  readonly tickets: readonly string[];
  /** Desks on which something happened now. */
  readonly desks: readonly string[];
  readonly at: Instant;
}

/** Clocks of two tabs may differ by this much without the order of events showing it; a clock set wrong may not stop time. */
const SMOOTHED = 60_000;

/** The present, a little later than the last event of the desk. */
export function nextInstant(last: Instant | null, now: Instant): Instant {
  if (last === null || now > last) return now;
  const next = later(last, 1);
  return Date.parse(next) - Date.parse(now) < SMOOTHED ? next : now;
}

/** A text that is equal for equal commands, whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1))) : inner,
  );
}

function nameOf(giver: Giver): string {
  return giver.actor.type === 'person' ? giver.actor.id : giver.actor.type === 'application' ? '#application' : `#${giver.actor.desk}`;
}

/** Every file that a command brings. */
function filesOf(command: Command): readonly Attachment[] {
  const texts = [('comment' in command ? command.comment : undefined)?.files, ('solution' in command ? command.solution : undefined)?.files];
  return [...('files' in command ? (command.files ?? []) : []), ...texts.flatMap((files) => files ?? [])];
}

/** One batch while it is being decided: what it has changed so far lies over what is kept. */
class Draft {
  readonly tx: Writing;
  readonly around: Surroundings;
  readonly giver: Giver;
  readonly desks = new Map<string, DeskRecord>();
  readonly tickets = new Map<string, Ticket>();
  readonly events: StoredEvent[] = [];
  readonly touched = new Set<string>();
  readonly files = new Map<string, FileRecord>();
  at: Instant = '';

  constructor(tx: Writing, around: Surroundings, giver: Giver) {
    this.tx = tx;
    this.around = around;
    this.giver = giver;
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
    const ranks = [...kept, ...this.tickets.values()].flatMap((ticket) => (ticket === undefined || ticket.desk !== desk || ticket.rank === null ? [] : [ticket.rank])).sort(order);
    return { top: ranks[0] ?? null, bottom: ranks.at(-1) ?? null };
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
  const index = Math.min(last, Math.max(0, to === 'top' ? 0 : to === 'bottom' ? last : to === 'up' ? from - 1 : to === 'down' ? from + 1 : to - 1));
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

async function aroundOf(draft: Draft, wanted: Needs, command: Command, other: Ticket | undefined, record: DeskRecord): Promise<Around> {
  const { desk } = draft.around;
  const load: Record<string, number> = {};
  for (const person of wanted.turns) load[person] = await draft.tx.load(desk, person);
  return {
    ...ALONE,
    ...(await draft.ends(desk)),
    ...(wanted.slot === null ? {} : { slot: slotFor(await draft.stack(desk), command.ticket, wanted.slot) }),
    load,
    turns: record.turns,
    reachable: wanted.reachable ? await reachable(draft, other) : [],
  };
}

async function targetOf(draft: Draft, id: string): Promise<Context['target']> {
  const record = await draft.desk(id);
  if (record === undefined) return undefined;
  return { desk: draft.around.inForce(record), number: record.number + 1, ...(await draft.ends(id)) };
}

/** A command may bring only files that whoever gives it has sent, as they were sent. */
async function checkFiles(draft: Draft, command: Command, at: string): Promise<void> {
  if (draft.giver.person === undefined) return;
  for (const file of filesOf(command)) {
    const sent = draft.files.get(file.id) ?? (await draft.tx.file(file.id));
    const same = sent !== undefined && sent.owner === draft.giver.person.id && sent.desk === draft.around.desk && sent.size === file.size;
    if (!same) throw new Invalid([{ path: `${at}files`, code: 'unknown-file', values: { name: file.name } }]);
    draft.files.set(file.id, sent);
  }
}

/** When somebody was given a ticket by itself, for whoever is next in turn. */
function turnsAfter(record: DeskRecord, command: Command, events: readonly TicketEvent[], at: Instant): DeskRecord['turns'] {
  const given = events.flatMap((event) => {
    if (event.act === 'assign' && command.do !== 'assign') return event.set.assignee ?? [];
    return event.act === 'file' && command.do === 'file' && command.assignee === undefined ? (event.filed?.assignee ?? []) : [];
  });
  return given.length === 0 ? record.turns : { ...record.turns, ...Object.fromEntries(given.map((person) => [person, at])) };
}

async function step(draft: Draft, command: Command, batch: readonly Command[], index: number, people: People): Promise<void> {
  const { desk: id, inForce } = draft.around;
  const record = await draft.desk(id);
  if (record === undefined) throw new Unavailable('evicted');
  const desk = inForce(record);
  const found = await draft.ticket(command.ticket);
  const ticket = command.do === 'file' || found?.desk === id ? found : undefined;
  await checkFiles(draft, command, batch.length === 1 ? '' : `${index}.`);
  if (command.do === 'split' && (await draft.ticket(command.new)) !== undefined) throw new Refused({ code: 'duplicate-ticket' }, index);
  const wanted = needs(command, ticket, desk, people);
  const other = wanted.other === null ? undefined : await draft.ticket(wanted.other);
  const decision = decide(command, {
    ...draft.giver,
    desk,
    people,
    ticket,
    other: other?.desk === id ? other : undefined,
    target: wanted.target === null ? undefined : await targetOf(draft, wanted.target),
    now: draft.at,
    fresh: { number: record.number + 1 },
    around: await aroundOf(draft, wanted, command, other, record),
    batchSize: batch.length,
  });
  if (isRefusal(decision)) {
    if (decision.code === 'not-found') throw new NotFound('not-found');
    if (decision.code === 'fields-invalid') throw new Invalid(decision.issues ?? []);
    throw new Refused(decision, index);
  }
  // What has left one desk arrives on the other, in that desk's own counter.
  for (const event of decision.events) await draft.record(event, event.act === 'arrived' && event.set.desk !== undefined ? event.set.desk : id);
  const after = draft.desks.get(id);
  if (after !== undefined) draft.desks.set(id, { ...after, turns: turnsAfter(after, command, decision.events, draft.at) });
  for (const file of filesOf(command)) {
    const sent = draft.files.get(file.id);
    const into = decision.events[0]?.ticket ?? command.ticket;
    if (sent !== undefined && !sent.tickets.includes(into)) draft.files.set(file.id, { ...sent, tickets: [...sent.tickets, into] });
  }
}

/** Puts everything the batch came to. */
async function put(draft: Draft, people: People): Promise<void> {
  const { tx } = draft;
  for (const record of draft.desks.values()) tx.put('desks', record);
  for (const event of draft.events) tx.put('events', event);
  for (const file of draft.files.values()) tx.put('files', file);
  for (const touched of draft.touched) {
    const ticket = draft.tickets.get(touched);
    if (ticket !== undefined) await putTicket(draft, ticket, people);
  }
}

async function putTicket(draft: Draft, ticket: Ticket, people: People): Promise<void> {
  const { tx, around } = draft;
  const record = await draft.desk(ticket.desk);
  if (record === undefined) throw new Unavailable('evicted');
  const desk = around.inForce(record);
  const fresh = draft.events.filter((event) => event.ticket === ticket.id);
  const history = [...(await tx.events(ticket.id)).filter((event) => !fresh.some((each) => each.version === event.version)), ...fresh];
  const erases = fresh.some((event) => event.act === 'erase');
  const { ticket: kept, events } = erases ? await eraseHistory(tx, ticket, history) : { ticket, events: history };
  tx.put('tickets', kept);
  tx.put('rows', rowFor(kept, desk, (id) => people[id]?.name ?? id));
  tx.put('terms', termsFor(kept, events, desk));
}

/**
 * Does a batch, all or nothing, inside a writing; a command done before is not done again.
 * @throws {Refused} {Conflict} {NotFound} {Invalid}: nothing may then be kept of what was put
 */
export async function runBatch(tx: Writing, around: Surroundings, giver: Giver, batch: readonly Command[]): Promise<Done> {
  const draft = new Draft(tx, around, giver);
  const record = await tx.desk(around.desk);
  if (record === undefined) throw new Unavailable('evicted');
  draft.at = nextInstant(record.at, around.clock());
  const people: People = Object.fromEntries((await tx.people(around.desk)).map(({ id, person }) => [id, person]));
  const known = giver.person === undefined ? people : { ...people, [giver.person.id]: giver.person };
  const name = nameOf(giver);
  const done: string[] = [];
  const commands = new Map<string, string>();
  for (const [index, command] of batch.entries()) {
    const body = derivedId(canonical(command));
    const before = commands.get(command.id) ?? (await tx.command(around.desk, name, command.id))?.body;
    if (before !== undefined && before !== body) throw new Conflict('conflict');
    done.push(command.ticket, ...(command.do === 'split' ? [command.new] : []));
    if (before !== undefined) continue;
    await step(draft, command, batch, index, known);
    commands.set(command.id, body);
    tx.put('commands', { desk: around.desk, person: name, id: command.id, ticket: command.ticket, body });
  }
  await put(draft, known);
  return { tickets: [...new Set([...done, ...draft.touched])], desks: [...draft.desks.keys()], at: draft.at };
}
