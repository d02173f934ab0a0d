/** PGlite, which is PostgreSQL inside the process, passes the suite that every backend passes. */
import { after, before, describe, it } from 'node:test';
import { connectTo } from '../../../src/backends/postgres/connecting.ts';
import type { Connected } from '../../../src/backends/postgres/connecting.ts';
import { cases } from '../../conformance/index.ts';
import { Schemas, postgresWorld } from './world.ts';

describe('PGlite', () => {
  let database: Connected;
  let schemas: Schemas;
  before(async () => {
    database = await connectTo({});
    schemas = new Schemas(database);
  });
  after(() => database.close());

  for (const each of cases)
    it(each.name, async () => {
      await each.run(postgresWorld(schemas));
      await schemas.takeBack();
    });
});
