/** Predicates over a whole table at once: for each slot a 1 where `matches` would say yes. */
import { coursesRead } from '../../../domain/courses.ts';
import type { Desk } from '../../../domain/desk.ts';
import { isAtLeast } from '../../../domain/people.ts';
import type { Person } from '../../../domain/people.ts';
import type { Predicate, Scalar, SetColumn, SingleColumn, TimeColumn } from '../../../domain/predicate.ts';
import { profileOn } from '../../../domain/visibility.ts';
import { LAST } from '../indexing.ts';
import { STRIDE } from './steps.ts';
import type { Steps } from './steps.ts';
import type { Table } from './table.ts';

/** The level of staff: the place of their scope. */
export const STAFF = 2;

/** Whose filter reads, and how far: of what the view hides it must tell nothing (see `columnsFor` in `../seeing.ts`). */
export interface Viewer {
  readonly person: Person;
  readonly desk: Desk;
  /** By slot, the place of the widest scope that this person reads of a ticket that he reads. */
  readonly levels: Uint8Array;
  /** Codes of the fields that everyone may know. */
  readonly told: ReadonlySet<string>;
}

/** For each slot, whether the number of its value is among those that pass. */
function* picked(codes: Uint32Array, passing: Uint8Array, size: number): Steps<Uint8Array> {
  const mask = new Uint8Array(size);
  for (let slot = 0; slot < size; slot += 1) mask[slot] = passing[codes[slot] ?? 0] ?? 0;
  yield;
  return mask;
}

/** Which values of a dictionary pass a test. */
function* passing<Value>(values: readonly Value[], test: (value: Value) => boolean): Steps<Uint8Array> {
  const mask = new Uint8Array(values.length);
  for (const [code, value] of values.entries()) {
    if (test(value)) mask[code] = 1;
    if (code % STRIDE === STRIDE - 1) yield;
  }
  return mask;
}

function keep(mask: Uint8Array, also: Uint8Array): Uint8Array {
  for (let slot = 0; slot < mask.length; slot += 1) mask[slot] = (mask[slot] ?? 0) & (also[slot] ?? 0);
  return mask;
}

function add(mask: Uint8Array, also: Uint8Array): Uint8Array {
  for (let slot = 0; slot < mask.length; slot += 1) mask[slot] = (mask[slot] ?? 0) | (also[slot] ?? 0);
  return mask;
}

/** Only where this person is staff. */
function staffOnly(mask: Uint8Array, { levels }: Viewer): Uint8Array {
  for (let slot = 0; slot < mask.length; slot += 1) if (levels[slot] !== STAFF) mask[slot] = 0;
  return mask;
}

/** Both masks in one. The first is used up. */
export function both(one: Uint8Array, other: Uint8Array): Uint8Array {
  return keep(one, other);
}

/**
 * A predicate over every slot, void ones too.
 * @param viewer whose filter it is; null: the rules' own, which may read everything
 */
export function* maskOf(predicate: Predicate, table: Table, viewer: Viewer | null): Steps<Uint8Array> {
  const { size } = table;
  if ('and' in predicate) {
    const mask = new Uint8Array(size).fill(1);
    for (const each of predicate.and) {
      keep(mask, yield* maskOf(each, table, viewer));
      yield;
    }
    return mask;
  }
  if ('or' in predicate) {
    const mask = new Uint8Array(size);
    for (const each of predicate.or) {
      add(mask, yield* maskOf(each, table, viewer));
      yield;
    }
    return mask;
  }
  if ('not' in predicate) {
    const mask = yield* maskOf(predicate.not, table, viewer);
    for (let slot = 0; slot < size; slot += 1) mask[slot] = (mask[slot] ?? 0) ^ 1;
    yield;
    return mask;
  }
  if ('eq' in predicate) return yield* single(predicate.eq[0], [predicate.eq[1]], table, viewer);
  if ('in' in predicate) return yield* single(predicate.in[0], predicate.in[1], table, viewer);
  if ('has' in predicate) return yield* member(predicate.has[0], predicate.has[1], table, viewer);
  if ('field' in predicate) return yield* field(predicate.field[0], predicate.field[1], table, viewer);
  if ('since' in predicate) {
    const [column, instant] = predicate.since;
    return yield* time(column, (at) => at !== null && at >= instant, table, viewer);
  }
  const [column, instant] = predicate.before;
  return yield* time(column, (at) => at !== null && at < instant, table, viewer);
}

function* single(column: SingleColumn, wanted: readonly unknown[], table: Table, viewer: Viewer | null): Steps<Uint8Array> {
  if (column === 'id') {
    const mask = new Uint8Array(table.size);
    for (const id of wanted) {
      const slot = typeof id === 'string' ? table.slotOf(id) : undefined;
      if (slot !== undefined) mask[slot] = 1;
    }
    return mask;
  }
  const { codes, dictionary } = table.singles[column];
  const among = new Set(wanted);
  const mask = yield* picked(codes, yield* passing(dictionary.values, (value) => among.has(value)), table.size);
  if (column !== 'course' || viewer === null) return mask;
  // The course that a ticket was filed from is for staff to know, and for its teachers: to others it has none.
  const courses = new Set<Scalar>(coursesRead(viewer.person, viewer.desk));
  const known = yield* picked(codes, yield* passing(dictionary.values, (value) => courses.has(value)), table.size);
  const none = among.has(null) ? 1 : 0;
  for (let slot = 0; slot < mask.length; slot += 1) if (viewer.levels[slot] !== STAFF && known[slot] !== 1) mask[slot] = none;
  return mask;
}

