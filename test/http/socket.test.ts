/** The suite that every backend passes, over HTTP through a real socket. */
import { serve as listen, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { memoryBackend } from '../../src/backends/memory/index.ts';
import type { Handler } from '../../src/http/handler.ts';
import { cases } from '../conformance/index.ts';
import { httpWorld, type Reached } from './world.ts';

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
  for (const each of cases)
    it(each.name, () =>
      each.run(httpWorld(({ desk, people, desks }, clock) => memoryBackend({ desk, people, desks, clock }), reach)),
    );
});
