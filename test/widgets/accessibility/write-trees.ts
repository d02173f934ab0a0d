/** `npm run trees`: writes what screen readers are given of every state again, to be reviewed before it is committed. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from '../../../scripts/build.ts';

if (!buildIfStale()) process.exit(1);
const file = fileURLToPath(new URL('trees.journey.ts', import.meta.url));
const { status } = spawnSync(process.execPath, ['--test', file], {
  stdio: 'inherit',
  env: { ...process.env, GUICHET_TREES: 'write' },
});
process.exitCode = status ?? 1;
