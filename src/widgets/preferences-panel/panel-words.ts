/** The words of the panel: those of tasks are fetched where tasks are given, and laid over the others. */
import type { Desk } from '../../domain/desk.ts';
import fr, { type PreferencesWords } from '../../locales/fr/preferences.ts';
import type { PreferencesTaskWords } from '../../locales/fr/preferences-tasks.ts';
import { words, wordsOnDemand, type Language, type Vocabulary } from '../../locales/index.ts';

export const WORDS = words(fr, { en: () => import('../../locales/en/preferences.ts') });

const TASK_WORDS = wordsOnDemand<PreferencesTaskWords>({
  fr: () => import('../../locales/fr/preferences-tasks.ts'),
  en: () => import('../../locales/en/preferences-tasks.ts'),
});

/** What is fetched besides the words of every panel. */
export function wordsOfTasks(desk: Desk | undefined): readonly Vocabulary<PreferencesTaskWords>[] {
  return desk?.mode === 'tasks' ? [TASK_WORDS] : [];
}

/** The words of a panel on a desk. */
export function wordsIn(said: PreferencesWords, desk: Desk | undefined, language: Language): PreferencesWords {
  const [tasks] = wordsOfTasks(desk).map((each) => each.peek(language));
  if (tasks === undefined) return said;
  return {
    ...said,
    own: { ...said.own, ...tasks.own },
    topics: tasks.topics,
    others: { ...said.others, ...tasks.others },
    hearing: { ...said.hearing, ...tasks.hearing },
    occasions: { ...said.occasions, ...tasks.occasions },
    reasons: { ...said.reasons, ...tasks.reasons },
    watches: { ...said.watches, ...tasks.watches },
  };
}
