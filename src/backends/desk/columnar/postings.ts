/** Which tickets have a word, and in texts of which scope: from words to slots. */
import type { Lookup } from '../../../domain/terms.ts';
import { OrderedDictionary } from './dictionary.ts';
import { STRIDE } from './steps.ts';
import type { Steps } from './steps.ts';

/** Above every scope: not found at all. */
const NOWHERE = 3;

/** An entry is a slot and a scope in one number. */
const SCOPED = 4;

export class Postings {
  readonly #words = new OrderedDictionary<string>();
  /** By the number of a word its entries; most words are one ticket's number or key, and have a single entry. */
  readonly #entries: (number | number[])[] = [];

  /** @param terms words with a space before and after each · @param scope its place among the scopes, public first */
  add(terms: string, slot: number, scope: number): void {
    const entry = slot * SCOPED + scope;
    for (const word of terms.split(' ')) {
      if (word === '') continue;
      const code = this.#words.code(word);
      const before = this.#entries[code];
      if (before === undefined) this.#entries[code] = entry;
      else if (typeof before === 'number') this.#entries[code] = [before, entry];
      else before.push(entry);
    }
  }

  /** Brings the order of the words up to date, for look-ups by their beginning. */
  *settle(): Steps<undefined> {
    yield* this.#words.settle();
  }

  /**
   * Marks the slots that have, of each look-up, a word in a text that may be read there.
   * @param levels by slot, the widest scope that may be read
   */
  *search(asked: readonly Lookup[], levels: Uint8Array): Steps<Uint8Array> {
    const found = new Uint8Array(levels.length).fill(1);
    for (const lookup of asked) {
      const scopes = yield* this.#scopes(lookup, levels.length);
      for (let slot = 0; slot < found.length; slot += 1) if ((scopes[slot] ?? NOWHERE) > (levels[slot] ?? 0)) found[slot] = 0;
      yield;
    }
    return found;
  }

  /** By slot, the widest-read scope in which a look-up is answered. */
  *#scopes({ any, prefix }: Lookup, size: number): Steps<Uint8Array> {
    const scopes = new Uint8Array(size).fill(NOWHERE);
    const words = any.map((word) => this.#words.find(word)).filter((code) => code !== undefined);
    if (prefix !== undefined) words.push(...this.#beginning(prefix));
    let seen = 0;
    for (const code of words) {
      const entries = this.#entries[code] ?? [];
      for (const entry of typeof entries === 'number' ? [entries] : entries) {
        const slot = Math.floor(entry / SCOPED);
        const scope = entry % SCOPED;
        if (scope < (scopes[slot] ?? 0)) scopes[slot] = scope;
        seen += 1;
        if (seen % STRIDE === 0) yield;
      }
    }
    yield;
    return scopes;
  }

  *#beginning(prefix: string): Generator<number> {
    const { sorted, values } = this.#words;
    for (let place = this.#words.before(prefix); place < sorted.length; place += 1) {
      const code = sorted[place] ?? 0;
      if (values[code]?.startsWith(prefix) !== true) return;
      yield code;
    }
  }
}
