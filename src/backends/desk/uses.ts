/** What the tickets of a desk hold of its settings, counted along all of them: where they are, in which state, with which values. */
import type { Uses } from '../../domain/desk-deciding.ts';
import { isEmpty } from '../../domain/field-values.ts';
import type { FieldValue } from '../../domain/fields.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { reads } from '../../domain/visibility.ts';
import type { Reading } from './store.ts';
import type { Looking } from './viewing.ts';

/** Every ticket of a desk as its row holds it, and whether this person reads it: in one reading or writing, which whoever decides by it needs. */
async function* walked(tx: Reading, { person, desk }: Looking): AsyncGenerator<readonly [Ticket, boolean]> {
  for await (const rows of tx.walk(desk.id, 'number', false, null))
    for (const { ticket } of rows) yield [ticket, reads(person, ticket, desk)];
}

interface Values {
  readonly values: FieldValue[];
  readonly read: FieldValue[];
}

/** What tickets hold: of what this person does not read is told that it is there, never how much of it. */
export async function usesOf(tx: Reading, looking: Looking): Promise<Uses> {
  const places = new Map<string, { tickets: number; hidden: boolean }>();
  const fields = new Map<string, Values>();
  const views = await tx.views(looking.desk.id);
  for await (const [{ service, category, fields: values }, isRead] of walked(tx, looking)) {
    for (const key of [JSON.stringify([service]), JSON.stringify([service, category])]) {
      const held = places.get(key) ?? { tickets: 0, hidden: false };
      places.set(key, { tickets: held.tickets + (isRead ? 1 : 0), hidden: held.hidden || !isRead });
    }
    for (const [code, value] of Object.entries(values)) {
      if (isEmpty(value)) continue;
      const held = fields.get(code) ?? { values: [], read: [] };
      held.values.push(value);
      if (isRead) held.read.push(value);
      fields.set(code, held);
    }
  }
  return {
    inPlace: (service, category) =>
      places.get(JSON.stringify(category === undefined ? [service] : [service, category])) ?? { tickets: 0, hidden: false },
    ofField: (code) => ({
      ...(fields.get(code) ?? { values: [], read: [] }),
      views: views.filter(
        ({ filter, columns }) => filter.fields?.[code] !== undefined || columns?.includes(`field:${code}`) === true,
      ).length,
    }),
  };
}
