/** A row tells the states that its ticket was in as the ticket does, of any story. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { rowFor } from '../../../src/backends/desk/indexing.ts';
import { staysOf, writtenStays } from '../../../src/backends/desk/stays.ts';
import { STATES } from '../../../src/domain/states.ts';
import { later } from '../../../src/domain/values.ts';
import { storyArbitrary } from '../../domain/arbitraries.ts';
import { START, Store, commandOf } from '../../domain/store.ts';

describe('the stays of a ticket in its row', () => {
  it('are those of its facts', () => {
    fc.assert(
      fc.property(storyArbitrary, ({ desk, people, steps }) => {
        const store = new Store(desk, people);
        for (const step of steps) {
          store.after(step.wait);
          const { command, actor } = commandOf(step, store);
          store.run(command, actor);
        }
        for (const ticket of store.tickets.values())
          assert.deepEqual(staysOf(rowFor(ticket, desk, (id) => id)), ticket.facts.spans);
      }),
      { numRuns: 100 },
    );
  });

  it('whatever their states and lengths, an hour or ten years', () => {
    const stays = fc.array(fc.tuple(fc.constantFrom(...STATES), fc.nat(10 * 366 * 86_400_000)), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(stays, (lengths) => {
        let at = START;
        const spans = lengths.map(([state, length], index) => {
          const from = at;
          at = later(at, length);
          return { state, from, to: index === lengths.length - 1 ? null : at };
        });
        const last = spans.slice(-1);
        const row = { stays: writtenStays(spans), ticket: { facts: { spans: last } } } as unknown as Parameters<
          typeof staysOf
        >[0];
        assert.deepEqual(staysOf(row), spans);
      }),
    );
  });
});
