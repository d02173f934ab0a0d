/** The suite that every backend passes, with this browser's own database, locks and channel between the page and HTTP. */
import { browserOptions } from '../../../src/backends/offline/browser.ts';
import { cases } from '../../conformance/index.ts';
import { memoryWorld } from '../memory/world.ts';
import { WireWorld } from '../../http/world.ts';
import { freshName } from '../indexeddb/world.ts';
import { offlineWorld } from './world.ts';

describe('a device before HTTP, kept by this browser', () => {
  for (const each of cases)
    it(each.name, async () => {
      const wire = new WireWorld(memoryWorld());
      try {
        await each.run(offlineWorld(wire, (desk, who) => browserOptions(freshName(), desk, who)));
      } finally {
        await wire.close();
      }
    });
});
