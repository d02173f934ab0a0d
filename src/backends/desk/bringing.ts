/** Tickets of another system, brought in whole or not at all: made in slices, written at once. */
import { broughtId, broughtPlace, live } from '../../domain/bringing.ts';
import type { BroughtTicket, Loss } from '../../domain/bringing.ts';
import type { Desk } from '../../domain/desk.ts';
import type { Issue } from '../../domain/fields.ts';
import { card } from '../../domain/people.ts';
import type { Person, PersonCard } from '../../domain/people.ts';
import { bottom } from '../../domain/rank.ts';
import { Brought as Shape, BroughtTicket as Ticket } from '../../domain/schemas/bringing.ts';
import { Person as PersonShape } from '../../domain/schemas/people.ts';
import { issuesOf } from '../../domain/settings.ts';
import type { Attachment } from '../../domain/ticket.ts';
import { keyOf } from '../../domain/viewing.ts';
import { Invalid, freshId } from '../backend.ts';
import type { Patience } from '../archive.ts';
import type { Brought, Foreseen } from '../bringing.ts';
import { checkOperator } from './archive/exporting.ts';
import { Breath } from './breath.ts';
import { prepared, put, stateOf } from './importing.ts';
import type { ImportState, Prepared } from './importing.ts';
import { aliasOf } from './indexing.ts';
import type { Room } from './room.ts';
import type { DeskRecord, Reading, Writing } from './store.ts';
import type { Looking } from './viewing.ts';
import { identified } from './viewing.ts';

/** Issues that are told one by one. */
const MOST_TOLD = 100;

/** Tickets put between two looks at whether to go on. */
const AT_ONCE = 25;

/** What is on the desk that decides. */
interface Around {
  readonly looking: Looking;
  readonly state: ImportState;
  readonly people: ReadonlyMap<string, Person>;
  /** Names that are here already. */
  readonly known: ReadonlySet<string>;
}

/** Everything made of what is brought. */
interface Made extends Foreseen {
  readonly around: Around;
  readonly record: DeskRecord;
  readonly people: readonly Person[];
  readonly tickets: readonly Prepared[];
}

/** Whether a ticket is here: brought before, under its key as a former one, or this desk's own of the same key and summary. */
async function isKnown(tx: Reading, { name, key, summary }: BroughtTicket, source: string, { desk }: Looking): Promise<boolean> {
  if ((await tx.ticket(broughtId(desk.id, source, name))) !== undefined) return true;
  if (key === undefined) return false;
  if ((await tx.aliased(desk.id, aliasOf(desk.id, key))) !== undefined) return true;
  const own = await tx.ticket((await identified(tx, key, desk)) ?? '');
  return own !== undefined && keyOf(own, desk) === key && own.summary === summary;
}

async function aroundOf(tx: Reading, looking: Looking, source: string, tickets: readonly BroughtTicket[]): Promise<Around> {
  checkOperator(looking);
  const { id } = looking.desk;
  const known = new Set<string>();
  for (const ticket of tickets) if (await isKnown(tx, ticket, source, looking)) known.add(ticket.name);
  const people = await tx.people(id);
  return {
    looking,
    known,
    state: await stateOf(tx, id),
    people: new Map(people.map(({ id: person, person: each }) => [person, each])),
  };
}

/** Everybody whom a ticket names. */
function namedIn({ requester, filer, assignee, observers = [], watchers = [], acts = [] }: BroughtTicket): string[] {
  const acting = acts.flatMap((act) => [act.by, act.do === 'assign' ? act.to : null]);
  return [requester, filer, assignee, ...observers, ...watchers, ...acting].filter((id) => id !== null && id !== undefined);
}

function filesIn({ files = [], acts = [] }: BroughtTicket): Attachment[] {
  return [...files, ...acts.flatMap((act) => ('files' in act ? (act.files ?? []) : []))];
}

