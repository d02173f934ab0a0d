/** Rows in order: those at hand sorted here, those of a larger desk along an index of the store. */
import { coursesRead } from '../../domain/courses.ts';
import { isFieldSort } from '../../domain/query.ts';
import type { Sort } from '../../domain/query.ts';
import { isStaff } from '../../domain/visibility.ts';
import { columnFor, isHidden, inOrder, spotOf } from './places.ts';
import type { Spot } from './places.ts';
import { isStaffEverywhere } from './seeing.ts';
import type { Test } from './seeing.ts';
import type { Place, Reading, Row, WalkedColumn } from './store.ts';
import type { Looking } from './viewing.ts';

/** A sorted walk over rows that pass, from after a spot. */
export type Walk = (after: Spot | null) => AsyncGenerator<Row>;

/** A walk in the order of one key, from after a place of it. */
type Along = (after: Place | null) => AsyncGenerator<Row>;

/** After every id. */
const BEYOND = '\uFFFF';

/** Rows at hand, sorted here. */
export function walkThese(rows: readonly Row[], sorts: readonly Sort[], test: Test, looking: Looking): Walk {
  const compare = inOrder(sorts);
  const sorted = rows
    .filter(test)
    .map((row) => ({ row, spot: spotOf(row, sorts, looking) }))
    .sort((one, other) => compare(one.spot, other.spot));
  return async function* (after) {
    for (const { row, spot } of sorted) if (after === null || compare(spot, after) > 0) yield row;
  };
}

/**
 * Rows of the whole desk by the index of the first order; those that it holds equal are put in order here, as many as there
 * are: the list's own index does better, once it is built.
 * @param atFirst how many rows are likely to do
 */
export async function walkDesk(
  tx: Reading,
  sorts: readonly Sort[],
  test: Test,
  looking: Looking,
  atFirst?: number,
): Promise<Walk> {
  const [first] = sorts;
  if (first === undefined) throw new RangeError('an order has at least one key');
  const along = await alongDesk(tx, first, test, looking, sorts.length === 1 ? atFirst : undefined);
  if (sorts.length === 1) {
    return (after) => along(after === null ? null : [after.keys[0] ?? '', after.id]);
  }
  const compare = inOrder(sorts);
  return async function* (after) {
    // All that the first order holds equal to where the page before ended is read again: some of it comes after.
    const start: Place | null = after === null ? null : [after.keys[0] ?? '', first.descending === true ? BEYOND : ''];
    let equals: { row: Row; spot: Spot }[] = [];
    const ordered = (): Row[] =>
      equals
        .filter(({ spot }) => after === null || compare(spot, after) > 0)
        .sort((one, other) => compare(one.spot, other.spot))
        .map(({ row }) => row);
    for await (const row of along(start)) {
      const spot = spotOf(row, sorts, looking);
      if (equals[0] !== undefined && equals[0].spot.keys[0] !== spot.keys[0]) {
        yield* ordered();
        equals = [];
      }
      equals.push({ row, spot });
    }
    yield* ordered();
  };
}

/**
 * Rows of the whole desk by one key. The last change has several: each ticket counts in that of the scope this person reads.
 * Tickets that he reads without being staff name him in a role, or are there for everyone; so that one index, rarely two, and
 * the few tickets that name him are all there is to walk.
 */
async function alongDesk(tx: Reading, sort: Sort, test: Test, looking: Looking, atFirst?: number): Promise<Along> {
  const descending = sort.descending === true;
  const { by } = sort;
  const { desk, person } = looking;
  if (by === 'due' || isFieldSort(by)) {
    const rows: Row[] = [];
    for await (const chunk of tx.walk(desk.id, 'number', false, null)) rows.push(...chunk.filter(test));
    const sorted = walkThese(rows, [sort], () => true, looking);
    return (after) => sorted(spotAt(after));
  }
  const along = async function* (column: WalkedColumn, after: Place | null): AsyncGenerator<Row> {
    for await (const chunk of tx.walk(looking.desk.id, column, descending, after, atFirst)) {
      for (const row of chunk) if (test(row) && columnFor(row, by, looking) === column) yield row;
    }
  };
  if (by === 'rank') return alongRanks(tx, sort, test, looking);
  if (by !== 'changed') return (after) => along(by, after);
  const walked: WalkedColumn[] = [
    ...(isStaff(person, desk) ? (['changedStaff'] as const) : []),
    ...((desk.read !== 'own' || coursesRead(person, desk).length > 0) && !isStaffEverywhere(looking)
      ? (['changedPublic'] as const)
      : []),
  ];
  const elsewhere: Test = (row) => !walked.includes(columnFor(row, by, looking) as WalkedColumn) && test(row);
  const named = walkThese(await tx.involving(desk.id, person.id), [sort], elsewhere, looking);
  return (after) => merged([named(spotAt(after)), ...walked.map((column) => along(column, after))], sort, looking);
}

/**
 * Rows of the whole desk by rank: those whose rank this person knows by the index, the others after them all. Whoever is staff
 * everywhere but in confidential places has few of those, and they name him.
 */
async function alongRanks(tx: Reading, sort: Sort, test: Test, looking: Looking): Promise<Along> {
  const { id } = looking.desk;
  const descending = sort.descending === true;
  const unknown: Test = (row) => isHidden(row, looking) && test(row);
  const others: Row[] = [];
  if (isStaffEverywhere(looking)) others.push(...(await tx.involving(id, looking.person.id)));
  else for await (const chunk of tx.walk(id, 'number', false, null)) others.push(...chunk);
  const last = walkThese(others, [sort], unknown, looking);
  const ranked = async function* (after: Place | null): AsyncGenerator<Row> {
    for await (const chunk of tx.walk(id, 'rank', descending, after))
      for (const row of chunk) if (!isHidden(row, looking) && test(row)) yield row;
  };
  return (after) => merged([last(spotAt(after)), ranked(after)], sort, looking);
}

function spotAt(place: Place | null): Spot | null {
  return place === null ? null : { keys: [place[0]], id: place[1] };
}

/** Several sorted walks as one. */
async function* merged(walks: readonly AsyncGenerator<Row>[], sort: Sort, looking: Looking): AsyncGenerator<Row> {
  const compare = inOrder([sort]);
  const heads = await Promise.all(walks.map(async (walk) => headOf(await walk.next())));
  for (;;) {
    let best = -1;
    for (const [index, head] of heads.entries()) {
      const first = heads[best];
      if (head !== null && (first === null || first === undefined || compare(head.spot, first.spot) < 0)) best = index;
    }
    const chosen = heads[best];
    const walk = walks[best];
    if (chosen === null || chosen === undefined || walk === undefined) return;
    yield chosen.row;
    heads[best] = headOf(await walk.next());
  }

  function headOf(result: IteratorResult<Row>): { row: Row; spot: Spot } | null {
    return result.done === true ? null : { row: result.value, spot: spotOf(result.value, [sort], looking) };
  }
}
