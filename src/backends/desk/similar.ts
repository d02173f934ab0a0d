/** The tickets in the way of filing one more, as far as this person may read them (`domain/similar.ts` says which are alike). */
import { MOST_SIMILAR, likeness } from '../../domain/similar.ts';
import type { AskedWord } from '../../domain/similar.ts';
import { LARGEST_PAGE } from '../../domain/query.ts';
import type { TicketQuery } from '../../domain/query.ts';
import { statesIn } from '../../domain/states.ts';
import { reads } from '../../domain/visibility.ts';
import type { Place } from '../../domain/visibility.ts';
import type { Reading, Row } from './store.ts';
import type { Looking } from './viewing.ts';

/**
 * What asks for the tickets that are compared, the newest first: this person's own and the known problems, as far as they are
 * not over.
 */
export function comparedOn({ desk, person }: Pick<Looking, 'desk' | 'person'>): TicketQuery {
  const { id } = person;
  return {
    where: {
      and: [
        { in: ['state', statesIn('active', desk)] },
        { or: [{ eq: ['requester', id] }, { eq: ['filer', id] }, { eq: ['kind', 'problem'] }] },
      ],
    },
    sort: [{ by: 'filed', descending: true }],
    limit: LARGEST_PAGE,
  };
}

/**
 * The tickets most alike to what was typed, first the most alike.
 * @param compared those that `comparedOn` found, the newest first
 */
export async function similarTo(
  tx: Reading,
  asked: readonly AskedWord[],
  place: Place,
  compared: readonly Row[],
  { person, desk }: Looking,
): Promise<Row[]> {
  const rows = compared.filter(({ ticket }) => !ticket.erased && reads(person, ticket, desk));
  const terms = new Map((await tx.termsOf(rows.map(({ id }) => id))).map((record) => [record.id, record.public]));
  return rows
    .map((row) => {
      const { service, category, summary } = row.ticket;
      return { row, likeness: likeness(asked, { service, category, summary, terms: terms.get(row.id) ?? '' }, place) };
    })
    .filter((each) => each.likeness > 0)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, MOST_SIMILAR)
    .map(({ row }) => row);
}
