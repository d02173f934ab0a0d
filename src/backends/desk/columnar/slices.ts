/** The list's index on the page's own thread, in slices: where no worker can be made. */
import type { Store } from '../store.ts';
import { Keeper } from './keeper.ts';
import type { ListIndex, Progress } from './questions.ts';
import { inSlices } from './steps.ts';

export function indexInSlices(store: Store, desk: string, onProgress: (progress: Progress) => void): ListIndex {
  const keeper = new Keeper({ store, desk, pace: inSlices, onProgress });
  keeper.start();
  return keeper;
}
