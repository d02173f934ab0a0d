/**
 * A small closed tree over the columns of a ticket: visibility is a value, and so is a list's filter (domain §4).
 * `matches` interprets it in memory; a backend with an index or SQL interprets the same tree its own way.
 */
import * as z from 'zod/mini';
import type { State } from './states.ts';
import type { Ticket } from './ticket.ts';

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
]);
export type SingleColumn = z.infer<typeof SingleColumn>;
/** Columns with several. */
export const SetColumn = z.enum(['observers', 'watchers', 'approvers', 'glass']);
export type SetColumn = z.infer<typeof SetColumn>;
/** Columns of time, compared as text. */
export const TimeColumn = z.enum(['filedAt', 'settledAt', 'closedAt', 'changedAt']);
export type TimeColumn = z.infer<typeof TimeColumn>;

export type Scalar = string | boolean | null;

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

export const EVERYTHING: Predicate = { and: [] };
export const NOTHING: Predicate = { or: [] };

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

/** What a predicate reads of a ticket. `changedAt` depends on who looks: pass the stamp of the reader's scope. */
export type Columns = Pick<
  Ticket,
  | 'id'
  | 'service'
  | 'category'
  | 'group'
  | 'kind'
  | 'priority'
  | 'requester'
  | 'filer'
  | 'assignee'
  | 'restricted'
  | 'observers'
  | 'watchers'
  | 'glass'
  | 'fields'
> & {
  readonly state: State;
  readonly approval: Ticket['approval'];
  readonly facts: Pick<Ticket['facts'], 'filedAt' | 'settledAt' | 'closedAt'>;
  readonly changedAt?: string | undefined;
};

function time(columns: Columns, column: TimeColumn): string | null {
  return column === 'changedAt' ? (columns.changedAt ?? null) : columns.facts[column];
}

function members(columns: Columns, column: SetColumn): readonly string[] {
  return column === 'approvers' ? (columns.approval?.approvers ?? []) : columns[column];
}

/** Whether a ticket satisfies a predicate. */
export function matches(predicate: Predicate, columns: Columns): boolean {
  if ('and' in predicate) return predicate.and.every((each) => matches(each, columns));
  if ('or' in predicate) return predicate.or.some((each) => matches(each, columns));
  if ('not' in predicate) return !matches(predicate.not, columns);
  if ('eq' in predicate) return columns[predicate.eq[0]] === predicate.eq[1];
  if ('in' in predicate) return predicate.in[1].includes(columns[predicate.in[0]]);
  if ('has' in predicate) return members(columns, predicate.has[0]).includes(predicate.has[1]);
  if ('field' in predicate) {
    const value = columns.fields[predicate.field[0]];
    return Array.isArray(value)
      ? value.includes(predicate.field[1])
      : value !== undefined && String(value) === predicate.field[1];
  }
  const [column, instant] = 'since' in predicate ? predicate.since : predicate.before;
  const at = time(columns, column);
  return at !== null && ('since' in predicate ? at >= instant : at < instant);
}
