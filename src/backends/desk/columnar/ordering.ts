/** Slots of a table in the order of a list: by counting, since every column knows the ranks of its values. */
import { sortedField } from '../../../domain/query.ts';
import type { Sort, SortKey } from '../../../domain/query.ts';
import { inOrder, STAFF_ORDERS } from '../places.ts';
import type { Spot } from '../places.ts';
import type { SortedColumn } from './column.ts';
import { STAFF } from './masks.ts';
import type { Viewer as Looker } from './masks.ts';
import { STRIDE } from './steps.ts';
import type { Steps } from './steps.ts';
import { UNHELD } from './table.ts';
import type { Table } from './table.ts';

/** How far whoever looks reads what is sorted. */
type Viewer = Pick<Looker, 'levels' | 'told'>;

/** What an order reads of a table: columns and, by slot, the number of the value that counts for this person. */
export interface Key {
  readonly column: SortedColumn;
  readonly codeAt: (slot: number) => number;
}

/** What a custom field tells: a private one, and one that is defined no more, only staff. */
function keyOfField(code: string, table: Table, { levels, told }: Viewer): Key {
  const column = table.fieldSort(code);
  const { codes } = column;
  const isTold = told.has(code);
  return { column, codeAt: (slot) => (isTold || levels[slot] === STAFF ? (codes[slot] ?? UNHELD) : UNHELD) };
}

/** The key of one order: the last change is that of the scope this person reads, the rank and what is due are for staff to know. */
export function keyFor({ by }: Sort, table: Table, viewer: Viewer): Key {
  const field = sortedField(by);
  return field === undefined ? keyOfAll(by as SortKey, table, viewer.levels) : keyOfField(field, table, viewer);
}

/** By what every ticket has. */
function keyOfAll(by: SortKey, table: Table, levels: Uint8Array): Key {
  if (by === 'changed') {
    const { changedPublic, changedRequester, changedStaff } = table.sorts;
    const codes = [changedPublic.codes, changedRequester.codes, changedStaff.codes];
    return { column: changedPublic, codeAt: (slot) => codes[levels[slot] ?? 0]?.[slot] ?? 0 };
  }
  const column = table.sorts[by];
  const { codes } = column;
  if (STAFF_ORDERS.has(by)) {
    const none = by === 'rank' ? table.noRank : table.nothingDue;
    return { column, codeAt: (slot) => (levels[slot] === STAFF ? (codes[slot] ?? 0) : none) };
  }
  return { column, codeAt: (slot) => codes[slot] ?? 0 };
}

/** Where a slot stands, as a page's end is written. */
export function spotAt(slot: number, keys: readonly Key[], table: Table): Spot {
  return { keys: keys.map(({ column, codeAt }) => column.order.values[codeAt(slot)] ?? ''), id: table.idAt(slot) };
}

/** Slots sorted by a number below `most`, equals as they were. */
function* counted(
  slots: Uint32Array<ArrayBuffer>,
  most: number,
  rankOf: (slot: number) => number,
): Steps<Uint32Array<ArrayBuffer>> {
  const starts = new Uint32Array(most + 1);
  const ranks = new Uint32Array(slots.length);
  for (let index = 0; index < slots.length; index += 1) {
    const rank = rankOf(slots[index] ?? 0);
    ranks[index] = rank;
    starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
    if (index % STRIDE === STRIDE - 1) yield;
  }
  for (let rank = 0; rank < most; rank += 1) starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
  yield;
  const sorted = new Uint32Array(slots.length);
  for (let index = 0; index < slots.length; index += 1) {
    const rank = ranks[index] ?? 0;
    const place = starts[rank] ?? 0;
    sorted[place] = slots[index] ?? 0;
    starts[rank] = place + 1;
    if (index % STRIDE === STRIDE - 1) yield;
  }
  return sorted;
}

/** Every living slot in an order; equals by id, in the direction of the first. */
export function* ordered(table: Table, sorts: readonly Sort[], viewer: Viewer): Steps<Uint32Array> {
  let slots = new Uint32Array(table.live);
  let place = 0;
  for (let slot = 0; slot < table.size; slot += 1) {
    if (table.alive[slot] !== 1) continue;
    slots[place] = slot;
    place += 1;
  }
  yield;
  yield* table.ids.settle();
  const { ranks: ofIds } = table.ids;
  const { numbers } = table.idCodes;
  const byId = directed(sorts[0], ofIds.length);
  slots = yield* counted(slots, ofIds.length, (slot) => byId(ofIds[numbers[slot] ?? 0] ?? 0));
  for (const sort of [...sorts].reverse()) {
    const { column, codeAt } = keyFor(sort, table, viewer);
    yield* column.order.settle();
    const { ranks } = column.order;
    const by = directed(sort, ranks.length);
    slots = yield* counted(slots, ranks.length, (slot) => by(ranks[codeAt(slot)] ?? 0));
  }
  return slots;
}

function directed(sort: Sort | undefined, most: number): (rank: number) => number {
  return sort?.descending === true ? (rank) => most - 1 - rank : (rank) => rank;
}

/** The place of the first slot that comes after a spot. */
export function placeAfter(spot: Spot, slots: Uint32Array, sorts: readonly Sort[], keys: readonly Key[], table: Table): number {
  const compare = inOrder(sorts);
  let from = 0;
  let to = slots.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (compare(spotAt(slots[middle] ?? 0, keys, table), spot) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
