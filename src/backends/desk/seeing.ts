/** What one person sees of the rows of a desk: which ones, in what scope, and which of their columns a filter may read. */
import { coursesRead } from '../../domain/courses.ts';
import { isAtLeast } from '../../domain/people.ts';
import { leavesNothingOut, matches } from '../../domain/predicate.ts';
import type { Columns, Predicate } from '../../domain/predicate.ts';
import type { Scope } from '../../domain/values.ts';
import { changedFor } from '../../domain/viewing.ts';
import { isStaff, profileIn, profileOn, readableScopes, visibility } from '../../domain/visibility.ts';
import type { Relations } from '../../domain/visibility.ts';
import type { Row } from './store.ts';
import type { Looking } from './viewing.ts';

/** Whether a row is for this person, passes the filter, and has the words asked for. */
export type Test = (row: Row) => boolean;

/** Whether everything that somebody may read names them in a role: a few tickets, whatever the desk holds. */
export function readsOnlyTheirs({ person, desk }: Looking): boolean {
  return (
    desk.read !== 'all' &&
    !isStaff(person, desk) &&
    person.profile !== 'functional-admin' &&
    coursesRead(person, desk).length === 0
  );
}

/** Whether somebody is staff of every ticket that is not confidential. */
export function isStaffEverywhere({ person, desk }: Looking): boolean {
  const profile = profileIn(person, desk, null);
  return (
    isAtLeast(profile, 'technician') && person.serves === undefined && (desk.groups === 'none' || isAtLeast(profile, 'moderator'))
  );
}

/** What this person is to a row that he is known to read: `relationsTo` would ask again whether he does, for every row. */
export function standing({ ticket }: Row, { person, desk }: Looking): Relations {
  const profile = profileOn(person, ticket, desk);
  return {
    requester: ticket.requester === person.id,
    filer: ticket.filer === person.id,
    assignee: ticket.assignee === person.id,
    observer: ticket.observers.includes(person.id),
    watcher: ticket.watchers.includes(person.id),
    approver: ticket.approval?.approvers.includes(person.id) === true,
    profile,
    staff: isAtLeast(profile, 'technician'),
    reader: true,
  };
}

/** The widest scope that this person reads on a row. */
export function widest(row: Row, looking: Looking): Scope {
  return readableScopes(standing(row, looking)).at(-1) ?? 'public';
}

/** Codes of the custom fields whose values everyone who reads a ticket may know. */
export function toldFields({ desk }: Pick<Looking, 'desk'>): ReadonlySet<string> {
  return new Set(desk.fields.filter((field) => field.private !== true).map((field) => field.code));
}

/** A test of rows by visibility alone. */
export function sightOf({ person, desk }: Looking): Test {
  const sight = visibility(person, desk);
  return (row) => row.ticket.desk === desk.id && matches(sight, row.ticket);
}

/** A row that this person reads, as their filters may read it. */
export function columnsFor(looking: Looking): (row: Row) => Columns {
  const { person, desk } = looking;
  const courses = new Set<string | null | undefined>(coursesRead(person, desk));
  const told = toldFields(looking);
  const own = (ids: readonly string[]): string[] => (ids.includes(person.id) ? [person.id] : []);
  return (row) => {
    const relations = standing(row, looking);
    const { ticket } = row;
    // A filter must not tell what the view hides: private fields and those no longer defined, watchers, the glass, the course
    // that it was filed from, what is due, others' last changes.
    return {
      ...ticket,
      fields: relations.staff
        ? ticket.fields
        : Object.fromEntries(Object.entries(ticket.fields).filter(([code]) => told.has(code))),
      course: relations.staff || courses.has(ticket.course) ? ticket.course : null,
      watchers: own(ticket.watchers),
      glass: relations.staff ? ticket.glass : own(ticket.glass),
      changedAt: changedFor(ticket, relations),
      dueAt: relations.staff ? (row.deadline?.at ?? null) : null,
    };
  };
}

/** A test of rows by visibility and a filter. */
export function testFor(looking: Looking, where: Predicate | undefined): Test {
  const sight = sightOf(looking);
  if (where === undefined || leavesNothingOut(where)) return sight;
  const columns = columnsFor(looking);
  return (row) => sight(row) && matches(where, columns(row));
}
