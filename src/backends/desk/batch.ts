/**
 * A batch, inside one writing: read what decides, decide, stamp, put. The rules are the domain's; this only feeds them and
 * keeps what they say.
 */
import { decide, isRefusal, needs } from '../../domain/decide.ts';
import type { Command, ScopedText } from '../../domain/commands.ts';
import { derivedId } from '../../domain/due.ts';
import type { TicketEvent } from '../../domain/events.ts';
import type { Attachment, Ticket } from '../../domain/ticket.ts';
import type { Instant } from '../../domain/values.ts';
import { Conflict, Invalid, NotFound, Refused, Unavailable } from '../backend.ts';
import { canonical } from './canonical.ts';
import { Draft, aroundOf, targetOf } from './draft.ts';
import type { Giver, Surroundings } from './draft.ts';
import { eraseHistory } from './erasing.ts';
import { rowFor, termsFor } from './indexing.ts';
import { nextInstant } from './present.ts';
import { namedBy } from './seeding.ts';
import type { Ahead, DeskRecord, Writing } from './store.ts';
import type { Looking } from './viewing.ts';

export type { Giver, Surroundings } from './draft.ts';

/** What a batch did. */
export interface Done {
  /** Tickets touched, in the order of the commands; those of a command done before too. */
  readonly tickets: readonly string[];
  /** Desks on which something happened now. */
  readonly desks: readonly string[];
  readonly at: Instant;
}

function nameOf(giver: Giver): string {
  return giver.actor.type === 'person'
    ? giver.actor.id
    : giver.actor.type === 'application'
      ? '#application'
      : `#${giver.actor.desk}`;
}

/** What a batch will ask for that can be told before it is begun. */
export function aheadOf(batch: readonly Command[], { desk, person }: Looking): Ahead {
  const tickets = batch.flatMap((command) => [command.ticket, ...('new' in command ? [command.new] : [])]);
  return { desk: desk.id, person: person.id, commands: batch.map(({ id }) => id), tickets, people: namedBy(desk) };
}

/** Every file that a command brings. */
function filesOf(command: Command): readonly Attachment[] {
  const texts = [
    ('comment' in command ? command.comment : undefined)?.files,
    ('solution' in command ? command.solution : undefined)?.files,
  ];
  return [...('files' in command ? (command.files ?? []) : []), ...texts.flatMap((files) => files ?? [])];
}

/** A command with each of its files as the desk keeps it: neither its name nor what it is are the word of whoever names it. */
function withFiles(command: Command, kept: (file: Attachment) => Attachment): Command {
  const inText = <Text extends ScopedText>(text: Text): Text =>
    text.files === undefined ? text : { ...text, files: text.files.map(kept) };
  return {
    ...command,
    ...('files' in command && command.files !== undefined ? { files: command.files.map(kept) } : {}),
    ...('comment' in command && command.comment !== undefined ? { comment: inText(command.comment) } : {}),
    ...('solution' in command && command.solution !== undefined ? { solution: inText(command.solution) } : {}),
  } as Command;
}

/** A command may bring only files that whoever gives it has sent. @returns it with them as they were sent */
async function asSent(draft: Draft, command: Command, at: string): Promise<Command> {
  if (draft.giver.person === undefined) return command;
  for (const file of filesOf(command)) {
    const sent = draft.files.get(file.id) ?? (await draft.tx.file(file.id));
    const same =
      sent !== undefined && sent.owner === draft.giver.person.id && sent.desk === draft.around.desk && sent.size === file.size;
    if (!same) throw new Invalid([{ path: `${at}files`, code: 'unknown-file', values: { name: file.name } }]);
    draft.files.set(file.id, sent);
  }
  return withFiles(command, (file) => {
    const { id, name, type, size } = draft.files.get(file.id) ?? file;
    return { id, name, type, size };
  });
}

/** When somebody was given a ticket by itself, for whoever is next in turn. */
function turnsAfter(record: DeskRecord, command: Command, events: readonly TicketEvent[], at: Instant): DeskRecord['turns'] {
  const given = events.flatMap((event) => {
    if (event.act === 'assign' && (command.do !== 'assign' || command.to === null)) return event.set.assignee ?? [];
    return event.act === 'file' && command.do === 'file' && command.assignee === undefined ? (event.filed?.assignee ?? []) : [];
  });
  return given.length === 0 ? record.turns : { ...record.turns, ...Object.fromEntries(given.map((person) => [person, at])) };
}

