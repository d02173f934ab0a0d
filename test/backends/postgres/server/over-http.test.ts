/** The suite over HTTP on a PostgreSQL server: each way into a place is another node's handler, with connections of its own. */
import { after, before, describe, it } from 'node:test';
import { connectTo } from '../../../../src/backends/postgres/connecting.ts';
import type { Connected } from '../../../../src/backends/postgres/connecting.ts';
import { cases } from '../../../conformance/index.ts';
import { WireWorld } from '../../../http/world.ts';
import { startPostgres } from '../../../real/postgres-server.ts';
import type { Server } from '../../../real/postgres-server.ts';
import { Schemas, postgresWorld } from '../world.ts';

describe('PostgreSQL over HTTP', () => {
  let server: Server;
  let database: Connected;
  let schemas: Schemas;
  before(async () => {
    server = await startPostgres();
    database = await connectTo({ url: server.url });
    schemas = new Schemas(database);
  });
  after(async () => {
    await database.close();
    await server.stop();
  });

  for (const each of cases)
    it(each.name, async () => {
      const world = new WireWorld(postgresWorld(schemas));
      await each.run(world);
      await world.close();
      await schemas.takeBack();
    });
});
