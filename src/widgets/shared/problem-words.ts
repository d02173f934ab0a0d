/** What goes wrong, in words: fetched when something does, or when somebody begins to write. */
import type { Desk } from '../../domain/desk.ts';
import { wordsOnDemand, type Vocabulary } from '../../locales/index.ts';
import type { ProblemWords } from '../../locales/fr/problems.ts';

const OF_TICKETS: Vocabulary<ProblemWords> = wordsOnDemand({
  fr: () => import('../../locales/fr/problems.ts'),
  en: () => import('../../locales/en/problems.ts'),
});

const OF_TASKS: Vocabulary<ProblemWords> = wordsOnDemand({
  fr: () => import('../../locales/fr/problems-tasks.ts'),
  en: () => import('../../locales/en/problems-tasks.ts'),
});

/** The words for a desk: where tasks are given they name tasks. A desk that nobody has opened yet speaks of tickets. */
export function problemWords(desk?: Desk): Vocabulary<ProblemWords> {
  return desk?.mode === 'tasks' ? OF_TASKS : OF_TICKETS;
}
