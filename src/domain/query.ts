/** What a list asks for, and what it gets: the same for every backend (domain §6 Search; architecture, the seam). */
import * as z from 'zod/mini';
import type { Desk } from './desk.ts';
import type { Person } from './people.ts';
import { Predicate } from './predicate.ts';
import { Phase, State, statesIn } from './states.ts';
import { Code, Kind, PersonId, Priority } from './values.ts';
import { servedServices } from './visibility.ts';

/** The views by involvement: whose tickets (esup-helpdesk §6). */
export const Involvement = z.enum(['mine', 'observed', 'assigned', 'free', 'services', 'all']);
export type Involvement = z.infer<typeof Involvement>;

export const SortKey = z.enum(['rank', 'number', 'summary', 'filed', 'changed', 'requester', 'assignee', 'state', 'priority']);
export type SortKey = z.infer<typeof SortKey>;
export const Sort = z.strictObject({ by: SortKey, descending: z.optional(z.boolean()) });
export type Sort = z.infer<typeof Sort>;

/** Most orders one list may have, the first deciding, each further one between equals. */
export const MOST_SORTS = 3;

/** Most rows one page may hold. */
export const LARGEST_PAGE = 200;

export const TicketQuery = z.strictObject({
  /** Any predicate; what the person may not read is taken away besides. */
  where: z.optional(Predicate),
  /** Words, a prefix, or a number; see `terms`. */
  text: z.optional(z.string().check(z.maxLength(500))),
  /** The first decides, each further one between equals. */
  sort: z.optional(z.array(Sort).check(z.minLength(1), z.maxLength(MOST_SORTS))),
  /** Where the page before ended: opaque, given by it. */
  after: z.optional(z.string()),
  /** Rows before the first one wanted, where the backend `jumps`; not together with `after`. */
  from: z.optional(z.number().check(z.int(), z.minimum(0))),
  limit: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(LARGEST_PAGE))),
  /** Whether the total is wanted. */
  count: z.optional(z.boolean()),
});
export type TicketQuery = z.infer<typeof TicketQuery>;

/** The filters that a person sets on a list, as the list keeps them (in its address, in a saved view). */
export const ListFilter = z.strictObject({
  involvement: z.optional(Involvement),
  phase: z.optional(z.union([Phase, z.literal('over')])),
  states: z.optional(z.array(State)),
  service: z.optional(Code),
  categories: z.optional(z.array(Code)),
  assignee: z.optional(PersonId),
  requester: z.optional(PersonId),
  kind: z.optional(Kind),
  priority: z.optional(Priority),
  filedFrom: z.optional(z.string()),
  filedBefore: z.optional(z.string()),
  fields: z.optional(z.record(z.string(), z.string())),
});
export type ListFilter = z.infer<typeof ListFilter>;

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
    case 'all':
      return { and: [] };
  }
}

/** A list's filter as the tree that backends read. */
export function where(filter: ListFilter, person: Person, desk: Desk): Predicate {
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
  for (const [code, value] of Object.entries(filter.fields ?? {})) and.push({ field: [code, value] });
  return { and };
}
