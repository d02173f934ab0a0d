import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { add, collect, named, nothing, sentence, type Tally } from './tally.ts';

/**
 * Adds up the tallies that the steps left in a folder. A step that failed without counting a failed test (a build, a lint, a run that died)
 * counts as one.
 */
export async function sum(folder: string, broken: readonly string[]): Promise<Tally> {
  let total = nothing;
  const failed = new Set<string>();
  for (const name of (await readdir(folder)).sort()) {
    const tally = await collect(join(folder, name));
    if (!tally) continue;
    total = add(total, tally);
    if (tally.failed > 0) failed.add(name);
  }
  return add(total, { passed: 0, failed: broken.filter((name) => !failed.has(name)).length });
}

if (import.meta.main) {
  const [folder = '', ...broken] = process.argv.slice(2);
  const total = await sum(folder, broken);
  if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
  console.log(`${named(total)}\n${sentence(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}
