/** The words of what only some tickets have. */
import fr, { type BesideWords } from '../../locales/fr/ticket-beside.ts';
import { words, type Language } from '../../locales/index.ts';

export const BESIDE_WORDS = words(fr, { en: () => import('../../locales/en/ticket-beside.ts') });

/** Those of the reader's language, once they have come. */
export function besideWords(language: Language): BesideWords {
  return BESIDE_WORDS.peek(language) ?? fr;
}
