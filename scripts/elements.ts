import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** An element of the library: its tag, the class that answers to it, and the file that registers it. */
export interface Registered {
  readonly tag: string;
  readonly className: string;
  readonly file: string;
}

/** Frames are no widget: they have a script of their own, and nothing of the library around it. */
const FRAMES = 'src/frame/define-frames.ts';

/** What a source registers, by `define('guichet-x', GuichetX)` or `customElements.define(…)`. */
export function registeredIn(source: string, file: string): Registered[] {
  return [...source.matchAll(/\bdefine\(\s*['"](guichet-[a-z-]+)['"]\s*,\s*([A-Za-z]\w*)/g)].map(([, tag, className]) => ({
    tag: tag!,
    className: className!,
    file,
  }));
}

function registeredBy(files: readonly string[]): Registered[] {
  return files.flatMap((file) => registeredIn(readFileSync(join(root, file), 'utf8'), file));
}

/** Every widget that a page may write: each is registered by its own door. Inner parts are registered elsewhere and are nobody's to embed. */
export function registeredElements(): Registered[] {
  return registeredBy(globSync('src/widgets/*/define.ts', { cwd: root }).sort());
}

/** Every element that a page may write: the widgets, and the frame around one. */
export function writtenElements(): Registered[] {
  return [...registeredElements(), ...registeredBy([FRAMES])];
}

/** The script in `dist/` that a page takes for an element. */
export function scriptOf({ tag, file }: Registered): string {
  return file === FRAMES ? `${tag}.js` : `${basename(dirname(file))}.js`;
}
