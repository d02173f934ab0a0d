/** The suite that every backend passes, with a device that keeps what is written between the page and HTTP. */
import { describe, it } from 'node:test';
import { memoryBackend } from '../../../src/backends/memory/index.ts';
import { cases } from '../../conformance/index.ts';
import { httpWorld } from '../../http/world.ts';
import { memoryOptions, offlineWorld } from './world.ts';

describe('a device before HTTP', () => {
  for (const each of cases)
    it(each.name, () => {
      const world = httpWorld(({ desk, people, desks }, clock) => memoryBackend({ desk, people, desks, clock }));
      return each.run(offlineWorld(world, (_desk, who) => memoryOptions(who)));
    });
});
