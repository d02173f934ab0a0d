/** How much anybody may ask: so many requests a minute, or another while, saved up for as long at most (a token bucket for each). */

/** How many are remembered at most: a stranger who makes up names does not fill the memory. */
const MOST = 100_000;

const MINUTE = 60_000;

interface Bucket {
  /**
   * In parts of a request: each millisecond earns as many as requests are allowed in a while, and as many as its milliseconds are one. Whole
   * numbers add up exactly, so that whoever waits as long as they were told is let through.
   */
  left: number;
  /** In whole milliseconds. */
  at: number;
}

/** One limit, of many addresses, people or desks. */
export class Limit {
  readonly #many: number;
  readonly #while: number;
  readonly #clock: () => number;
  /** The one used last comes last. */
  readonly #buckets = new Map<string, Bucket>();

  /**
   * @param many how many requests, in `during` milliseconds (a minute unless said)
   * @param clock milliseconds, never backwards
   */
  constructor(many: number, clock: () => number = () => performance.now(), during = MINUTE) {
    this.#many = many;
    this.#while = during;
    this.#clock = clock;
  }

  /** How many are remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  /** The milliseconds that somebody has to wait now; nothing is taken. */
  wait(whose: string): number {
    const found = this.#buckets.get(whose);
    if (found === undefined) return 0;
    const left = found.left + (Math.floor(this.#clock()) - found.at) * this.#many;
    return left >= this.#while ? 0 : Math.ceil((this.#while - left) / this.#many);
  }

  /** Takes one request of somebody's. @returns 0, or the milliseconds to wait for the next: then nothing was taken */
  take(whose: string): number {
    const now = Math.floor(this.#clock());
    const full = this.#many * this.#while;
    const before = this.#buckets.get(whose) ?? { left: full, at: now };
    const left = Math.min(full, before.left + (now - before.at) * this.#many);
    const enough = left >= this.#while;
    this.#buckets.delete(whose);
    this.#buckets.set(whose, { left: enough ? left - this.#while : left, at: now });
    this.#forget(now);
    return enough ? 0 : Math.ceil((this.#while - left) / this.#many);
  }

  /** Whoever asked nothing for that while has all of it again, and need not be remembered. */
  #forget(now: number): void {
    for (const [whose, { at }] of this.#buckets) {
      if (now - at < this.#while && this.#buckets.size <= MOST) return;
      this.#buckets.delete(whose);
    }
  }
}
