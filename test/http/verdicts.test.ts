/** Pages over the wire: verdicts said once, and given back to each row. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { packed, unpacked } from '../../src/http/verdicts.ts';
import type { Page } from '../../src/backends/backend.ts';
import type { TicketRow } from '../../src/domain/view.ts';
import { ROW, VERDICTS } from '../../src/http/operations/examples.ts';

const row = (id: string, allowed: object): TicketRow => ({ ...ROW, id, allowed }) as unknown as TicketRow;
const page = (...rows: TicketRow[]): Page<TicketRow> => ({ rows, people: {}, next: null, total: rows.length });

describe('the verdicts of a page', () => {
  const taken = { ...VERDICTS, take: 'already-assigned' };
  const given = page(row('a', VERDICTS), row('b', taken), row('c', { ...VERDICTS }));

  it('are said once for all rows of which they are true', () => {
    const { rows, verdicts } = packed(given);
    assert.deepEqual(verdicts, [VERDICTS, taken]);
    assert.deepEqual(
      rows.map(({ allowed }) => allowed),
      [0, 1, 0],
    );
  });

  it('come back to each row as they were, through the wire', () => {
    assert.deepEqual(unpacked(JSON.parse(JSON.stringify(packed(given)))), given);
    assert.deepEqual(unpacked(packed(page())), page());
  });

  it('are told apart where a refusal could be read as two', () => {
    const one = row('a', { see: 'free', take: true });
    const other = row('b', { see: true, take: 'free' });
    assert.equal(packed(page(one, other)).verdicts.length, 2);
  });
});
