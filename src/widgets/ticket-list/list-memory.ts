/** Where a person was in a list: kept for the tab, so that back, reload and another view return to the same place. */
import {
  INVOLVEMENTS,
  SORT_KEYS,
  isFieldSort,
  type FieldSort,
  type Involvement,
  type ListFilter,
  type Sort,
} from '../../domain/query.ts';
import { PHASES, STATES } from '../../domain/states.ts';
import { KINDS, PRIORITIES } from '../../domain/values.ts';
import { either, isNumber, isSwitch, isText, listOf, oneOf, orAbsent, recordOf, shaped, type Is } from '../shared/shape.ts';

/** Most rows that a return reads again. */
export const MOST_ROWS = 2000;

/** What stood where, when the list was scrolled: a row, and its distance from the top of the window in CSS pixels. */
export interface Anchor {
  readonly ticket: string;
  /** Rows before it. */
  readonly place: number;
  readonly top: number;
}

export interface ListPlace {
  readonly filter: ListFilter;
  readonly view?: Involvement | undefined;
  readonly sort?: readonly Sort[] | undefined;
  readonly text: string;
  /** 1 to `MOST_ROWS`. */
  readonly rows: number;
  /** All of them, as one scrolls. */
  readonly whole?: boolean | undefined;
  /** Names of the people in the filter, by id. */
  readonly names: Readonly<Record<string, string>>;
  readonly anchor?: Anchor | undefined;
}

const isFilter = shaped<ListFilter>({
  involvement: orAbsent(oneOf(INVOLVEMENTS)),
  phase: orAbsent(oneOf([...PHASES, 'over'])),
  states: orAbsent(listOf(oneOf(STATES))),
  service: orAbsent(isText),
  categories: orAbsent(listOf(isText)),
  assignee: orAbsent(isText),
  requester: orAbsent(isText),
  kind: orAbsent(oneOf(KINDS)),
  priority: orAbsent(oneOf(PRIORITIES)),
  filedFrom: orAbsent(isText),
  filedBefore: orAbsent(isText),
  late: orAbsent(isSwitch),
  fields: orAbsent(recordOf(isText)),
});
const isByField: Is<FieldSort> = (value): value is FieldSort => isText(value) && isFieldSort(value);
const isPlace = shaped<ListPlace>({
  filter: isFilter,
  view: orAbsent(oneOf(INVOLVEMENTS)),
  sort: orAbsent(listOf(shaped<Sort>({ by: either(oneOf(SORT_KEYS), isByField), descending: orAbsent(isSwitch) }))),
  text: isText,
  rows: isNumber,
  whole: orAbsent(isSwitch),
  names: recordOf(isText),
  anchor: orAbsent(shaped<Anchor>({ ticket: isText, place: isNumber, top: isNumber })),
});

const isNames = listOf(isText);

/** As many rows as a return reads. */
function within(rows: number): number {
  return Math.min(Math.max(1, rows), MOST_ROWS);
}

/** The memory of one list of one person, in the tab's session storage; a browser without one simply forgets. */
export class ListMemory {
  readonly #name: string;

  constructor(key: string) {
    this.#name = `guichet-list:${key}`;
  }

  recall(): ListPlace | undefined {
    try {
      const kept = sessionStorage.getItem(this.#name);
      if (kept === null) return undefined;
      const place: unknown = JSON.parse(kept);
      return isPlace(place) ? { ...place, rows: within(place.rows) } : undefined;
    } catch {
      return undefined;
    }
  }

  keep(place: ListPlace): void {
    try {
      sessionStorage.setItem(this.#name, JSON.stringify({ ...place, rows: within(place.rows) }));
    } catch {
      // Storage is full or shut: the place is only kept while the page lives.
    }
  }
}

/** The columns that a person chose on a desk, kept by the browser for every list of it; one without storage shows the usual ones. */
export class ColumnsMemory {
  readonly #name: string;

  constructor(key: string) {
    this.#name = `guichet-columns:${key}`;
  }

  recall(): readonly string[] | undefined {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.#name) ?? 'null');
      return isNames(kept) ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  keep(columns: readonly string[] | undefined): void {
    try {
      if (columns === undefined) localStorage.removeItem(this.#name);
      else localStorage.setItem(this.#name, JSON.stringify(columns));
    } catch {
      // Storage is full or shut: the choice holds while the page lives.
    }
  }
}
