/** The distinct values of a column, each under a small number: a column of a hundred thousand tickets is an array of numbers. */
import { STRIDE } from './steps.ts';
import type { Steps } from './steps.ts';

/** Values sorted at once; longer runs are merged. */
const RUN = 1024;

/** Values merged in one step: each costs a comparison. */
const MERGED = 4096;

/** Values under numbers, in the order in which they came. */
export class Dictionary<Value> {
  readonly values: Value[] = [];
  readonly #codes = new Map<Value, number>();

  /** The number of a value, given now if it has none. */
  code(value: Value): number {
    const known = this.#codes.get(value);
    if (known !== undefined) return known;
    const code = this.values.length;
    this.values.push(value);
    this.#codes.set(value, code);
    return code;
  }

  /** The number of a value, if it has one. */
  find(value: Value): number | undefined {
    return this.#codes.get(value);
  }
}

/** A dictionary that also knows the order of its values: texts by code units, numbers by value. */
export class OrderedDictionary<Value extends string | number> extends Dictionary<Value> {
  #sorted = new Uint32Array(0);
  #ranks = new Uint32Array(0);

  /** Place of each value among all, by its number. Good once `settle` was run after the last new value. */
  get ranks(): Uint32Array {
    return this.#ranks;
  }

  /** Numbers in the order of their values. As good as `ranks`. */
  get sorted(): Uint32Array {
    return this.#sorted;
  }

  /** Brings the order up to date: what came since is sorted, and merged into what was. */
  *settle(): Steps<undefined> {
    const known = this.#sorted.length;
    if (known === this.values.length) return;
    const fresh = new Uint32Array(this.values.length - known);
    for (let index = 0; index < fresh.length; index += 1) fresh[index] = known + index;
    const sorted = yield* this.#merged(this.#sorted, yield* this.#sort(fresh));
    const ranks = new Uint32Array(sorted.length);
    for (let place = 0; place < sorted.length; place += 1) {
      ranks[sorted[place] ?? 0] = place;
      if (place % STRIDE === STRIDE - 1) yield;
    }
    // Done by two at once, the one that knows more stands.
    if (sorted.length <= this.#sorted.length) return;
    this.#sorted = sorted;
    this.#ranks = ranks;
  }

  /** How many values come before one, which need not be among them. */
  before(value: Value): number {
    let from = 0;
    let to = this.#sorted.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.values[this.#sorted[middle] ?? 0] ?? value) < value) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  #compare = (one: number, other: number): number => {
    const [left = '', right = ''] = [this.values[one], this.values[other]];
    return left < right ? -1 : left > right ? 1 : 0;
  };

  *#sort(codes: Uint32Array<ArrayBuffer>): Steps<Uint32Array<ArrayBuffer>> {
    let runs: Uint32Array<ArrayBuffer>[] = [];
    for (let from = 0; from < codes.length; from += RUN) {
      runs.push(codes.subarray(from, from + RUN).sort(this.#compare));
      yield;
    }
    while (runs.length > 1) {
      const merged: Uint32Array<ArrayBuffer>[] = [];
      for (let index = 0; index < runs.length; index += 2)
        merged.push(yield* this.#merged(runs[index] ?? codes, runs[index + 1] ?? new Uint32Array(0)));
      runs = merged;
    }
    return runs[0] ?? codes;
  }

  *#merged(one: Uint32Array<ArrayBuffer>, other: Uint32Array<ArrayBuffer>): Steps<Uint32Array<ArrayBuffer>> {
    if (one.length === 0 || other.length === 0) return one.length === 0 ? other : one;
    const merged = new Uint32Array(one.length + other.length);
    let left = 0;
    let right = 0;
    for (let place = 0; place < merged.length; place += 1) {
      const fromOne = right >= other.length || (left < one.length && this.#compare(one[left] ?? 0, other[right] ?? 0) <= 0);
      merged[place] = (fromOne ? one[left] : other[right]) ?? 0;
      if (fromOne) left += 1;
      else right += 1;
      if (place % MERGED === MERGED - 1) yield;
    }
    return merged;
  }
}
