/** Rows of a long list: each keeps its ticket while it is drawn, and shows another afterwards. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { Slots } from '../../../src/widgets/ticket-list/list-slots.ts';

describe('the rows of a long list', () => {
  it('keep their tickets, and those of tickets that went show those that came', () => {
    const slots = new Slots();
    const before = slots.give(['a', 'b', 'c'], undefined);
    const after = slots.give(['b', 'c', 'd'], undefined);
    assert.equal(after.get('b'), before.get('b'));
    assert.equal(after.get('c'), before.get('c'));
    assert.equal(after.get('d'), before.get('a'));
    assert.deepEqual(slots.gone, ['a']);
  });

  it('show no other ticket where something is open in them', () => {
    const slots = new Slots();
    const before = slots.give(['a', 'b'], undefined);
    const after = slots.give(['c', 'd'], 'a');
    assert.equal([...after.values()].includes(before.get('a') ?? 0), false);
    assert.equal([...after.values()].includes(before.get('b') ?? 0), true);
  });

  it('are never one for two tickets, and no more are made than are drawn at once', () => {
    const screens = fc.array(fc.uniqueArray(fc.nat(30).map(String), { maxLength: 12 }), { maxLength: 20 });
    fc.assert(
      fc.property(screens, (drawn) => {
        const slots = new Slots();
        let before: ReadonlyMap<string, number> = new Map();
        for (const tickets of drawn) {
          const rows = slots.give(tickets, undefined);
          assert.deepEqual([...rows.keys()], tickets);
          assert.equal(new Set(rows.values()).size, tickets.length);
          for (const ticket of tickets) if (before.has(ticket)) assert.equal(rows.get(ticket), before.get(ticket));
          const made = [...rows.values()].filter((row) => ![...before.values()].includes(row));
          assert.equal(made.length, Math.max(0, tickets.length - before.size));
          before = rows;
        }
      }),
    );
  });
});
