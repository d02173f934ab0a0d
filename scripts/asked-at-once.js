/**
 * What a page needs before it shows anything is asked for at once. A browser learns what a file imports when it has read it, and
 * asks then: on a slow network each such step costs as much as the file. So where the library fetches an element or the embedded
 * desk, it names with it all that it imports and that is not there.
 */

/** The modules whose files are fetched so: doors of elements, the embedded backend, and what a new desk needs. */
const FIRST = /\/(?:widgets\/[\w-]+\/define|backends\/indexeddb\/index|backends\/desk\/late)\.ts$/u;

/** What is never asked for without the embedded backend: its files need not be named again. */
const WITH_EMBEDDED = /\/backends\/desk\/late\.ts$/u;
const EMBEDDED = /\/backends\/indexeddb\/index\.ts$/u;

/** The files that some files cannot do without, themselves included. */
function needed(files, chunks) {
  const found = new Set();
  const add = (file) => {
    if (found.has(file)) return;
    found.add(file);
    for (const each of chunks[file]?.imports ?? []) add(each);
  };
  for (const each of files) add(each);
  return found;
}

/** A plugin for Rollup; files of one folder. */
export const askedAtOnce = {
  name: 'asked-at-once',
  renderChunk(code, chunk, _options, { chunks }) {
    const holds = (file, pattern) => chunks[file]?.moduleIds.some((id) => pattern.test(id)) === true;
    const embedded = Object.keys(chunks).filter((file) => holds(file, EMBEDDED));
    const changed = code.replaceAll(/\bimport\('\.\/([^']+)'\)/gu, (asked, file) => {
      if (!holds(file, FIRST)) return asked;
      const here = needed([chunk.fileName, ...(holds(file, WITH_EMBEDDED) ? embedded : [])], chunks);
      const others = [...needed([file], chunks)].filter((each) => each !== file && !here.has(each));
      if (others.length === 0) return asked;
      return `Promise.all([${[file, ...others].map((each) => `import('./${each}')`).join()}]).then(([first])=>first)`;
    });
    // Nothing is put before what a source map tells of, but in its own line.
    return changed === code ? null : { code: changed, map: null };
  },
};
