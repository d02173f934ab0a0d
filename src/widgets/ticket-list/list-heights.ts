/** How high the rows of a long list are, and so where each stands: measured where they were seen, guessed elsewhere. */

/** Heights by place, in CSS pixels. Every question takes a time that grows with the logarithm of the length. */
export class Heights {
  readonly length: number;
  readonly estimate: number;
  readonly #sizes = new Map<number, number>();
  /** A binary indexed tree of what the measured heights differ from the guess. */
  readonly #tree: Float64Array;

  /** @param estimate what a row that was not seen is taken for */
  constructor(length: number, estimate: number) {
    this.length = length;
    this.estimate = estimate;
    this.#tree = new Float64Array(length + 1);
  }

  /** The same measures in a list of another length, or with another guess. */
  like(length: number, estimate = this.estimate): Heights {
    if (length === this.length && estimate === this.estimate) return this;
    const heights = new Heights(length, estimate);
    for (const [place, size] of this.#sizes) if (place < length) heights.set(place, size);
    return heights;
  }

  set(place: number, size: number): void {
    const before = this.#sizes.get(place) ?? this.estimate;
    if (size === before && this.#sizes.has(place)) return;
    this.#sizes.set(place, size);
    for (let at = place + 1; at <= this.length; at += at & -at) this.#tree[at] = (this.#tree[at] ?? 0) + size - before;
  }

  of(place: number): number {
    return this.#sizes.get(place) ?? this.estimate;
  }

  /** How much stands above a place. */
  above(place: number): number {
    let sum = place * this.estimate;
    for (let at = Math.min(place, this.length); at > 0; at -= at & -at) sum += this.#tree[at] ?? 0;
    return sum;
  }

  /** All of them. */
  get sum(): number {
    return this.above(this.length);
  }

  /** The place that stands so far from the top; the first or the last beyond the ends. */
  at(distance: number): number {
    let place = 0;
    let left = distance;
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.length))); step >= 1; step /= 2) {
      const next = place + step;
      if (next > this.length) continue;
      const size = step * this.estimate + (this.#tree[next] ?? 0);
      if (size > left) continue;
      place = next;
      left -= size;
    }
    return Math.max(0, Math.min(place, this.length - 1));
  }

  /** The mean of what was measured; undefined before enough was. */
  get mean(): number | undefined {
    if (this.#sizes.size < 5) return undefined;
    let sum = 0;
    let rows = 0;
    for (const size of this.#sizes.values()) {
      if (size === 0) continue;
      sum += size;
      rows += 1;
    }
    return rows === 0 ? undefined : sum / rows;
  }
}
