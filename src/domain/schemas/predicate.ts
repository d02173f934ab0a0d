/** What a filter that comes from outside may be. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import type { Scalar } from '../predicate.ts';

/** Columns with one value. */
export const SingleColumn = z.enum([
  'id',
  'state',
  'service',
  'category',
  'group',
  'kind',
  'priority',
  'requester',
  'filer',
  'assignee',
  'restricted',
  'course',
]);
export type SingleColumn = z.infer<typeof SingleColumn>;
/** Columns with several. */
export const SetColumn = z.enum(['observers', 'watchers', 'approvers', 'glass']);
export type SetColumn = z.infer<typeof SetColumn>;
/** Columns of time, compared as text. `dueAt`: when the next thing to be done is over, where staff ask. */
export const TimeColumn = z.enum(['filedAt', 'settledAt', 'closedAt', 'changedAt', 'dueAt']);
export type TimeColumn = z.infer<typeof TimeColumn>;

export type Predicate =
  | { readonly and: readonly Predicate[] }
  | { readonly or: readonly Predicate[] }
  | { readonly not: Predicate }
  | { readonly eq: readonly [SingleColumn, Scalar] }
  | { readonly in: readonly [SingleColumn, readonly Scalar[]] }
  | { readonly has: readonly [SetColumn, string] }
  | { readonly field: readonly [string, string] }
  | { readonly since: readonly [TimeColumn, string] }
  | { readonly before: readonly [TimeColumn, string] };

const scalar = z.union([z.string().check(z.maxLength(1024)), z.boolean(), z.null()]);

/** The schema of a filter that comes from outside. At most eight levels deep, fifty branches wide. */
function level(depth: number): z.ZodMiniType<Predicate> {
  const leaves = [
    z.strictObject({ eq: z.tuple([SingleColumn, scalar]) }),
    z.strictObject({ in: z.tuple([SingleColumn, z.array(scalar).check(z.maxLength(500))]) }),
    z.strictObject({ has: z.tuple([SetColumn, z.string()]) }),
    z.strictObject({ field: z.tuple([z.string(), z.string()]) }),
    z.strictObject({ since: z.tuple([TimeColumn, z.string()]) }),
    z.strictObject({ before: z.tuple([TimeColumn, z.string()]) }),
  ] as const;
  if (depth === 0) return z.union(leaves);
  const inner = level(depth - 1);
  return z.union([
    ...leaves,
    z.strictObject({ and: z.array(inner).check(z.maxLength(50)) }),
    z.strictObject({ or: z.array(inner).check(z.maxLength(50)) }),
    z.strictObject({ not: inner }),
  ]);
}
export const Predicate = level(6);
