/** On a desk of tasks the same words speak of tasks: what differs is fetched there only, and laid over the others. */
import type { Session } from '../../backends/backend.ts';
import { wordsOnDemand, type Language, type Vocabulary } from '../../locales/index.ts';
import type { TaskWords } from '../../locales/fr/ticket-detail-tasks.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';

const TASK_WORDS = wordsOnDemand<TaskWords>({
  fr: () => import('../../locales/fr/ticket-detail-tasks.ts'),
  en: () => import('../../locales/en/ticket-detail-tasks.ts'),
});

/** What is fetched besides the words of every desk. */
export function taskWords(session: Session | undefined): readonly Vocabulary<TaskWords>[] {
  return session?.desk.mode === 'tasks' ? [TASK_WORDS] : [];
}

type Tree = Readonly<Record<string, unknown>>;

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

function over(words: Tree, others: Tree): Tree {
  const laid = Object.entries(others).map(([name, other]): [string, unknown] => {
    const word = words[name];
    return [name, isTree(word) && isTree(other) ? over(word, other) : other];
  });
  return { ...words, ...Object.fromEntries(laid) };
}

/** What was made of which words, so that the same words are the same object. */
const made = new WeakMap<TicketDetailWords, TicketDetailWords>();

/** The words of an open ticket on a desk; those of tasks as soon as they have come. */
export function wordsFor(session: Session | undefined, words: TicketDetailWords, language: Language): TicketDetailWords {
  const [others] = taskWords(session).map((each) => each.peek(language));
  if (others === undefined) return words;
  const known = made.get(words) ?? (over(words, others) as unknown as TicketDetailWords);
  made.set(words, known);
  return known;
}
