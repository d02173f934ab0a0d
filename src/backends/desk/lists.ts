/**
 * The lists of one desk, by the best way there is: rows held in memory, the few that name a person, the list's index of a large
 * desk, or, until that one is there, a walk along the store's own order.
 */
import type { Predicate } from '../../domain/predicate.ts';
import { isFieldSort } from '../../domain/query.ts';
import { isStaff } from '../../domain/visibility.ts';
import { AtHand, MOST_HELD } from './at-hand.ts';
import type { Answer, ListIndex, Moment, Progress, Question } from './columnar/questions.ts';
import { countAll, list } from './listing.ts';
import type { Asked, Listed } from './listing.ts';
import { written } from './places.ts';
import { isSame, momentOf } from './present.ts';
import { isStaffEverywhere, readsOnlyTheirs } from './seeing.ts';
import type { Capabilities } from '../backend.ts';
import type { Counter } from './reporting.ts';
import type { Reading } from './store.ts';
import type { Looking } from './viewing.ts';

/** Makes the index of a desk, and tells how far it is. */
export type IndexMaker = (desk: string, onProgress: (progress: Progress) => void) => Promise<ListIndex>;

export interface ListsParts {
  readonly desk: string;
  /** Most tickets held in memory. */
  readonly held?: number | undefined;
  /** Null: a large desk is walked each time. */
  readonly index: IndexMaker | null;
}

/** A session's way in: who looks, as far as it knows, and its readings. */
export interface Door {
  looking(): Looking;
  read<Result>(work: (tx: Reading, looking: Looking) => Promise<Result>): Promise<Result>;
}

/** What sessions ask of the lists of a desk; a store that can answer better than by walking brings its own. */
export interface DeskLists {
  /** Hears how far they are, while something is being made ready for them. */
  hear(listener: (progress: Progress) => void): () => void;
  /** Somebody will need lists. */
  wake(): void;
  /** Nobody needs lists for the moment. */
  rest(): void;
  /**
   * The tickets that a query asks for, and what is made of them in the same reading.
   * @param askedBy the query, for who looks
   * @param whole whether the whole of a large desk will have to be gone through
   */
  list<Result>(
    askedBy: (looking: Looking) => Asked,
    door: Door,
    work: (tx: Reading, looking: Looking, listed: Listed) => Promise<Result>,
    whole?: boolean,
  ): Promise<Result>;
  /** How many tickets satisfy each predicate. */
  counts(where: Readonly<Record<string, Predicate>>, door: Door): Promise<Readonly<Record<string, number>>>;
  /** How totals are told; `exact` unless said. */
  readonly counted?: Capabilities['counts'] | undefined;
  /** Counts tickets for a report; absent: they are gone through. */
  readonly report?: Counter | undefined;
}

/** Places of the stack that a page tells before the index is there. */
const TOP = 500;

/** How often the index is asked again because somebody wrote meanwhile; what is then a moment old is as good. */
const MOST_AGAIN = 2;

type Found<Kind extends Answer['kind']> = (Extract<Answer, { kind: Kind }> & { readonly moment: Moment }) | null;

export class Lists implements DeskLists {
  readonly #parts: ListsParts;
  readonly #atHand: AtHand;
  readonly #listeners = new Set<(progress: Progress) => void>();
  /** Pages that are being read. */
  readonly #pages = new Set<Promise<unknown>>();
  #index: Promise<ListIndex> | undefined;
  #awake = false;

  constructor(parts: ListsParts) {
    this.#parts = parts;
    this.#atHand = new AtHand(parts.held);
  }

