/** What every part of a session works by: readings and writings of its desk, each as who looks at that moment. */
import type { Desk } from '../../domain/desk.ts';
import type { Person } from '../../domain/people.ts';
import { asAppointed } from './appointing.ts';
import { Unauthorized, Unavailable } from '../backend.ts';
import type { Surroundings } from './draft.ts';
import type { DeskLists, Door } from './lists.ts';
import type { Before, Operation } from './operations.ts';
import { presentOf } from './present.ts';
import type { DeskRecord, PersonRecord, Reading, Store, Writing } from './store.ts';
import type { Looking } from './viewing.ts';

export interface RoomParts {
  readonly store: Store;
  readonly around: Surroundings;
  readonly lists: DeskLists;
  readonly person: Person;
  readonly record: DeskRecord;
  readonly before?: Before | undefined;
}

/** One person's room at one desk. */
export class Room {
  readonly store: Store;
  readonly around: Surroundings;
  readonly lists: DeskLists;
  #me: Person;
  #wasAppointed = false;
  readonly #before: Before | undefined;
  readonly #generation: string;
  #record: DeskRecord;
  /** Whether nothing was asked since it was made of what was read then. */
  #isNew = true;
  #closed = false;

  constructor({ store, around, lists, person, record, before }: RoomParts) {
    this.store = store;
    this.around = around;
    this.lists = lists;
    this.#me = person;
    this.#before = before;
    this.#record = record;
    this.#generation = record.generation;
  }

  /** Whoever this is, with what administration decided of them as it was last read. */
  get me(): Person {
    return this.#me;
  }

  /** The desk as it was last known to be kept. */
  get record(): DeskRecord {
    return this.#record;
  }

  /** The same in force, whole: `deskFor` says what this person may read of it. */
  get desk(): Desk {
    return this.around.inForce(this.#record);
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** @returns whether it was open */
  close(): boolean {
    const wasOpen = !this.#closed;
    this.#closed = true;
    return wasOpen;
  }

  /**
   * Who looks, at the desk as it is kept now.
   * @throws {Unavailable} evicted: what is there now is not what was connected to
   * @throws {Unauthorized} a later document of the desk suspends this person, or they were erased
   */
  async look(tx: Reading): Promise<Looking> {
    const { around } = this;
    const both = tx.both?.(around.desk, this.me.id) ?? Promise.all([tx.desk(around.desk), tx.person(around.desk, this.me.id)]);
    return this.lookAt(...(await both));
  }

  /** The same, of what a reading found. @throws as `look` */
  lookAt(record: DeskRecord | undefined, me: PersonRecord | undefined): Looking {
    if (record?.generation !== this.#generation) throw new Unavailable('evicted');
    // Whoever was let in is known here until they are erased.
    if (me === undefined) throw new Unauthorized('erased');
    if (me.person.suspended === true) throw new Unauthorized('suspended');
    this.#me = asAppointed(this.#me, me, this.#wasAppointed);
    this.#wasAppointed = me.appointed !== undefined;
    return this.as(record);
  }

  /** What lists need of a session. */
  door(operation: Operation): Door {
    return { looking: () => this.as(this.#record), read: (work) => this.read(operation, work) };
  }

  async read<Result>(operation: Operation, work: (tx: Reading, looking: Looking) => Promise<Result>): Promise<Result> {
    await this.#begin(operation);
    const { record, result } = await this.store.read(async (tx) => {
      const looking = await this.look(tx);
      return { record: looking.record, result: await work(tx, looking) };
    });
    this.know(record);
    return result;
  }

  async write<Result>(operation: Operation, work: (tx: Writing, looking: Looking) => Promise<Result>): Promise<Result> {
    await this.#begin(operation);
    const { record, result } = await this.store.write(async (tx) => {
      const done = await work(tx, await this.look(tx));
      return { record: (await this.look(tx)).record, result: done };
    });
    this.know(record);
    return result;
  }

  /** Goes on from a state of the desk that is there to stay; readings that overlap may end in any order. */
  know(record: DeskRecord): void {
    if (record.sequence >= this.#record.sequence) this.#record = record;
  }

  /** Whoever this was when last looked at, at the desk as it is kept. */
  as(record: DeskRecord): Looking {
    const { around } = this;
    return { person: this.me, desk: around.inForce(record), record, now: presentOf(record, around.clock()) };
  }

  /** Looks again, at the desk and at who this is. @throws as `look` */
  async refresh(): Promise<void> {
    if (this.#isNew) this.#isNew = false;
    else await this.read('refresh', () => Promise.resolve());
  }

  async #begin(operation: Operation): Promise<void> {
    this.#isNew = false;
    if (this.#closed) throw new Unavailable('closed');
    await this.#before?.(operation);
  }
}
