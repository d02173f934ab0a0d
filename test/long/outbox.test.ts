/** The outbox of three people with two tabs each, with two hundred acts a run: as everyday, for longer lives. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Outbox } from '../../src/backends/offline/outbox.ts';
import { simulate } from '../backends/offline/simulation.ts';

const SEEDS = 2000;
const ACTS = 67;

it(`does everything once, in order, for ${SEEDS} seeds of 200 acts`, async () => {
  for (let seed = 100_001; seed <= 100_000 + SEEDS; seed += 1) {
    const wrong = await simulate(seed, { make: (world, hears) => new Outbox(world, hears), acts: ACTS });
    assert.deepEqual([seed, ...wrong], [seed]);
  }
});
