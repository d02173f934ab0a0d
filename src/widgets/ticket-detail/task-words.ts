/** What has happened, in sentences; and what a desk of tasks says otherwise, laid over words that speak of tickets. */
import type { Session } from '../../backends/backend.ts';
import type { ActWords } from '../../locales/fr/acts.ts';
import type { TaskWords } from '../../locales/fr/ticket-detail-tasks.ts';
import { wordsOnDemand, type Language, type Vocabulary } from '../../locales/index.ts';

/** What has happened, in sentences. */
export const ACTS = wordsOnDemand<ActWords>({
  fr: () => import('../../locales/fr/acts.ts'),
  en: () => import('../../locales/en/acts.ts'),
});

const TASK_WORDS = wordsOnDemand<TaskWords>({
  fr: () => import('../../locales/fr/ticket-detail-tasks.ts'),
  en: () => import('../../locales/en/ticket-detail-tasks.ts'),
});

/** What is fetched besides on a desk of tasks. */
export function taskWords(session: Session | undefined): readonly Vocabulary<TaskWords>[] {
  return session?.desk.mode === 'tasks' ? [TASK_WORDS] : [];
}

type Tree = Readonly<Record<string, unknown>>;

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

/** Words with others laid over those of the same name. */
function over(words: Tree, others: Tree): Tree {
  const laid = Object.entries(words).map(([name, word]): [string, unknown] => {
    const other = others[name];
    return [name, isTree(word) && isTree(other) ? over(word, other) : (other ?? word)];
  });
  return Object.fromEntries(laid);
}

/** What was made of which words, so that the same words are the same object. */
const made = new WeakMap<object, object>();

/** Words as this desk says them: on a desk of tasks they speak of tasks, as soon as those words have come. */
export function wordsFor<W extends object>(session: Session | undefined, words: W, language: Language): W {
  const [others] = taskWords(session).map((each) => each.peek(language));
  if (others === undefined) return words;
  const known = made.get(words) ?? over(words as Tree, others);
  made.set(words, known);
  return known as W;
}

/** Words that come on demand, as this desk says them; undefined until they have come. */
export function laterWords<W extends object>(
  session: Session | undefined,
  vocabulary: Vocabulary<W>,
  language: Language,
): W | undefined {
  const here = vocabulary.peek(language);
  return here === undefined ? undefined : wordsFor(session, here, language);
}
