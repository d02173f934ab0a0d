/** The store keeps what the shortest one keeps, in many stories. */
import { after, before, describe, it } from 'node:test';
import { connectTo } from '../../../src/backends/postgres/connecting.ts';
import type { Connected } from '../../../src/backends/postgres/connecting.ts';
import { keepsAlike } from '../../backends/postgres/store.world.ts';

describe('the store', () => {
  let database: Connected;
  before(async () => {
    database = await connectTo({});
  });
  after(() => database.close());

  it('keeps what the one in memory keeps, a hundred times', () => keepsAlike(database, 100));
});
