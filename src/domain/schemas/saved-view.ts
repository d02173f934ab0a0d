/** What a list kept under a name holds. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { MOST_SORTS } from '../query.ts';
import { isStorable } from '../values.ts';
import { ListFilter, Sort } from './query.ts';
import { Id, PersonId } from './values.ts';

/** `own`: only its owner · `staff`: everyone who is staff on the desk. */
export const SavedViewScope = z.enum(['own', 'staff']);
export type SavedViewScope = z.infer<typeof SavedViewScope>;

/** Longest view, as JSON: room for every category and state, and no place to keep documents in. */
const LARGEST = 20_000;

const text = (longest: number) =>
  z.string().check(z.trim(), z.maxLength(longest, { error: 'too-long' }), z.refine(isStorable, { error: 'unstorable-text' }));

/** What is kept: the question, its order, and which columns show the answer. */
export const SavedView = z
  .strictObject({
    id: Id,
    name: text(80).check(z.minLength(1, { error: 'required' })),
    owner: PersonId,
    scope: SavedViewScope,
    filter: ListFilter,
    text: z.optional(text(500)),
    sort: z.optional(z.array(Sort).check(z.minLength(1), z.maxLength(MOST_SORTS))),
    /** Names of columns, in order; absent, the usual ones. */
    columns: z.optional(z.array(text(80)).check(z.maxLength(100))),
  })
  .check(z.refine((view) => JSON.stringify(view).length <= LARGEST, { error: 'too-large' }));
export type SavedView = z.infer<typeof SavedView>;