  /** Hears how far the index is, while it is being made. */
  hear(listener: (progress: Progress) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Somebody will need lists. */
  wake(): void {
    this.#awake = true;
  }

  /** Nobody needs lists for the moment: the index is let go. */
  rest(): void {
    this.#awake = false;
    const index = this.#index;
    this.#index = undefined;
    index?.then(
      (made) => {
        made.stop();
      },
      () => undefined,
    );
  }

  /**
   * The tickets that a query asks for, and what is made of them in the same reading.
   * @param askedBy the query, for who looks
   * @param whole whether the whole of a large desk will have to be gone through, so that waiting for its index costs less
   */
  async list<Result>(
    askedBy: (looking: Looking) => Asked,
    door: Door,
    work: (tx: Reading, looking: Looking, listed: Listed) => Promise<Result>,
    whole = false,
  ): Promise<Result> {
    const page = this.#ask(
      door,
      (looking) => {
        const asked = askedBy(looking);
        return { question: { ...asked, kind: 'page' }, waits: whole || goesThroughMuch(asked, looking) };
      },
      async (tx, looking, found: Found<'page'>) => {
        const asked = askedBy(looking);
        return work(tx, looking, found === null ? await this.#walked(tx, asked, looking) : await listedBy(tx, found, asked));
      },
    );
    this.#pages.add(page);
    try {
      return await page;
    } finally {
      this.#pages.delete(page);
    }
  }

  /** How many tickets satisfy each predicate. */
  async counts(where: Readonly<Record<string, Predicate>>, door: Door): Promise<Readonly<Record<string, number>>> {
    return this.#ask(
      door,
      () => ({ question: { kind: 'counts', where }, waits: true }),
      async (tx, looking, found: Found<'counts'>) => found?.counts ?? (await countAll(tx, where, looking, this.#atHand)),
    );
  }

  /**
   * Without the index. While that is being made a total would take as long: what is known of it is said. So would places in a
   * long stack: only its top's are said.
   */
  async #walked(tx: Reading, asked: Asked, looking: Looking): Promise<Listed> {
    if (this.#parts.index === null || !this.#isIndexed(looking)) return list(tx, asked, looking, this.#atHand);
    const { rows, next } = await list(tx, { ...asked, count: false }, looking, this.#atHand);
    const isRanked = isStaff(looking.person, looking.desk) && rows.some(({ ticket }) => ticket.rank !== null);
    const top = isRanked ? await tx.stack(looking.desk.id, TOP) : [];
    const positions = Object.fromEntries(top.map((id, index) => [id, index + 1]));
    if (!asked.count || asked.after !== null) return { rows, next, positions };
    const total = rows.length + (next === null ? 0 : 1);
    return { rows, next, positions, total, ...(next === null ? {} : { atLeast: true }) };
  }

  async #ask<Kind extends Answer['kind'], Result>(
    door: Door,
    asking: (looking: Looking) => { readonly question: Extract<Question, { kind: Kind }>; readonly waits: boolean },
    work: (tx: Reading, looking: Looking, found: Found<Kind>) => Promise<Result>,
  ): Promise<Result> {
    for (let again = 0; ; again += 1) {
      const before = door.looking();
      const { question, waits } = asking(before);
      // A first page is not to wait for the disk because its index reads there too: that begins after it.
      if (waits) {
        if (question.kind === 'counts' && this.#index === undefined && this.#isIndexed(before))
          await Promise.allSettled(this.#pages);
        this.#begin(before);
      }
      const found = await this.#found(question, waits, before);
      const done = await door.read(async (tx, looking) => {
        const stale = found !== null && !isOf(found.moment, before, looking);
        return stale && again < MOST_AGAIN ? null : { result: await work(tx, looking, found) };
      });
      this.#begin(before);
      if (done !== null) return done.result;
    }
  }

  /** Begins to make the index, where this person's lists need one. */
  #begin(looking: Looking): void {
    const { index: make, desk } = this.#parts;
    if (make === null || !this.#awake || !this.#isIndexed(looking)) return;
    this.#index ??= make(desk, (progress) => {
      for (const listener of this.#listeners) listener(progress);
    });
  }

  async #found<Kind extends Answer['kind']>(
    question: Extract<Question, { kind: Kind }>,
    waits: boolean,
    looking: Looking,
  ): Promise<Found<Kind>> {
    if (this.#index === undefined || !this.#isIndexed(looking)) return null;
    try {
      const index = waits ? await this.#index : await soon(this.#index);
      const { person, desk, record } = looking;
      const answer = await index?.ask(question, { person, desk, knows: momentOf(record) }, waits);
      return answer?.kind === question.kind ? (answer as Found<Kind>) : null;
    } catch {
      // What the index cannot do the walk does, and says why if it cannot either.
      return null;
    }
  }

  /** Whether this person's lists are too long to be held, or to be made of what names them. */
  #isIndexed(looking: Looking): boolean {
    return looking.record.number > (this.#parts.held ?? MOST_HELD) && !readsOnlyTheirs(looking);
  }
}

/** What a promise came to if it has, else null. */
function soon<Value>(promise: Promise<Value>): Promise<Value | null> {
  return Promise.race([promise, Promise.resolve(null)]);
}

/** Whether an answer is of the state of the desk that is being read, and was asked by its document. */
function isOf(moment: Moment, before: Looking, { record, desk }: Looking): boolean {
  return before.desk === desk && isSame(moment, momentOf(record));
}

/** A first page comes at once along the store's own order; what goes through much of a desk waits for the index. */
function goesThroughMuch({ lookups, sorts, from }: Asked, looking: Looking): boolean {
  const [first] = sorts;
  const isWalked = first !== undefined && first.by !== 'due' && !isFieldSort(first.by);
  const along = sorts.length === 1 && isWalked && (first.by !== 'rank' || isStaffEverywhere(looking));
  return lookups !== null || from > 0 || !along;
}

async function listedBy(tx: Reading, found: Exclude<Found<'page'>, null>, { sorts, count }: Asked): Promise<Listed> {
  const { ids, next, total, positions } = found;
  return { rows: await tx.rows(ids), next: next === null ? null : written(sorts, next), ...(count ? { total } : {}), positions };
}
