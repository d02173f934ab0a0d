/** The memory backend passes the suite that every backend passes. */
import { describe, it } from 'node:test';
import { memoryBackend } from '../../../src/backends/memory/index.ts';
import { cases } from '../../conformance/index.ts';
import type { World } from '../../conformance/world.ts';

/** A world that stands still until it is told to go on. */
function memoryWorld(held?: number): World {
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
      const backend = memoryBackend({ desk, people, desks, clock: clock.now, held });
      return Promise.resolve({ backend, again: () => Promise.resolve(backend), at: (code: string) => backend.at(code) });
    },
  };
}

describe('the memory backend', () => {
  for (const each of cases) it(each.name, () => each.run(memoryWorld()));
});

describe('the memory backend with a desk too large to hold', () => {
  for (const each of cases) it(each.name, () => each.run(memoryWorld(0)));
});
