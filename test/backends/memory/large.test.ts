/** The suite that every backend passes, in memory, where each of a large desk's other ways of making a list answers all by itself. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { indexInSlices } from '../../../src/backends/desk/columnar/slices.ts';
import type { IndexMaker } from '../../../src/backends/desk/lists.ts';
import type { MemoryStore } from '../../../src/backends/memory/store.ts';
import { cases } from '../../conformance/index.ts';
import { unanswered, waiting } from '../desk/waiting-index.ts';
import { memoryWorld } from './world.ts';

describe('the memory backend with a desk too large to hold, walked along', () => {
  for (const each of cases) it(each.name, () => each.run(memoryWorld(0, () => null)));
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
