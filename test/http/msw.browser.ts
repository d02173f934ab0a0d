/** The suite that every backend passes, over HTTP in a page without a server: msw mounts the handler over IndexedDB. */
import { http } from 'msw';
import { setupWorker } from 'msw/browser';
import type { Handler } from '../../src/http/handler.ts';
import { cases } from '../conformance/index.ts';
import { indexedDbWorld } from '../backends/indexeddb/world.ts';
import { WireWorld } from './world.ts';

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

  before(async () => {
    await worker.start({ quiet: true, onUnhandledFrame: 'bypass' });
  });
  after(async () => {
    await worker.stop();
  });

  const wire = {
    reach: (door: Handler) => {
      doors.set(String(made), door);
      return Promise.resolve({ address: `${API}/${made}` });
    },
    baseOf: () => `/api/${(made += 1)}`,
  };

  for (const each of cases)
    it(each.name, async () => {
      const world = new WireWorld(indexedDbWorld(), wire);
      await each.run(world);
      await world.close();
      doors.clear();
    });
});
