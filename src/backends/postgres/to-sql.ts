/** Predicates as SQL: for each row the same verdict as `matches`, and always one, never null, so that a "not" may stand before it. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Predicate, Scalar, SetColumn, SingleColumn, TimeColumn } from '../../domain/predicate.ts';
import { isStorable } from '../../domain/values.ts';

/** What holds of every row, of none, or of those that SQL says. */
export type Condition = boolean | RawBuilder<boolean>;

/** How a question reads the rows: for each column of the predicate tree, what SQL compares. */
export interface SqlColumns {
  readonly desk: string;
  single(column: SingleColumn): RawBuilder<unknown>;
  has(column: SetColumn, person: string): Condition;
  field(code: string, value: string): Condition;
  /** Undefined: these rows have no such time. */
  time(column: TimeColumn): RawBuilder<unknown> | undefined;
}

/** Columns that are never null. */
const FILLED: ReadonlySet<SingleColumn> = new Set(['id', 'state', 'kind', 'priority', 'requester', 'filer', 'restricted']);

/** Their names, where they are others than those of the tree. */
const NAMES: Readonly<Partial<Record<SingleColumn, string>>> = { group: 'group_name' };

/** All of these. */
export function all(conditions: readonly Condition[]): Condition {
  if (conditions.includes(false)) return false;
  const asked = conditions.filter((each) => typeof each !== 'boolean');
  return asked.length === 0 ? true : asked.length === 1 ? (asked[0] ?? true) : sql<boolean>`(${sql.join(asked, sql` and `)})`;
}

/** Any of these. */
export function any(conditions: readonly Condition[]): Condition {
  if (conditions.includes(true)) return true;
  const asked = conditions.filter((each) => typeof each !== 'boolean');
  return asked.length === 0 ? false : asked.length === 1 ? (asked[0] ?? false) : sql<boolean>`(${sql.join(asked, sql` or `)})`;
}

export function not(condition: Condition): Condition {
  return typeof condition === 'boolean' ? !condition : sql<boolean>`(not ${condition})`;
}

/** A condition where SQL wants one. */
export function said(condition: Condition): RawBuilder<boolean> {
  return typeof condition === 'boolean' ? sql<boolean>`${sql.raw(String(condition))}` : condition;
}

/** Columns that name a person: whoever stands in one is among those that the row names, of which there is an index. */
const NAMING: ReadonlySet<string> = new Set(['requester', 'filer', 'assignee', 'observers', 'watchers', 'approvers', 'glass']);

/** Rows that name one of some people in a role. */
export function naming(desk: string, people: readonly string[]): Condition {
  const asked = people.filter(isStorable).map((person) => `${desk}|${person}`);
  return asked.length > 0 && sql<boolean>`(r.involved && ${asked}::text[])`;
}

/** The rows of a desk as they are kept: what visibility is asked of. */
export function keptOf(desk: string): SqlColumns {
  return {
    desk,
    single: (column) => sql.ref(`r.${NAMES[column] ?? column}`),
    has: (column, person) =>
      all([isStorable(person) && sql<boolean>`(r.${sql.raw(column)} @> array[${person}::text])`, naming(desk, [person])]),
    field: (code, value) =>
      isStorable(code) &&
      isStorable(value) &&
      sql<boolean>`(r.field_values @> jsonb_build_object(${code}::text, jsonb_build_array(${value}::text)))`,
    time: (column) =>
      column === 'changedAt' || column === 'dueAt'
        ? undefined
        : sql.ref({ filedAt: 'r.filed', settledAt: 'r.settled_at', closedAt: 'r.closed_at' }[column]),
  };
}

/** Whether a column has one of some values; what is of another type, or cannot be kept, no row has. */
function among(column: SingleColumn, values: readonly Scalar[], columns: SqlColumns): Condition {
  const value = columns.single(column);
  const isFilled = FILLED.has(column);
  if (column === 'restricted') return any(values.map((each) => typeof each === 'boolean' && sql<boolean>`(${value} = ${each})`));
  const texts = values.filter((each) => typeof each === 'string').filter(isStorable);
  const same = texts.length === 1 ? sql<boolean>`${value} = ${texts[0]}` : sql<boolean>`${value} = any(${texts}::text[])`;
  const filled = isFilled ? sql<boolean>`(${same})` : sql<boolean>`(${value} is not null and ${same})`;
  return any([
    texts.length > 0 && all([filled, NAMING.has(column) ? naming(columns.desk, texts) : true]),
    values.includes(null) && !isFilled && sql<boolean>`(${value} is null)`,
  ]);
}

/**
 * A bound of times that PostgreSQL can hold, in the same place among times: those are of plain letters, below which a NUL is, and
 * above which half a character.
 */
function bound(instant: string): string {
  for (const [place, character] of [...instant].entries()) {
    if (isStorable(character)) continue;
    return [...instant].slice(0, place).join('') + (character === '\0' ? '\u0001' : '\uFFFF');
  }
  return instant;
}

/** A predicate as a condition on the rows that SQL knows as `r`. */
export function toSql(predicate: Predicate, columns: SqlColumns): Condition {
  if ('and' in predicate) return all(predicate.and.map((each) => toSql(each, columns)));
  if ('or' in predicate) return any(predicate.or.map((each) => toSql(each, columns)));
  if ('not' in predicate) return not(toSql(predicate.not, columns));
  if ('eq' in predicate) return among(predicate.eq[0], [predicate.eq[1]], columns);
  if ('in' in predicate) return among(predicate.in[0], predicate.in[1], columns);
  if ('has' in predicate) return columns.has(predicate.has[0], predicate.has[1]);
  if ('field' in predicate) return columns.field(predicate.field[0], predicate.field[1]);
  const [column, instant] = 'since' in predicate ? predicate.since : predicate.before;
  const at = columns.time(column);
  if (at === undefined) return false;
  const compared = 'since' in predicate ? sql`>=` : sql`<`;
  return sql<boolean>`(${at} is not null and ${at} ${compared} ${bound(instant)})`;
}
