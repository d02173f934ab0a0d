/** Where a row stands in the order of a list, and how the place where a page ended is written. */
import { MOST_SORTS, sortedField } from '../../domain/query.ts';
import type { Sort, SortBy, SortKey } from '../../domain/query.ts';
import type { Scope } from '../../domain/values.ts';
import { Invalid } from '../backend.ts';
import { LAST } from './indexing.ts';
import { standing, widest } from './seeing.ts';
import type { Row, SortColumn } from './store.ts';
import type { Looking } from './viewing.ts';

/** What was changed last comes first, when nobody asks for an order. */
export const USUAL_SORTS: readonly Sort[] = [{ by: 'changed', descending: true }];

export const SCOPE_COLUMNS: Readonly<Record<Scope, SortColumn>> = {
  public: 'changedPublic',
  requester: 'changedRequester',
  staff: 'changedStaff',
};

/** The key of each order, the first deciding; equals of all of them go by id, in the direction of the first. */
export interface Spot {
  readonly keys: readonly (string | number)[];
  readonly id: string;
}

/** The column of a row that an order goes by: the last change is that of the scope this person reads. */
export function columnFor(row: Row, by: SortKey, looking: Looking): SortColumn {
  return by === 'changed' ? SCOPE_COLUMNS[widest(row, looking)] : by;
}

/** The rank, and what is due, are for staff to know: to others a ticket has none, and so they tell no order either. */
export function isHidden(row: Row, looking: Looking): boolean {
  return !standing(row, looking).staff;
}

/** Orders by what is for staff to know. */
export const STAFF_ORDERS: ReadonlySet<SortBy> = new Set<SortBy>(['rank', 'due']);

/** A private field, and one that is defined no more, is for staff to know. */
function fieldKeyOf(row: Row, code: string, looking: Looking): string {
  const isTold = looking.desk.fields.some((field) => field.code === code && field.private !== true);
  if (!isTold && isHidden(row, looking)) return LAST;
  return row.fieldKeys !== undefined && Object.hasOwn(row.fieldKeys, code) ? (row.fieldKeys[code] ?? LAST) : LAST;
}

function keyOf(row: Row, by: SortBy, looking: Looking): string | number {
  const code = sortedField(by);
  if (code !== undefined) return fieldKeyOf(row, code, looking);
  return keyOfAll(row, by as SortKey, looking);
}

/** By what every ticket has. */
function keyOfAll(row: Row, by: SortKey, looking: Looking): string | number {
  return STAFF_ORDERS.has(by) && isHidden(row, looking) ? LAST : row.keys[columnFor(row, by, looking)];
}

export function spotOf(row: Row, sorts: readonly Sort[], looking: Looking): Spot {
  return { keys: sorts.map(({ by }) => keyOf(row, by, looking)), id: row.id };
}

function compare(one: string | number | undefined, other: string | number | undefined): number {
  if (one === undefined || other === undefined || one === other) return 0;
  return one < other ? -1 : 1;
}

function signOf(sort: Sort | undefined): number {
  return sort?.descending === true ? -1 : 1;
}

/** How two rows stand to each other in an order. */
export function inOrder(sorts: readonly Sort[]): (one: Spot, other: Spot) => number {
  const signs = sorts.map(signOf);
  const last = signOf(sorts[0]);
  return (one, other) => {
    for (const [index, sign] of signs.entries()) {
      const so = sign * compare(one.keys[index], other.keys[index]);
      if (so !== 0) return so;
    }
    return last * compare(one.id, other.id);
  };
}

function described(sorts: readonly Sort[]): string {
  return JSON.stringify(sorts.map((sort) => [sort.by, sort.descending === true]));
}

/** Where a page ended: opaque to whoever holds it, and only good for the same order. */
export function written(sorts: readonly Sort[], { keys, id }: Spot): string {
  return JSON.stringify([described(sorts), keys, id]);
}

/** The spot after which a page begins; null for the first one. @throws {Invalid} a place that no page of this order gave */
export function spotFrom(after: string | undefined, sorts: readonly Sort[]): Spot | null {
  if (after === undefined) return null;
  try {
    const [order, keys, id]: unknown[] = JSON.parse(after) as unknown[];
    if (order === described(sorts) && isKeys(keys) && keys.length === sorts.length && typeof id === 'string') return { keys, id };
  } catch {
    // Said below, like any other text that is no place.
  }
  throw new Invalid([{ path: 'after', code: 'not-a-place' }]);
}

function isKeys(value: unknown): value is (string | number)[] {
  return (
    Array.isArray(value) &&
    value.length <= MOST_SORTS &&
    value.every((key: unknown) => typeof key === 'string' || typeof key === 'number')
  );
}
