/**
 * The rows that a person has chosen, by id: they stay chosen while the list scrolls, is read again or asks another question, and
 * each keeps the last that was read of it.
 */
import type { TicketRow } from '../../domain/view.ts';

/** Most rows chosen at once: an act on them takes a minute at most, and its report can be read. */
export const MOST_CHOSEN = 1000;

export class Selection {
  readonly #rows = new Map<string, TicketRow>();
  readonly #changed: () => void;

  /** @param changed told after every change */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** In the order in which they were chosen. */
  get rows(): readonly TicketRow[] {
    return [...this.#rows.values()];
  }

  has(ticket: string): boolean {
    return this.#rows.has(ticket);
  }

  /** How many of these are chosen. */
  among(rows: readonly TicketRow[]): number {
    return rows.reduce((sum, row) => sum + (this.#rows.has(row.id) ? 1 : 0), 0);
  }

  /** Chooses rows, or no longer. @returns whether all of them found room */
  set(rows: readonly TicketRow[], chosen: boolean): boolean {
    let room = true;
    for (const row of rows) {
      if (!chosen) this.#rows.delete(row.id);
      else if (this.#rows.has(row.id) || this.#rows.size < MOST_CHOSEN) this.#rows.set(row.id, row);
      else room = false;
    }
    this.#changed();
    return room;
  }

  clear(): void {
    this.#rows.clear();
    this.#changed();
  }

  /** What was read of rows since: says nothing, since nothing else is chosen. */
  learn(rows: readonly TicketRow[]): void {
    for (const row of rows) if (this.#rows.has(row.id)) this.#rows.set(row.id, row);
  }
}
