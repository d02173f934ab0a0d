/** Rows by their place in a list: those from the top, or, in a list that is spanned whole, those that were read around where one looks. */
import type { TicketRow } from '../../domain/view.ts';

/** Most rows that are held of a list that is spanned whole. */
export const MOST_HELD = 1500;

/** Some rows of a list, in its order. */
export interface Around {
  /** The place that is meant, and that of the first row. */
  readonly place: number;
  readonly from: number;
  readonly rows: readonly TicketRow[];
}

export class Rows {
  /** How many places there are. */
  readonly length: number;
  /** Null: nobody is there, since the list moved while it was read and its row is shown elsewhere. */
  readonly #at: ReadonlyMap<number, TicketRow | null>;
  #held: readonly TicketRow[] | undefined;
  #places: ReadonlyMap<string, number> | undefined;

  private constructor(at: ReadonlyMap<number, TicketRow | null>, length: number) {
    this.#at = at;
    this.length = length;
  }

  /** Rows one after the other. @param from the place of the first @param length of the list; as many as there are by default */
  static of(rows: readonly TicketRow[], from = 0, length = from + rows.length): Rows {
    return new Rows(new Map(rows.map((row, at) => [from + at, row])), length);
  }

  /** The row at a place; null where nobody is, undefined where it was not read. */
  at(place: number): TicketRow | null | undefined {
    return this.#at.get(place);
  }

  has(place: number): boolean {
    return this.#at.has(place);
  }

  /** The rows that are held, in their order. */
  get held(): readonly TicketRow[] {
    this.#held ??= [...this.#at]
      .sort(([one], [other]) => one - other)
      .map(([, row]) => row)
      .filter((row) => row !== null);
    return this.#held;
  }

  placeOf(id: string): number | undefined {
    this.#places ??= new Map([...this.#at].flatMap(([place, row]) => (row === null ? [] : [[row.id, place] as const])));
    return this.#places.get(id);
  }

  /** The rows that stand one after the other around a ticket: what somebody who is there sees of the list. */
  around(ticket: string): Around {
    const place = this.placeOf(ticket) ?? 0;
    let from = place;
    while (from > 0 && this.at(from - 1) !== undefined) from -= 1;
    const rows: TicketRow[] = [];
    for (let at = from, row = this.at(at); row !== undefined; at += 1, row = this.at(at)) if (row !== null) rows.push(row);
    return { place, from, rows };
  }

  /** The same places with other rows. */
  map(change: (row: TicketRow) => TicketRow): Rows {
    return new Rows(new Map([...this.#at].map(([place, row]) => [place, row === null ? null : change(row)])), this.length);
  }

  /** With rows from a place on, each ticket once: one that is held already leaves its new place empty. */
  with(from: number, rows: readonly TicketRow[], length = Math.max(this.length, from + rows.length)): Rows {
    const at = new Map([...this.#at].filter(([place]) => place < length));
    for (const [index, row] of rows.entries()) {
      const place = this.placeOf(row.id);
      at.set(from + index, place === undefined || place === from + index ? row : null);
    }
    return new Rows(at, length);
  }

  /** Without some tickets: those below move up. */
  without(gone: ReadonlySet<string>): Rows {
    const left = [...this.#at].filter(([, row]) => row !== null && gone.has(row.id)).map(([place]) => place);
    if (left.length === 0) return this;
    const up = (place: number): number => left.filter((each) => each < place).length;
    return new Rows(
      new Map([...this.#at].filter(([place]) => !left.includes(place)).map(([place, row]) => [place - up(place), row])),
      this.length - left.length,
    );
  }

  /** With another length. */
  spanning(length: number): Rows {
    return new Rows(new Map([...this.#at].filter(([place]) => place < length)), length);
  }

  /** Only the rows nearest to a place, where too many are held. */
  near(place: number): Rows {
    if (this.#at.size <= MOST_HELD) return this;
    const nearest = [...this.#at].sort(([one], [other]) => Math.abs(one - place) - Math.abs(other - place)).slice(0, MOST_HELD);
    return new Rows(new Map(nearest), this.length);
  }

  /** What to read of a range: the first places that are missing there, `most` at most. */
  missing(from: number, to: number, most: number): { readonly from: number; readonly limit: number } | undefined {
    const end = Math.min(to, this.length);
    let first = Math.max(0, from);
    while (first < end && this.has(first)) first += 1;
    if (first >= end) return undefined;
    let last = first;
    while (last < Math.min(this.length, first + most) && !this.has(last)) last += 1;
    // Reading upwards, the page ends where what is held begins.
    let start = first;
    while (start > Math.max(0, last - most) && !this.has(start - 1)) start -= 1;
    return { from: start, limit: last - start };
  }
}
