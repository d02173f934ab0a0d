import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The youngest of the files that match, in milliseconds since 1970; 0 where there is none. */
function youngest(...patterns: string[]): number {
  return globSync(patterns, { cwd: root }).reduce((latest, name) => Math.max(latest, statSync(join(root, name)).mtimeMs), 0);
}

/** True when `dist/` is missing or older than what it is made of. */
export function isStale(): boolean {
  const made = youngest('dist/built');
  return (
    made === 0 ||
    youngest('src/**/*', 'demo/**/*', 'test/widgets/**/*', 'rollup.config.js', 'scripts/*.js', 'package-lock.json') > made
  );
}

/** Builds `dist/` unless it is up to date. Says nothing when all is well. Returns whether `dist/` can be used. */
export function buildIfStale(): boolean {
  if (!isStale()) return true;
  console.log('Building dist/ …');
  const steps = [
    [join(root, 'node_modules/rollup/dist/bin/rollup'), '--config', '--silent'],
    [join(root, 'scripts/manifest.ts')],
  ];
  const made = steps.every(
    (args) => spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0,
  );
  if (!made) console.error('dist/ could not be built: `npm run build` says why.');
  return made;
}
