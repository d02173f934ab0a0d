/** The words of a list: those of tasks are fetched where tasks are given, and laid over the others. */
import type { Desk } from '../../domain/desk.ts';
import fr, { type ListWords } from '../../locales/fr/ticket-list.ts';
import type { ListTaskWords } from '../../locales/fr/ticket-list-tasks.ts';
import { words, wordsOnDemand, type Language, type Vocabulary } from '../../locales/index.ts';

export const WORDS = words(fr, { en: () => import('../../locales/en/ticket-list.ts') });

const TASK_WORDS = wordsOnDemand<ListTaskWords>({
  fr: () => import('../../locales/fr/ticket-list-tasks.ts'),
  en: () => import('../../locales/en/ticket-list-tasks.ts'),
});

/** What is fetched besides the words of every list. A desk that nobody has opened yet speaks of tickets. */
export function wordsOfTasks(desk: Desk | undefined): readonly Vocabulary<ListTaskWords>[] {
  return desk?.mode === 'tasks' ? [TASK_WORDS] : [];
}

/** The words of a list on a desk. */
export function wordsIn(said: ListWords, desk: Desk | undefined, language: Language): ListWords {
  const [tasks] = wordsOfTasks(desk).map((each) => each.peek(language));
  return tasks === undefined ? said : { ...said, ...tasks, involvements: { ...said.involvements, ...tasks.involvements } };
}
