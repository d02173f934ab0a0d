/** What one notice says, in words: why, of which ticket, who did what. */
import type { EndNotice, NoticePage, NoticeView, TicketNotice } from '../../backends/backend.ts';
import type { Desk } from '../../domain/desk.ts';
import { worded } from '../../domain/knowledge/worded.ts';
import type { ActWords } from '../../locales/fr/acts.ts';
import type { NoticesWords } from '../../locales/fr/notices.ts';
import { wordsOnDemand } from '../../locales/index.ts';
import type { Locale } from '../shared/locale.ts';
import { sentence } from '../ticket-detail/sentences.ts';

/** The words of the list and of the browser's own notices. */
export const NOTICES = wordsOnDemand<NoticesWords>({
  fr: () => import('../../locales/fr/notices.ts'),
  en: () => import('../../locales/en/notices.ts'),
});

export interface Describing {
  readonly locale: Locale;
  readonly words: NoticesWords;
  readonly acts: ActWords | undefined;
  readonly desk: Desk;
  readonly people: NoticePage['people'];
  readonly linked: NoticePage['linked'];
}

/** Letters of what was written that are shown: the rest is in the ticket. */
const LONGEST = 140;

/** The beginning of what somebody wrote, as one line without Markdown's signs. */
function excerpt(text: string): string {
  const line = text
    .replaceAll(/\*\*|`|^[#>]+ /gmu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const letters = [...line];
  return letters.length <= LONGEST ? line : `${letters.slice(0, LONGEST).join('').trimEnd()}…`;
}

/** What is said of a problem's end to whoever does not read its ticket; and where more is said, if it is. */
export function ended(
  { over, article }: EndNotice,
  { words, locale }: Describing,
): { readonly what: string; readonly more: string } {
  return {
    what: over ? words.problemOver : words.problemBack,
    more: article === null ? words.nothingMore : worded(article.title, locale.language).text,
  };
}

/** Who did what, and how their words begin. */
export function told({ entry }: TicketNotice, describing: Describing): { readonly what: string; readonly words: string } {
  const [first] = entry.comments.filter(({ text }) => text !== '');
  return {
    what: sentence(describing, entry),
    words: first === undefined ? '' : describing.words.quoted(excerpt(first.text)),
  };
}

/** A notice as the browser shows it. */
export function describe(notice: NoticeView, describing: Describing): { readonly title: string; readonly body: string } {
  const { words, locale } = describing;
  if (notice.ticket === null) {
    const { what, more } = ended(notice, describing);
    return { title: words.reasons[notice.reason], body: `${what}\n${more}` };
  }
  const { what, words: quoted } = told(notice, describing);
  const { ticket, reason } = notice;
  return {
    title: words.browser(ticket.key ?? locale.words.key.pending, words.reasons[reason]),
    body: [ticket.summary, [what, quoted].filter((each) => each !== '').join(' ')].join('\n'),
  };
}
