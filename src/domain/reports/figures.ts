/** The figures that reports are made of: counts that name what they count, percentiles, bands. */
import { DAY, HOUR } from '../values.ts';

/** Most tickets that a figure names: more than a filter may hold are counted only. */
export const MOST_NAMED = 500;

/** How many tickets, and, where they are few enough and no filter says which, which ones. */
export interface Some {
  readonly count: number;
  readonly tickets?: readonly string[] | undefined;
}

/** Counts, and remembers which as long as they are few. */
export class Tally {
  #count = 0;
  #named: Set<string> | undefined = new Set();

  /** Counts a ticket; one that was settled twice counts twice, and is named once. */
  add(ticket: string): void {
    this.#count += 1;
    this.#named?.add(ticket);
    if ((this.#named?.size ?? 0) > MOST_NAMED) this.#named = undefined;
  }

  get some(): Some {
    return this.#named === undefined ? { count: this.#count } : { count: this.#count, tickets: [...this.#named] };
  }
}

/**
 * The percentile of sorted values by the nearest rank: the smallest value that at least so many in a hundred do not exceed; always
 * one of them. Null where there are none.
 * @param sorted ascending
 * @param percent above 0, at most 100
 */
export function nearestRank(sorted: readonly number[], percent: number): number | null {
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? null;
}

/** What a set of delays comes to, in milliseconds; null where there are none. */
export interface Spread {
  readonly count: number;
  readonly median: number | null;
  readonly p90: number | null;
  readonly mean: number | null;
  readonly longest: number | null;
}

/** What values come to. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  const list = sorted as unknown as readonly number[];
  const count = sorted.length;
  return {
    count,
    median: nearestRank(list, 50),
    p90: nearestRank(list, 90),
    mean: count === 0 ? null : sorted.reduce((sum, value) => sum + value, 0) / count,
    longest: list[count - 1] ?? null,
  };
}

/** A part of all so many: its share is `count / of`, and none where `of` is 0. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** A band of durations in milliseconds: `from` with it, `until` without; null where it has no end. */
export interface Band {
  readonly from: number;
  readonly until: number | null;
  readonly tickets: Some;
}

/** Where bands of delays end, by the clock on the wall: within the hour, the day, the week … */
export const DELAY_EDGES = [HOUR, 4 * HOUR, 8 * HOUR, DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY] as const;

/** The same in opening hours, of which a week has some forty. */
export const OPENING_EDGES = [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR, 40 * HOUR, 80 * HOUR, 160 * HOUR] as const;

/** Where bands of ages end. */
export const AGE_EDGES = [DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 90 * DAY] as const;

/** Counts by bands of durations. */
export class Bands {
  readonly #edges: readonly number[];
  readonly #tallies: readonly Tally[];

  /** @param edges where each band ends and the next begins, ascending */
  constructor(edges: readonly number[]) {
    this.#edges = edges;
    this.#tallies = [...edges, Infinity].map(() => new Tally());
  }

  add(duration: number, ticket: string): void {
    const at = this.#edges.findIndex((edge) => duration < edge);
    this.#tallies.at(at)?.add(ticket);
  }

  get bands(): Band[] {
    return this.#tallies.map((tally, at) => ({
      from: at === 0 ? 0 : (this.#edges[at - 1] ?? 0),
      until: this.#edges[at] ?? null,
      tickets: tally.some,
    }));
  }
}

/** A ticket that took long. */
export interface Slow {
  readonly ticket: string;
  readonly key: string | null;
  readonly summary: string;
  readonly value: number;
}

/** The longest of many. */
export class Longest {
  readonly #most: number;
  readonly #kept: Slow[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  add(slow: Slow): void {
    const last = this.#kept[this.#most - 1];
    if (last !== undefined && inOrder(last, slow) <= 0) return;
    this.#kept.push(slow);
    this.#kept.sort(inOrder);
    this.#kept.length = Math.min(this.#kept.length, this.#most);
  }

  get slowest(): readonly Slow[] {
    return this.#kept;
  }
}

/** The longest first; of equals, the one with the smaller number. */
function inOrder(one: Slow, other: Slow): number {
  return other.value - one.value || byNumber(one.key ?? '', other.key ?? '') || (one.ticket < other.ticket ? -1 : 1);
}

/** Keys of one desk begin alike: the longer has the greater number. */
function byNumber(one: string, other: string): number {
  return one.length - other.length || Number(one > other) - Number(one < other);
}
