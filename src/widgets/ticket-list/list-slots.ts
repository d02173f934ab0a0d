/**
 * Which drawn row of a long list shows which ticket. A row keeps its ticket as long as that is drawn: the focus and the eye stay
 * with it. One whose ticket went shows one that came: a browser is longer over making a row of so many parts than over giving other
 * words to one that is there.
 */
export class Slots {
  #rows: ReadonlyMap<string, number> = new Map();
  #gone: readonly string[] = [];
  #made = 0;

  /** The tickets that the last call no longer drew. */
  get gone(): readonly string[] {
    return this.#gone;
  }

  /**
   * Gives each ticket its row, told by a number.
   * @param drawn tickets, in their order
   * @param held a ticket whose row shows no other after it: what is open in it is about that ticket
   */
  give(drawn: readonly string[], held: string | undefined): ReadonlyMap<string, number> {
    const before = this.#rows;
    const wanted = new Set(drawn);
    this.#gone = [...before.keys()].filter((ticket) => !wanted.has(ticket));
    const free = this.#gone.filter((ticket) => ticket !== held).flatMap((ticket) => before.get(ticket) ?? []);
    const rows = new Map<string, number>();
    for (const ticket of drawn) rows.set(ticket, before.get(ticket) ?? free.shift() ?? (this.#made += 1));
    this.#rows = rows;
    return rows;
  }
}
