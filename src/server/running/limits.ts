/** How much anybody may ask: so many requests a minute, saved up for a minute at most (a token bucket for each). */

/** How many are remembered at most: a stranger who makes up names does not fill the memory. */
const MOST = 100_000;

const MINUTE = 60_000;

interface Bucket {
  /**
   * In parts of a request: each millisecond earns as many as requests a minute are allowed, and {@link MINUTE} of them are one. Whole
   * numbers add up exactly, so that whoever waits as long as they were told is let through.
   */
  left: number;
  /** In whole milliseconds. */
  at: number;
}

/** One limit, of many addresses, people or desks. */
export class Limit {
  readonly #perMinute: number;
  readonly #clock: () => number;
  /** The one used last comes last. */
  readonly #buckets = new Map<string, Bucket>();

  /** @param clock milliseconds, never backwards */
  constructor(perMinute: number, clock: () => number = () => performance.now()) {
    this.#perMinute = perMinute;
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
    const left = found.left + (Math.floor(this.#clock()) - found.at) * this.#perMinute;
    return left >= MINUTE ? 0 : Math.ceil((MINUTE - left) / this.#perMinute);
  }

  /** Takes one request of somebody's. @returns 0, or the milliseconds to wait for the next: then nothing was taken */
  take(whose: string): number {
    const now = Math.floor(this.#clock());
    const full = this.#perMinute * MINUTE;
    const before = this.#buckets.get(whose) ?? { left: full, at: now };
    const left = Math.min(full, before.left + (now - before.at) * this.#perMinute);
    const enough = left >= MINUTE;
    this.#buckets.delete(whose);
    this.#buckets.set(whose, { left: enough ? left - MINUTE : left, at: now });
    this.#forget(now);
    return enough ? 0 : Math.ceil((MINUTE - left) / this.#perMinute);
  }

  /** Whoever asked nothing for a minute has all of it again, and need not be remembered. */
  #forget(now: number): void {
    for (const [whose, { at }] of this.#buckets) {
      if (now - at < MINUTE && this.#buckets.size <= MOST) return;
      this.#buckets.delete(whose);
    }
  }
}
