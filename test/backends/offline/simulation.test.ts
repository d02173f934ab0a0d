/** Three people, two tabs each, faults of every kind: nothing lost, doubled, reordered or stuck, for any seed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Outbox } from '../../../src/backends/offline/outbox.ts';
import { simulate } from './simulation.ts';

/** What everyday runs go through; before a change is kept it is four times as many, and the long run does more with each. */
const SEEDS = Number(process.env['GUICHET_SEEDS'] ?? 500);
const ACTS = 10;

describe('the outbox of three people with two tabs each', () => {
  it(`does everything once, in order, for ${SEEDS} seeds`, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const wrong = await simulate(seed, { make: (world, hears) => new Outbox(world, hears), acts: ACTS });
      assert.deepEqual([seed, ...wrong], [seed]);
    }
  });
});
