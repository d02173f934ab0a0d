/** Where else a question has an answer that has none here: in another view, or in the other list of the desk. */
import type { Session } from '../../backends/backend.ts';
import type { Involvement, ListFilter, TicketQuery } from '../../domain/query.ts';
import type { Question } from './list-asking.ts';
import type { Change } from './list-choice.ts';

/** What is asked elsewhere. */
export type Sought = Pick<Change, 'text' | 'filter' | 'view'>;

/** The other list of a desk: its tickets are in another part of their life. */
export interface OtherList {
  readonly phase: 'active' | 'over';
  /** What its tab is called. */
  readonly name: string;
  /** Goes there, and asks. */
  readonly seek: (sought: Sought) => void;
}

export interface Beyond {
  readonly view: Involvement;
  /** In the other list. */
  readonly isOther: boolean;
}

/** A place that holds an answer, and how many tickets. */
export interface Found extends Beyond {
  readonly total: number;
  readonly atLeast: boolean;
}

/** The views that may hold more than one of them does: the widest, where there is one. */
function widerThan(view: Involvement, views: readonly Involvement[]): readonly Involvement[] {
  if (view === 'all') return [];
  return views.includes('all') ? ['all'] : views.filter((each) => each !== view);
}

/**
 * The places that hold an answer: the other list and the wider views; where these hold none, the wider views of the other list.
 * @param asked the question, of a filter
 * @throws whatever `Session.tickets` throws
 */
export async function lookBeyond(
  session: Session,
  { view, views, other }: Pick<Question, 'view' | 'views' | 'other'>,
  asked: (filter: ListFilter) => Pick<TicketQuery, 'where' | 'text'>,
): Promise<readonly Found[]> {
  const count = async (place: Beyond): Promise<Found> => {
    const phase = place.isOther && other !== undefined ? { phase: other.phase } : {};
    const question = asked({ involvement: place.view, ...phase });
    const { rows, total, atLeast } = await session.tickets({ ...question, limit: 1, count: true });
    return { ...place, total: total ?? rows.length, atLeast: atLeast === true };
  };
  const look = async (places: readonly Beyond[]): Promise<readonly Found[]> =>
    (await Promise.all(places.map(count))).filter(({ total }) => total > 0);
  const wider = widerThan(view, views);
  const here = wider.map((each) => ({ view: each, isOther: false }));
  if (other === undefined) return look(here);
  const near = await look([{ view, isOther: true }, ...here]);
  return near.length > 0 ? near : look(wider.map((each) => ({ view: each, isOther: true })));
}
