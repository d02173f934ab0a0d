/** What the tickets of a desk hold of its settings, counted along all of them: where they are, in which state, with which values. */
import type { Uses } from '../../domain/desk-deciding.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { reads } from '../../domain/visibility.ts';
import type { Reading } from './store.ts';
import type { Looking } from './viewing.ts';

/** Every ticket of a desk as its row holds it, and whether this person reads it. */
export async function* walked(tx: Reading, { person, desk }: Looking): AsyncGenerator<readonly [Ticket, boolean]> {
  for await (const rows of tx.walk(desk.id, 'number', false, null))
    for (const { ticket } of rows) yield [ticket, reads(person, ticket, desk)];
}

/** How many tickets each place holds: what this person does not read is told to be there, never how much of it. */
export async function usesOf(tx: Reading, looking: Looking): Promise<Uses> {
  const places = new Map<string, { tickets: number; hidden: boolean }>();
  for await (const [{ service, category }, isRead] of walked(tx, looking)) {
    for (const key of [JSON.stringify([service]), JSON.stringify([service, category])]) {
      const held = places.get(key) ?? { tickets: 0, hidden: false };
      places.set(key, { tickets: held.tickets + (isRead ? 1 : 0), hidden: held.hidden || !isRead });
    }
  }
  return {
    inPlace: (service, category) =>
      places.get(JSON.stringify(category === undefined ? [service] : [service, category])) ?? { tickets: 0, hidden: false },
  };
}
