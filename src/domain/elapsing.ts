/** How time is counted: by the clock on the wall, or by a calendar of opening hours (`opening-hours.ts`). */

/** Milliseconds between two instants, themselves milliseconds; never negative. */
export type Elapsing = (from: number, to: number) => number;

/** By the clock on the wall. */
export const wallTime: Elapsing = (from, to) => Math.max(0, to - from);
