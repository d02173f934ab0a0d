/**
 * The spaces of French typography: authors write plain ones, readers never see a line begin with a colon or a lone guillemet.
 * A no-break space before a colon and inside guillemets, a narrow one before the other double signs (Imprimerie nationale).
 */

const NO_BREAK = '\u00a0';
const NARROW = '\u202f';

function spaced(text: string): string {
  // Most words have none of these signs, and are looked at when a view is opened.
  if (!/[:»«;?!]/u.test(text)) return text;
  return text
    .replaceAll(/ (?=[:»])/gu, NO_BREAK)
    .replaceAll(/(?<=«) /gu, NO_BREAK)
    .replaceAll(/ (?=[;?!](?:\s|$|»))/gu, NARROW);
}

/**
 * The words of a view with their spaces set: every text, however deep, and whatever its functions answer.
 * @param words texts, functions that make texts, and objects and lists of them
 */
export function typeset<W>(words: W): W {
  if (typeof words === 'string') return spaced(words) as W;
  if (typeof words === 'function') {
    const say = words as unknown as (...values: unknown[]) => unknown;
    return ((...values: unknown[]) => typeset(say(...values))) as W;
  }
  if (Array.isArray(words)) return words.map((each: unknown) => typeset(each)) as W;
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([name, each]) => [name, typeset(each as unknown)])) as W;
}
