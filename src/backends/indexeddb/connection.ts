/** The connection to the database: opened when asked, given up to a newer page, opened again when the browser dropped it. */
import { openDB } from 'idb';
import { Unavailable } from '../backend.ts';
import type { Database, GuichetSchema, Migration, Transaction } from './schema.ts';

export class Connection {
  readonly #name: string;
  readonly #migrations: readonly Migration[];
  readonly #patience: number;
  /** Told when what is there may not be what was there: dropped by the browser, or taken over by a newer page. */
  readonly #onLost: (lost: Unavailable | undefined) => void;
  #opening: Promise<Database> | undefined;
  #blocked: Promise<never> | undefined;
  #outdated = false;

  /** @param patience how long an older tab may take to give way, in milliseconds */
  constructor(name: string, migrations: readonly Migration[], patience: number, onLost: (lost: Unavailable | undefined) => void) {
    this.#name = name;
    this.#migrations = migrations;
    this.#patience = patience;
    this.#onLost = onLost;
  }

  /** The database. @throws {Unavailable} absent, blocked, outdated; or what the browser says, for whoever knows when to try again */
  async database(): Promise<Database> {
    if (this.#outdated) throw new Unavailable('outdated');
    if (typeof indexedDB === 'undefined') throw new Unavailable('absent');
    const opening = (this.#opening ??= this.#open());
    return Promise.race([opening, this.#blocked ?? opening]);
  }

  /** Lets the connection go; the next one who asks opens another. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    try {
      (await opening)?.close();
    } catch {
      // What did not open is closed.
    }
  }

  #open(): Promise<Database> {
    let giveUp: (error: Unavailable) => void = () => undefined;
    const blocked = new Promise<never>((_resolve, reject) => (giveUp = reject));
    blocked.catch(() => undefined);
    this.#blocked = blocked;
    let patience: ReturnType<typeof setTimeout> | undefined;
    const migrations = this.#migrations;
    const opening = openDB<GuichetSchema>(this.#name, migrations.length, {
      async upgrade(database, from, _to, transaction) {
        for (const migrate of migrations.slice(from))
          await migrate(database, transaction as unknown as Transaction<'versionchange'>);
      },
      blocked: () => {
        patience ??= setTimeout(() => {
          giveUp(new Unavailable('blocked'));
        }, this.#patience);
      },
      blocking: (_current, wanted, event) => {
        (event.target as IDBDatabase).close();
        this.#opening = undefined;
        // Nobody wants a newer version when the database is being erased: then it is gone, and the next reading says so.
        this.#outdated = wanted !== null;
        this.#onLost(this.#outdated ? new Unavailable('outdated') : undefined);
      },
      terminated: () => {
        this.#opening = undefined;
        this.#onLost(undefined);
      },
    });
    opening
      .catch(() => {
        if (this.#opening === opening) this.#opening = undefined;
      })
      .finally(() => {
        clearTimeout(patience);
      });
    return opening;
  }
}
