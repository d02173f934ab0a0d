/** Where a person was in a list: kept for the tab, so that back, reload and another view return to the same place. */
import * as z from 'zod/mini';
import { Involvement, ListFilter, Sort } from '../../domain/query.ts';

/** Most rows that a return reads again. */
export const MOST_ROWS = 2000;

/** What stood where, when the list was scrolled: a row, and its distance from the top of the window in CSS pixels. */
const Anchor = z.object({ ticket: z.string(), top: z.number() });
export type Anchor = z.infer<typeof Anchor>;

const Place = z.object({
  filter: ListFilter,
  view: z.optional(Involvement),
  sort: z.optional(Sort),
  text: z.string(),
  rows: z.number().check(z.minimum(1), z.maximum(MOST_ROWS)),
  /** Names of the people in the filter, by id. */
  names: z.record(z.string(), z.string()),
  anchor: z.optional(Anchor),
});
export type ListPlace = z.infer<typeof Place>;

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
      const place = Place.safeParse(JSON.parse(kept));
      return place.success ? place.data : undefined;
    } catch {
      return undefined;
    }
  }

  keep(place: ListPlace): void {
    try {
      sessionStorage.setItem(this.#name, JSON.stringify({ ...place, rows: Math.min(Math.max(1, place.rows), MOST_ROWS) }));
    } catch {
      // Storage is full or shut: the place is only kept while the page lives.
    }
  }
}
