/** The embedded backend passes the suite that every backend passes. */
import { cases } from '../../conformance/index.ts';
import { indexedDbWorld } from './world.ts';

describe('the IndexedDB backend', () => {
  for (const each of cases) it(each.name, () => each.run(indexedDbWorld()));
});
