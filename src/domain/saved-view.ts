/** A list kept under a name, by one person or for the whole staff (mod_tracker §4, ServiceNow's and Zammad's shared overviews). */
import * as z from 'zod/mini';
import { ListFilter, MOST_SORTS, Sort } from './query.ts';
import { Id, PersonId } from './values.ts';

/** `own`: only its owner · `staff`: everyone who is staff on the desk. */
export const SavedViewScope = z.enum(['own', 'staff']);

/** What is kept: the question, its order, and which columns show the answer. */
export const SavedView = z.strictObject({
  id: Id,
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  owner: PersonId,
  scope: SavedViewScope,
  filter: ListFilter,
  text: z.optional(z.string().check(z.maxLength(500))),
  sort: z.optional(z.array(Sort).check(z.minLength(1), z.maxLength(MOST_SORTS))),
  /** Names of columns, in order; absent, the usual ones. */
  columns: z.optional(z.array(z.string().check(z.maxLength(80)))),
});
export type SavedView = z.infer<typeof SavedView>;
