/** What a list asks for, and what it gets: the same for every backend (domain §6 Search; architecture, the seam). */
import { coursesRead } from './courses.ts';
import type { Desk } from './desk.ts';
import type { Person } from './people.ts';
import type { Predicate } from './predicate.ts';
import type { FieldSort, Involvement, ListFilter } from './schemas/query.ts';
import { type Phase, statesIn } from './states.ts';
import type { Instant } from './values.ts';
import { servedServices } from './visibility.ts';

export type { FieldSort, Involvement, ListFilter, Sort, SortBy, SortKey, TicketQuery } from './schemas/query.ts';

/** The views by involvement: whose tickets (esup-helpdesk §6). */
export const INVOLVEMENTS = ['mine', 'observed', 'assigned', 'free', 'services', 'courses', 'all'] as const;

/** What lists may be sorted by, besides the custom fields that they show. */
export const SORT_KEYS = [
  'rank',
  'number',
  'summary',
  'filed',
  'changed',
  'requester',
  'assignee',
  'state',
  'priority',
  'due',
] as const;

/** What begins an order by a custom field; its code follows. */
const FIELD_SORT = 'field:';

/** The order by a custom field. */
export function fieldSort(code: string): FieldSort {
  return `${FIELD_SORT}${code}`;
}

/** The field by which an order goes; undefined where it goes by what every ticket has. */
export function sortedField(by: string): string | undefined {
  return by.startsWith(FIELD_SORT) ? by.slice(FIELD_SORT.length) : undefined;
}

/** Whether an order goes by a custom field. */
export function isFieldSort(by: string): by is FieldSort {
  return sortedField(by) !== undefined;
}

/** Most orders one list may have, the first deciding, each further one between equals. */
export const MOST_SORTS = 3;

/** Most rows one page may hold. */
export const LARGEST_PAGE = 200;

/** The tab "Tickets" holds the active phase, "Resolved" the rest (domain §2): `over` is both settled and closed. */
function inPhase(wanted: Phase | 'over', desk: Desk): Predicate {
  const states = wanted === 'over' ? [...statesIn('settled', desk), ...statesIn('closed', desk)] : statesIn(wanted, desk);
  return { in: ['state', states] };
}

/** Whose tickets a view by involvement shows. */
export function involvement(view: Involvement, person: Person, desk: Desk): Predicate {
  switch (view) {
    case 'mine':
      return { or: [{ eq: ['requester', person.id] }, { eq: ['filer', person.id] }] };
    case 'observed':
      return { or: [{ has: ['observers', person.id] }, { has: ['watchers', person.id] }] };
    case 'assigned':
      return { eq: ['assignee', person.id] };
    case 'free':
      return { and: [{ eq: ['assignee', null] }, inPhase('active', desk)] };
    case 'services':
      return { in: ['service', desk.services.length === 0 ? [null] : servedServices(person, desk)] };
    case 'courses':
      return { in: ['course', coursesRead(person, desk)] };
    case 'all':
      return { and: [] };
  }
}

/** A list's filter as the tree that backends read. @param now by which what is due is late; without it nothing is */
export function where(filter: ListFilter, person: Person, desk: Desk, now: Instant = ''): Predicate {
  const and: Predicate[] = [];
  if (filter.involvement !== undefined) and.push(involvement(filter.involvement, person, desk));
  if (filter.phase !== undefined) and.push(inPhase(filter.phase, desk));
  if (filter.states !== undefined && filter.states.length > 0) and.push({ in: ['state', filter.states] });
  if (filter.service !== undefined) and.push({ eq: ['service', filter.service] });
  if (filter.categories !== undefined && filter.categories.length > 0) and.push({ in: ['category', filter.categories] });
  if (filter.assignee !== undefined) and.push({ eq: ['assignee', filter.assignee] });
  if (filter.requester !== undefined) and.push({ eq: ['requester', filter.requester] });
  if (filter.kind !== undefined) and.push({ eq: ['kind', filter.kind] });
  if (filter.priority !== undefined) and.push({ eq: ['priority', filter.priority] });
  if (filter.filedFrom !== undefined) and.push({ since: ['filedAt', filter.filedFrom] });
  if (filter.filedBefore !== undefined) and.push({ before: ['filedAt', filter.filedBefore] });
  if (filter.late === true) and.push({ before: ['dueAt', now] });
  for (const [code, value] of Object.entries(filter.fields ?? {})) and.push({ field: [code, value] });
  return { and };
}
