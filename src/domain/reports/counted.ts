/** What of a ticket a report reads, as far as whoever asks may know it; and what it is told apart by. */
import type { Pending } from '../deadline.ts';
import type { Dimension } from '../report-query.ts';
import type { State } from '../states.ts';
import type { Facts, Ticket } from '../ticket.ts';

/** A ticket as it is counted. */
export interface Counted extends Pick<
  Ticket,
  | 'id'
  | 'summary'
  | 'kind'
  | 'priority'
  | 'service'
  | 'category'
  | 'group'
  | 'requester'
  | 'assignee'
  | 'spent'
  | 'work'
  | 'rating'
> {
  readonly key: string | null;
  readonly state: State;
  /** School of its requester, where it is known. */
  readonly school: string | null;
  /** With every state that it was in. */
  readonly facts: Facts;
  /** Whether what is promised of it is for whoever asks to know; and what is next due then. */
  readonly promised?: boolean | undefined;
  readonly deadline?: Pending | undefined;
}

/** Between the codes of a service and of its category, neither of which holds it. */
export const WITHIN = '/';

/** The value by which a ticket is told apart from others; null where it has none: nobody, nowhere, no group. */
export function valueOf(ticket: Counted, by: Dimension): string | null {
  if (by !== 'category') return ticket[by];
  return ticket.category === null ? null : `${ticket.service ?? ''}${WITHIN}${ticket.category}`;
}

/** The service and the category that a value of the dimension `category` names. */
export function placeOf(value: string): { readonly service: string; readonly category: string } {
  const [service = '', category = ''] = value.split(WITHIN);
  return { service, category };
}

/** Everybody whom a value may name. */
export function isPerson(by: Dimension): boolean {
  return by === 'assignee' || by === 'requester';
}
