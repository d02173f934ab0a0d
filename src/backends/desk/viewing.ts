/** From what is kept to what one person sees: a ticket with its thread, and the lines of a list. */
import { isStaff, reads, relationsTo } from '../../domain/visibility.ts';
import type { Desk } from '../../domain/desk.ts';
import type { StoredEvent } from '../../domain/events.ts';
import { cardsOf, entryOf, keyOf, peopleInFields, rowOf, viewOf } from '../../domain/viewing.ts';
import type { Viewer } from '../../domain/viewing.ts';
import type { People, Person, PersonCard } from '../../domain/people.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Instant } from '../../domain/values.ts';
import type { Entry, LinkedTicket, TicketRow, TicketView } from '../../domain/view.ts';
import { NotFound } from '../backend.ts';
import { breath } from './columnar/steps.ts';
import { aliasOf } from './indexing.ts';
import type { DeskRecord, Reading, Row } from './store.ts';
import { fold } from '../../domain/terms.ts';
import { prefixOf } from '../../domain/desk.ts';

/** Whoever looks, at which desk, when. */
export interface Looking {
  readonly person: Person;
  readonly desk: Desk;
  /** The desk as it is kept. */
  readonly record: DeskRecord;
  readonly now: Instant;
}

/** Entries that one page of a thread holds. */
export const THREAD_PAGE = 100;

/** Everyone whom a ticket and its history name. */
function named(ticket: Ticket, events: readonly StoredEvent[]): Set<string> {
  const ids = new Set<string | null | undefined>([
    ticket.requester,
    ticket.filer,
    ticket.assignee,
    ...ticket.observers,
    ...ticket.watchers,
    ...(ticket.approval?.approvers ?? []),
    ...ticket.files.map((file) => file.by),
    ...ticket.places.map((place) => place.by),
    ...(ticket.work ?? []).map(({ by }) => by),
    ...(ticket.checklist ?? []).map(({ done }) => done?.by),
    ...Object.values(ticket.fields).flat().map(String),
  ]);
  for (const { actor, set, was, about, comment } of events) {
    for (const id of [
      actor.type === 'person' ? actor.id : null,
      set.assignee,
      was.assignee,
      set.requester,
      was.requester,
      about?.person,
    ])
      ids.add(id);
    for (const id of comment?.mentions ?? []) ids.add(id);
  }
  return new Set([...ids].filter((id) => typeof id === 'string'));
}

/** People of a desk, by id, as far as they are known. */
async function known(tx: Reading, desk: string, ids: Iterable<string>): Promise<People> {
  const people: Record<string, Person> = {};
  for (const { id, person } of await tx.persons(desk, [...ids])) people[id] = person;
  return people;
}

/** The tickets that a ticket and its history name. */
export function namedTickets(ticket: Ticket, events: readonly StoredEvent[]): ReadonlySet<string> {
  const ids = new Set([
    ...ticket.links.map((link) => link.ticket),
    ...ticket.absorbed.map((each) => each.ticket),
    ...events.flatMap((event) => event.about?.ticket ?? []),
  ]);
  if (ticket.merged !== null) ids.add(ticket.merged.into);
  return ids;
}

/** The same, as far as this person may read them. */
export async function linkedTo(
  tx: Reading,
  ticket: Ticket,
  events: readonly StoredEvent[],
  { person, desk }: Looking,
): Promise<Record<string, LinkedTicket>> {
  const linked: Record<string, LinkedTicket> = {};
  for (const other of await Promise.all([...namedTickets(ticket, events)].map((id) => tx.ticket(id)))) {
    if (other !== undefined && reads(person, other, desk))
      linked[other.id] = { id: other.id, key: keyOf(other, desk), summary: other.summary, state: other.state };
  }
  return linked;
}

async function viewerOf(tx: Reading, ticket: Ticket, events: readonly StoredEvent[], looking: Looking): Promise<Viewer> {
  const { person, desk } = looking;
  const rank = isStaff(person, desk) ? ticket.rank : null;
  return {
    ...looking,
    people: await known(tx, desk.id, named(ticket, events)),
    linked: await linkedTo(tx, ticket, events, looking),
    position: rank === null ? null : await tx.position(desk.id, rank, ticket.id),
    readAt: await tx.mark(desk.id, person.id, ticket.id),
  };
}

/** The events of a page of the thread that hold something for this person to read, and where the page before it ends. */
function pageOf(
  ticket: Ticket,
  events: readonly StoredEvent[],
  viewer: Viewer,
  before: string | null,
): { events: StoredEvent[]; earlier: string | null } {
  const shown = events.flatMap((event) => {
    const entry = entryOf(event, ticket, viewer);
    return entry === null ? [] : [{ event, id: entry.id }];
  });
  const end = before === null ? shown.length : shown.findIndex(({ id }) => id === before);
  if (end < 0) throw new NotFound('not-found');
  const page = shown.slice(Math.max(0, end - THREAD_PAGE), end);
  return { events: page.map(({ event }) => event), earlier: end > THREAD_PAGE ? (page[0]?.id ?? null) : null };
}

