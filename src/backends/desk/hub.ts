/**
 * All who listen on one desk in this process: each is told of every change once, in order, however often they are woken, and all of them
 * by one reading, whatever their number. Each person is looked at as they are kept at that moment.
 */
import type { PersonId } from '../../domain/values.ts';
import type { Change } from '../backend.ts';
import { Unavailable } from '../backend.ts';
import { Telling } from './changes.ts';
import type { Alike } from './changes.ts';
import type { DeskRecord, PersonRecord, Reading, Store } from './store.ts';
import type { Looking } from './viewing.ts';

/** What is told of this moment only, or of one person's other pages: no event stands behind it, so the cursor stays. */
export type Momentary = Change extends infer Each
  ? Each extends { readonly type: 'present' | 'indexing' | 'changed' }
    ? Omit<Each, 'cursor'>
    : never
  : never;

export interface WatcherParts {
  readonly person: PersonId;
  readonly after: string;
  readonly listener: (change: Change) => void;
  /** Who looks, at the desk as it is kept now. @throws {Unauthorized} · {Unavailable} */
  readonly look: (record: DeskRecord | undefined, kept: PersonRecord | undefined) => Looking;
}

/** One listener. */
export class Watcher {
  readonly #parts: WatcherParts;
  readonly #stop: (watcher: Watcher) => void;
  #cursor: string;
  #stopped = false;

  constructor(parts: WatcherParts, stop: (watcher: Watcher) => void) {
    this.#parts = parts;
    this.#cursor = parts.after;
    this.#stop = stop;
  }

  get person(): PersonId {
    return this.#parts.person;
  }

  get cursor(): string {
    return this.#cursor;
  }

  get look(): WatcherParts['look'] {
    return this.#parts.look;
  }

  stop(): void {
    this.#stopped = true;
    this.#stop(this);
  }

  /** Tells something between two readings. */
  say(word: Momentary): void {
    this.tell({ ...word, cursor: this.#cursor } as Change);
  }

  tell(change: Change): void {
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

  lose(error: unknown): void {
    this.tell({ type: 'lost', why: error instanceof Unavailable ? error.why : 'closed', cursor: this.#cursor });
  }
}

/** What one reading found for one listener. */
type Found = readonly [Watcher, { readonly changes: readonly Change[] } | { readonly lost: unknown }];

/** How it went to tell all of one change. */
export interface Told {
  readonly listeners: number;
  /** Milliseconds from the word that there is something to the last who was told. */
  readonly took: number;
}

export interface HubParts {
  readonly store: Store;
  readonly desk: string;
  readonly alike?: Alike | undefined;
  readonly onTold?: ((told: Told) => void) | undefined;
  /** Tickets to which something happened; null: to any. */
  readonly onTouched: (tickets: ReadonlySet<string> | null) => void;
}

export class Hub {
  readonly #parts: HubParts;
  readonly #watchers = new Set<Watcher>();
  /** Who began since the last reading. */
  readonly #new = new Set<Watcher>();
  #unlisten: (() => void) | undefined;
  #woken: number | undefined;
  #reading = false;
  /** What was last read of the desk: its life, and its place. */
  #last: { readonly generation: string; readonly sequence: number } | undefined;

  constructor(parts: HubParts) {
    this.#parts = parts;
  }

  watch(parts: WatcherParts): Watcher {
    const watcher = new Watcher(parts, (stopped) => this.#leave(stopped));
    this.#watchers.add(watcher);
    this.#new.add(watcher);
    this.#unlisten ??= this.#parts.store.listen(this.#parts.desk, (lost) => {
      if (lost !== undefined) for (const each of [...this.#watchers]) each.lose(lost);
      else {
        this.#woken ??= performance.now();
        void this.#work();
      }
    });
    void this.#work();
    return watcher;
  }

  #leave(watcher: Watcher): void {
    this.#watchers.delete(watcher);
    this.#new.delete(watcher);
    if (this.#watchers.size > 0) return;
    this.#unlisten?.();
    this.#unlisten = undefined;
    this.#last = undefined;
  }

  /** Reads what is new; woken again meanwhile, it reads once more. */
  async #work(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    // Those who begin in one turn begin together.
    await Promise.resolve();
    while (this.#woken !== undefined || this.#new.size > 0) {
      const began = this.#woken;
      const asked = [...(began === undefined ? this.#new : this.#watchers)];
      this.#woken = undefined;
      this.#new.clear();
      await this.#tell(asked);
      if (began !== undefined) this.#parts.onTold?.({ listeners: asked.length, took: performance.now() - began });
    }
    this.#reading = false;
  }

  async #tell(asked: readonly Watcher[]): Promise<void> {
    try {
      const { found, touched } = await this.#parts.store.read((tx) => this.#read(tx, asked));
      for (const [watcher, what] of found)
        if ('lost' in what) watcher.lose(what.lost);
        else for (const change of what.changes) watcher.tell(change);
      if (touched === null || touched.size > 0) this.#parts.onTouched(touched);
    } catch (error) {
      for (const watcher of asked) watcher.lose(error);
    }
  }

  async #read(tx: Reading, asked: readonly Watcher[]): Promise<{ found: readonly Found[]; touched: ReadonlySet<string> | null }> {
    const { desk, alike } = this.#parts;
    const ids = [...new Set(asked.map(({ person }) => person))];
    const [record, kept] = await Promise.all([tx.desk(desk), tx.persons(desk, ids)]);
    const people = new Map(kept.map((person) => [person.id, person]));
    const found: Found[] = [];
    const telling = record === undefined ? undefined : new Telling(tx, record, alike);
    for (const watcher of asked) {
      let looking: Looking;
      try {
        looking = watcher.look(record, people.get(watcher.person));
      } catch (lost) {
        found.push([watcher, { lost }]);
        continue;
      }
      found.push([watcher, { changes: (await telling?.to(watcher.cursor, looking)) ?? [] }]);
    }
    return { found, touched: await this.#touched(record, telling) };
  }

  /** The tickets to which something happened since the last reading. */
  async #touched(record: DeskRecord | undefined, telling: Telling | undefined): Promise<ReadonlySet<string> | null> {
    const last = this.#last;
    if (record === undefined || telling === undefined) return null;
    const { generation, sequence, revisedAt } = record;
    this.#last = { generation, sequence };
    if (last?.generation !== generation || last.sequence > sequence || revisedAt > last.sequence) return null;
    if (last.sequence === sequence) return new Set();
    const log = await telling.log(last.sequence);
    return log === null ? null : new Set(log.map(({ ticket }) => ticket));
  }
}
