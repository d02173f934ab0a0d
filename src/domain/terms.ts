/**
 * The words that a text is found by, the same in every backend (domain §6 "Search").
 *
 * A text is indexed by the folded form of each of its words and by their stems, French and English alike, because nobody says
 * in which language a ticket is written. A query's word finds a text as soon as they have one of these in common.
 */
import { stemmer as frenchStem } from '@orama/stemmers/french';
import { stemmer as englishStem } from 'stemmer';
import { fold, uniform } from './folding.ts';

export { fold } from './folding.ts';
export { sortKey } from './sort-key.ts';

/** Longest word looked at, in UTF-16 code units: index keys have limits, and nobody types more to find something. */
const LONGEST_WORD = 64;

/** Letters that a prefix needs (domain §6). */
const SHORTEST_PREFIX = 3;

/** French words that lose their vowel before another word. */
const ELIDED = new Set(['c', 'd', 'j', 'l', 'm', 'n', 's', 't', 'qu', 'jusqu', 'lorsqu', 'puisqu', 'quoiqu', 'quelqu', 'presqu']);

/** What English hangs on a word by an apostrophe: user's, don't, we're. */
const HUNG = new Set(['s', 't', 'd', 'm', 're', 've', 'll']);

/**
 * Words that say nothing by themselves. They are indexed, and found when asked alone; beside other words they are not
 * required, so that « la clé du vidéoprojecteur » finds « clé vidéoprojecteur ». Written folded.
 */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  'a au aux ce ces cette dans de des du elle en est et il je la le les ma me mes mon ne ou par pas pour que qui sa se ses son sur un une vous an and are at by for from in is it my of on or the to with'.split(
    ' ',
  ),
);

/** One word of a text. */
interface Word {
  /** As written, but for its case. */
  readonly written: string;
  readonly folded: string;
}

/** A query, ready to be looked up; no word at all asks nothing, and everything answers it. */
export interface TermQuery {
  /** Whole words: a text must have, of each, at least one alternative. */
  readonly words: readonly (readonly string[])[];
  /** The last word while it may still be being typed: a text must have a term that begins so, or one of `whole`. */
  readonly prefix?: string;
  /** With `prefix`: what the last word finds if it is complete. */
  readonly whole?: readonly string[];
  /**
   * The whole query when it may be a ticket's number, key or alias (`9`, `#9`, `TRK2_9`), to be compared with a folded one by whoever
   * goes straight to a ticket. The words ask for it already.
   */
  readonly key?: string;
}

/** One look-up in a sorted store: texts that have any of these terms, or a term that begins with the prefix. */
export interface Lookup {
  readonly any: readonly string[];
  readonly prefix?: string;
}

function cut(word: string): string {
  if (word.length <= LONGEST_WORD) return word;
  const kept = word.slice(0, LONGEST_WORD);
  return kept.isWellFormed() ? kept : kept.slice(0, -1);
}

function wordOf(written: string): Word {
  const short = cut(written);
  return { written: short, folded: cut(fold(short)) };
}

/** Apostrophes: the elided article goes, what English hangs goes, the rest are words. */
function cutElisions(text: string): string[] {
  const pieces = text.split("'");
  if (pieces.length === 1) return pieces;
  const kept = pieces.filter((piece, index) =>
    index === pieces.length - 1 ? !HUNG.has(piece) || ELIDED.has(pieces[0] ?? '') : !ELIDED.has(piece),
  );
  return kept.length === 0 ? pieces : kept;
}

/** Whether a compound is also written in one word: e-mail, O'Brien, S.N.C.F. */
function isJoinable(parts: readonly string[]): boolean {
  const initial = (part: string | undefined): boolean => part !== undefined && /^\p{L}\p{M}*$/u.test(part);
  return parts.length > 1 && (initial(parts[0]) || parts.every(initial));
}

/** The parts of a compound as a reader sees them; `_` alone holds a word together (`TRK2_9`, `mod_tracker`). */
interface Compound {
  readonly whole: Word;
  /** Split at every sign but `_`, elisions cut. */
  readonly parts: readonly Word[];
  /** The compound written in one word, where people do. */
  readonly joined?: Word;
}

