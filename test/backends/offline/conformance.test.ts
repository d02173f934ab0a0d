/** The suite that every backend passes, with a device that keeps what is written between the page and HTTP. */
import { describe, it } from 'node:test';
import { cases } from '../../conformance/index.ts';
import { memoryWorld } from '../memory/world.ts';
import { WireWorld } from '../../http/world.ts';
import { memoryOptions, offlineWorld } from './world.ts';

describe('a device before HTTP', () => {
  for (const each of cases)
    it(each.name, async () => {
      const wire = new WireWorld(memoryWorld());
      try {
        await each.run(offlineWorld(wire, (_desk, who) => memoryOptions(who)));
      } finally {
        await wire.close();
      }
    });
});
