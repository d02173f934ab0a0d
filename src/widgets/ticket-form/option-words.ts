/** The words of what few see of a form; each part that says some exports `OPTION_WORDS` as its `vocabulary`. */
import { words } from '../../locales/index.ts';
import fr, { type OptionWords } from '../../locales/fr/ticket-form-options.ts';
import type { Locale } from '../shared/locale.ts';

export const OPTION_WORDS = words(fr, { en: () => import('../../locales/en/ticket-form-options.ts') });

/** In a reader's language; French where that has changed and its words are on their way. */
export function optionWords({ language }: Locale): OptionWords {
  return OPTION_WORDS.peek(language) ?? OPTION_WORDS.peek('fr') ?? fr;
}
