/** The embedded backend passes the suite that every backend passes. */
import { cases } from '../../conformance/index.ts';
import { listCases } from '../../conformance/lists.ts';
import { searchCases } from '../../conformance/search.ts';
import { visibilityCases } from '../../conformance/visibility.ts';
import { indexedDbWorld } from './world.ts';

describe('the IndexedDB backend', () => {
  for (const each of cases) it(each.name, () => each.run(indexedDbWorld()));
});

describe('the IndexedDB backend with a desk too large to hold', () => {
  for (const each of [...listCases, ...searchCases, ...visibilityCases]) it(each.name, () => each.run(indexedDbWorld(0)));
});
