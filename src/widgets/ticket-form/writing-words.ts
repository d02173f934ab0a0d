/** The words of the form's parts that come on demand; each exports `WRITING_WORDS` as its `vocabulary`. */
import { words } from '../../locales/index.ts';
import fr, { type WritingWords } from '../../locales/fr/ticket-form-writing.ts';
import type { Locale } from '../shared/locale.ts';

export const WRITING_WORDS = words(fr, { en: () => import('../../locales/en/ticket-form-writing.ts') });

/** In a reader's language; French where that has changed and its words are on their way. */
export function writingWords({ language }: Locale): WritingWords {
  return WRITING_WORDS.peek(language) ?? WRITING_WORDS.peek('fr') ?? fr;
}
