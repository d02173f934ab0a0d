/** What the suite asks of lists, on a desk too large to hold in memory. */
import { expect } from '@open-wc/testing';
import { listCases } from '../../conformance/lists.ts';
import { searchCases } from '../../conformance/search.ts';
import { visibilityCases } from '../../conformance/visibility.ts';
import { unanswered } from '../desk/waiting-index.ts';
import { indexedDbWorld } from './world.ts';
import type { TabOptions } from './world.ts';

export function describeLarge(way: string, index: TabOptions['index']): void {
  describe(`the IndexedDB backend with a desk too large to hold, ${way}`, () => {
    for (const each of [...listCases, ...searchCases, ...visibilityCases])
      it(each.name, () => each.run(indexedDbWorld({ held: 0, index })));

    it('and no question was left for the walk to answer', () => {
      expect(unanswered).to.deep.equal([]);
    });
  });
}
