/** The reading order of texts, as strings that every store sorts alike (domain §6 "sortKey"). */
import { fold, uniform } from './folding.ts';

/** How much of a text decides its place, in characters: index rows have limits, and no reader compares more. */
const LONGEST = 255;

/** Between the levels, and below any character of one. */
const LEVEL = '\u0001';

/** UTF-16 and UTF-8 order differ above this code point, the last before surrogates and no character; what is above is spelt out behind it. */
const ESCAPE = '\uD7FF';

/** The order of accents on one letter, the Unicode collation's own: é before è before ê before ë. */
const ACCENTS = '\u0301\u0300\u0306\u0302\u030C\u030A\u0308\u030B\u0303\u0307\u0328\u0327\u0304';

/** What an accented letter or a ligature adds to the letters it folds to; nothing for a plain one. */
function accent(character: string): string {
  const plain = fold(character);
  if (plain === character) return '';
  const marks = [...character.normalize('NFD')].filter((mark) => !plain.includes(mark));
  return marks.map((mark) => (ACCENTS.includes(mark) ? String.fromCharCode(0x30 + ACCENTS.indexOf(mark)) : mark)).join('');
}

function escaped(text: string): string {
  return text.replace(
    /[\uD7FF-\u{10FFFF}]/gu,
    (character) => ESCAPE + (character.codePointAt(0) ?? 0).toString(16).padStart(6, '0'),
  );
}

/** Digits that sort by value: as many digits come first, that number being written the same way from nine on. */
function numeral(digits: string): string {
  const value = digits.replace(/^0+/, '');
  return (value.length < 9 ? String(value.length) : `9${numeral(String(value.length))}`) + value;
}

/** What distinguishes the characters of a text at one level; a dot where there is nothing, and no dots at the end. */
function level(text: string, difference: (character: string) => string): string {
  let marks = '';
  const inAWord = /[\p{L}\p{N}\p{M}]/u;
  for (const character of text) if (inAWord.test(character)) marks += difference(character) || '.';
  return marks.replace(/\.+$/, '').slice(0, LONGEST);
}

/**
 * A string whose binary order is the reading order of texts: letters without accents or case first, word by word, punctuation
 * left out and numbers by value; then accents (cote, coté, côte, côté); then capitals, after small letters.
 *
 * The order is the same by UTF-16 code units (IndexedDB, JavaScript) and by code points (PostgreSQL's "C"), and owes nothing
 * to an engine's collation tables, of which no two versions agree. French and English read alike, so no language is asked.
 * Two texts may have one key: lists that need a total order end it with an id.
 */
export function sortKey(text: string): string {
  const written = uniform(text.slice(0, 4 * LONGEST));
  const letters = fold(written)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .replace(/[0-9]+/g, numeral)
    .slice(0, LONGEST);
  const accents = level(written.toLowerCase(), accent);
  const capitals = level(written, (character) => (character.toLowerCase() === character ? '' : '^'));
  const levels = [letters, accents, capitals];
  while (levels.at(-1) === '') levels.pop();
  return escaped(levels.join(LEVEL));
}
