/** From a stored ticket to what one person sees of it (domain §4: what one may not read never leaves the backend). */
import { allowed } from './allowed.ts';
import { coursesRead } from './courses.ts';
import { fieldsOn, isConfidential, prefixOf } from './desk.ts';
import type { Desk } from './desk.ts';
import type { Patch, TicketEvent } from './events.ts';
import { readableFields } from './field-values.ts';
import type { FieldValues } from './fields.ts';
import { card, isAtLeast } from './people.ts';
import type { People, Person, PersonCard } from './people.ts';
import type { Pending } from './deadline.ts';
import type { Ticket } from './ticket.ts';
import type { Instant, Scope } from './values.ts';
import type { Entry, EntryComment, LinkedTicket, TicketRow, TicketView } from './view.ts';
import { isStaff, readableScopes, relationsTo } from './visibility.ts';
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
const UNSHOWN: ReadonlySet<TicketEvent['act']> = new Set(['watch', 'unwatch', 'me-too', 'not-me-too', 'see', 'left-unrated']);

/** Made once for a desk: its document is asked for at every drawing, and never changed in place. */
const SHOWN = new WeakMap<Desk, Desk>();

/**
 * The desk's document as somebody may read it: the private fields, who serves the confidential places and the answers kept ready
 * are for staff.
 * The rules say the same on it for those who are none.
 */
export function deskFor(person: Person, desk: Desk): Desk {
  if (isStaff(person, desk)) return desk;
  const shown = SHOWN.get(desk) ?? {
    ...desk,
    serviceLevels: undefined,
    fields: desk.fields.filter((field) => field.private !== true),
    services: desk.services.map(({ responses: _responses, ...service }) => ({
      ...service,
      categories: service.categories.map((category) =>
        isConfidential(desk, service.id, category.id) ? { ...category, members: undefined } : category,
      ),
    })),
  };
  SHOWN.set(desk, shown);
  return shown;
}

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

/** Whether somebody knows the course that a ticket was filed from as its teacher. */
function readsCourse({ course = null }: Ticket, { person, desk }: Pick<Viewer, 'person' | 'desk'>): boolean {
  return course !== null && coursesRead(person, desk).includes(course);
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
    fields: readableFields(fieldsOn(desk, ticket), ticket.fields, staff),
    page: seesPage(relations) ? ticket.page : null,
    course: readsCourse(ticket, viewer) || seesPage(relations) ? (ticket.course ?? null) : null,
    places: staff ? ticket.places : [],
    aliases: ticket.aliases.filter((alias) => isKnownAlias(alias, ticket, viewer)),
    watchers: ticket.watchers.filter((id) => id === person.id),
    ...(ticket.affected === undefined ? {} : { affected: ticket.affected.filter((id) => id === person.id) }),
    glass: staff ? ticket.glass : ticket.glass.filter((id) => id === person.id),
    rank: staff ? ticket.rank : null,
    spent: staff ? ticket.spent : 0,
    work: staff ? (ticket.work ?? []) : [],
    checklist: (ticket.checklist ?? []).filter((item) => scopes.includes(item.scope)),
    rating: staff || relations.requester ? ticket.rating : null,
    unrated: relations.requester && ticket.unrated === true,
    raise: scopes.includes('requester') ? (ticket.raise ?? null) : null,
    comments: ticket.comments.filter((mark) => scopes.includes(mark.scope)),
    files: shownFiles(ticket, scopes, moderator),
    links: ticket.links.filter((link) => knows(link.ticket)),
    // That it was merged is known; into what, only to those who may read that.
    merged: ticket.merged === null || knows(ticket.merged.into) ? ticket.merged : { ...ticket.merged, into: ticket.id },
    // Who has a problem is counted, and named to nobody.
    absorbed: staff ? ticket.absorbed.flatMap(({ affected: _affected, ...each }) => (knows(each.ticket) ? [each] : [])) : [],
    facts: scopes.includes('requester') ? ticket.facts : { ...ticket.facts, firstResponseAt: null },
    changed: { public: changedAt, requester: changedAt, staff: changedAt },
    version: 0,
  };
}

