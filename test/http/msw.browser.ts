/** The suite that every backend passes, over HTTP in a page without a server: the handler is mounted over IndexedDB. */
import type { Handler } from '../../src/http/handler.ts';
import { cases } from '../conformance/index.ts';
import { indexedDbWorld } from '../backends/indexeddb/world.ts';
import { mounting } from './mounting.ts';
import { WireWorld } from './world.ts';

const API = `${location.origin}/api`;

describe('the IndexedDB backend over HTTP, in the page', () => {
  const doors = new Map<string, Handler>();
  let made = 0;
  const mounted = mounting(API, (request) => {
    const name = new URL(request.url).pathname.split('/')[2] ?? '';
    return doors.get(name)?.fetch(request) ?? Promise.resolve(new Response(null, { status: 404 }));
  });

  before(() => mounted.start());
  after(() => mounted.stop());

  const wire = {
    reach: (door: Handler) => {
      doors.set(String(made), door);
      return Promise.resolve({ address: `${API}/${made}` });
    },
    baseOf: () => `/api/${(made += 1)}`,
  };

  for (const each of cases) it(each.name, () => new WireWorld(indexedDbWorld(), wire).live(each));
});
