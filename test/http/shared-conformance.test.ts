/** The suite that every backend passes, over HTTP, where all sessions of one person hear one stream, as the tabs of a browser do. */
import { describe, it } from 'node:test';
import type { Handler } from '../../src/http/handler.ts';
import { memoryWorld } from '../backends/memory/world.ts';
import { cases } from '../conformance/index.ts';
import { ADDRESS } from './place.ts';
import { WireWorld, type Reached } from './world.ts';

let places = 0;

describe('a backend over HTTP, heard by one stream for all tabs', () => {
  // Tabs find each other by the address: each place has one of its own.
  const baseOf = (): string => `/${(places += 1)}`;
  const reach = (door: Handler): Promise<Reached> =>
    Promise.resolve({ address: `${ADDRESS}/${places}`, fetch: (request) => door.fetch(request), shared: true });
  for (const each of cases) it(each.name, () => new WireWorld(memoryWorld(), { reach, baseOf }).live(each));
});
