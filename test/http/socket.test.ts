/** The suite that every backend passes, over HTTP through a real socket. */
import { serve as listen, type ServerType } from '@hono/node-server';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import type { Handler } from '../../src/http/handler.ts';
import { until } from '../conformance/assert.ts';
import { cases } from '../conformance/index.ts';
import { PEOPLE, SCHOOL, filing } from '../conformance/world.ts';
import { serve, tokenOf } from './place.ts';
import { memoryWorld } from '../backends/memory/world.ts';
import { WireWorld, over, type Reached } from './world.ts';

describe('whoever vanishes', () => {
  it('is held by nothing on the server: the stream ends, and they are no longer on the ticket', async () => {
    const served = serve({ desk: SCHOOL, people: Object.values(PEOPLE) }, { limits: { idle: 1 } });
    const server = listen({ fetch: (request) => served.fetch(request), port: 0, hostname: '127.0.0.1' });
    await once(server, 'listening');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const mod = await over(address, 'school').connect(PEOPLE.mod);
    const made = filing();
    await mod.run([made]);
    const here: number[] = [];
    mod.watch(mod.cursor, (change) => {
      if (change.type === 'present') here.push(change.people.length);
    });
    const headers = { authorization: `Bearer ${tokenOf(PEOPLE.tech)}`, 'guichet-page': 'gone', accept: 'text/event-stream' };
    const going = new AbortController();
    const stream = await fetch(`${address}/desks/school/changes?after=x`, { headers, signal: going.signal });
    await fetch(`${address}/desks/school/tickets/${made.ticket}/presence`, {
      method: 'PUT',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{"doing":"typing"}',
    });
    await until(() => here.at(-1) === 1, 'somebody is there');
    // No word that they go: the connection is cut.
    going.abort();
    await stream.text().catch(() => undefined);
    await until(() => here.at(-1) === 0, 'nobody is there any more');
    await mod.close();
    await served.close();
    server.close();
  });
});

describe('the memory backend over HTTP, through a socket', () => {
  const servers: ServerType[] = [];
  after(() => {
    for (const server of servers) {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    }
  });
  const reach = (door: Handler): Promise<Reached> =>
    new Promise((resolve) => {
      const server = listen({ fetch: (request) => door.fetch(request), port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) =>
        resolve({ address: `http://127.0.0.1:${info.port}` }),
      );
      servers.push(server);
    });
  for (const each of cases) it(each.name, () => new WireWorld(memoryWorld(), { reach }).live(each));
});
