/** The suite that every backend passes, with this browser's own database, locks and channel between the page and HTTP. */
import { memoryBackend } from '../../../src/backends/memory/index.ts';
import { browserOptions } from '../../../src/backends/offline/browser.ts';
import { cases } from '../../conformance/index.ts';
import { httpWorld } from '../../http/world.ts';
import { freshName } from '../indexeddb/world.ts';
import { offlineWorld } from './world.ts';

describe('a device before HTTP, kept by this browser', () => {
  for (const each of cases)
    it(each.name, () => {
      const world = httpWorld(({ desk, people, desks }, clock) => memoryBackend({ desk, people, desks, clock }));
      return each.run(offlineWorld(world, (desk, who) => browserOptions(freshName(), desk, who)));
    });
});
