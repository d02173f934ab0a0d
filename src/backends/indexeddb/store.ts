/** The database as a place that keeps desks: one transaction for each reading or writing, and the tabs of one origin in step. */
import { unwrap } from 'idb';
import type { StoreNames } from 'idb';
import type { Unavailable } from '../backend.ts';
import type { Reading, Store, Writing } from '../desk/store.ts';
import { Connection } from './connection.ts';
import { MIGRATIONS } from './schema.ts';
import type { GuichetSchema, Migration, Transaction } from './schema.ts';
import { isDead, storageError } from './storage-errors.ts';
import { IdbTransaction } from './transaction.ts';

const EVERY_STORE: StoreNames<GuichetSchema>[] = [
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
];

/** How long an older tab may take to give way before we say that it does not, in milliseconds. */
const PATIENCE = 3000;

interface PageKnows {
  /** The steps to this page's version of the database. */
  readonly migrations?: readonly Migration[] | undefined;
  readonly patience?: number | undefined;
}

/** What one tab tells the others: something was written on this desk. */
interface Word {
  readonly desk: string;
}

export class IdbStore implements Store {
  readonly #name: string;
  readonly #connection: Connection;
  readonly #listeners = new Map<string, Set<(lost?: unknown) => void>>();
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
    return this.#retried(() => this.#transact('readonly', work));
  }

  write<Result>(work: (tx: Writing) => Promise<Result>): Promise<Result> {
    return this.#retried(() => this.#transact('readwrite', work));
  }

  listen(desk: string, wake: (lost?: unknown) => void): () => void {
    const listeners = this.#listeners.get(desk) ?? new Set();
    this.#listeners.set(desk, listeners.add(wake));
    this.#tuned();
    return () => {
      listeners.delete(wake);
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
    if ([...this.#listeners.values()].some((listeners) => listeners.size > 0)) return;
    this.#channel?.close();
    this.#channel = undefined;
  }

  /** Once more on a new connection, where the old one is what failed: nothing was done on it. */
  async #retried<Result>(attempt: () => Promise<Result>): Promise<Result> {
    try {
      return await attempt();
    } catch (error) {
      if (!isDead(error)) throw storageError(error);
    }
    await this.#connection.close();
    try {
      return await attempt();
    } catch (error) {
      throw storageError(error);
    }
  }

  async #transact<Result>(mode: 'readonly' | 'readwrite', work: (tx: Writing) => Promise<Result>): Promise<Result> {
    const database = await this.#connection.database();
    // Done is when it is complete, and on the disk: a request that succeeded may still be undone.
    const tx = database.transaction(EVERY_STORE, mode, {
      durability: mode === 'readwrite' ? 'strict' : 'default',
    }) as unknown as Transaction<typeof mode>;
    const ended = tx.done.then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    const transaction = new IdbTransaction(tx, unwrap(tx) as unknown as IDBTransaction);
    let result: Result;
    try {
      result = await work(transaction);
    } catch (error) {
      throw await this.#undo(tx, ended, error);
    }
    const failed = await ended;
    if (failed !== undefined) throw failed.error;
    for (const desk of transaction.touched) this.#tell(desk);
    return result;
  }

  /** Undoes a transaction; why it ended by itself, if it did, says more than what its last answer was. */
  async #undo(
    tx: Transaction<'readonly' | 'readwrite'>,
    ended: Promise<{ error: unknown } | undefined>,
    error: unknown,
  ): Promise<unknown> {
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
        this.#wake(data.desk);
      };
    }
    return this.#channel;
  }
}