function* member(column: SetColumn, wanted: string, table: Table, viewer: Viewer | null): Steps<Uint8Array> {
  const { codes, values } = table.sets[column];
  const others = viewer !== null && wanted !== viewer.person.id;
  // Who watches is for the watcher alone to know.
  if (others && column === 'watchers') return new Uint8Array(table.size);
  const mask = yield* picked(codes, yield* passing(values, (list) => list.includes(wanted)), table.size);
  return others && column === 'glass' ? staffOnly(mask, viewer) : mask;
}

function* field(code: string, wanted: string, table: Table, viewer: Viewer | null): Steps<Uint8Array> {
  const column = table.fields.get(code);
  if (column === undefined) return new Uint8Array(table.size);
  const holds = yield* passing(column.values, (value) =>
    Array.isArray(value) ? value.includes(wanted) : value !== undefined && String(value) === wanted,
  );
  const mask = yield* picked(column.codes, holds, table.size);
  return viewer !== null && !viewer.told.has(code) ? staffOnly(mask, viewer) : mask;
}

function* time(column: TimeColumn, test: (at: string | null) => boolean, table: Table, viewer: Viewer | null): Steps<Uint8Array> {
  const ofSort = (at: string | number): boolean => test(String(at));
  if (column === 'changedAt') {
    // The rules' own predicates read no last change: it has none but a reader's.
    if (viewer === null) return new Uint8Array(table.size);
    const { changedPublic, changedRequester, changedStaff } = table.sorts;
    const holds = yield* passing(changedPublic.order.values, ofSort);
    const codes = [changedPublic.codes, changedRequester.codes, changedStaff.codes];
    const mask = new Uint8Array(table.size);
    for (let slot = 0; slot < mask.length; slot += 1) mask[slot] = holds[codes[viewer.levels[slot] ?? 0]?.[slot] ?? 0] ?? 0;
    yield;
    return mask;
  }
  if (column === 'dueAt') {
    // What is due is for staff to know, and the rules' own predicates do not read it.
    if (viewer === null) return new Uint8Array(table.size);
    const { codes, order } = table.sorts.due;
    const holds = yield* passing(order.values, (at) => test(at === LAST ? null : String(at)));
    return staffOnly(yield* picked(codes, holds, table.size), viewer);
  }
  if (column === 'filedAt') {
    const { codes, order } = table.sorts.filed;
    return yield* picked(codes, yield* passing(order.values, ofSort), table.size);
  }
  const { codes, dictionary } = table.ends[column];
  return yield* picked(codes, yield* passing(dictionary.values, test), table.size);
}

/** By slot, the place of the widest scope that somebody reads (see `readableScopes`), where he reads the ticket at all. */
export function* levelsOf(table: Table, person: Person, desk: Desk): Steps<Uint8Array> {
  const { service, category, group, requester, assignee } = table.singles;
  const { glass } = table.sets;
  const levels = new Uint8Array(table.size);
  const me = [requester.dictionary.find(person.id) ?? -1, assignee.dictionary.find(person.id) ?? -1];
  const broke = yield* passing(glass.values, (list) => list.includes(person.id));
  const places = new Map<number, boolean>();
  const [categories, groups] = [category.dictionary.values.length, group.dictionary.values.length];
  // The profile on a ticket hangs on its place, its group and the glass alone: asked once for each that there is.
  const isStaffOn = (slot: number): boolean => {
    const [its, inside, ofGroup] = [service.codes[slot] ?? 0, category.codes[slot] ?? 0, group.codes[slot] ?? 0];
    const glassBroken = broke[glass.codes[slot] ?? 0] ?? 0;
    const key = ((its * categories + inside) * groups + ofGroup) * 2 + glassBroken;
    const known = places.get(key);
    if (known !== undefined) return known;
    const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
    const at = {
      service: text(service.dictionary.values[its]),
      category: text(category.dictionary.values[inside]),
      group: text(group.dictionary.values[ofGroup]),
      glass: glassBroken === 1 ? [person.id] : [],
    };
    const staff = isAtLeast(profileOn(person, at, desk), 'technician');
    places.set(key, staff);
    return staff;
  };
  for (let slot = 0; slot < levels.length; slot += 1) {
    const named = requester.codes[slot] === me[0] || assignee.codes[slot] === me[1];
    levels[slot] = isStaffOn(slot) ? STAFF : named ? 1 : 0;
    if (slot % 4096 === 4095) yield;
  }
  return levels;
}
