/** What a list may ask for. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { INVOLVEMENTS, LARGEST_PAGE, MOST_SORTS, SORT_KEYS } from '../query.ts';
import { Predicate } from './predicate.ts';
import { Phase, State } from './states.ts';
import { Code, Kind, PersonId, Priority } from './values.ts';

export const Involvement = z.enum(INVOLVEMENTS);
export type Involvement = z.infer<typeof Involvement>;
export const SortKey = z.enum(SORT_KEYS);
export type SortKey = z.infer<typeof SortKey>;
/** By a custom field that lists show: `field:` and its code. */
export const FieldSort = z.templateLiteral(['field:', Code]);
export type FieldSort = z.infer<typeof FieldSort>;
const SortBy = z.union([SortKey, FieldSort]);
export type SortBy = z.infer<typeof SortBy>;
export const Sort = z.strictObject({ by: SortBy, descending: z.optional(z.boolean()) });
export type Sort = z.infer<typeof Sort>;

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
  /** What is due by the desk's service levels is over. */
  late: z.optional(z.boolean()),
  fields: z.optional(z.record(z.string(), z.string())),
});
export type ListFilter = z.infer<typeof ListFilter>;
