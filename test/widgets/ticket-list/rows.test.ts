/** Rows by their place, and where they stand: what a long list reckons with. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TicketRow } from '../../../src/domain/view.ts';
import { MOST_HELD, missing, nearest, withRows } from '../../../src/widgets/ticket-list/list-places.ts';
import { Rows } from '../../../src/widgets/ticket-list/list-rows.ts';
import { sortNamed, sortedBy } from '../../../src/widgets/ticket-list/list-views.ts';

const row = (id: string): TicketRow => ({ id }) as TicketRow;
const many = (from: number, count: number): TicketRow[] => Array.from({ length: count }, (_, at) => row(`t${from + at}`));
const ids = (rows: Rows): string[] => rows.held.map(({ id }) => id);

describe('rows by their place', () => {
  it('asks first for what is missing, and upwards for the page that ends where rows are held', () => {
    const rows = Rows.of(many(100, 50), 100, 1000);
    assert.equal(missing(rows, 110, 140, 50), undefined);
    assert.deepEqual(missing(rows, 120, 170, 50), { from: 150, limit: 50 });
    assert.deepEqual(missing(rows, 80, 120, 50), { from: 50, limit: 50 });
    assert.deepEqual(missing(rows, 10, 40, 50), { from: 10, limit: 50 });
    assert.deepEqual(missing(rows, 990, 1200, 50), { from: 950, limit: 50 });
  });

  it('shows each ticket once: whoever is held already leaves its new place empty', () => {
    const rows = withRows(Rows.of(many(0, 3), 0, 10), 3, [row('t2'), row('t3')]);
    assert.deepEqual(ids(rows), ['t0', 't1', 't2', 't3']);
    assert.equal(rows.at(3), null);
    assert.equal(rows.at(5), undefined);
    assert.equal(rows.length, 10);
  });

  it('moves up what is below a ticket that leaves', () => {
    const rows = Rows.of(many(5, 4), 5, 20).without(new Set(['t6']));
    assert.equal(rows.length, 19);
    assert.equal(rows.placeOf('t5'), 5);
    assert.equal(rows.placeOf('t7'), 6);
  });

  it('holds a bounded number, those nearest to where one looks', () => {
    const rows = nearest(Rows.of(many(0, MOST_HELD + 500), 0, 100_000), 0);
    assert.equal(rows.held.length, MOST_HELD);
    assert.equal(rows.at(0) !== undefined, true);
    assert.equal(rows.at(MOST_HELD + 400), undefined);
  });
});

describe('orders', () => {
  const state = { by: 'state', descending: false } as const;
  const filed = { by: 'filed', descending: true } as const;

  it('are read from an attribute, three at most, and what is none is left out', () => {
    assert.deepEqual(sortNamed('state colour, filed:desc'), [state, filed]);
    assert.deepEqual(sortNamed('number state filed:desc summary').length, 3);
    assert.deepEqual(sortNamed('colour'), [{ by: 'changed', descending: true }]);
  });

  it('follow a press on a header: alone, turned around, or further', () => {
    assert.deepEqual(sortedBy([filed], 'state', false, 3), [state]);
    assert.deepEqual(sortedBy([state], 'state', false, 3), [{ by: 'state', descending: true }]);
    assert.deepEqual(sortedBy([state], 'filed', true, 3), [state, filed]);
    assert.deepEqual(sortedBy([state, filed], 'filed', true, 3), [state, { by: 'filed', descending: false }]);
    assert.deepEqual(sortedBy([state, filed], 'number', true, 2), [state, { by: 'number', descending: false }]);
    assert.deepEqual(sortedBy([state], 'filed', true, 1), [filed]);
  });
});