const STAFF_COLUMNS: readonly (keyof Patch)[] = ['places', 'watchers', 'glass', 'rank', 'spent'];

/** Columns that tell nothing of their own, or name other tickets that this person may not know. */
const UNTOLD: readonly (keyof Patch)[] = ['reminded', 'raise', 'work', 'course', 'merged', 'absorbed', 'affected'];

/** What of a change is told: columns that the view of the ticket hides are left out here too. */
function redactPatch(patch: Patch, relations: Relations, viewer: Viewer, ticket: Ticket): Patch {
  const told: Patch = { ...patch };
  for (const column of UNTOLD) delete told[column];
  if (!relations.staff) for (const column of STAFF_COLUMNS) delete told[column];
  if (!relations.staff && !relations.requester) delete told.rating;
  if (!seesPage(relations)) delete told.page;
  if (told.fields !== undefined)
    told.fields = readableFields(fieldsOn(viewer.desk, { ...ticket, fields: told.fields }), told.fields, relations.staff);
  if ('checklist' in told) {
    const scopes = readableScopes(relations);
    told.checklist = (told.checklist ?? []).filter((item) => scopes.includes(item.scope));
  }
  if (told.links !== undefined) told.links = told.links.filter((link) => viewer.linked[link.ticket] !== undefined);
  if (told.aliases !== undefined) told.aliases = told.aliases.filter((alias) => isKnownAlias(alias, ticket, viewer));
  return told;
}

/** The key of a ticket merged into this one is known to those who may read that one. */
function isKnownAlias(alias: string, ticket: Ticket, { linked }: Pick<Viewer, 'linked'>): boolean {
  return !ticket.absorbed.some((each) => linked[each.ticket] === undefined && each.aliases.includes(alias));
}

/** Both sides of a change, without the columns whose readable part did not change. */
function toldChange(event: TicketEvent, relations: Relations, viewer: Viewer, ticket: Ticket): Pick<Entry, 'set' | 'was'> {
  const set = redactPatch(event.set, relations, viewer, ticket);
  const was = redactPatch(event.was, relations, viewer, ticket);
  for (const column of ['fields', 'links', 'aliases', 'checklist'] as const) {
    if (JSON.stringify(set[column]) !== JSON.stringify(was[column])) continue;
    delete set[column];
    delete was[column];
  }
  return { set, was };
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
  if (UNSHOWN.has(event.act)) return null;
  const moderator = isAtLeast(relations.profile, 'moderator');
  const shown = new Set(shownFiles(ticket, scopes, moderator).map((file) => file.id));
  const comments = textsOf(event, ticket, scopes, moderator);
  const files = (event.files ?? event.filed?.files ?? []).filter((file) => shown.has(file.id));
  const line = { id: `${event.command}/${event.act}`, at: event.at, actor: event.actor, comments, files };
  const other = event.about?.ticket;
  const knowsOther = other === undefined || viewer.linked[other] !== undefined;
  const ownAct = event.act === 'merge' || event.act === 'unmerge';
  const { set, was } = toldChange(event, relations, viewer, ticket);
  if (!scopes.includes(event.scope) || (!knowsOther && !ownAct)) {
    // The act is not for them; words and files that came with it may be.
    const [widest] = [...comments, ...files]
      .map((each) => each.scope)
      .sort((one, another) => scopes.indexOf(one) - scopes.indexOf(another));
    return widest === undefined
      ? null
      : { ...line, id: `${event.command}/comment`, act: 'comment', scope: widest, set: {}, was: {} };
  }
  if (event.act === 'edit' && Object.keys(set).length === 0 && comments.length === 0) return null;
  const about = knowsOther ? event.about : undefined;
  return { ...line, act: event.act, scope: event.scope, set, was, ...(about === undefined ? {} : { about }) };
}

/** Files this person may see: in their scopes, and hidden ones for moderators; those of an erased ticket for nobody. */
function shownFiles(ticket: Ticket, scopes: readonly Scope[], moderator: boolean): Ticket['files'] {
  return ticket.files.filter((file) => scopes.includes(file.scope) && (file.detached !== true || (moderator && !ticket.erased)));
}

