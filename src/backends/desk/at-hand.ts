/**
 * Rows and terms of a desk kept in memory once something needed them all, such as a count, and brought up to date from the
 * desk's log: on a desk of some thousand tickets what follows then costs no reading. Larger desks are read as they are walked.
 */
import type { DeskRecord, Reading, Row, TermsRecord } from './store.ts';

/** Most tickets of a desk that are held, unless said otherwise: some ten megabytes. */
export const MOST_HELD = 5000;

/** After so many events reading all again is as quick. */
const MOST_EVENTS = 500;

interface Item {
  readonly id: string;
  readonly desk: string;
}

/** What is read: all of a desk, or some by their ids. */
interface Source<Kind extends Item> {
  all(tx: Reading, desk: string): AsyncIterable<readonly Kind[]>;
  some(tx: Reading, ids: readonly string[]): Promise<readonly Kind[]>;
}

/** One state of a desk. */
interface Held<Kind> {
  readonly life: string;
  readonly sequence: number;
  /** Null: too many to hold. */
  readonly items: Map<string, Kind> | null;
}

class Holder<Kind extends Item> {
  readonly #source: Source<Kind>;
  readonly #most: number;
  #held: Held<Kind> | undefined;

  constructor(source: Source<Kind>, most: number) {
    this.#source = source;
    this.#most = most;
  }

  /**
   * The items as they are in this transaction, or null where they are too many.
   * @param load whether to read them all if they are not held; else null
   */
  async now(tx: Reading, record: DeskRecord, load: boolean): Promise<ReadonlyMap<string, Kind> | null> {
    const life = `${record.generation}.${record.derived}`;
    const held = this.#held?.life === life && this.#held.sequence <= record.sequence ? this.#held : undefined;
    if (held === undefined) return load ? this.#load(tx, record, life) : null;
    if (held.sequence === record.sequence || held.items === null) return held.items;
    return this.#refresh(tx, record, held, held.items, load);
  }

  async #load(tx: Reading, record: DeskRecord, life: string): Promise<ReadonlyMap<string, Kind> | null> {
    const items = new Map<string, Kind>();
    for await (const chunk of this.#source.all(tx, record.id)) {
      for (const item of chunk) items.set(item.id, item);
      if (items.size > this.#most) break;
    }
    this.#held = { life, sequence: record.sequence, items: items.size > this.#most ? null : items };
    return this.#held.items;
  }

  async #refresh(
    tx: Reading,
    record: DeskRecord,
    held: Held<Kind>,
    items: Map<string, Kind>,
    load: boolean,
  ): Promise<ReadonlyMap<string, Kind> | null> {
    const log = await tx.log(record.id, held.sequence, MOST_EVENTS + 1);
    if (log.length > MOST_EVENTS) {
      this.#held = undefined;
      return load ? this.#load(tx, record, held.life) : null;
    }
    const fresh = new Map(items);
    const touched = [...new Set(log.map((event) => event.ticket))];
    for (const item of await this.#source.some(tx, touched)) {
      if (item.desk === record.id) fresh.set(item.id, item);
      else fresh.delete(item.id);
    }
    this.#held = { life: held.life, sequence: record.sequence, items: fresh };
    return fresh;
  }
}

export class AtHand {
  readonly #most: number;
  readonly #rows: Holder<Row>;
  readonly #terms: Holder<TermsRecord>;

  /** @param most tickets of a desk that are held; a larger desk is read as it is walked */
  constructor(most = MOST_HELD) {
    this.#most = most;
    this.#rows = new Holder({ all: (tx, desk) => tx.walk(desk, 'number', false, null), some: (tx, ids) => tx.rows(ids) }, most);
    this.#terms = new Holder({ all: (tx, desk) => tx.terms(desk), some: (tx, ids) => tx.termsOf(ids) }, most);
  }

  /** Every row of the desk, where they are held or `load` says to hold them and they are few enough. */
  rows(tx: Reading, record: DeskRecord, load: boolean): Promise<ReadonlyMap<string, Row> | null> {
    // Each ticket has a number: by the last one it is known without reading that there are too many.
    if (record.number > this.#most) return Promise.resolve(null);
    return this.#rows.now(tx, record, load);
  }

  /** The terms of every ticket of the desk, in chunks. */
  async *terms(tx: Reading, record: DeskRecord): AsyncGenerator<readonly TermsRecord[]> {
    const held = record.number > this.#most ? null : await this.#terms.now(tx, record, true);
    if (held === null) yield* tx.terms(record.id);
    else yield [...held.values()];
  }
}
