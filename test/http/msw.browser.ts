/** The suite that every backend passes, over HTTP in a page without a server: msw mounts the handler over IndexedDB. */
import { http } from 'msw';
import { setupWorker } from 'msw/browser';
import type { Handler } from '../../src/http/handler.ts';
import { cases } from '../conformance/index.ts';
import { tab, freshName } from '../backends/indexeddb/world.ts';
import { httpWorld } from './world.ts';

const API = `${location.origin}/api`;

describe('the IndexedDB backend over HTTP, in the page', () => {
  const doors = new Map<string, Handler>();
  let made = 0;
  const worker = setupWorker(
    http.all(`${API}/*`, ({ request }) => {
      const name = new URL(request.url).pathname.split('/')[2] ?? '';
      return doors.get(name)?.fetch(request) ?? new Response(null, { status: 404 });
    }),
  );

  before(() => worker.start({ quiet: true, onUnhandledFrame: 'bypass' }));
  afterEach(async () => {
    for (const door of doors.values()) await door.close();
    doors.clear();
  });
  after(() => worker.stop());

  const world = () =>
    httpWorld(
      (setup, clock) => tab(freshName(), setup, clock),
      (door) => {
        doors.set(String(made), door);
        return Promise.resolve({ address: `${API}/${made}` });
      },
      () => `/api/${(made += 1)}`,
    );

  for (const each of cases) it(each.name, () => each.run(world()));
});