/** Everyone whom a ticket and its entries name. */
export function namedIn(ticket: Ticket, entries: readonly Entry[]): string[] {
  const ids = new Set<string | null | undefined>([
    ticket.requester,
    ticket.filer,
    ticket.assignee,
    ...ticket.observers,
    ...ticket.watchers,
    ...(ticket.approval?.approvers ?? []),
    ...(ticket.work ?? []).map(({ by }) => by),
    ...(ticket.checklist ?? []).map(({ done }) => done?.by),
  ]);
  for (const file of ticket.files) ids.add(file.by);
  for (const entry of entries) {
    if (entry.actor.type === 'person') ids.add(entry.actor.id);
    for (const id of [entry.about?.person, entry.set.assignee, entry.was.assignee, entry.set.requester, entry.was.requester])
      ids.add(id);
  }
  return [...ids].filter((id) => typeof id === 'string' && !id.startsWith('#')) as string[];
}

/** Everyone whom the values of person fields name. */
export function peopleInFields(fields: FieldValues, desk: Desk): string[] {
  return desk.fields
    .filter((field) => field.type === 'person')
    .flatMap((field) => fields[field.code] ?? [])
    .map(String);
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
export function viewOf(
  ticket: Ticket,
  events: readonly TicketEvent[],
  viewer: Viewer,
  earlier: string | null = null,
): TicketView {
  const { person, desk, now } = viewer;
  const relations = relationsTo(ticket, person, desk);
  const shown = redact(ticket, viewer);
  const timeline = events.map((event) => entryOf(event, ticket, viewer)).filter((entry) => entry !== null);
  const changedAt = changedFor(ticket, relations);
  const linkedHere = new Set([
    ...shown.links.map((link) => link.ticket),
    ...timeline.flatMap((entry) => entry.about?.ticket ?? []),
    shown.merged?.into ?? '',
  ]);
  return {
    ticket: shown,
    key: keyOf(ticket, desk),
    position: relations.staff ? viewer.position : null,
    timeline,
    earlier,
    linked: Object.fromEntries(Object.entries(viewer.linked).filter(([id]) => linkedHere.has(id))),
    people: cardsOf([...namedIn(shown, timeline), ...peopleInFields(shown.fields, desk)], viewer.people, relations.staff),
    allowed: allowed(person, shown, desk, now),
    unread: isUnread(changedAt, viewer.readAt),
    ...reportedOf(ticket),
    changedAt,
    version: String(ticket.version),
  };
}

function isUnread(changedAt: Instant, readAt: Instant | undefined): boolean {
  return readAt === undefined || changedAt > readAt;
}

/** Of a problem, how many people have it: who they are is nobody's business. */
function reportedOf({ kind, affected = [] }: Ticket): { reported?: number } {
  return kind === 'problem' ? { reported: affected.length } : {};
}

/** How far the things to do are that somebody reads; null where there are none. */
function progressOf({ checklist = [] }: Ticket): TicketRow['checklist'] {
  if (checklist.length === 0) return null;
  return { done: checklist.filter(({ done }) => done !== null).length, all: checklist.length };
}

/** A ticket as a line of this person's list. @param deadline what is next due on it: for its staff to know */
export function rowOf(ticket: Ticket, viewer: Viewer, deadline?: Pending): TicketRow {
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
    ...(relations.staff && deadline !== undefined ? { deadline } : {}),
    requester: ticket.requester,
    assignee: ticket.assignee,
    filedAt: ticket.facts.filedAt,
    changedAt,
    observers: ticket.observers.length,
    ...reportedOf(ticket),
    unread: isUnread(changedAt, viewer.readAt),
    approval: ticket.approval?.state ?? null,
    files: shown.files.filter((file) => file.detached !== true).length,
    checklist: progressOf(shown),
    fields: Object.fromEntries(Object.entries(shown.fields).filter(([code]) => listable.has(code))),
    allowed: allowed(person, shown, desk, now),
  };
}
