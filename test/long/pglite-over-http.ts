/** The suite over HTTP on PGlite: what `guichet serve` is by default. */
import { after, before, describe, it } from 'node:test';
import { connectTo, type Connected } from '../../src/backends/postgres/connecting.ts';
import { Schemas, postgresWorld } from '../backends/postgres/world.ts';
import { cases } from '../conformance/index.ts';
import { WireWorld } from '../http/world.ts';

describe('PGlite over HTTP', () => {
  let database: Connected;
  let schemas: Schemas;
  before(async () => {
    database = await connectTo({});
    schemas = new Schemas(database);
  });
  after(() => database.close());

  for (const each of cases)
    it(each.name, async () => {
      const world = new WireWorld(postgresWorld(schemas));
      await each.run(world);
      await world.close();
      await schemas.takeBack();
    });
});
