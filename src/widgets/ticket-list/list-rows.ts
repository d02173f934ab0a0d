/** Rows by their place in a list: those from the top, or, in a list that is spanned whole, those that were read around where one looks. */
import type { TicketRow } from '../../domain/view.ts';

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

  /** @param at rows by their place, see `at()` @param length how many places there are */
  constructor(at: ReadonlyMap<number, TicketRow | null>, length: number) {
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

  /** What is known of places, in no order. */
  get known(): Iterable<readonly [place: number, row: TicketRow | null]> {
    return this.#at;
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
}
