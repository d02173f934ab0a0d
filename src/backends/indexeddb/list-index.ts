/** Where the list's index of a large desk lives: in a worker that reads the database itself, or else on this thread, in slices. */
import type { IndexMaker } from '../desk/lists.ts';
import type { Store } from '../desk/store.ts';
import { ownScriptUrl } from '../own-script.ts';

/** Starts the worker. @throws {DOMException} the page may have none of ours */
function listWorker(): Worker {
  const url = ownScriptUrl('search-worker.js');
  if (url === undefined) throw new DOMException('no worker from here', 'SecurityError');
  return new Worker(url, { name: 'guichet' });
}

/**
 * Makes indexes of the desks of a database.
 * @param make starts the worker; in tests, another one
 */
export function indexOf(store: Store, database: string, make: () => Worker = listWorker): IndexMaker {
  return async (desk, onProgress) => {
    const { IndexInWorker } = await import('../desk/columnar/in-worker.ts');
    return new IndexInWorker({
      make,
      database,
      desk,
      onProgress,
      instead: async () => {
        const { indexInSlices } = await import('../desk/columnar/slices.ts');
        return indexInSlices(store, desk, onProgress);
      },
    });
  };
}
