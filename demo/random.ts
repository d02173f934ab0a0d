/** Chance that can be repeated: the same seed draws the same school. */

/** Draws of one seed. */
export interface Random {
  /** From 0 (included) to 1 (excluded). */
  next(): number;
  /** Yes, so often out of one. */
  chance(often: number): boolean;
  /** One of these. @throws {RangeError} when there is none */
  pick<Item>(items: readonly Item[]): Item;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** A skewed amount: half of the draws are under `median`, one in twenty above `p95`. */
  skewed(median: number, p95: number): number;
  /** A version 4 UUID. */
  id(): string;
}

/** Share of a normal law's draws under 1.645 deviations: 95 %. */
const DEVIATIONS_AT_P95 = 1.6449;

/** mulberry32 (Tommy Ettinger, public domain): small, quick, good enough for a demonstration. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The draws of a seed. */
export function random(seed: number): Random {
  const next = mulberry32(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const hex = (digits: number) =>
    Math.floor(next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return {
    next,
    chance: (often) => next() < often,
    pick(items) {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    skewed: (median, p95) => median * Math.exp((normal() * Math.log(p95 / median)) / DEVIATIONS_AT_P95),
    id: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'.charAt(Math.floor(next() * 4))}${hex(3)}-${hex(6)}${hex(6)}`,
  };
}