async function step(draft: Draft, given: Command, batch: readonly Command[], index: number): Promise<void> {
  const { desk: id, inForce } = draft.around;
  const record = await draft.desk(id);
  if (record === undefined) throw new Unavailable('evicted');
  const desk = inForce(record);
  const found = await draft.ticket(given.ticket);
  const ticket = given.do === 'file' || found?.desk === id ? found : undefined;
  const command = await asSent(draft, given, batch.length === 1 ? '' : `${index}.`);
  if (command.do === 'split' && (await draft.ticket(command.new)) !== undefined)
    throw new Refused({ code: 'duplicate-ticket' }, index);
  // Whom work may be given to is named by the desk's document.
  const wanted = needs(command, ticket, desk, await draft.know(namedBy(desk)));
  const people = await draft.know(wanted.people);
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
  for (const event of decision.events)
    await draft.record(event, event.act === 'arrived' && event.set.desk !== undefined ? event.set.desk : id);
  const after = draft.desks.get(id);
  if (after !== undefined) draft.desks.set(id, { ...after, turns: turnsAfter(after, command, decision.events, draft.at) });
  for (const event of decision.events) await noteFiles(draft, event);
}

/** Keeps account of which tickets have a file, a merge's and an unmerge's too: erasing one ticket leaves it to the others. */
async function noteFiles(draft: Draft, event: TicketEvent): Promise<void> {
  const note = async (id: string, tickets: (before: readonly string[]) => readonly string[]): Promise<void> => {
    const file = draft.files.get(id) ?? (await draft.tx.file(id));
    if (file !== undefined) draft.files.set(id, { ...file, tickets: tickets(file.tickets) });
  };
  for (const { id } of [...(event.files ?? []), ...(event.filed?.files ?? [])])
    await note(id, (before) => [...new Set([...before, event.ticket])]);
  for (const id of event.drops ?? []) await note(id, (before) => before.filter((ticket) => ticket !== event.ticket));
}

/** Puts everything the batch came to. */
async function put(draft: Draft): Promise<void> {
  const { tx } = draft;
  for (const record of draft.desks.values()) tx.put('desks', record);
  for (const event of draft.events) tx.put('events', event);
  for (const file of draft.files.values()) tx.put('files', file);
  for (const touched of draft.touched) {
    const ticket = draft.tickets.get(touched);
    if (ticket !== undefined) await putTicket(draft, ticket);
  }
}

async function putTicket(draft: Draft, ticket: Ticket): Promise<void> {
  const { tx, around } = draft;
  const record = await draft.desk(ticket.desk);
  if (record === undefined) throw new Unavailable('evicted');
  const desk = around.inForce(record);
  const fresh = draft.events.filter((event) => event.ticket === ticket.id);
  const history = [
    ...(await tx.events(ticket.id)).filter((event) => !fresh.some((each) => each.version === event.version)),
    ...fresh,
  ];
  const erases = fresh.some((event) => event.act === 'erase');
  const { ticket: kept, events } = erases ? await eraseHistory(tx, ticket, history) : { ticket, events: history };
  const people = await draft.know([kept.requester, kept.assignee].filter((id) => id !== null));
  tx.put('tickets', kept);
  tx.put(
    'rows',
    rowFor(kept, desk, (id) => people[id]?.name ?? id),
  );
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
  const name = nameOf(giver);
  const done: string[] = [];
  const commands = new Map<string, string>();
  for (const [index, command] of batch.entries()) {
    const body = derivedId(canonical(command));
    const before = commands.get(command.id) ?? (await tx.command(around.desk, name, command.id))?.body;
    if (before !== undefined && before !== body) throw new Conflict('conflict');
    done.push(command.ticket, ...(command.do === 'split' ? [command.new] : []));
    if (before !== undefined) continue;
    await step(draft, command, batch, index);
    commands.set(command.id, body);
    tx.put('commands', { desk: around.desk, person: name, id: command.id, ticket: command.ticket, body });
  }
  await put(draft);
  return { tickets: [...new Set([...done, ...draft.touched])], desks: [...draft.desks.keys()], at: draft.at };
}
