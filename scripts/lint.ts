import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDocs } from './docs.ts';
import { registeredElements, root } from './elements.ts';

const run = (program: string, ...args: string[]): boolean =>
  spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], { cwd: root, stdio: 'inherit' }).status === 0;

/** Accessibility runs, pictures and the playground are drawn from this list: an element missing there is seen by none of them. */
function listedStates(): string[] {
  const elements = registeredElements();
  const place = join(root, 'test/widgets/states.ts');
  if (elements.length === 0) return [];
  if (!existsSync(place)) return ['test/widgets/states.ts is missing'];
  const text = readFileSync(place, 'utf8');
  return elements
    .filter(({ tag }) => !new RegExp(`\\b${tag}\\b(?!-)`).test(text))
    .map(({ tag, file }) => `${file}: <${tag}> has no state in test/widgets/states.ts`);
}

const troubles = [...listedStates(), ...(await writeDocs(true))];
for (const trouble of troubles) console.error(`✖ ${trouble}`);

const linted = run('eslint/bin/eslint.js', '.', '--max-warnings', '0');
const formatted = run('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.');
process.exitCode = linted && formatted && troubles.length === 0 ? 0 : 1;
