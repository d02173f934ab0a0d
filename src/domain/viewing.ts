/** From a stored ticket to what one person sees of it (domain §4: what one may not read never leaves the backend). */
import { allowed } from './allowed.ts';
import { fieldsFor, prefixOf } from './desk.ts';
import type { Desk } from './desk.ts';
import type { Patch, TicketEvent } from './events.ts';
import { readableFields } from './field-values.ts';
import { card, isAtLeast } from './people.ts';
import type { People, Person, PersonCard } from './people.ts';
import type { Ticket } from './ticket.ts';
import type { Instant, Scope } from './values.ts';
import type { Entry, EntryComment, LinkedTicket, TicketRow, TicketView } from './view.ts';
import { readableScopes, relationsTo } from './visibility.ts';
import type { Relations } from './visibility.ts';

/** Whoever looks, and what the backend knows for them. */
export interface Viewer {
  readonly person: Person;
  readonly desk: Desk;
  readonly now: Instant;
  /** Cards of people are taken from here. */
  readonly people: People;
  /** Linked tickets that this person may read, by id. */
  readonly linked: Readonly<Record<string, LinkedTicket>>;
  /** Place of the ticket in the stack. */
  readonly position: number | null;
  /** When this person last read the ticket; absent: never. */
  readonly readAt?: Instant | undefined;
}

/** Acts that only matter to whoever did them, or are the plumbing of another ticket's entry. */
const UNSHOWN: ReadonlySet<TicketEvent['act']> = new Set(['watch', 'unwatch', 'see']);

/** Prefix and number; null until the backend has given one. */
export function keyOf(ticket: Pick<Ticket, 'number'>, desk: Pick<Desk, 'id' | 'prefix'>): string | null {
  return ticket.number === null ? null : `${prefixOf(desk)}${ticket.number}`;
}

/** The last change that someone of these relations may see. */
export function changedFor(ticket: Pick<Ticket, 'changed'>, relations: Relations): Instant {
  const scopes = readableScopes(relations);
  return ticket.changed[scopes.includes('staff') ? 'staff' : scopes.includes('requester') ? 'requester' : 'public'];
}

/** The page a ticket was filed from may say much of a person: it is for those who handle it. */
function seesPage(relations: Relations): boolean {
  return relations.staff || relations.requester || relations.filer || relations.assignee;
}

/**
 * The ticket with everything that this person may not read emptied: private fields, other scopes' comments and files,
 * links to what they cannot see, the stack, the time spent, who watches.
 */
export function redact(ticket: Ticket, viewer: Pick<Viewer, 'person' | 'desk' | 'linked'>): Ticket {
  const { person, desk, linked } = viewer;
  const relations = relationsTo(ticket, person, desk);
  const scopes = readableScopes(relations);
  const moderator = isAtLeast(relations.profile, 'moderator');
  const changedAt = changedFor(ticket, relations);
  const { staff } = relations;
  const knows = (id: string): boolean => linked[id] !== undefined;
  return {
    ...ticket,
    fields: readableFields(fieldsFor(desk, ticket.service, ticket.category), ticket.fields, staff),
    page: seesPage(relations) ? ticket.page : null,
    places: staff ? ticket.places : [],
    watchers: ticket.watchers.filter((id) => id === person.id),
    glass: staff ? ticket.glass : ticket.glass.filter((id) => id === person.id),
    rank: staff ? ticket.rank : null,
    spent: staff ? ticket.spent : 0,
    rating: staff || relations.requester ? ticket.rating : null,
    comments: ticket.comments.filter((mark) => scopes.includes(mark.scope)),
    files: ticket.files.filter((file) => scopes.includes(file.scope) && (file.detached !== true || moderator)),
    links: ticket.links.filter((link) => knows(link.ticket)),
    // That it was merged is known; into what, only to those who may read that.
    merged: ticket.merged === null || knows(ticket.merged.into) ? ticket.merged : { ...ticket.merged, into: ticket.id },
    absorbed: staff ? ticket.absorbed.filter((each) => knows(each.ticket)) : [],
    changed: { public: changedAt, requester: changedAt, staff: changedAt },
    version: 0,
  };
}

const STAFF_COLUMNS: readonly (keyof Patch)[] = ['places', 'watchers', 'glass', 'rank', 'spent', 'absorbed'];

/** What of a change is told: columns that the view of the ticket hides are left out here too. */
function redactPatch(patch: Patch, relations: Relations, viewer: Viewer, ticket: Ticket): Patch {
  const told: Patch = { ...patch };
  if (!relations.staff) for (const column of STAFF_COLUMNS) delete told[column];
  if (!relations.staff && !relations.requester) delete told.rating;
  if (!seesPage(relations)) delete told.page;
  delete told.reminded;
  delete told.merged;
  if (told.fields !== undefined) told.fields = readableFields(fieldsFor(viewer.desk, ticket.service, ticket.category), told.fields, relations.staff);
  if (told.links !== undefined) told.links = told.links.filter((link) => viewer.linked[link.ticket] !== undefined);
  return told;
}

function textsOf(event: TicketEvent, ticket: Ticket, scopes: readonly Scope[], moderator: boolean): EntryComment[] {
  const withdrawn = new Set(ticket.comments.filter((mark) => mark.withdrawn === true).map((mark) => mark.id));
  const texts = [
    ...(event.solution === undefined ? [] : [{ text: event.solution, solution: true }]),
    ...(event.comment === undefined ? [] : [{ text: event.comment, solution: false }]),
  ];
  return texts
    .filter(({ text }) => scopes.includes(text.scope))
    .map(({ text, solution }) => ({
      id: text.id,
      text: withdrawn.has(text.id) && !moderator ? '' : text.text,
      scope: text.scope,
      ...(solution ? { solution } : {}),
      ...(withdrawn.has(text.id) ? { withdrawn: true } : {}),
    }));
}

