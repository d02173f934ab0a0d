/** The sheet that each measure writes on: printed at once, and kept for `npm run bench -- --write`, which puts it into the README. */
import { appendFileSync } from 'node:fs';

/** One line: what was measured, the figure, what stands beside it in the same run, and the goal if there is one. */
export interface Line {
  readonly what: string;
  readonly figure: string;
  readonly beside?: string;
  readonly goal?: string;
  /** Whether the goal is met; absent where there is none. */
  readonly met?: boolean;
  /** The table that it stands in: the page's unless said. */
  readonly table?: 'page' | 'server';
}

/** Prints a line, and keeps it where `GUICHET_BENCH` names a file. */
export function line(measured: Line): void {
  const { what, figure, beside = '', goal = '', met } = measured;
  const verdict = met === undefined ? '' : met ? 'met' : 'MISSED';
  console.log(`${what.padEnd(58)} ${figure.padStart(16)}  ${beside.padEnd(44)} ${goal} ${verdict}`.trimEnd());
  const kept = process.env['GUICHET_BENCH'];
  if (kept !== undefined) appendFileSync(kept, `${JSON.stringify(measured)}\n`);
}

/** The middle one of some figures; of an even number, the higher of the two. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The figure that 95 of 100 stay under. */
export function p95(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] ?? Number.NaN;
}

export function ms(figure: number): string {
  return `${figure.toFixed(figure < 10 ? 1 : 0)} ms`;
}

export function times(ratio: number): string {
  return `${ratio.toFixed(ratio < 10 ? 2 : 0)} ×`;
}
