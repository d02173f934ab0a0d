/**
 * The states that a ticket was in, as a row keeps them: a few letters, since a list reads a hundred thousand rows and a report
 * alone looks at these. Stays follow each other without a gap, so each is told by its state and its length.
 */
import { STATES } from '../../domain/states.ts';
import type { Span } from '../../domain/ticket.ts';
import { elapsed, later } from '../../domain/values.ts';
import type { Row } from './store.ts';

/** Between two stays; no state's number and no length holds it. */
const THEN = ',';

/** What a row keeps of all stays but the last, which its ticket has: the state's number, then milliseconds. */
export function writtenStays(spans: readonly Span[]): string {
  return spans
    .slice(0, -1)
    .map(({ state, from, to }) => STATES.indexOf(state).toString(36) + elapsed(from, to ?? from).toString(36))
    .join(THEN);
}

/** Every stay of a row's ticket, in order. */
export function staysOf({ stays, ticket }: Pick<Row, 'stays' | 'ticket'>): Span[] {
  const last = ticket.facts.spans.at(-1);
  if (last === undefined) return [];
  const spans: Span[] = [last];
  for (const stay of stays === '' ? [] : stays.split(THEN).reverse()) {
    const to = spans[0]?.from ?? last.from;
    const state = STATES[Number.parseInt(stay.slice(0, 1), 36)] ?? last.state;
    spans.unshift({ state, from: later(to, -Number.parseInt(stay.slice(1), 36)), to });
  }
  return spans;
}
