import { readFile, writeFile } from 'node:fs/promises';

/** What one runner saw: whole tests, not assertions. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** What failed, by name and file, as far as that has a name: said once more at the end, where whoever reads the run looks first. */
  readonly failures?: readonly string[];
}

export const nothing: Tally = { passed: 0, failed: 0 };

export function add(a: Tally, b: Tally): Tally {
  const failures = [...(a.failures ?? []), ...(b.failures ?? [])];
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, ...(failures.length > 0 ? { failures } : {}) };
}

/** The failures' names, a line each; empty where none is known. */
export function named({ failures = [] }: Tally): string {
  return failures.map((name) => `✖ ${name}\n`).join('');
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
    const { passed, failed, failures } = JSON.parse(await readFile(place, 'utf8')) as Partial<Tally>;
    if (!Number.isInteger(passed) || !Number.isInteger(failed)) return undefined;
    return { passed: passed!, failed: failed!, ...(failures ? { failures } : {}) };
  } catch {
    return undefined;
  }
}
