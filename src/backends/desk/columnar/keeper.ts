/**
 * Keeps a table in step with a desk in a store: filled from its rows and terms chunk by chunk, each read in a transaction of
 * its own, then from its log. It never waits for a writer, and no writer waits for more than a chunk.
 */
import type { Reading, Row, Store, TermsRecord } from '../store.ts';
import { isSame, momentOf } from '../present.ts';
import type { Place } from '../store.ts';
import { Answering } from './answering.ts';
import type { Answer, Asker, ListIndex, Moment, Progress, Question } from './questions.ts';
import type { Pace, Steps } from './steps.ts';
import { Table } from './table.ts';

/** Events read at once when catching up. */
const EVENTS = 200;

/** How often progress is told, from beginning to end. */
const PROGRESS_STEPS = 50;

/** How often a question waits for a table that is filled anew, before it is left to others. */
const MOST_AGAIN = 3;

/** Tickets put in one step. */
const PUT = 20;

/** Void slots for each living one, from which on filling anew costs less than going on. */
const MOST_VOID = 0.5;

/** Fewer void slots than these never matter. */
const FEW_VOID = 5000;

export interface KeeperParts {
  readonly store: Store;
  readonly desk: string;
  readonly pace: Pace;
  readonly onProgress: (progress: Progress) => void;
}

/** One filled table, and the state of the desk that it holds. */
interface Filled {
  readonly table: Table;
  readonly answering: Answering;
  moment: Moment;
}

function* puts(table: Table, rows: readonly Row[]): Steps<undefined> {
  for (const [index, row] of rows.entries()) {
    table.put(row);
    if (index % PUT === PUT - 1) yield;
  }
}

function* putsTerms(table: Table, terms: readonly TermsRecord[]): Steps<undefined> {
  for (const [index, record] of terms.entries()) {
    table.putTerms(record);
    if (index % PUT === PUT - 1) yield;
  }
}

/** The first chunk of a walk. */
async function firstOf<Item>(chunks: AsyncIterable<readonly Item[]>): Promise<readonly Item[]> {
  for await (const chunk of chunks) return chunk;
  return [];
}

