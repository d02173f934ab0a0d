/** Answers from a table: pages and counts, for one person each, with what the next question is likely to need again. */
import type { Desk } from '../../../domain/desk.ts';
import type { Predicate } from '../../../domain/predicate.ts';
import { isFieldSort } from '../../../domain/query.ts';
import type { Sort } from '../../../domain/query.ts';
import type { Lookup } from '../../../domain/terms.ts';
import { visibility } from '../../../domain/visibility.ts';
import { STAFF_ORDERS } from '../places.ts';
import { toldFields } from '../seeing.ts';
import { STAFF, both, levelsOf, maskOf } from './masks.ts';
import type { Viewer } from './masks.ts';
import { keyFor, ordered, placeAfter, spotAt } from './ordering.ts';
import type { Answer, Asker, CountAnswer, CountQuestion, PageAnswer, PageQuestion, Question } from './questions.ts';
import type { Steps } from './steps.ts';
import type { Table } from './table.ts';

/** How many things of each kind are kept: those of the last few lists on a page. */
const MOST_KEPT = 4;

/** The last few things that were made, by what they were made for. */
class Kept<Made> {
  readonly #made = new Map<string, Made>();

  *get(key: string, make: () => Steps<Made>): Steps<Made> {
    const made = this.#made.get(key) ?? (yield* make());
    this.#made.delete(key);
    this.#made.set(key, made);
    const [oldest] = this.#made.keys();
    if (this.#made.size > MOST_KEPT && oldest !== undefined) this.#made.delete(oldest);
    return made;
  }

  clear(): void {
    this.#made.clear();
  }
}

/** What one person reads of the table, as a mask, and how far. */
interface Sight {
  readonly key: string;
  readonly viewer: Viewer;
  readonly mask: Uint8Array;
}

interface Selection {
  readonly mask: Uint8Array;
  readonly total: number;
}

export class Answering {
  readonly #table: Table;
  readonly #sights = new Kept<Sight>();
  readonly #selections = new Kept<Selection>();
  readonly #orders = new Kept<Uint32Array>();
  readonly #documents = new WeakMap<Desk, number>();
  #numbered = 0;
  #version = -1;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Makes ready what lists need, so that the first one need not wait for it. */
  *prepare(): Steps<undefined> {
    yield* this.#table.ids.settle();
    for (const column of Object.values(this.#table.sorts)) yield* column.order.settle();
  }

  *answer(question: Question, asker: Asker): Steps<Answer> {
    if (this.#version !== this.#table.version) {
      for (const kept of [this.#sights, this.#selections, this.#orders]) kept.clear();
      this.#version = this.#table.version;
    }
    const key = `${this.#numberOf(asker.desk)} ${JSON.stringify(asker.person)}`;
    const sight = yield* this.#sights.get(key, () => this.#see(key, asker));
    return question.kind === 'page' ? yield* this.#page(question, sight) : yield* this.#counts(question, sight);
  }

  /** A document is long to compare, and never changed in place. */
  #numberOf(desk: Desk): number {
    const known = this.#documents.get(desk) ?? (this.#numbered += 1);
    this.#documents.set(desk, known);
    return known;
  }

  *#see(key: string, { person, desk }: Asker): Steps<Sight> {
    const levels = yield* levelsOf(this.#table, person, desk);
    const mask = both(yield* maskOf(visibility(person, desk), this.#table, null), this.#table.alive);
    return { key, viewer: { person, desk, levels, told: toldFields({ desk }) }, mask };
  }

  *#select(where: Predicate | undefined, lookups: readonly Lookup[] | null, { viewer, mask }: Sight): Steps<Selection> {
    let found: Uint8Array = mask.slice();
    if (where !== undefined) found = both(found, yield* maskOf(where, this.#table, viewer));
    if (lookups !== null) {
      yield* this.#table.postings.settle();
      found = both(found, yield* this.#table.postings.search(lookups, viewer.levels));
    }
    yield;
    return { mask: found, total: lengthOf(found) };
  }

  #order(sorts: readonly Sort[], { key, viewer }: Sight): Steps<Uint32Array> {
    const personal = sorts.some(({ by }) => by === 'changed' || STAFF_ORDERS.has(by) || isFieldSort(by));
    return this.#orders.get(JSON.stringify([sorts, personal ? key : null]), () => ordered(this.#table, sorts, viewer));
  }

  *#page({ where, lookups, sorts, after, from, limit }: PageQuestion, sight: Sight): Steps<PageAnswer> {
    const { mask, total } = yield* this.#selections.get(JSON.stringify([where ?? null, lookups, sight.key]), () =>
      this.#select(where, lookups, sight),
    );
    const slots = yield* this.#order(sorts, sight);
    const keys = sorts.map((sort) => keyFor(sort, this.#table, sight.viewer));
    let place = after === null ? 0 : placeAfter(after, slots, sorts, keys, this.#table);
    let before = from;
    const page: number[] = [];
    for (; place < slots.length && page.length <= limit; place += 1) {
      const slot = slots[place] ?? 0;
      if (mask[slot] !== 1) continue;
      if (before > 0) before -= 1;
      else page.push(slot);
    }
    const shown = page.slice(0, limit);
    const last = shown.at(-1);
    return {
      kind: 'page',
      ids: shown.map((slot) => this.#table.idAt(slot)),
      positions: yield* this.#positions(shown),
      next: page.length > limit && last !== undefined ? spotAt(last, keys, this.#table) : null,
      total,
    };
  }

  /** The stack is every ticket that has a rank, whoever looks. */
  *#positions(slots: readonly number[]): Steps<Record<string, number>> {
    const { rank } = this.#table.sorts;
    const ranked = slots.filter((slot) => rank.codes[slot] !== this.#table.noRank);
    if (ranked.length === 0) return {};
    const places = yield* this.#orders.get('stack', () => this.#stack());
    return Object.fromEntries(ranked.map((slot) => [this.#table.idAt(slot), places[slot] ?? 0]));
  }

  /** By slot, the place in the stack. */
  *#stack(): Steps<Uint32Array> {
    const levels = new Uint8Array(this.#table.size).fill(STAFF);
    const places = new Uint32Array(this.#table.size);
    for (const [place, slot] of (yield* ordered(this.#table, [{ by: 'rank' }], { levels, told: new Set() })).entries())
      places[slot] = place + 1;
    yield;
    return places;
  }

  *#counts({ where }: CountQuestion, { viewer, mask }: Sight): Steps<CountAnswer> {
    const counts: Record<string, number> = {};
    for (const [name, predicate] of Object.entries(where)) {
      counts[name] = lengthOf(both(yield* maskOf(predicate, this.#table, viewer), mask));
      yield;
    }
    return { kind: 'counts', counts };
  }
}

function lengthOf(mask: Uint8Array): number {
  let length = 0;
  for (let slot = 0; slot < mask.length; slot += 1) length += mask[slot] ?? 0;
  return length;
}
