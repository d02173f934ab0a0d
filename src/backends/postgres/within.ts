/** A store inside a transaction that somebody else has begun and will end: all that is written in it is kept with it, or nothing is. */
import type { DeskRecord, Reading, Store, Writing } from '../desk/store.ts';
import type { Connection } from './connection.ts';
import { PostgresReading } from './reading.ts';
import { Documents } from './remembered.ts';
import { PostgresWriting } from './writing.ts';

const quiet = (): (() => void) => () => undefined;

/** Nobody else sees it before it ends, so that nobody is told of anything. */
export class StoreWithin implements Store {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  read<Result>(work: (tx: Reading) => Promise<Result>): Promise<Result> {
    return work(new PostgresReading(this.#connection, new Documents<DeskRecord>()));
  }

  async write<Result>(work: (tx: Writing) => Promise<Result>): Promise<Result> {
    const tx = new PostgresWriting(this.#connection, new Documents<DeskRecord>());
    await tx.begin();
    const result = await work(tx);
    await tx.flush();
    return result;
  }

  readonly listen = quiet;
  readonly hear = quiet;

  tell(): void {
    // Nobody hears.
  }

  alone(_name: string, work: () => Promise<void>): Promise<void> {
    return work();
  }

  rest(): void {
    // Nothing is held open.
  }
}
