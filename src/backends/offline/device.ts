/** What a browser keeps of one desk, in a database of its own: rows by person, each change of a shelf strictly durable. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { Unavailable } from '../backend.ts';
import type { Device, Keep } from './keep.ts';
import { EMPTY, LONGEST_WAIT, type Shelf } from './shelf.ts';

/** A file's bytes and type: WebKitGTK refuses to keep a blob itself. */
interface KeptFile {
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

interface Schema extends DBSchema {
  /** Under a person, what they wrote. */
  shelves: { key: string; value: Shelf };
  /** Under a person and a name, what they read, and when. */
  read: { key: [string, string]; value: { readonly value: unknown; readonly at: number } };
  files: { key: [string, string]; value: KeptFile };
  /** Under `whose`, whose it was last. */
  facts: { key: string; value: string };
}

type Database = IDBPDatabase<Schema>;

/** Errors after which the same is worth trying once on a new connection (WebKit drops those of tabs in the background). */
const DEAD: ReadonlySet<string> = new Set(['InvalidStateError', 'UnknownError']);

/** How many answers are kept of one person: beyond, the oldest go. */
const MOST_READ = 500;

class Base {
  readonly #name: string;
  #opening: Promise<Database> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** @throws {Unavailable} `full`, `absent`, `closed` */
  async use<Answer>(work: (database: Database) => Promise<Answer>): Promise<Answer> {
    try {
      return await work(await this.#open());
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      if (!DEAD.has(name)) throw name === 'QuotaExceededError' ? new Unavailable('full', { cause: error }) : error;
      this.#opening = undefined;
      return work(await this.#open());
    }
  }

  #open(): Promise<Database> {
    if (typeof indexedDB === 'undefined') return Promise.reject(new Unavailable('absent'));
    const opening = (this.#opening ??= openDB<Schema>(this.#name, 1, {
      upgrade(database) {
        database.createObjectStore('shelves');
        database.createObjectStore('read');
        database.createObjectStore('files');
        database.createObjectStore('facts');
      },
      blocking: (_current, _wanted, event) => {
        (event.target as IDBDatabase).close();
        this.#opening = undefined;
      },
      terminated: () => {
        this.#opening = undefined;
      },
    }));
    opening.catch(() => (this.#opening = undefined));
    return opening;
  }
}

/** All keys of one person. */
const allOf = (person: string): IDBKeyRange => IDBKeyRange.bound([person], [person, []]);

class BrowserKeep implements Keep {
  readonly #base: Base;
  readonly #person: string;

  constructor(base: Base, person: string) {
    this.#base = base;
    this.#person = person;
  }

  transact<Answer>(work: (shelf: Shelf) => { readonly shelf: Shelf; readonly answer: Answer }): Promise<Answer> {
    return this.#base.use(async (database) => {
      const transaction = database.transaction('shelves', 'readwrite', { durability: 'strict' });
      const before = (await transaction.store.get(this.#person)) ?? EMPTY;
      const { shelf, answer } = work(before);
      if (shelf !== before) void transaction.store.put(shelf, this.#person).catch(() => undefined);
      await transaction.done;
      return answer;
    });
  }

  async read(name: string): Promise<unknown> {
    const kept = await this.#base.use((database) => database.get('read', [this.#person, name]));
    return kept === undefined || Date.now() - kept.at > LONGEST_WAIT ? undefined : kept.value;
  }

  async keep(name: string, value: unknown): Promise<void> {
    await this.#base.use(async (database) => {
      const transaction = database.transaction('read', 'readwrite');
      await transaction.store.put({ value, at: Date.now() }, [this.#person, name]);
      if ((await transaction.store.count(allOf(this.#person))) > MOST_READ) await this.#thin(transaction.store);
      await transaction.done;
    });
  }

  /** Lets go of the older half. */
  async #thin(store: {
    getAll(range: IDBKeyRange): Promise<readonly { readonly at: number }[]>;
    getAllKeys(range: IDBKeyRange): Promise<readonly [string, string][]>;
    delete(key: [string, string]): Promise<void>;
  }): Promise<void> {
    const rows = await store.getAll(allOf(this.#person));
    const keys = await store.getAllKeys(allOf(this.#person));
    const inOrder = keys.map((key, n) => ({ key, at: rows[n]?.at ?? 0 })).sort((one, other) => one.at - other.at);
    for (const { key } of inOrder.slice(0, MOST_READ / 2)) if (key[1] !== 'session') await store.delete(key);
  }

  async keepFile(id: string, file: Blob): Promise<void> {
    const bytes = await file.arrayBuffer();
    await this.#base.use((database) => database.put('files', { type: file.type, bytes }, [this.#person, id]));
  }

  async file(id: string): Promise<Blob | undefined> {
    const kept = await this.#base.use((database) => database.get('files', [this.#person, id]));
    return kept === undefined ? undefined : new Blob([kept.bytes], { type: kept.type });
  }

  async dropFile(id: string): Promise<void> {
    await this.#base.use((database) => database.delete('files', [this.#person, id]));
  }

  async forget(what: 'read' | 'all'): Promise<void> {
    await this.#base.use(async (database) => {
      const transaction = database.transaction(['read', 'files'], 'readwrite');
      await transaction.objectStore('read').delete(allOf(this.#person));
      if (what === 'all') await transaction.objectStore('files').delete(allOf(this.#person));
      await transaction.done;
    });
  }
}

/** What this browser keeps of a desk at an address. */
export function browserDevice(name: string): Device {
  const base = new Base(name);
  return {
    whose: () => base.use((database) => database.get('facts', 'whose')),
    belongsTo: async (person) => {
      await base.use((database) => database.put('facts', person, 'whose'));
    },
    of: (person) => new BrowserKeep(base, person),
  };
}
