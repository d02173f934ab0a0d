/**
 * Tickets that were not filed since their answer was found (domain §6 and §8): in the form somebody read an article, or found a
 * ticket that says the same, and said that nothing need be filed. Of each are kept its day and its place, and nothing of who or what.
 */
import type { AvoidedTicket } from '../knowledge/article.ts';
import type { Predicate, Scalar, SingleColumn } from '../predicate.ts';
import type { Instant } from '../values.ts';

/** One of them, as it is kept. */
export type Avoided = Pick<AvoidedTicket, 'by' | 'service' | 'category'> & { readonly at: Instant };

/** How many, and how many of them by an article. */
export interface AvoidedFigure {
  readonly count: number;
  readonly byArticle: number;
}

/** What a place alone says of a predicate: yes, no, or nothing, where it asks for more of a ticket. */
function ofPlace(predicate: Predicate, place: Pick<Avoided, 'service' | 'category'>): boolean | undefined {
  if ('and' in predicate) return together(predicate.and, place, false);
  if ('or' in predicate) return together(predicate.or, place, true);
  if ('not' in predicate) {
    const inner = ofPlace(predicate.not, place);
    return inner === undefined ? undefined : !inner;
  }
  if ('eq' in predicate) return isAmong(predicate.eq[0], [predicate.eq[1]], place);
  return 'in' in predicate ? isAmong(predicate.in[0], predicate.in[1], place) : undefined;
}

function isAmong(
  column: SingleColumn,
  wanted: readonly Scalar[],
  place: Pick<Avoided, 'service' | 'category'>,
): boolean | undefined {
  return column === 'service' || column === 'category' ? wanted.includes(place[column]) : undefined;
}

function together(
  parts: readonly Predicate[],
  place: Pick<Avoided, 'service' | 'category'>,
  decides: boolean,
): boolean | undefined {
  const said = parts.map((part) => ofPlace(part, place));
  if (said.includes(decides)) return decides;
  return said.includes(undefined) ? undefined : !decides;
}

/**
 * How many tickets were avoided in a period.
 * @param where the report's filter; one that asks for more than a place says nothing of what was never filed
 * @param sight what whoever asks reads: a place is counted where he reads whatever is filed there
 * @returns null where the filter says nothing of them
 */
export function avoidedIn(
  avoided: readonly Avoided[],
  { from, until }: { readonly from: Instant; readonly until: Instant },
  where: Predicate | undefined,
  sight: Predicate,
): AvoidedFigure | null {
  if (where !== undefined && ofPlace(where, { service: null, category: null }) === undefined) return null;
  const counted = avoided.filter(
    (each) =>
      each.at >= from &&
      each.at < until &&
      ofPlace(sight, each) === true &&
      (where === undefined || ofPlace(where, each) === true),
  );
  return { count: counted.length, byArticle: counted.filter(({ by }) => by.type === 'article').length };
}
