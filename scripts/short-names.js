/**
 * The widgets' private custom properties (`--_accent`), at build time: each under one or two letters, the same in every file. They
 * are named some two thousand times, and nobody outside reads them.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PRIVATE = /--_[a-z][\w-]*/gu;

/** `a` … `z`, then `aa`, `ab` … */
function letters(at) {
  const last = String.fromCharCode(97 + (at % 26));
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last;
}

/** What each name becomes; those that are used most become shortest. @param texts of all files that use them */
export function shortNames(texts) {
  const uses = new Map();
  for (const text of texts) for (const [name] of text.matchAll(PRIVATE)) uses.set(name, (uses.get(name) ?? 0) + 1);
  const names = [...uses].sort(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1));
  return new Map(names.map(([name], at) => [name, `--_${letters(at)}`]));
}

/** A plugin for Rollup. @param folder where the sources are */
export function shortProperties(folder) {
  const names = shortNames(globSync('**/*.ts', { cwd: folder }).map((file) => readFileSync(join(folder, file), 'utf8')));
  return {
    name: 'short-properties',
    renderChunk(code) {
      const changed = code.replaceAll(PRIVATE, (name) => {
        const short = names.get(name);
        if (short === undefined)
          throw new Error(`${name} stands in no source as it stands in a file: write private properties whole`);
        return short;
      });
      // On the same lines: a source map still finds the line, and the column nearly.
      return changed === code ? null : { code: changed, map: null };
    },
  };
}
