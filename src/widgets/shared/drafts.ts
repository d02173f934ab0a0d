/**
 * Drafts: what a person is writing outlives a reload, a crash, a lost session, and is found again in another tab. Kept by
 * backend, desk, person and slot (a form, an answer to one ticket), in this browser alone.
 *
 *   const draft = new Draft<FormDraft>({ backend, desk, person, slot: 'new' }, { problem: (why) => { this.draftProblem = why; } });
 *   const kept = await draft.load();          // { value, files } or null
 *   draft.save(value);                        // at each input; written after a short silence and when the page goes
 *   await draft.addFile({ id, name, blob });  // in a transaction of its own: a file too large never takes the text with it
 *   await draft.clear();                      // filed: gone here and in other tabs
 */
import {
  asideOf,
  DRAFTS,
  joinTabs,
  mayHold,
  nameOf,
  putAside,
  whenLeaving,
  type DraftKey,
  type DraftTold,
  type Tabs,
  type Written,
} from './drafts-aside.ts';
import type { DraftBase } from './drafts-store.ts';
import { onDemand } from './on-demand.ts';

export type { DraftKey } from './drafts-aside.ts';

export interface DraftFile {
  /** Made by the form; the upload uses the same. */
  readonly id: string;
  readonly name: string;
  readonly blob: Blob;
}

export interface Kept<T> {
  readonly value: T;
  readonly files: readonly DraftFile[];
  /** Epoch milliseconds of the last writing. */
  readonly at: number;
}

/** Why a draft is not being kept; the text stays on screen. */
export type DraftProblem = 'full' | 'absent';

export interface DraftOptions {
  readonly problem?: (why: DraftProblem) => void;
  /** Another tab saved or cleared the same draft: `load()` again, or forget. */
  readonly other?: (what: 'saved' | 'cleared') => void;
}

type Store = typeof import('./drafts-store.ts');
const STORE = onDemand((): Promise<Store> => import('./drafts-store.ts'));

/** Milliseconds of silence before a writing. */
const PAUSE = 150;

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/** Keeps one draft. */
export class Draft<T> {
  readonly #key: string;
  readonly #options: DraftOptions;
  readonly #tabs: Tabs;
  readonly #stay: () => void;
  #waiting: Written | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Writings follow one another: a clear never overtakes a save. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(key: DraftKey, options: DraftOptions = {}) {
    this.#key = nameOf(key);
    this.#options = options;
    this.#tabs = joinTabs(this.#key, this.#heard);
    this.#stay = whenLeaving(this.#leaving);
  }

  /** What was kept, or null. Never throws: without storage there is no draft, and `problem` says so. */
  async load(): Promise<Kept<T> | null> {
    return this.#inOrder(async () => {
      const mirrored = this.#mirror();
      try {
        const store = (await mayHold(this.#key)) ? await STORE.load() : undefined;
        const kept = await store?.read(await store.open(DRAFTS), this.#key);
        const { written, files = [] } = kept ?? {};
        const newest = mirrored !== undefined && mirrored.at > (written?.at ?? 0) ? mirrored : written;
        if (newest === undefined && files.length === 0) return null;
        return { value: (newest?.value ?? {}) as T, files, at: newest?.at ?? 0 };
      } catch {
        this.#options.problem?.('absent');
        return mirrored === undefined ? null : { value: mirrored.value as T, files: [], at: mirrored.at };
      }
    });
  }

  /** Keeps a value, which must survive a structured clone and JSON, soon. */
  save(value: T): void {
    this.#waiting = { value, at: Date.now() };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE);
  }

  /** Writes what waits, now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const record = this.#waiting;
    if (record === undefined) return;
    await this.#inOrder(async () => {
      await this.#write(async (db, store) => {
        await store.keepText(db, this.#key, record);
        if (this.#waiting === record) this.#waiting = undefined;
        this.#unmirror();
        this.#tabs.tell('saved');
      });
    });
  }

  /** Keeps a file beside the value. @returns whether there was room */
  async addFile(file: DraftFile): Promise<boolean> {
    return this.#inOrder(() => this.#write((db, store) => store.keepFile(db, this.#key, file, Date.now())));
  }

  /** Forgets a file. */
  async removeFile(id: string): Promise<void> {
    await this.#inOrder(() => this.#write((db, store) => store.dropFile(db, this.#key, id)));
  }

  /** Forgets everything: the ticket is filed, or the person threw the draft away. */
  async clear(): Promise<void> {
    clearTimeout(this.#timer);
    this.#waiting = undefined;
    this.#unmirror();
    await this.#inOrder(() =>
      this.#write(async (db, store) => {
        await store.forget(db, this.#key);
        this.#tabs.tell('cleared');
      }),
    );
  }

  /** Stops listening, after writing what waits; whoever comes in its place finds it already. */
  async dispose(): Promise<void> {
    this.#stay();
    if (this.#waiting !== undefined) putAside(this.#key, this.#waiting);
    await this.flush();
    this.#tabs.close();
  }

  #inOrder<R>(task: () => Promise<R>): Promise<R> {
    const next = this.#queue.then(task, task);
    this.#queue = next.catch(() => undefined);
    return next;
  }

  /** One writing; a connection that the browser closed meanwhile is opened again, once. */
  async #write(task: (db: DraftBase, store: Store) => Promise<unknown>): Promise<boolean> {
    for (const last of [false, true]) {
      try {
        const store = await STORE.load();
        await task(await store.open(DRAFTS), store);
        return true;
      } catch (error) {
        if (isFull(error)) {
          this.#options.problem?.('full');
          return false;
        }
        STORE.peek()?.reopen();
        if (last) this.#options.problem?.('absent');
      }
    }
    return false;
  }

  /** A page that goes cannot wait for IndexedDB: what was typed in the last moment is written at once beside it. */
  readonly #leaving = (): void => {
    if (this.#waiting === undefined) return;
    putAside(this.#key, this.#waiting);
    void this.flush();
  };

  #mirror(): Written | undefined {
    try {
      const text = localStorage.getItem(asideOf(this.#key));
      const record: unknown = text === null ? undefined : JSON.parse(text);
      return typeof record === 'object' && record !== null && 'at' in record && typeof record.at === 'number' && 'value' in record
        ? { value: record.value, at: record.at }
        : undefined;
    } catch {
      return undefined;
    }
  }

  #unmirror(): void {
    try {
      localStorage.removeItem(asideOf(this.#key));
    } catch {
      // Storage is denied here: there was nothing to remove.
    }
  }

  readonly #heard = (what: DraftTold['what']): void => {
    if (what === 'cleared') this.#waiting = undefined;
    this.#options.other?.(what);
  };
}
