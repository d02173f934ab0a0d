/** A list shows of a row, which holds the ticket without its long parts, what it would show of the whole ticket. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { slim } from '../../../src/backends/desk/indexing.ts';
import { rowOf } from '../../../src/domain/viewing.ts';
import { reads } from '../../../src/domain/visibility.ts';
import { storyArbitrary } from '../../domain/arbitraries.ts';
import { Store, commandOf } from '../../domain/store.ts';

describe('the line of a ticket in a list', () => {
  it('is the same from its row, for whoever reads it', () => {
    fc.assert(
      fc.property(storyArbitrary, ({ desk, people, steps }) => {
        const store = new Store(desk, people);
        for (const step of steps) {
          store.after(step.wait);
          const { command, actor } = commandOf(step, store);
          store.run(command, actor);
          for (const ticket of store.tickets.values()) {
            for (const person of Object.values(people)) {
              if (!reads(person, ticket, desk)) continue;
              const viewer = { person, desk, people, linked: {}, position: 3, now: store.now };
              assert.deepEqual(rowOf(slim(ticket), viewer), rowOf(ticket, viewer));
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
