/** The words of the files in a form, which come with the first of them. */
import { words } from '../../locales/index.ts';
import fr, { type FileWords } from '../../locales/fr/ticket-form-files.ts';
import type { Locale } from '../shared/locale.ts';

export const FILE_WORDS = words(fr, { en: () => import('../../locales/en/ticket-form-files.ts') });

/** In a reader's language; French where that has changed and its words are on their way. */
export function fileWords({ language }: Locale): FileWords {
  return FILE_WORDS.peek(language) ?? FILE_WORDS.peek('fr') ?? fr;
}
