/** The database as a place that keeps desks: one transaction for each reading or writing, and the tabs of one origin in step. */
import { unwrap } from 'idb';
import type { Unavailable } from '../backend.ts';
import type { Durability, Reading, Store, TableName, Writing } from '../desk/store.ts';
import { Connection } from './connection.ts';
import { MIGRATIONS } from './schema.ts';
import type { Migration } from './schema.ts';
import { isDead, storageError } from './storage-errors.ts';
import { IdbTransaction } from './transaction.ts';

const EVERY_STORE: TableName[] = [
  'desks',
  'people',
  'tickets',
  'rows',
  'terms',
  'events',
  'commands',
  'marks',
  'files',
  'bytes',
  'views',
  'preferences',
  'deskEvents',
  'notices',
  'articles',
  'articleEvents',
  'articleMarks',
  'avoided',
];

/** How long an older tab may take to give way before we say that it does not, in milliseconds. */
const PATIENCE = 3000;

/** Milliseconds between a connection that died and the next: at once, then as long as a browser takes that is erasing the site's data. */
const PAUSES = [0, 100, 500];

/** How a transaction ends: undefined when it is complete. */
function endOf(tx: IDBTransaction): Promise<{ error: unknown } | undefined> {
  return new Promise((resolve) => {
    tx.oncomplete = () => {
      resolve(undefined);
    };
    tx.onabort = () => {
      resolve({ error: tx.error ?? new DOMException('aborted', 'AbortError') });
    };
  });
}

interface PageKnows {
  /** The steps to this page's version of the database. */
  readonly migrations?: readonly Migration[] | undefined;
  readonly patience?: number | undefined;
}

/** What one tab tells the others: something was written on this desk, or a word of this moment. */
interface Word {
  readonly desk: string;
  readonly word?: unknown;
}

export class IdbStore implements Store {
  readonly #name: string;
  readonly #connection: Connection;
  readonly #listeners = new Map<string, Set<(lost?: unknown) => void>>();
  readonly #hearers = new Map<string, Set<(word: unknown) => void>>();
  #channel: BroadcastChannel | undefined;

  /**
   * @param name of the database, shared by every desk of this origin that names it
   * @param page what this page knows: in tests, another one's steps, or less patience
   */
  constructor(name: string, { migrations = MIGRATIONS, patience = PATIENCE }: PageKnows = {}) {
    this.#name = name;
    this.#connection = new Connection(name, migrations, patience, (lost) => {
      this.#wakeAll(lost);
    });
  }

  read<Result>(work: (tx: Reading) => Promise<Result>): Promise<Result> {
    return this.#retried(() => this.#transact('readonly', 'default', work));
  }

  write<Result>(work: (tx: Writing) => Promise<Result>, durability: Durability = 'strict'): Promise<Result> {
    return this.#retried(() => this.#transact('readwrite', durability, work));
  }

  listen(desk: string, wake: (lost?: unknown) => void): () => void {
    const listeners = this.#listeners.get(desk) ?? new Set();
    this.#listeners.set(desk, listeners.add(wake));
    this.#tuned();
    return () => {
      listeners.delete(wake);
    };
  }

  tell(desk: string, word: unknown): void {
    this.#pass(desk, word);
    this.#tuned()?.postMessage({ desk, word } satisfies Word);
  }

  hear(desk: string, heard: (word: unknown) => void): () => void {
    const hearers = this.#hearers.get(desk) ?? new Set();
    this.#hearers.set(desk, hearers.add(heard));
    this.#tuned();
    return () => {
      hearers.delete(heard);
    };
  }

  async alone(name: string, work: () => Promise<void>): Promise<void> {
    // Not there outside secure contexts; what is done twice is then done once by its derived id.
    const locks = (navigator as { locks?: LockManager }).locks;
    if (locks === undefined) return work();
    await locks.request(`guichet/${this.#name}/${name}`, { ifAvailable: true }, (lock) =>
      lock === null ? Promise.resolve() : work(),
    );
  }

  rest(): void {
    void this.#connection.close();
    if ([...this.#listeners.values(), ...this.#hearers.values()].some((ears) => ears.size > 0)) return;
    this.#channel?.close();
    this.#channel = undefined;
  }

  /** Again on a new connection, where the old one is what failed: nothing was done on it. */
  async #retried<Result>(attempt: () => Promise<Result>): Promise<Result> {
    for (const pause of PAUSES) {
      try {
        return await attempt();
      } catch (error) {
        if (!isDead(error)) throw storageError(error);
      }
      await this.#connection.close();
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    }
    try {
      return await attempt();
    } catch (error) {
      throw storageError(error);
    }
  }

  async #transact<Result>(
    mode: 'readonly' | 'readwrite',
    durability: IDBTransactionDurability,
    work: (tx: Writing) => Promise<Result>,
  ): Promise<Result> {
    const database = unwrap(await this.#connection.database());
    // Done is when it is complete, and as durable as asked: a request that succeeded may still be undone.
    const tx = database.transaction(EVERY_STORE, mode, { durability });
    const ended = endOf(tx);
    const transaction = new IdbTransaction(tx);
    let result: Result;
    try {
      result = await work(transaction);
    } catch (error) {
      throw await this.#undo(tx, ended, error);
    }
    // What was only read is known: nothing is lost by an end that comes later.
    if (mode === 'readonly') return result;
    const failed = await ended;
    if (failed !== undefined) throw failed.error;
    for (const desk of transaction.touched) this.#tell(desk);
    return result;
  }

  /** Undoes a transaction; why it ended by itself, if it did, says more than what its last answer was. */
  async #undo(tx: IDBTransaction, ended: Promise<{ error: unknown } | undefined>, error: unknown): Promise<unknown> {
    try {
      tx.abort();
      await ended;
      return error;
    } catch {
      const failed = await ended;
      const own = failed?.error;
      return own instanceof DOMException && own.name !== 'AbortError' ? own : error;
    }
  }

  #tell(desk: string): void {
    this.#wake(desk);
    this.#tuned()?.postMessage({ desk } satisfies Word);
  }

  #wake(desk: string): void {
    for (const wake of this.#listeners.get(desk) ?? []) queueMicrotask(wake);
  }

  #pass(desk: string, word: unknown): void {
    for (const heard of this.#hearers.get(desk) ?? []) {
      queueMicrotask(() => {
        heard(word);
      });
    }
  }

  #wakeAll(lost: Unavailable | undefined): void {
    for (const listeners of this.#listeners.values()) {
      for (const wake of listeners) {
        queueMicrotask(() => {
          wake(lost);
        });
      }
    }
  }

  /** The channel between the tabs; where there is none, each finds out at its own next reading. */
  #tuned(): BroadcastChannel | undefined {
    if (this.#channel === undefined && typeof BroadcastChannel !== 'undefined') {
      this.#channel = new BroadcastChannel(`guichet/${this.#name}`);
      this.#channel.onmessage = ({ data }: MessageEvent<Word>) => {
        if (data.word === undefined) this.#wake(data.desk);
        else this.#pass(data.desk, data.word);
      };
    }
    return this.#channel;
  }
}
