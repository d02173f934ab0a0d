import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { buildIfStale } from './build.ts';
import { root } from './elements.ts';

/** Milliseconds that this machine takes for a fixed piece of arithmetic: what other people's milliseconds are read against. */
function calibrate(): number {
  const runs = Array.from({ length: 5 }, () => {
    const start = performance.now();
    let hash = 2_166_136_261;
    for (let step = 0; step < 50_000_000; step += 1) hash = Math.imul(hash ^ (step & 255), 16_777_619);
    return performance.now() - start + (hash & 0);
  });
  return Math.min(...runs);
}

const words = process.argv.slice(2);
const files = globSync('test/bench/*.ts', { cwd: root })
  .sort()
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
if (files.length === 0) {
  console.log(words.length > 0 ? `No measure's path holds ${words.join(' or ')}.` : 'There is nothing in test/bench/.');
} else {
  if (!buildIfStale()) process.exit(1);
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'} × ${availableParallelism()}, Node ${process.version}, calibration ${calibrate().toFixed(0)} ms`,
  );
  for (const file of files) {
    console.log(`\n— ${file}`);
    if (spawnSync(process.execPath, [file], { cwd: root, stdio: 'inherit' }).status !== 0) process.exitCode = 1;
  }
}
