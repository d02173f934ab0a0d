/** The words of the parts that few open tickets have: they come with the first of these parts. */
import type { Session } from '../../backends/backend.ts';
import fr, { type PartsWords } from '../../locales/fr/ticket-parts.ts';
import { words, type Language } from '../../locales/index.ts';
import { wordsFor } from './task-words.ts';

export const PART_WORDS = words(fr, { en: () => import('../../locales/en/ticket-parts.ts') });

/** Those of the reader's language, as this desk says them. */
export function partWords(session: Session, language: Language): PartsWords {
  return wordsFor(session, PART_WORDS.peek(language) ?? fr, language);
}
