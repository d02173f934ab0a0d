/** A world in this browser's IndexedDB: a database of its own for each place, a clock that stands still. */
import { openDesks } from '../../../src/backends/desk/desks.ts';
import type { DeskBackend } from '../../../src/backends/desk/desks.ts';
import { IdbStore } from '../../../src/backends/indexeddb/store.ts';
import type { Migration } from '../../../src/backends/indexeddb/schema.ts';
import { waiting } from '../desk/waiting-index.ts';
import { IndexInWorker } from '../../../src/backends/desk/columnar/in-worker.ts';
import { indexInSlices } from '../../../src/backends/desk/columnar/slices.ts';
import type { IndexMaker } from '../../../src/backends/desk/lists.ts';
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

export interface TabOptions {
  readonly migrations?: readonly Migration[];
  readonly patience?: number;
  /** Most tickets held in memory: 0 makes every list walk, or ask the index. */
  readonly held?: number | undefined;
  readonly index?: ((store: IdbStore, database: string) => IndexMaker | null) | undefined;
}

/** The index in a worker, from its source: the build makes one file of it. */
export const inWorker =
  (_store: IdbStore, database: string): IndexMaker =>
  (desk, onProgress) => {
    const make = (): Worker =>
      new Worker(new URL('../../../src/backends/desk/columnar/worker.ts', import.meta.url), { type: 'module' });
    const instead = (): Promise<never> => Promise.reject(new Error('the worker does not run'));
    return Promise.resolve(new IndexInWorker({ make, database, desk, onProgress, instead }));
  };

/** The index on this thread. */
export const inSlices =
  (store: IdbStore): IndexMaker =>
  (desk, onProgress) =>
    Promise.resolve(indexInSlices(store, desk, onProgress));

/** The same, but even a first page waits for it. */
export function awaited(make: (store: IdbStore, database: string) => IndexMaker) {
  return (store: IdbStore, database: string): IndexMaker => {
    const maker = make(store, database);
    return (desk, onProgress) => waiting(maker(desk, onProgress));
  };
}

/** A backend on a database, as one tab has it: with a connection and a channel of its own. */
export function tab(database: string, setup: Setup, clock: () => string, page: TabOptions = {}): DeskBackend {
  const { desk, people, desks = [] } = setup;
  const store = new IdbStore(database, page);
  return openDesks({
    onDevice: true,
    store,
    name: desk.id,
    settings: () => Promise.resolve({ desk, people }),
    others: desks.map((other) => ({ desk: other, people })),
    clock,
    held: page.held,
    index: page.index?.(store, database),
  });
}

export function indexedDbWorld(page: TabOptions = {}): World {
  const clock = stillClock();
  return {
    clock,
    open(setup) {
      const database = freshName();
      const backend = tab(database, setup, clock.now, page);
      return Promise.resolve({
        backend,
        again: () => Promise.resolve(tab(database, setup, clock.now, page)),
        at: (code: string) => backend.at(code),
      });
    },
  };
}
