/** What a request carries, where the page plays the server in a browser whose requests have no `body`: Firefox's, in 2026. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { httpBackend } from '../../src/http/http-backend.ts';
import { PEOPLE, SCHOOL, filing, id } from '../conformance/world.ts';
import { ADDRESS, serve, tokenOf } from './place.ts';

const { lea } = PEOPLE;

const served = serve(
  { desk: { ...SCHOOL, files: { maxBytes: 2_000_000, maxCount: 5 } }, people: Object.values(PEOPLE) },
  { limits: { body: 2000 } },
);
after(() => served.close());

/** A request as such a browser has it: what it carries can be read whole, and in no other way. */
function asInFirefox(request: Request): Request {
  return Object.defineProperty(request, 'body', { value: undefined });
}

async function statusOf(path: string, method: string, body: string | null, type: string): Promise<number> {
  const headers = { authorization: `Bearer ${tokenOf(lea)}`, 'content-type': type };
  return (await served.fetch(asInFirefox(new Request(ADDRESS + path, { method, headers, body })))).status;
}

describe('a request without a body of its own', () => {
  it('is read all the same, no further than is allowed', async () => {
    const table: readonly (readonly [status: number, body: string | null])[] = [
      [200, '{}'],
      [413, JSON.stringify({ text: 'x'.repeat(3000) })],
      [422, '{"text":'],
      [422, null],
    ];
    for (const [status, body] of table)
      assert.equal(await statusOf('/desks/school/tickets/list', 'POST', body, 'application/json'), status, body?.slice(0, 40));
    const whole = `/desks/school/files/${id()}?name=a.txt`;
    assert.equal(await statusOf(whole, 'PUT', 'x'.repeat(2_000_001), 'application/octet-stream'), 422);
  });

  it('brings a file whole, and in parts', async () => {
    const backend = httpBackend({ address: ADDRESS, desk: 'school', fetch: (request) => served.fetch(asInFirefox(request)) });
    const session = await backend.connect(() => Promise.resolve(tokenOf(lea)));
    for (const size of [1000, 1_500_000]) {
      const bytes = new Uint8Array(size).map((_, at) => (at * 7 + (at >> 8) * 13) % 256);
      const file = await session.upload(new Blob([bytes]), { id: id(), name: 'a.bin' });
      const command = filing({ files: [file] });
      await session.run([command]);
      assert.deepEqual(new Uint8Array(await (await session.open(command.ticket, file.id)).arrayBuffer()), bytes, String(size));
    }
    await session.close();
  });
});
