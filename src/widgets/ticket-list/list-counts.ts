/** How many tickets each view holds: one reading at a time, however often it is asked. */
import type { Session } from '../../backends/backend.ts';
import type { Predicate } from '../../domain/predicate.ts';

export type Counts = Readonly<Record<string, number>>;
export type Trees = Readonly<Record<string, Predicate>>;

export class ListCounts {
  readonly #session: Session;
  readonly #changed: (counts: Counts) => void;
  #trees: Trees | undefined;
  #reading = false;
  #closed = false;

  constructor(session: Session, changed: (counts: Counts) => void) {
    this.#session = session;
    this.#changed = changed;
  }

  close(): void {
    this.#closed = true;
  }

  /** Asks for the numbers of these trees; while one reading is under way, only the last asked for follows. */
  async ask(trees: Trees): Promise<void> {
    this.#trees = trees;
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#trees !== undefined && !this.#closed) {
        const asked: Trees = this.#trees;
        this.#trees = undefined;
        const counts = await this.#read(asked);
        if (!this.#closed && this.#trees === undefined) this.#changed(counts);
      }
    } finally {
      this.#reading = false;
    }
  }

  async #read(trees: Trees): Promise<Counts> {
    try {
      return await this.#session.counts(trees);
    } catch {
      // The list itself says what is wrong; a view without its number stays usable.
      return {};
    }
  }
}