/** What is wrong with a ticket beside its shape. */
function issuesIn(ticket: BroughtTicket, desk: Desk, people: ReadonlySet<string>, sizes: ReadonlyMap<string, number>): Issue[] {
  const strangers = [...new Set(namedIn(ticket))].filter((id) => !people.has(id));
  return [
    ...strangers.map((name) => ({ path: 'people', code: 'unknown-person', values: { name } })),
    ...(broughtPlace(ticket, desk) === null ? [{ path: 'category', code: 'unknown-category' }] : []),
    ...filesIn(ticket).flatMap(({ id, name, size }) =>
      sizes.get(id) === size ? [] : [{ path: 'files', code: 'file-damaged', values: { name } }],
    ),
  ];
}

/** Brings nothing: of what is no such thing, only what is wrong with it is told. */
const NOTHING: Brought = { source: '', tickets: [], people: [], fields: [], files: [] };

/** What is brought, each ticket checked by itself. */
async function checkedOf(
  said: Brought,
  breath: Breath,
): Promise<{ brought: Brought; tickets: BroughtTicket[]; issues: Issue[] }> {
  const framed = Shape.safeParse(said);
  if (!framed.success) return { brought: NOTHING, tickets: [], issues: issuesOf(framed.error) };
  const tickets: BroughtTicket[] = [];
  const issues: Issue[] = [];
  const names = new Set<string>();
  for (const [at, each] of framed.data.tickets.entries()) {
    const parsed = Ticket.safeParse(each);
    if (!parsed.success) issues.push(...issuesOf(parsed.error, ['tickets', String(at)]));
    else if (names.has(parsed.data.name)) issues.push({ path: `tickets.${at}.name`, code: 'twice' });
    else {
      names.add(parsed.data.name);
      tickets.push(parsed.data);
    }
    await breath.on('checking', at + 1, framed.data.tickets.length);
  }
  return { brought: said, tickets, issues };
}

async function bytesOf(brought: Brought): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const file of brought.files) bytes.set(file.id, new Uint8Array(await file.bytes.arrayBuffer()));
  return bytes;
}

/** The desk's record with the fields that it gets. */
function recordWith({ record }: Looking, { fields }: Brought): DeskRecord {
  const before = record.document.fields ?? [];
  const fresh = fields.filter(({ code }) => !before.some((field) => field.code === code));
  return fresh.length === 0 ? record : { ...record, document: { ...record.document, fields: [...before, ...fresh] } };
}

/** Makes everything that would be written. @throws the signal's reason */
async function madeOf(room: Room, said: Brought, breath: Breath): Promise<Made> {
  const { brought, tickets, issues } = await checkedOf(said, breath);
  const bytes = await bytesOf(brought);
  const around = await room.read('foresee', (tx, looking) => aroundOf(tx, looking, brought.source, tickets));
  const { looking, known, people } = around;
  const record = recordWith(looking, brought);
  // Under a life of its own: what is in force here goes on being so until all is written.
  const desk = record === looking.record ? looking.desk : room.around.inForce({ ...record, generation: freshId() });
  const joining = brought.people.filter(({ id }) => !people.has(id)).map((person) => PersonShape.parse(person));
  const names = new Map([...[...people.values()], ...joining].map((person) => [person.id, person.name]));
  const sizes = new Map([...bytes].map(([id, each]) => [id, each.length]));
  const ids = new Set(names.keys());
  for (const [at, ticket] of tickets.entries())
    for (const issue of issuesIn(ticket, desk, ids, sizes)) issues.push({ ...issue, path: `tickets.${at}.${issue.path}` });
  const fresh = tickets.filter(({ name }) => !known.has(name));
  const foreseen = {
    fresh: fresh.length,
    known: [...known],
    losses: [],
    issues: issues.slice(0, MOST_TOLD),
    wrong: issues.length,
  };
  const made = { ...foreseen, around, record, people: joining };
  if (issues.length > 0) return { ...made, tickets: [] };
  return { ...made, ...(await livedOf(brought, fresh, { around, desk, names, bytes }, breath)) };
}

