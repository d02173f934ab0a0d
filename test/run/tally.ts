import { readFile, writeFile } from 'node:fs/promises';

/** What one runner saw: whole tests, not assertions. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export const nothing: Tally = { passed: 0, failed: 0 };

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** The last line of every run: people and machines read it. */
export function sentence(tally: Tally): string {
  return `${tally.passed} passed, ${tally.failed} failed`;
}

/** Where a runner leaves its tally for the process that started it; a runner started by hand has no such place. */
export async function leave(tally: Tally): Promise<void> {
  const place = process.env['GUICHET_TALLY'];
  if (place) await writeFile(place, JSON.stringify(tally));
}

/**
 * What a runner left, judged with the code it ended with: one that died before it counted, or that ended badly while counting no failure,
 * has failed once.
 */
export function judge(left: Tally | undefined, code: number | null): Tally {
  if (!left) return { passed: 0, failed: 1 };
  if (code !== 0 && left.failed === 0) return { ...left, failed: 1 };
  return left;
}

/** Reads what a runner left at `place`; undefined where it left nothing that can be read. */
export async function collect(place: string): Promise<Tally | undefined> {
  try {
    const { passed, failed } = JSON.parse(await readFile(place, 'utf8')) as Partial<Tally>;
    return Number.isInteger(passed) && Number.isInteger(failed) ? { passed: passed!, failed: failed! } : undefined;
  } catch {
    return undefined;
  }
}