export class Keeper implements ListIndex {
  readonly #parts: KeeperParts;
  #filled: Filled | undefined;
  /** What it is being filled for: lists come first, words then. */
  #rows: Promise<Filled> | undefined;
  #words: Promise<Filled> | undefined;
  #ready = false;
  /** Questions and changes to the table, one after the other. */
  #last: Promise<unknown> = Promise.resolve();
  #stopped = false;
  #told = 0;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
  }

  /** Begins to fill, if it has not begun. */
  start(): void {
    this.#fill();
  }

  stop(): void {
    this.#stopped = true;
    this.#forget();
  }

  async ask(question: Question, asker: Asker, waits: boolean): Promise<(Answer & { readonly moment: Moment }) | null> {
    const needsWords = question.kind === 'page' && question.lookups !== null;
    for (let again = 0; again < MOST_AGAIN && !this.#stopped; again += 1) {
      this.#fill();
      if (needsWords ? !this.#ready : this.#filled === undefined) {
        if (!waits) return null;
        await (needsWords ? this.#words : this.#rows);
      }
      const found = await this.#inTurn(async () => {
        const filled = this.#filled;
        if (filled === undefined) return null;
        const isThere = asker.knows !== undefined && isSame(asker.knows, filled.moment);
        if (!isThere && !(await this.#catchUp(filled))) return null;
        const answer = await this.#parts.pace(filled.answering.answer(question, asker));
        return { ...answer, moment: filled.moment };
      });
      if (found !== null) return found;
    }
    return null;
  }

  #fill(): void {
    if (this.#rows !== undefined || this.#stopped) return;
    const rows = this.#fillRows();
    const words = rows.then((filled) => this.#fillWords(filled));
    this.#rows = rows;
    this.#words = words;
    words.catch(() => {
      // What could not be read now is read when somebody asks again; they hear of the trouble from their own reading.
      if (this.#words === words) this.#forget();
    });
    rows.catch(() => undefined);
  }

  #forget(): void {
    this.#filled = undefined;
    this.#rows = undefined;
    this.#words = undefined;
    this.#ready = false;
  }

  #read<Result>(work: (tx: Reading) => Promise<Result>): Promise<Result> {
    if (this.#stopped) return Promise.reject(new DOMException('stopped', 'AbortError'));
    return this.#parts.store.read(work);
  }

  async #fillRows(): Promise<Filled> {
    const { desk, pace } = this.#parts;
    const table = new Table();
    const record = await this.#read((tx) => tx.desk(desk));
    if (record === undefined) throw new DOMException('no such desk', 'NotFoundError');
    for (let after: Place | null = null; ;) {
      this.#tell(table.live, record.number);
      const rows: readonly Row[] = await this.#read((tx) => firstOf(tx.walk(desk, 'number', false, after)));
      await pace(puts(table, rows));
      const last = rows.at(-1);
      if (last === undefined) break;
      after = [last.keys.number, last.id];
    }
    const filled = { table, answering: new Answering(table), moment: momentOf(record) };
    await pace(filled.answering.prepare());
    this.#filled = filled;
    return filled;
  }

  async #fillWords(filled: Filled): Promise<Filled> {
    const { desk, pace } = this.#parts;
    const { table } = filled;
    let done = 0;
    for (let after: string | null = null; ;) {
      this.#tell(table.live + done, table.live);
      const terms: readonly TermsRecord[] = await this.#read((tx) => firstOf(tx.terms(desk, after)));
      const last = terms.at(-1);
      if (last === undefined) break;
      // A ticket that changed since its row was put has its words already, newer ones perhaps.
      await this.#inTurn(() =>
        pace(
          putsTerms(
            table,
            terms.filter((record) => !table.hasTerms(record.id)),
          ),
        ),
      );
      done += terms.length;
      after = last.id;
    }
    // Questions come in between: lists do not need it.
    await pace(table.postings.settle());
    if (this.#filled === filled) this.#ready = true;
    this.#parts.onProgress(null);
    return filled;
  }

  /** Tells how far it is, in steps that somebody would notice. */
  #tell(done: number, tickets: number): void {
    const total = Math.max(done, 2 * tickets);
    if (done > 0 && done - this.#told < total / PROGRESS_STEPS) return;
    this.#told = done;
    this.#parts.onProgress({ done, total });
  }

  /** Brings a table to the present of its desk. False where only filling it anew does. */
  async #catchUp(filled: Filled): Promise<boolean> {
    const { desk, pace } = this.#parts;
    const { table } = filled;
    for (;;) {
      const { moment } = filled;
      const found = await this.#read(async (tx) => {
        const record = await tx.desk(desk);
        if (record === undefined) return null;
        const now = momentOf(record);
        if (now.sequence === moment.sequence) return { now, ids: [], rows: [], terms: [] };
        const log = await tx.log(desk, moment.sequence, EVENTS);
        const ids = [...new Set(log.map((event) => event.ticket))];
        const [rows, terms] = [await tx.rows(ids), await tx.termsOf(ids)];
        // Rows are as they are now: some of what is read next is in them already, and is put again.
        const sequence = log.length < EVENTS ? now.sequence : (log.at(-1)?.sequence ?? now.sequence);
        return { now, sequence, ids, rows, terms };
      });
      const voids = table.size - table.live;
      const stale = found?.now.generation !== moment.generation || found.now.derived !== moment.derived;
      if (stale || voids > Math.max(FEW_VOID, MOST_VOID * table.live)) {
        this.#forget();
        this.#fill();
        return false;
      }
      const { ids, rows, terms, now, sequence = now.sequence } = found;
      for (const id of ids) table.forget(id);
      await pace(
        puts(
          table,
          rows.filter((row) => row.desk === desk),
        ),
      );
      await pace(putsTerms(table, terms));
      filled.moment = { ...now, sequence };
      if (sequence === now.sequence) return true;
    }
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