/**
 * One event as this person reads it; null where there is nothing for them to read.
 * @param ticket as it is stored now: what was withdrawn or detached since is hidden
 */
export function entryOf(event: TicketEvent, ticket: Ticket, viewer: Viewer): Entry | null {
  const relations = relationsTo(ticket, viewer.person, viewer.desk);
  const scopes = readableScopes(relations);
  if (!scopes.includes(event.scope) || UNSHOWN.has(event.act)) return null;
  const other = event.about?.ticket;
  if (other !== undefined && viewer.linked[other] === undefined && event.act !== 'merge' && event.act !== 'unmerge') return null;
  const moderator = isAtLeast(relations.profile, 'moderator');
  const shown = new Set(ticket.files.filter((file) => scopes.includes(file.scope) && (file.detached !== true || moderator)).map((file) => file.id));
  const set = redactPatch(event.set, relations, viewer, ticket);
  const was = redactPatch(event.was, relations, viewer, ticket);
  if (event.act === 'edit' && Object.keys(set).length === 0 && event.comment === undefined) return null;
  const about = other !== undefined && viewer.linked[other] === undefined ? undefined : event.about;
  return {
    id: `${event.command}/${event.act}`,
    at: event.at,
    actor: event.actor,
    act: event.act,
    scope: event.scope,
    set,
    was,
    comments: textsOf(event, ticket, scopes, moderator),
    files: (event.files ?? event.filed?.files ?? []).filter((file) => shown.has(file.id)),
    ...(about === undefined ? {} : { about }),
  };
}

/** Everyone whom a ticket and its entries name. */
export function namedIn(ticket: Ticket, entries: readonly Entry[]): string[] {
  const ids = new Set<string | null | undefined>([ticket.requester, ticket.filer, ticket.assignee, ...ticket.observers, ...ticket.watchers, ...(ticket.approval?.approvers ?? [])]);
  for (const file of ticket.files) ids.add(file.by);
  for (const entry of entries) {
    if (entry.actor.type === 'person') ids.add(entry.actor.id);
    for (const id of [entry.about?.person, entry.set.assignee, entry.was.assignee, entry.set.requester, entry.was.requester]) ids.add(id);
  }
  return [...ids].filter((id) => typeof id === 'string' && !id.startsWith('#')) as string[];
}

/** Cards of some people; mail addresses are for staff. */
export function cardsOf(ids: readonly string[], people: People, staff: boolean): Record<string, PersonCard> {
  const cards: Record<string, PersonCard> = {};
  for (const id of ids) {
    const person = people[id];
    if (person !== undefined) cards[id] = staff ? card(person) : { id: person.id, name: person.name, school: person.school };
  }
  return cards;
}

/**
 * A ticket as one person sees it.
 * @param events those of the last page, oldest first, as stored
 * @param earlier where the page before ends, or null
 */
export function viewOf(ticket: Ticket, events: readonly TicketEvent[], viewer: Viewer, earlier: string | null = null): TicketView {
  const { person, desk, now } = viewer;
  const relations = relationsTo(ticket, person, desk);
  const shown = redact(ticket, viewer);
  const timeline = events.map((event) => entryOf(event, ticket, viewer)).filter((entry) => entry !== null);
  const changedAt = changedFor(ticket, relations);
  const linkedHere = new Set([...shown.links.map((link) => link.ticket), ...timeline.flatMap((entry) => entry.about?.ticket ?? []), shown.merged?.into ?? '']);
  return {
    ticket: shown,
    key: keyOf(ticket, desk),
    position: relations.staff ? viewer.position : null,
    timeline,
    earlier,
    linked: Object.fromEntries(Object.entries(viewer.linked).filter(([id]) => linkedHere.has(id))),
    people: cardsOf(namedIn(shown, timeline), viewer.people, relations.staff),
    allowed: allowed(person, shown, desk, now),
    unread: isUnread(changedAt, viewer.readAt),
    changedAt,
    version: String(ticket.version),
  };
}

function isUnread(changedAt: Instant, readAt: Instant | undefined): boolean {
  return readAt === undefined || changedAt > readAt;
}

/** A ticket as a line of this person's list. */
export function rowOf(ticket: Ticket, viewer: Viewer): TicketRow {
  const { person, desk, now } = viewer;
  const relations = relationsTo(ticket, person, desk);
  const shown = redact(ticket, viewer);
  const changedAt = changedFor(ticket, relations);
  const listable = new Set(desk.fields.filter((field) => field.listable === true).map((field) => field.code));
  return {
    id: ticket.id,
    key: keyOf(ticket, desk),
    summary: ticket.summary,
    kind: ticket.kind,
    state: ticket.state,
    waiting: ticket.waiting,
    service: ticket.service,
    category: ticket.category,
    group: ticket.group,
    priority: ticket.priority,
    position: relations.staff ? viewer.position : null,
    requester: ticket.requester,
    assignee: ticket.assignee,
    filedAt: ticket.facts.filedAt,
    changedAt,
    observers: ticket.observers.length,
    unread: isUnread(changedAt, viewer.readAt),
    approval: ticket.approval?.state ?? null,
    files: shown.files.filter((file) => file.detached !== true).length,
    fields: Object.fromEntries(Object.entries(shown.fields).filter(([code]) => listable.has(code))),
    allowed: allowed(person, shown, desk, now),
  };
}

