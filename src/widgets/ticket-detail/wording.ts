/** The words of an open ticket: those of every view, those that come with what a ticket or a person does, and what a desk of tasks says otherwise. */
import type { Session } from '../../backends/backend.ts';
import type { Entry, TicketView } from '../../domain/view.ts';
import fr from '../../locales/fr/ticket-detail.ts';
import type { ActWords } from '../../locales/fr/acts.ts';
import type { ActingWords, FormWords } from '../../locales/fr/ticket-acting.ts';
import type { TaskWords } from '../../locales/fr/ticket-detail-tasks.ts';
import type { ExpectedWords } from '../../locales/fr/ticket-expected.ts';
import { words, wordsOnDemand, type Language, type Vocabulary } from '../../locales/index.ts';
import { expects } from './offers.ts';
import { isTold } from './story.ts';

/** What every open ticket says. */
export const DETAIL = words(fr, { en: () => import('../../locales/en/ticket-detail.ts') });

/** What has happened, in sentences. */
export const ACTS = wordsOnDemand<ActWords>({
  fr: () => import('../../locales/fr/acts.ts'),
  en: () => import('../../locales/en/acts.ts'),
});

/** What is expected of somebody. */
export const EXPECTED_WORDS = wordsOnDemand<ExpectedWords>({
  fr: () => import('../../locales/fr/ticket-expected.ts'),
  en: () => import('../../locales/en/ticket-expected.ts'),
});

/** What an act asks for, and what became of it. */
export const ACTING = wordsOnDemand<ActingWords>({
  fr: () => import('../../locales/fr/ticket-acting.ts'),
  en: () => import('../../locales/en/ticket-acting.ts'),
});

const TASK_WORDS = wordsOnDemand<TaskWords>({
  fr: () => import('../../locales/fr/ticket-detail-tasks.ts'),
  en: () => import('../../locales/en/ticket-detail-tasks.ts'),
});

function taskWords(session: Session | undefined): readonly Vocabulary<TaskWords>[] {
  return session?.desk.mode === 'tasks' ? [TASK_WORDS] : [];
}

/** What is fetched besides the words of every ticket, before it is drawn: those of a desk of tasks, and what this ticket has to tell. */
export function wordsBesides(
  session: Session | undefined,
  followed: { readonly view: TicketView | undefined; readonly entries: readonly Entry[] } | undefined,
): readonly Vocabulary<object>[] {
  const { view, entries = [] } = followed ?? {};
  return [
    ...taskWords(session),
    ...(entries.some(isTold) ? [ACTS] : []),
    ...(view !== undefined && session !== undefined && expects(view, session) ? [EXPECTED_WORDS] : []),
  ];
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

/** Fetches what tells of something done, so that it is drawn at once when it is. Where it cannot be, it is tried again then. */
export function prepareTelling(language: Language): Promise<unknown> {
  return Promise.allSettled([ACTS.load(language), EXPECTED_WORDS.load(language)]);
}

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

/** The words of a form, with those of the ticket around it; undefined until they have come. */
export function formWords(session: Session | undefined, language: Language): FormWords | undefined {
  const acting = laterWords(session, ACTING, language);
  return acting === undefined ? undefined : { ...wordsFor(session, DETAIL.peek(language) ?? fr, language), ...acting };
}
