/** What an article begins with that is made of a solved ticket. Fetched once somebody of the staff asks for it. */
import type { Session } from '../../backends/backend.ts';
import { articleFromTicket } from '../../domain/knowledge/from-ticket.ts';
import type { ArticleFromTicket } from '../../domain/knowledge/from-ticket.ts';
import type { Entry, TicketView } from '../../domain/view.ts';
import type { Language } from '../../locales/index.ts';
import { WRITING_WORDS } from '../knowledge/knowledge-words.ts';

/** Every entry that is kept: the solution may stand before the page that is shown. */
async function entriesOf({ ticket, timeline, earlier }: TicketView, session: Session): Promise<readonly Entry[]> {
  let entries = [...timeline];
  for (let before = earlier; before !== null;) {
    const page = await session.timeline(ticket.id, before);
    entries = [...page.entries, ...entries];
    before = page.earlier;
  }
  return entries;
}

/** The last solution, else the last public words of somebody who is not the requester: his words are his own. */
function solutionIn(entries: readonly Entry[], requester: string): string {
  const texts = entries.flatMap(({ actor, comments }) =>
    actor.type === 'person' && actor.id !== requester
      ? comments.filter(({ scope, withdrawn }) => scope === 'public' && withdrawn !== true)
      : [],
  );
  return (texts.findLast(({ solution }) => solution === true) ?? texts.at(-1))?.text ?? '';
}

/** The draft, without what is recognised as personal. @throws what the backend or the network throws */
export async function draftOf(view: TicketView, session: Session, language: Language): Promise<ArticleFromTicket> {
  const { ticket, people } = view;
  const [words, entries] = await Promise.all([WRITING_WORDS.load(language), entriesOf(view, session)]);
  const { service, category } = ticket;
  const place = service === null ? null : { service, ...(category === null ? {} : { category }) };
  return articleFromTicket(
    {
      summary: ticket.summary,
      solution: solutionIn(entries, ticket.requester),
      names: Object.values(people).map(({ name }) => name),
      place,
      problem: ticket.kind === 'problem' ? ticket.id : null,
    },
    words.removed,
  );
}
