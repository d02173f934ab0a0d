/** One listener on a desk: told of every change once, in order, however often it is woken. */
import type { Change } from '../backend.ts';
import { Unavailable } from '../backend.ts';
import { changesAfter } from './changes.ts';
import type { Reading, Store } from './store.ts';
import type { Looking } from './viewing.ts';

/** What is told of this moment only, or of one person's other pages: no event stands behind it, so the cursor stays. */
export type Momentary = Change extends infer Each
  ? Each extends { readonly type: 'present' | 'indexing' | 'changed' }
    ? Omit<Each, 'cursor'>
    : never
  : never;

export interface WatcherParts {
  readonly store: Store;
  readonly desk: string;
  readonly after: string;
  readonly listener: (change: Change) => void;
  /** Who looks, at the desk as it is kept now. */
  readonly look: (tx: Reading) => Promise<Looking>;
}

export class Watcher {
  readonly #parts: WatcherParts;
  readonly #unlisten: () => void;
  #cursor: string;
  #stopped = false;
  #reading = false;
  #woken = false;

  constructor(parts: WatcherParts) {
    this.#parts = parts;
    this.#cursor = parts.after;
    this.#unlisten = parts.store.listen(parts.desk, (lost) => {
      if (lost === undefined) void this.#wake();
      else this.#lose(lost);
    });
    void this.#wake();
  }

  stop(): void {
    this.#stopped = true;
    this.#unlisten();
  }

  /** Reads what is new; woken again meanwhile, it reads once more. */
  async #wake(): Promise<void> {
    this.#woken = true;
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#woken && !this.#stopped) {
        this.#woken = false;
        const { store, look } = this.#parts;
        const changes = await store.read(async (tx) => changesAfter(tx, this.#cursor, await look(tx)));
        for (const change of changes) this.#tell(change);
      }
    } catch (error) {
      this.#lose(error);
    } finally {
      this.#reading = false;
    }
  }

  /** Tells something between two readings. */
  say(word: Momentary): void {
    this.#tell({ ...word, cursor: this.#cursor } as Change);
  }

  #tell(change: Change): void {
    if (this.#stopped) return;
    this.#cursor = change.cursor;
    try {
      this.#parts.listener(change);
    } catch (error) {
      // A listener's own fault is reported as one, and says nothing of the desk: the next change is told all the same.
      queueMicrotask(() => {
        throw error;
      });
    }
  }

  #lose(error: unknown): void {
    this.#tell({ type: 'lost', why: error instanceof Unavailable ? error.why : 'closed', cursor: this.#cursor });
  }
}
