/** What a writing erases for good, as it is told to whoever keeps that apart from the database. */
import type { StoredEvent } from '../../domain/events.ts';
import type { Erasure } from '../desk/erasures.ts';
import type { DeskRecord } from '../desk/store.ts';

/**
 * Who is erased: a mark that their desk did not have when it was read.
 * @param were desks as they were read, by code
 * @param noted what this writing has erased already
 */
export function peopleErased(
  { id: desk, at, generation: life, sequence, forgotten = [] }: DeskRecord,
  were: ReadonlyMap<string, DeskRecord>,
  noted: readonly Erasure[],
): Erasure[] {
  const before = were.get(desk)?.forgotten ?? [];
  const known = noted.flatMap((each) => ('person' in each && each.desk === desk ? [each.person] : []));
  return forgotten
    .filter((person) => !before.includes(person) && !known.includes(person))
    .map((person) => ({ at: at ?? '', desk, life, sequence, person }));
}

/** A ticket that loses its texts or files; one that had lost them is put again by whoever goes over its history. */
export function ticketErased(
  { act, desk, ticket, at, sequence, drops }: StoredEvent,
  were: ReadonlyMap<string, DeskRecord>,
  noted: readonly Erasure[],
): Erasure[] {
  if (sequence <= (were.get(desk)?.sequence ?? 0)) return [];
  if (noted.some((each) => 'ticket' in each && each.ticket === ticket && each.at === at)) return [];
  if (act === 'erase') return [{ at, desk, ticket }];
  return act === 'let-go' ? [{ at, desk, ticket, files: drops ?? [] }] : [];
}