/** A ticket, if this person may read it. @throws {NotFound} */
export async function readable(tx: Reading, id: string | undefined, { person, desk }: Looking): Promise<Ticket> {
  const ticket = id === undefined ? undefined : await tx.ticket(id);
  if (ticket === undefined || !reads(person, ticket, desk)) throw new NotFound('not-found');
  return ticket;
}

/** The id of a ticket by its id, key, bare number or former key. */
export async function identified(tx: Reading, key: string, desk: Desk): Promise<string | undefined> {
  if ((await tx.ticket(key)) !== undefined) return key;
  const asked = fold(key.trim()).replace(/^#/u, '');
  const prefix = fold(prefixOf(desk));
  const digits = asked.startsWith(prefix) ? asked.slice(prefix.length) : asked;
  const byNumber = /^\d{1,15}$/u.test(digits) ? await tx.numbered(desk.id, Number(digits)) : undefined;
  return byNumber ?? (await tx.aliased(desk.id, aliasOf(desk.id, asked)));
}

/** A ticket as this person sees it. @throws {NotFound} */
export async function viewTicket(tx: Reading, id: string | undefined, looking: Looking): Promise<TicketView> {
  const ticket = await readable(tx, id, looking);
  const events = await tx.events(ticket.id);
  const viewer = await viewerOf(tx, ticket, events, looking);
  const page = pageOf(ticket, events, viewer, null);
  return viewOf(ticket, page.events, viewer, page.earlier);
}

/** The entries before one, oldest first. @throws {NotFound} */
export async function viewThread(
  tx: Reading,
  id: string,
  before: string,
  looking: Looking,
): Promise<{ entries: readonly Entry[]; earlier: string | null }> {
  const ticket = await readable(tx, id, looking);
  const events = await tx.events(ticket.id);
  const viewer = await viewerOf(tx, ticket, events, looking);
  const page = pageOf(ticket, events, viewer, before);
  return { entries: page.events.flatMap((event) => entryOf(event, ticket, viewer) ?? []), earlier: page.earlier };
}

/** Lines of a list, in its order, and the cards of the people they name. */
export interface Lines {
  readonly rows: TicketRow[];
  readonly people: Record<string, PersonCard>;
}

/** Milliseconds that a page may be kept at once: beyond, whoever types in it notices. */
const SLICE = 8;

/**
 * Reads what lines of a list need; what this person may not read is left out. What is given makes them, once the store is let go: in
 * slices, since on a slow machine the verdicts on fifty rows keep a page longer than a frame.
 * @param positions places in the stack, where they are known: it is long on a large desk
 */
export async function readLines(
  tx: Reading,
  rows: readonly Row[],
  looking: Looking,
  positions?: Readonly<Record<string, number>>,
): Promise<() => Promise<Lines>> {
  const { person, desk } = looking;
  const staff = isStaff(person, desk);
  const deadlines = new Map(rows.map((row) => [row.id, row.deadline]));
  const tickets = rows.map((row) => row.ticket).filter((ticket) => reads(person, ticket, desk));
  const namedBy = tickets.map(({ requester, assignee, fields }) => [
    requester,
    ...(assignee === null ? [] : [assignee]),
    ...peopleInFields(fields, desk),
  ]);
  const ids = tickets.map(({ id }) => id);
  // Asked together: each answer that is waited for by itself costs a turn of the page.
  const [marks, cards, stack] = await Promise.all([
    tx.marks(desk.id, person.id, ids),
    known(tx, desk.id, new Set(namedBy.flat())),
    staff && positions === undefined && tickets.some(({ rank }) => rank !== null) ? tx.stack(desk.id) : [],
  ]);
  return async () => {
    const places = new Map(stack.length > 0 ? stack.map((id, index) => [id, index + 1]) : Object.entries(positions ?? {}));
    const lines: TicketRow[] = [];
    const people: Record<string, PersonCard> = {};
    let since = performance.now();
    for (const ticket of tickets) {
      const position = staff ? (places.get(ticket.id) ?? null) : null;
      const viewer = { ...looking, people: {}, linked: {}, position, readAt: marks.get(ticket.id) };
      const line = rowOf(ticket, viewer, deadlines.get(ticket.id));
      lines.push(line);
      const told = [line.requester, line.assignee ?? '', ...peopleInFields(line.fields, desk)];
      const seen = cardsOf(told, cards, relationsTo(ticket, person, desk).staff);
      for (const [id, card] of Object.entries(seen)) people[id] = people[id]?.mail === undefined ? card : people[id];
      if (performance.now() - since < SLICE) continue;
      await breath();
      since = performance.now();
    }
    return { rows: lines, people };
  };
}

/** Lines of a list, for whoever asks the store for nothing after them. @see readLines */
export async function viewRows(...asked: Parameters<typeof readLines>): Promise<Lines> {
  const made = await readLines(...asked);
  return made();
}
