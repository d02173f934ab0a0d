/** The suite that every backend passes, on a PostgreSQL server, each way into a place being another node's. */
import { after, before, describe, it } from 'node:test';
import { connectTo } from '../../../src/backends/postgres/connecting.ts';
import type { Connected } from '../../../src/backends/postgres/connecting.ts';
import { cases } from '../../conformance/index.ts';
import { startPostgres } from '../../real/postgres-server.ts';
import type { Server } from '../../real/postgres-server.ts';
import { Schemas, postgresWorld } from './world.ts';

/** @param version a major version of Debian's; absent: that of npm's package */
export function suiteOn(name: string, version?: number): void {
  describe(name, () => {
    let server: Server;
    let database: Connected;
    let schemas: Schemas;
    before(async () => {
      server = await startPostgres(version === undefined ? {} : { version });
      database = await connectTo({ url: server.url });
      schemas = new Schemas(database);
    });
    after(async () => {
      await database.close();
      await server.stop();
    });

    for (const each of cases)
      it(each.name, async () => {
        await each.run(postgresWorld(schemas));
        await schemas.takeBack();
      });
  });
}
