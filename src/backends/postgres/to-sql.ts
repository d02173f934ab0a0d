/** Predicates as SQL: for each row the same verdict as `matches`, and always one, never null, so that a "not" may stand before it. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { NOTHING } from '../../domain/predicate.ts';
import type { Predicate, Scalar, SetColumn, SingleColumn, TimeColumn } from '../../domain/predicate.ts';
import { isStorable } from '../../domain/values.ts';
import { simpler } from './simpler.ts';

/** What holds of every row, of none, or of those that SQL says. */
export type Condition = boolean | RawBuilder<boolean>;

/** How a question reads the rows: for each column of the predicate tree, what SQL compares. */
export interface SqlColumns {
  readonly desk: string;
  single(column: SingleColumn): RawBuilder<unknown>;
  /** @param isNamed whether it is asked already, by its index, that the row names this person in a role */
  has(column: SetColumn, person: string, isNamed?: boolean): Condition;
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
    has: (column, person, isNamed = false) =>
      all([
        isStorable(person) && sql<boolean>`(r.${sql.raw(column)} @> array[${person}::text])`,
        isNamed ? true : naming(desk, [person]),
      ]),
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
function among(column: SingleColumn, values: readonly Scalar[], columns: SqlColumns, isNamed: boolean): Condition {
  const value = columns.single(column);
  const isFilled = FILLED.has(column);
  if (column === 'restricted') return any(values.map((each) => typeof each === 'boolean' && sql<boolean>`(${value} = ${each})`));
  const texts = values.filter((each) => typeof each === 'string').filter(isStorable);
  const same = texts.length === 1 ? sql<boolean>`${value} = ${texts[0]}` : sql<boolean>`${value} = any(${texts}::text[])`;
  const filled = isFilled ? sql<boolean>`(${same})` : sql<boolean>`(${value} is not null and ${same})`;
  return any([
    texts.length > 0 && all([filled, NAMING.has(column) && !isNamed ? naming(columns.desk, texts) : true]),
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

/** Whom a question names in a role, where that is all it asks. */
function namedBy(predicate: Predicate): string | undefined {
  if ('has' in predicate) return predicate.has[1];
  const [column, values] = 'eq' in predicate ? [predicate.eq[0], [predicate.eq[1]]] : 'in' in predicate ? predicate.in : [];
  const [only] = values ?? [];
  return column !== undefined && NAMING.has(column) && values?.length === 1 && typeof only === 'string' ? only : undefined;
}

/**
 * A predicate as if nobody were named who is: what satisfies it satisfies the predicate too, wherever no "not" stands before a name, and
 * what satisfies that one alone names this person.
 */
export function withoutNaming(predicate: Predicate, person: string): Predicate {
  if ('and' in predicate) return { and: predicate.and.map((each) => withoutNaming(each, person)) };
  if ('or' in predicate) return { or: predicate.or.map((each) => withoutNaming(each, person)) };
  return namedBy(predicate) === person ? NOTHING : predicate;
}

/** Whether what satisfies a predicate names somebody in a role: that is few, by an index. */
export function namesSomebody(predicate: Predicate): boolean {
  if ('and' in predicate) return predicate.and.some(namesSomebody);
  if ('or' in predicate) return predicate.or.every(namesSomebody);
  return namedBy(predicate) !== undefined;
}

/** Any of several questions: of those that name one person in some role the index is asked once. */
function anyOf(predicates: readonly Predicate[], columns: SqlColumns): Condition {
  const byPerson = Map.groupBy(predicates, namedBy);
  return any(
    [...byPerson].map(([person, asked]) =>
      person === undefined || asked.length === 1
        ? any(asked.map((each) => conditionOf(each, columns, false)))
        : all([naming(columns.desk, [person]), any(asked.map((each) => conditionOf(each, columns, true)))]),
    ),
  );
}

function conditionOf(predicate: Predicate, columns: SqlColumns, isNamed: boolean): Condition {
  if ('and' in predicate) return all(predicate.and.map((each) => conditionOf(each, columns, false)));
  if ('or' in predicate) return anyOf(predicate.or, columns);
  if ('not' in predicate) return not(conditionOf(predicate.not, columns, false));
  if ('eq' in predicate) return among(predicate.eq[0], [predicate.eq[1]], columns, isNamed);
  if ('in' in predicate) return among(predicate.in[0], predicate.in[1], columns, isNamed);
  if ('has' in predicate) return columns.has(predicate.has[0], predicate.has[1], isNamed);
  if ('field' in predicate) return columns.field(predicate.field[0], predicate.field[1]);
  const [column, instant] = 'since' in predicate ? predicate.since : predicate.before;
  const at = columns.time(column);
  if (at === undefined) return false;
  const compared = 'since' in predicate ? sql`>=` : sql`<`;
  return sql<boolean>`(${at} is not null and ${at} ${compared} ${bound(instant)})`;
}

/** A predicate as a condition on the rows that SQL knows as `r`. */
export function toSql(predicate: Predicate, columns: SqlColumns): Condition {
  return conditionOf(simpler(predicate), columns, false);
}
