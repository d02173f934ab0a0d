/** A page's stream of changes, and the browser's own word on its network. */
import type { Change } from '../../src/backends/backend.ts';
import { httpBackend } from '../../src/http/http-backend.ts';
import { STREAM_TYPE } from '../../src/http/wire.ts';
import { until } from '../conformance/assert.ts';
import { PEOPLE, SCHOOL, filing } from '../conformance/world.ts';
import { ADDRESS, serve, tokenOf } from './place.ts';

describe('a stream that broke', () => {
  it('is gone on with as soon as the browser finds its network, however long the pause was to be', async () => {
    const served = serve({ desk: SCHOOL, people: Object.values(PEOPLE) });
    let isCut = true;
    let isPausing = false;
    const place = { address: ADDRESS, desk: 'school' };
    const broken = (): Response => {
      const body = new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) });
      return new Response(body, { headers: { 'content-type': STREAM_TYPE } });
    };
    const page = await httpBackend({
      ...place,
      fetch: (request) =>
        isCut && new URL(request.url).pathname.endsWith('/changes') ? Promise.resolve(broken()) : served.fetch(request),
      wait: () => {
        isPausing = true;
        return new Promise(() => undefined);
      },
    }).connect(() => Promise.resolve(tokenOf(PEOPLE.tech)));
    const other = await httpBackend({ ...place, fetch: served.fetch }).connect(() => Promise.resolve(tokenOf(PEOPLE.lea)));
    try {
      const heard: Change[] = [];
      page.watch(page.cursor, (change) => heard.push(change));
      await until(() => isPausing, 'it waits before it tries again');
      const made = filing();
      await other.run([made]);
      isCut = false;
      dispatchEvent(new Event('online'));
      await until(
        () => heard.some((change) => change.type === 'changed' && change.tickets.includes(made.ticket)),
        'what was missed is heard',
      );
    } finally {
      await page.close();
      await other.close();
      await served.close();
    }
  });
});
