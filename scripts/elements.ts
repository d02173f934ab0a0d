import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** An element of the library: its tag, the class that answers to it, and the file that registers it. */
export interface Registered {
  readonly tag: string;
  readonly className: string;
  readonly file: string;
}

/** What a source registers, by `define('guichet-x', GuichetX)` or `customElements.define(…)`. */
export function registeredIn(source: string, file: string): Registered[] {
  return [...source.matchAll(/\bdefine\(\s*['"](guichet-[a-z-]+)['"]\s*,\s*([A-Za-z]\w*)/g)].map(([, tag, className]) => ({
    tag: tag!,
    className: className!,
    file,
  }));
}

/** Every element that a page may write: each is registered by its own door. Inner parts are registered elsewhere and are nobody's to embed. */
export function registeredElements(): Registered[] {
  const files = globSync('src/widgets/*/define.ts', { cwd: root }).sort();
  return files.flatMap((file) => registeredIn(readFileSync(join(root, file), 'utf8'), file));
}