interface Place {
  readonly around: Around;
  readonly desk: Desk;
  readonly names: ReadonlyMap<string, string>;
  readonly bytes: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** Places below what is in the stack, in the order in which they stood where they are from. */
function ranksFor(tickets: readonly BroughtTicket[], last: string | null): ReadonlyMap<string, string> {
  const standing = ({ standing: high = -Infinity }: BroughtTicket): number => high;
  const ordered = [...tickets].sort((one, other) => (standing(one) === standing(other) ? 0 : standing(other) - standing(one)));
  const ranks = new Map<string, string>();
  let rank = last;
  for (const { name } of ordered) ranks.set(name, (rank = bottom(rank)));
  return ranks;
}

async function livedOf(
  { source }: Brought,
  fresh: readonly BroughtTicket[],
  { around, desk, names, bytes }: Place,
  breath: Breath,
): Promise<{ tickets: Prepared[]; losses: Loss[] }> {
  const tickets: Prepared[] = [];
  const losses: Loss[] = [];
  const all = new Set(fresh.map(({ name }) => name));
  const ranks = ranksFor(fresh, around.state.bottom);
  for (const [at, ticket] of fresh.entries()) {
    const rank = ranks.get(ticket.name) ?? bottom(around.state.bottom);
    const lived = live(ticket, { desk, source, number: around.state.number + at, rank, names: all });
    losses.push(...lived.losses);
    const files = filesIn(ticket).map((file) => ({ ...file, bytes: bytes.get(file.id) ?? new Uint8Array() }));
    const readBy = [...new Set([...namedIn(ticket), around.looking.person.id])];
    const ready = prepared({ events: lived.events, files, readBy }, { desk, names });
    if (ready !== null) tickets.push(ready);
    await breath.on('checking', at + 1, fresh.length);
  }
  return { tickets, losses };
}

/** @returns whether it was written: not where the desk went on meanwhile */
async function putAll(tx: Writing, looking: Looking, made: Made, breath: Breath): Promise<boolean> {
  checkOperator(looking);
  const { record } = looking;
  if (record.sequence !== made.around.looking.record.sequence || record.derived !== made.around.looking.record.derived)
    return false;
  for (const person of made.people) tx.put('people', { desk: record.id, id: person.id, person });
  let next = made.record;
  if (next !== made.around.looking.record) next = { ...next, sequence: next.sequence + 1, revisedAt: next.sequence + 1 };
  for (const [at, ticket] of made.tickets.entries()) {
    next = put(tx, next, ticket);
    if ((at + 1) % AT_ONCE > 0) continue;
    breath.tell('writing', at + 1, made.tickets.length);
    // Its answer comes once what was put is: so that no more waits to be written than the page can hold.
    await tx.desk(record.id);
  }
  breath.tell('writing', made.tickets.length, made.tickets.length);
  tx.put('desks', next);
  return true;
}

function told({ fresh, known, losses, issues, wrong }: Foreseen): Foreseen {
  return { fresh, known, losses, issues, wrong };
}

/** @throws {Refused} · the signal's reason */
export async function foreseeTickets(room: Room, brought: Brought, options: Patience): Promise<Foreseen> {
  return told(await madeOf(room, brought, new Breath(options)));
}

/** @throws {Invalid} {Refused} · the signal's reason: nothing is changed then */
export async function bringTickets(room: Room, brought: Brought, options: Patience): Promise<Foreseen> {
  const breath = new Breath(options);
  for (;;) {
    const made = await madeOf(room, brought, breath);
    if (made.wrong > 0) throw new Invalid(made.issues);
    await breath.pause('writing', 0, made.tickets.length);
    if (await room.write('bring', (tx, looking) => putAll(tx, looking, made, breath))) return told(made);
  }
}

/** @throws {Refused} */
export async function peopleKnown(room: Room): Promise<readonly PersonCard[]> {
  return room.read('foresee', async (tx, looking) => {
    checkOperator(looking);
    return (await tx.people(looking.desk.id)).map(({ person }) => card(person));
  });
}
