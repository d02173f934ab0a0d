/** What a list that grows, or is spanned whole, reckons with its rows and their places. */
import type { TicketRow } from '../../domain/view.ts';
import { Rows } from './list-rows.ts';

/** Most rows that are held of a list that is spanned whole. */
export const MOST_HELD = 1500;

/** With rows from a place on, each ticket once: one that is held already leaves its new place empty. */
export function withRows(
  rows: Rows,
  from: number,
  added: readonly TicketRow[],
  length = Math.max(rows.length, from + added.length),
): Rows {
  const at = new Map([...rows.known].filter(([place]) => place < length));
  for (const [index, row] of added.entries()) {
    const place = rows.placeOf(row.id);
    at.set(from + index, place === undefined || place === from + index ? row : null);
  }
  return new Rows(at, length);
}

/** Only the rows nearest to a place, where too many are held. */
export function nearest(rows: Rows, place: number): Rows {
  const known = [...rows.known];
  if (known.length <= MOST_HELD) return rows;
  const near = known.sort(([one], [other]) => Math.abs(one - place) - Math.abs(other - place)).slice(0, MOST_HELD);
  return new Rows(new Map(near), rows.length);
}

/** What to read of a range: the first places that are missing there, `most` at most. */
export function missing(
  rows: Rows,
  from: number,
  to: number,
  most: number,
): { readonly from: number; readonly limit: number } | undefined {
  const isKnown = (place: number): boolean => rows.at(place) !== undefined;
  const end = Math.min(to, rows.length);
  let first = Math.max(0, from);
  while (first < end && isKnown(first)) first += 1;
  if (first >= end) return undefined;
  let last = first;
  while (last < Math.min(rows.length, first + most) && !isKnown(last)) last += 1;
  // Reading upwards, the page ends where what is held begins.
  let start = first;
  while (start > Math.max(0, last - most) && !isKnown(start - 1)) start -= 1;
  return { from: start, limit: last - start };
}
