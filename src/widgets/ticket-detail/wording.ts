/** The words of an open ticket: those of every view, those that come with what a ticket or a person does, and what a desk of tasks says otherwise. */
import type { Session } from '../../backends/backend.ts';
import type { Entry, TicketView } from '../../domain/view.ts';
import fr from '../../locales/fr/ticket-detail.ts';
import type { ActingWords, FormWords } from '../../locales/fr/ticket-acting.ts';
import type { ExpectedWords } from '../../locales/fr/ticket-expected.ts';
import { words, wordsOnDemand, type Language, type Vocabulary } from '../../locales/index.ts';
import { expects } from './offers.ts';
import { isTold } from './story.ts';
import { ACTS, laterWords, taskWords, wordsFor } from './task-words.ts';

export { ACTS, laterWords, wordsFor } from './task-words.ts';

/** What every open ticket says. */
export const DETAIL = words(fr, { en: () => import('../../locales/en/ticket-detail.ts') });

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

/** Fetches what tells of something done, so that it is drawn at once when it is. Where it cannot be, it is tried again then. */
export function prepareTelling(language: Language): Promise<unknown> {
  return Promise.allSettled([ACTS.load(language), EXPECTED_WORDS.load(language)]);
}

/** The words of a form, with those of the ticket around it; undefined until they have come. */
export function formWords(session: Session | undefined, language: Language): FormWords | undefined {
  const acting = laterWords(session, ACTING, language);
  return acting === undefined ? undefined : { ...wordsFor(session, DETAIL.peek(language) ?? fr, language), ...acting };
}
