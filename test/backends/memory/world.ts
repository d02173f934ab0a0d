import { openDesks } from '../../../src/backends/desk/desks.ts';
import type { IndexMaker } from '../../../src/backends/desk/lists.ts';
import { memoryBackend } from '../../../src/backends/memory/index.ts';
import { MemoryStore } from '../../../src/backends/memory/store.ts';
import type { World } from '../../conformance/world.ts';

/**
 * A world that stands still until it is told to go on.
 * @param held how many tickets are held at most; a larger desk is read as one walks along it
 * @param index what makes its columns; null makes none
 */
export function memoryWorld(held?: number, index?: (store: MemoryStore) => IndexMaker | null): World {
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
