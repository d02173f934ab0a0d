/** The words of help, and those of writing it. */
import fr from '../../locales/fr/knowledge.ts';
import { words, wordsOnDemand } from '../../locales/index.ts';
import type { KnowledgeWritingWords } from '../../locales/fr/knowledge-writing.ts';

export const WORDS = words(fr, { en: () => import('../../locales/en/knowledge.ts') });

export const WRITING_WORDS = wordsOnDemand<KnowledgeWritingWords>({
  fr: () => import('../../locales/fr/knowledge-writing.ts'),
  en: () => import('../../locales/en/knowledge-writing.ts'),
});
