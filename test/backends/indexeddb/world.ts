/** A world in this browser's IndexedDB: a database of its own for each place, a clock that stands still. */
import { openDesks } from '../../../src/backends/desk/desks.ts';
import type { DeskBackend } from '../../../src/backends/desk/desks.ts';
import { IdbStore } from '../../../src/backends/indexeddb/store.ts';
import type { Migration } from '../../../src/backends/indexeddb/schema.ts';
import type { Setup, World } from '../../conformance/world.ts';

let made = 0;

/** A name that no other place has. */
export function freshName(): string {
  made += 1;
  return `test-${Date.now()}-${made}`;
}

/** A clock that is told the time. */
export function stillClock(start = '2026-11-24T08:00:00.000Z'): World['clock'] {
  let now = Date.parse(start);
  return {
    now: () => new Date(now).toISOString(),
    advance(milliseconds) {
      now += milliseconds;
    },
  };
}

/** A backend on a database, as one tab has it: with a connection and a channel of its own. */
export function tab(
  database: string,
  setup: Setup,
  clock: () => string,
  page: { migrations?: readonly Migration[]; patience?: number; held?: number } = {},
): DeskBackend {
  const { desk, people, desks = [] } = setup;
  return openDesks({
    store: new IdbStore(database, page),
    name: desk.id,
    settings: () => Promise.resolve({ desk, people }),
    others: desks.map((other) => ({ desk: other, people })),
    clock,
    held: page.held,
  });
}

/** @param held most tickets held in memory; 0 makes every list walk its index */
export function indexedDbWorld(held?: number): World {
  const clock = stillClock();
  return {
    clock,
    open(setup) {
      const database = freshName();
      const page = held === undefined ? {} : { held };
      const backend = tab(database, setup, clock.now, page);
      return Promise.resolve({
        backend,
        again: () => Promise.resolve(tab(database, setup, clock.now, page)),
        at: (code: string) => backend.at(code),
      });
    },
  };
}