/** Words, with the parts of compounds (`TRK2_9`, `rendez-vous`, `l'écran`, `24/11/2026`) still joined. */
function compoundsOf(text: string): Compound[] {
  // Here and not above: Unicode's properties take a slow machine ten milliseconds to read, which opening a desk need not wait for.
  const joined = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[_\-.'/:][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
  return Array.from(uniform(text).toLowerCase().matchAll(joined), ([whole]) => {
    const pieces = whole.split(/[-./:]/).flatMap(cutElisions);
    const compound = { whole: wordOf(whole), parts: pieces.map(wordOf) };
    return !/[_/:]/.test(whole) && isJoinable(pieces) ? { ...compound, joined: wordOf(pieces.join('')) } : compound;
  });
}

/** Words whose forms are kept: most of a text are words of the texts before it. */
const MOST_KNOWN = 10_000;

const KNOWN = new Map<string, readonly string[]>();

/** What a word is indexed by in both languages. */
function formsOf(word: Word): readonly string[] {
  const known = KNOWN.get(word.written);
  if (known !== undefined) return known;
  const forms = stemsOf(word, RULES);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(word.written, forms);
  return forms;
}

function stemsOf(word: Word, languages: ReadonlySet<string>): string[] {
  const forms = [word.folded];
  // The French rules read accents (« bloquée » is bloqu-, "bloquee" is bloque-), and people leave them out: both forms count.
  if (languages.has('fr') && /^[a-zà-öø-ÿœ]{3,}$/.test(word.written)) {
    forms.push(frenchStem(word.folded));
    if (word.written !== word.folded) forms.push(fold(frenchStem(word.written)));
  }
  if (languages.has('en') && /^[a-z]{3,}$/.test(word.folded)) forms.push(englishStem(word.folded));
  return [...new Set(forms)].filter((form) => form !== '');
}

/** Whether a word may be the beginning of another: with three letters or more, and no ticket's key. */
function mayBegin(word: Word): boolean {
  return (word.folded.match(/\p{L}/gu) ?? []).length >= SHORTEST_PREFIX && !/_[0-9]+$/.test(word.folded);
}

const BOTH = ['fr', 'en'];

function named(languages: readonly string[]): ReadonlySet<string> {
  return new Set(languages.map((language) => language.toLowerCase().split(/[-_]/)[0] ?? ''));
}

/** The rules of both languages. */
const RULES = named(BOTH);

/**
 * What a text is indexed by: folded words and their stems, each once, in the order of the text.
 *
 * Never throws; a lone surrogate, a control or an emoji separates words and is no part of one.
 * @param languages whose stems to take, `fr` and `en`, with or without a region; others have no rules here and add none
 */
export function terms(text: string, languages: readonly string[] = BOTH): string[] {
  const rules = languages === BOTH ? null : named(languages);
  const seen = new Set<string>();
  const found = new Set<string>();
  const add = (word: Word): void => {
    if (seen.has(word.written)) return;
    seen.add(word.written);
    for (const stem of rules === null ? formsOf(word) : stemsOf(word, rules)) found.add(stem);
  };
  for (const { parts, joined } of compoundsOf(text)) {
    for (const part of parts) {
      add(part);
      if (part.written.includes('_')) part.written.split('_').map(wordOf).forEach(add);
    }
    if (joined !== undefined) add(joined);
  }
  return [...found];
}

/**
 * What a person's words ask for, in any backend.
 *
 * The last word is also a prefix when it has three letters or more and nothing follows it; a number or a key never is one, so
 * that neither 9 nor TRK2_9 finds TRK2_91.
 */
export function queryTerms(text: string): TermQuery {
  const compounds = compoundsOf(text);
  const asked = compounds.flatMap((compound) => (compound.joined === undefined ? compound.parts : [compound.joined]));
  const only = compounds.length === 1 ? compounds[0] : undefined;
  const key = only !== undefined && /[0-9]$/.test(only.whole.folded) ? { key: only.whole.folded } : {};

  const last = asked.at(-1);
  const isOpen = last !== undefined && /[\p{L}\p{N}\p{M}]$/u.test(uniform(text)) && mayBegin(last);
  const complete = isOpen ? asked.slice(0, -1) : asked;
  const telling = complete.filter((word) => !EMPTY_WORDS.has(word.folded));
  const needed = telling.length > 0 || isOpen ? telling : complete;
  const words = needed.map(formsOf);
  return isOpen ? { words, prefix: last.folded, whole: formsOf(last), ...key } : { words, ...key };
}

/** The look-ups whose answers, intersected, are what a query finds; none when it asks nothing. */
export function lookups(query: TermQuery): Lookup[] {
  const whole = query.words.map((any) => ({ any }));
  return query.prefix === undefined ? whole : [...whole, { any: query.whole ?? [], prefix: query.prefix }];
}

/**
 * Where the terms that begin with a prefix lie in a sorted store: from `from` included to `before` excluded, in the order of
 * UTF-16 code units (IndexedDB, JavaScript) and of code points (PostgreSQL's "C") alike.
 * @throws RangeError when the prefix is empty
 */
export function prefixRange(prefix: string): { readonly from: string; readonly before: string } {
  const last = [...prefix].at(-1)?.codePointAt(0);
  if (last === undefined) throw new RangeError('an empty prefix has no range');
  return {
    from: prefix,
    before: prefix.slice(0, prefix.length - String.fromCodePoint(last).length) + String.fromCodePoint(last + 1),
  };
}

/** Whether a text, by what it is indexed by, answers a query: the definition that every backend's search must equal. */
export function matchesTerms(indexTerms: ReadonlySet<string>, query: TermQuery): boolean {
  return lookups(query).every(
    ({ any, prefix }) => any.some((term) => indexTerms.has(term)) || (prefix !== undefined && beginsOne(indexTerms, prefix)),
  );
}

function beginsOne(indexTerms: ReadonlySet<string>, prefix: string): boolean {
  for (const term of indexTerms) if (term.startsWith(prefix)) return true;
  return false;
}
