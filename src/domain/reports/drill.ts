/** From a figure to the list of its tickets: the very filter that says which they are, so that the list is as long as the figure. */
import type { Predicate } from '../predicate.ts';
import type { Dimension } from '../report-query.ts';
import { STATES, type State } from '../states.ts';
import type { Group, Report } from '../reports.ts';
import { later, type PersonId } from '../values.ts';
import { isFinished } from '../facts.ts';
import { placeOf } from './counted.ts';
import type { Band, Some } from './figures.ts';
import type { Point } from './period.ts';

/** Active tickets: those with something left to do. */
export const ACTIVE: Predicate = { in: ['state', STATES.filter((state) => !isFinished(state))] };

/** Tickets within a report's filter. */
export function within({ query }: Pick<Report, 'query'>, ...and: readonly Predicate[]): Predicate {
  return { and: [...(query.where === undefined ? [] : [query.where]), ...and] };
}

export function ofState(state: State): Predicate {
  return { eq: ['state', state] };
}

/** Tickets that a figure names; undefined where they are too many to be named, or none. */
export function ofSome({ count, tickets }: Some): Predicate | undefined {
  return tickets === undefined || count === 0 ? undefined : { in: ['id', tickets] };
}

/** Tickets filed from an instant on and before another. */
export function filedIn({ from, until }: Pick<Point, 'from' | 'until'>): Predicate {
  return { and: [{ since: ['filedAt', from] }, { before: ['filedAt', until] }] };
}

/** Active tickets of a band of ages, as they were at an instant. Bands hold their beginning; instants are whole milliseconds. */
export function ofAge({ from, until }: Pick<Band, 'from' | 'until'>, asOf: string): Predicate {
  const filedBefore: Predicate[] = from === 0 ? [] : [{ before: ['filedAt', later(asOf, 1 - from)] }];
  const filedSince: Predicate[] = until === null ? [] : [{ since: ['filedAt', later(asOf, 1 - until)] }];
  return { and: [ACTIVE, ...filedBefore, ...filedSince] };
}

/** What somebody, or nobody, has to handle. */
export function handledBy(assignee: PersonId | null): Predicate {
  return { eq: ['assignee', assignee] };
}

/** Tickets of one value of the dimension; undefined where no filter says which they are: a school of very many. */
export function ofGroup({ value, requesters }: Pick<Group, 'value' | 'requesters'>, by: Dimension): Predicate | undefined {
  if (by === 'school') return requesters === undefined ? undefined : { in: ['requester', requesters] };
  if (by !== 'category' || value === null) return { eq: [by, value] };
  const { service, category } = placeOf(value);
  return { and: [{ eq: ['service', service === '' ? null : service] }, { eq: ['category', category] }] };
}
