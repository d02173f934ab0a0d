/** PostgreSQL as a place that keeps desks: one transaction for each reading or writing, and all its processes in step. */
import { sql } from 'kysely';
import { freshId } from '../backend.ts';
import { letGo } from '../desk/let-go.ts';
import type { Erasure } from '../desk/erasures.ts';
import type { DeskRecord, Durability, Reading, Store, Writing } from '../desk/store.ts';
import type { Connected } from './connecting.ts';
import type { Connection } from './connection.ts';
import { Ears } from './ears.ts';
import { Stale, isBroken, isWorthAgain, postgresError } from './errors.ts';
import { freshKey } from './file-store.ts';
import { PostgresReading } from './reading.ts';
import { Documents } from './remembered.ts';
import { traced } from './tracing.ts';
import { transact } from './transacting.ts';
import { PostgresWriting } from './writing.ts';

/** How often something is done again, because of others or because a connection had died unnoticed. */
const TRIES = 6;

/** Longest pause before doing it again, in milliseconds; the first is a thirty-second of it. */
const LONGEST_PAUSE = 320;

/** How long a lease lasts that is not renewed, in seconds: after that its holder is taken for dead. */
const LEASE = 30;

/** Connections that writings leave to readings: those of one desk wait for each other, and each holds one meanwhile. */
const FOR_READING = 4;

/** Lets so many in at a time, the others in turn. */
class Gate {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  async through<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((enter) => this.#waiting.push(enter));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}

/** Keeps apart from the database what is erased from it. @throws it cannot: then nothing is erased */
export type Register = (erasures: readonly Erasure[]) => Promise<void>;

export class PostgresStore implements Store {
  readonly #place: Connected;
  readonly #writings: Gate;
  readonly #ears: Ears;
  readonly #documents = new Documents<DeskRecord>();

  readonly #register: Register | undefined;

  /** @param register what keeps apart what was erased, before it is */
  constructor(place: Connected, register?: Register) {
    this.#place = place;
    this.#register = register;
    this.#ears = new Ears(place);
    this.#writings = new Gate(Math.max(1, place.pool.options.max - FOR_READING));
  }

  read<Result>(work: (tx: Reading) => Promise<Result>): Promise<Result> {
    return traced('read desks', {}, () =>
      this.#again(() =>
        transact(this.#place, 'read', (connection) => work(new PostgresReading(connection, this.#documents, this.#place.files))),
      ),
    );
  }

  write<Result>(work: (tx: Writing) => Promise<Result>, durability: Durability = 'strict'): Promise<Result> {
    return traced('write desks', { 'guichet.durability': durability }, () => this.#written(work, durability));
  }

  #written<Result>(work: (tx: Writing) => Promise<Result>, durability: Durability): Promise<Result> {
    const beforehand = new Set<string>();
    return this.#again(async () => {
      const { files } = this.#place;
      const writing = async (connection: Connection) => {
        const tx = new PostgresWriting(connection, this.#documents, beforehand, files);
        await tx.begin();
        const result = await work(tx);
        await tx.flush();
        // What could not be kept apart is not erased; what was kept and then failed is asked for again by whoever wanted it.
        if (tx.erasures.length > 0) await this.#register?.(tx.erasures);
        return { result, touched: tx.touched, left: tx.left };
      };
      const done = await this.#writings.through(() => transact(this.#place, 'write', writing, durability));
      for (const desk of done.touched) this.#ears.wake(desk);
      // What cannot be removed now is swept later.
      for (const key of done.left) void files?.remove(key).catch(() => undefined);
      return done.result;
    }, beforehand);
  }

  /** @throws {Unavailable} */
  get stow(): ((bytes: ArrayBuffer) => Promise<string>) | undefined {
    const { files } = this.#place;
    if (files === undefined) return undefined;
    return async (bytes) => {
      const key = freshKey();
      await files.put(key, new Uint8Array(bytes));
      return key;
    };
  }

  listen(desk: string, wake: (lost?: unknown) => void): () => void {
    return this.#ears.listen(desk, wake);
  }

  tell(desk: string, word: unknown): void {
    this.#ears.tell(desk, word);
  }

  hear(desk: string, heard: (word: unknown) => void): () => void {
    return this.#ears.hear(desk, heard);
  }

  /** By a lease that is renewed while the work lasts: a process that dies leaves it to the next after half a minute. */
  async alone(name: string, work: () => Promise<void>): Promise<void> {
    const holder = freshId();
    const until = sql`clock_timestamp() + make_interval(secs => ${LEASE})`;
    const taken = await this.#lease(sql`
      insert into leases (name, holder, until) values (${name}, ${holder}, ${until})
      on conflict (name) do update set holder = excluded.holder, until = excluded.until where leases.until < clock_timestamp()`);
    if (!taken) return;
    const renewal = setInterval(
      () => {
        const renewed = this.#lease(sql`update leases set until = ${until} where name = ${name} and holder = ${holder}`);
        // What is not renewed now is tried again well before it ends.
        renewed.catch(() => undefined);
      },
      (LEASE * 1000) / 4,
    );
    letGo(renewal);
    try {
      await work();
    } finally {
      clearInterval(renewal);
      // A lease that cannot be given back now ends by itself.
      await this.#lease(sql`delete from leases where name = ${name} and holder = ${holder}`).catch(() => undefined);
    }
  }

  rest(): void {
    this.#ears.rest();
  }

  /** Ends listening; the way to the server is closed by whoever opened it. */
  close(): Promise<void> {
    return this.#ears.close();
  }

  async #lease(statement: ReturnType<typeof sql>): Promise<boolean> {
    return this.#again(() => transact(this.#place, 'write', async (connection) => (await connection.run(statement)) > 0));
  }

  /**
   * Does something again where others were in the way or the connection had died: nothing of it was kept. A commit whose answer did
   * not come is not done again (`Uncertain`): a batch that is given again then says itself what was done.
   */
  async #again<Result>(attempt: () => Promise<Result>, beforehand = new Set<string>()): Promise<Result> {
    for (let left = TRIES; ; left -= 1) {
      try {
        return await attempt();
      } catch (error) {
        if (left === 0 || !(isWorthAgain(error) || isBroken(error))) throw postgresError(error);
        if (error instanceof Stale) beforehand.add(error.desk);
        const pause = LONGEST_PAUSE / 2 ** Math.max(0, left - 1);
        await new Promise((resume) => setTimeout(resume, pause * (0.5 + Math.random() / 2)));
      }
    }
  }
}
