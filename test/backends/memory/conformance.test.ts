/** The memory backend passes the suite that every backend passes. */
import { describe, it } from 'node:test';
import { cases } from '../../conformance/index.ts';
import { memoryWorld } from './world.ts';

describe('the memory backend', () => {
  for (const each of cases) it(each.name, () => each.run(memoryWorld()));
});

describe('the memory backend with a desk too large to hold, listed by columns as soon as they are there', () => {
  for (const each of cases) it(each.name, () => each.run(memoryWorld(0)));
});
