/** The memory backend passes the suite that every backend passes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryBackend } from '../../../src/backends/memory/index.ts';
import { indexInSlices } from '../../../src/backends/desk/columnar/slices.ts';
import { openDesks } from '../../../src/backends/desk/desks.ts';
import type { IndexMaker } from '../../../src/backends/desk/lists.ts';
import { MemoryStore } from '../../../src/backends/memory/store.ts';
import { unanswered, waiting } from '../desk/waiting-index.ts';
import { cases } from '../../conformance/index.ts';
import type { World } from '../../conformance/world.ts';

/** A world that stands still until it is told to go on. */
function memoryWorld(held?: number, index?: (store: MemoryStore) => IndexMaker | null): World {
  let now = Date.parse('2026-11-24T08:00:00.000Z');
  const clock = {
    now: () => new Date(now).toISOString(),
    advance(milliseconds: number) {
      now += milliseconds;
    },
  };
  return {
    clock,
    open({ desk, people, desks }) {
      const store = new MemoryStore();
      const backend =
        index === undefined
          ? memoryBackend({ desk, people, desks, clock: clock.now, held })
          : openDesks({
              store,
              name: desk.id,
              settings: () => Promise.resolve({ desk, people }),
              others: (desks ?? []).map((other) => ({ desk: other, people })),
              clock: clock.now,
              held,
              index: index(store),
            });
      return Promise.resolve({ backend, again: () => Promise.resolve(backend), at: (code: string) => backend.at(code) });
    },
  };
}

describe('the memory backend', () => {
  for (const each of cases) it(each.name, () => each.run(memoryWorld()));
});

describe('the memory backend with a desk too large to hold, walked along', () => {
  for (const each of cases) it(each.name, () => each.run(memoryWorld(0, () => null)));
});

describe('the memory backend with a desk too large to hold, listed by columns as soon as they are there', () => {
  for (const each of cases) it(each.name, () => each.run(memoryWorld(0)));
});

describe('the memory backend with a desk too large to hold, listed by columns always', () => {
  const index =
    (store: MemoryStore): IndexMaker =>
    (desk, onProgress) =>
      waiting(Promise.resolve(indexInSlices(store, desk, onProgress)));
  for (const each of cases) it(each.name, () => each.run(memoryWorld(0, index)));

  it('and no question was left for the walk to answer', () => {
    assert.deepEqual(unanswered, []);
  });
});
