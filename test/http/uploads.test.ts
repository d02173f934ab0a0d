/** Files that come in parts over HTTP: cut off, gone on with, sent twice at once, by somebody else, given up. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { getRequestListener } from '@hono/node-server';
import { Invalid, NotFound, Unavailable, type Session, type UploadOptions } from '../../src/backends/backend.ts';
import type { PersonInput } from '../../src/domain/people.ts';
import { httpBackend, type HttpOptions } from '../../src/http/http-backend.ts';
import type { FileKeeping } from '../../src/http/receiving.ts';
import { PEOPLE, SCHOOL, filing, id } from '../conformance/world.ts';
import { ADDRESS, serve, tokenOf, type Served } from './place.ts';

const { lea, sami, tech } = PEOPLE;

/** A photo of three megabytes, no two of its places alike. */
const BYTES = new Uint8Array(3_000_000).map((_, at) => (at * 7 + (at >> 8) * 13) % 256);
const PHOTO = new Blob([BYTES], { type: 'image/jpeg' });

function desk(files?: FileKeeping, maxBytes = 5_000_000): Served {
  const school = { ...SCHOOL, files: { maxBytes, maxCount: 5 } };
  return serve({ desk: school, people: Object.values(PEOPLE) }, { files });
}

interface Seat {
  readonly session: Session;
  /** Bodies that went, by method. */
  readonly sent: { readonly method: string; readonly bytes: number; readonly path: string }[];
}

/** Somebody at a desk, whose requests meet what stands in their way. */
async function seat(
  served: Pick<Served, 'fetch'>,
  who: PersonInput = lea,
  inTheWay: (request: Request) => Promise<void> = () => Promise.resolve(),
  more: Partial<HttpOptions> = {},
): Promise<Seat> {
  const sent: Seat['sent'][number][] = [];
  const backend = httpBackend({
    address: ADDRESS,
    desk: 'school',
    wait: () => Promise.resolve(),
    async fetch(request) {
      const { method, url } = request;
      const copy = request.clone();
      await inTheWay(request);
      sent.push({ method, path: new URL(url).pathname, bytes: (await copy.arrayBuffer()).byteLength });
      return served.fetch(request);
    },
    ...more,
  });
  return { session: await backend.connect(() => Promise.resolve(tokenOf(who))), sent };
}

/** The bytes of a file, by a ticket that has it. */
async function bytesOf(session: Session, file: Awaited<ReturnType<Session['upload']>>): Promise<Uint8Array> {
  const command = filing({ files: [file] });
  await session.run([command]);
  return new Uint8Array(await (await session.open(command.ticket, file.id)).arrayBuffer());
}

describe('a file in parts', () => {
  it('goes in parts that grow, and arrives as it was', async () => {
    const { session, sent } = await seat(desk());
    const told: number[] = [];
    const file = await session.upload(PHOTO, { id: id(), name: 'photo.jpg', onProgress: (bytes) => told.push(bytes) });
    assert.deepEqual([file.size, told[0], told.at(-1)], [BYTES.length, 0, BYTES.length]);
    const parts = sent.filter(({ method }) => method === 'PATCH').map(({ bytes }) => bytes);
    assert.ok(parts.length >= 3 && parts.length <= 6, parts.join(' '));
    assert.deepEqual(await bytesOf(session, file), BYTES);
  });

  it('goes on from where it stopped when the network comes back, and says that it waits', async () => {
    let down = 0;
    const served = desk();
    const { session, sent } = await seat(served, lea, (request) => {
      if (request.method !== 'PATCH' || sent.filter(({ method }) => method === 'PATCH').length !== 2 || down >= 12)
        return Promise.resolve();
      down += 1;
      return Promise.reject(new TypeError('Failed to fetch'));
    });
    const paused: boolean[] = [];
    const options: UploadOptions = { id: id(), name: 'photo.jpg', onPaused: (is) => paused.push(is) };
    const file = await session.upload(PHOTO, options);
    assert.ok(down === 12 && paused.includes(true) && paused.at(-1) === false, `${down} ${paused.join(' ')}`);
    const went = sent.filter(({ method }) => method === 'PATCH').reduce((sum, { bytes }) => sum + bytes, 0);
    assert.equal(went, BYTES.length, 'nothing went twice');
    assert.deepEqual(await bytesOf(session, file), BYTES);
  });

  it('whoever does not wait is told that nobody answers; sent again, it goes on', async () => {
    let isDown = false;
    const served = desk();
    const { session, sent } = await seat(served, lea, () =>
      isDown ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(),
    );
    const given = { id: id(), name: 'photo.jpg' };
    const cut = session.upload(PHOTO, {
      ...given,
      onProgress: (bytes) => {
        isDown = bytes > 0;
      },
    });
    await assert.rejects(cut, (error) => error instanceof Unavailable && error.why === 'network');
    isDown = false;
    const before = sent.length;
    // As a page that was loaded again does: another session, the same file of the same draft.
    const again = await seat(served);
    const file = await again.session.upload(PHOTO, given);
    const went = again.sent.filter(({ method }) => method === 'PATCH').reduce((sum, { bytes }) => sum + bytes, 0);
    assert.ok(before > 0 && went > 0 && went < BYTES.length, `${went} of ${BYTES.length} went again`);
    assert.deepEqual(await bytesOf(again.session, file), BYTES);
    const kept = await seat(served);
    assert.deepEqual(await kept.session.upload(PHOTO, given), file);
    assert.equal(
      kept.sent.reduce((sum, { bytes }) => sum + bytes, 0),
      0,
      'what is there already is not sent at all',
    );
  });

  it('a connection that breaks halfway through a part keeps what had come', async () => {
    const served = desk();
    const listen = getRequestListener((request) => served.fetch(request), { overrideGlobalObjects: false });
    const server = createServer((incoming, outgoing) => void listen(incoming, outgoing));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      const [file, token] = [id(), tokenOf(lea)];
      const headers = { authorization: `Bearer ${token}` };
      const base = `http://127.0.0.1:${port}/desks/school/files/${file}`;
      await fetch(`${base}?name=photo.jpg&size=${BYTES.length}`, { method: 'POST', headers });
      const half = BYTES.subarray(0, 1_500_000);
      const cut = ask(`${base}?offset=0`, { method: 'PATCH', headers: { ...headers, 'content-length': String(BYTES.length) } });
      cut.on('error', () => undefined);
      await new Promise<void>((resolve, reject) => cut.write(half, (error) => (error ? reject(error) : resolve())));
      const standsAt = async (): Promise<number> =>
        ((await (await fetch(base, { headers })).json()) as { readonly offset: number }).offset;
      // What is there is kept a part at a time; what had come besides, once the connection is gone.
      while ((await standsAt()) === 0);
      cut.destroy();
      while ((await standsAt()) < half.length);
      const backend = httpBackend({ address: `http://127.0.0.1:${port}`, desk: 'school' });
      const session = await backend.connect(() => Promise.resolve(token));
      const told: number[] = [];
      const kept = await session.upload(PHOTO, { id: file, name: 'photo.jpg', onProgress: (bytes) => told.push(bytes) });
      assert.deepEqual(told.slice(0, 2), [0, half.length], 'it goes on from the last byte that had come');
      assert.deepEqual(await bytesOf(session, kept), BYTES);
      await session.close();
    } finally {
      server.close();
      await served.close();
    }
  });

  it('sent twice at once it is one file, whole', async () => {
    const served = desk();
    const given = { id: id(), name: 'photo.jpg' };
    const [one, other] = await Promise.all([seat(served), seat(served)]);
    const [file, same] = await Promise.all([one, other].map(({ session }) => session.upload(PHOTO, given)));
    assert.ok(file !== undefined);
    assert.deepEqual(file, same);
    assert.deepEqual(await bytesOf(one.session, file), BYTES);
  });

  it('a server that has forgotten it is sent it from the beginning', async () => {
    const [first, second] = [desk(), desk()];
    let now: Served = first;
    let parts = 0;
    const { session } = await seat({ fetch: (request) => now.fetch(request) }, lea, (request) => {
      if (request.method === 'PATCH' && (parts += 1) === 3) now = second;
      return Promise.resolve();
    });
    const file = await session.upload(PHOTO, { id: id(), name: 'photo.jpg' });
    assert.deepEqual(await bytesOf(session, file), BYTES);
  });

  it('given up, what had come is forgotten', async () => {
    const served = desk();
    const { session, sent } = await seat(served);
    const [stop, file] = [new AbortController(), id()];
    const going = session.upload(PHOTO, {
      id: file,
      name: 'photo.jpg',
      signal: stop.signal,
      onProgress: (bytes) => bytes > 0 && stop.abort(),
    });
    await assert.rejects(going, { name: 'AbortError' });
    while (!sent.some(({ method }) => method === 'DELETE')) await new Promise((resolve) => setImmediate(resolve));
    const answer = await served.ask('GET', `/desks/school/files/${file}`, lea);
    assert.equal(answer.status, 404);
  });
});

describe('who may go on with a file', () => {
  const begin = (served: Served, who: PersonInput, file: string, size = 8): Promise<Response> =>
    served.ask('POST', `/desks/school/files/${file}?name=a.txt&size=${size}`, who);
  const goOn = (served: Served, who: PersonInput, file: string, offset: number, body: string): Promise<Response> =>
    served.ask('PATCH', `/desks/school/files/${file}?offset=${offset}`, who, body, {
      'content-type': 'application/octet-stream',
    });

  it('is who began it: to anybody else there is none, and theirs under the same id is another', async () => {
    const served = desk();
    const file = id();
    assert.deepEqual(await (await begin(served, lea, file)).json(), { offset: 0, size: 8, file: null });
    assert.deepEqual(await (await goOn(served, lea, file, 0, 'secr')).json(), { offset: 4, size: 8, file: null });
    for (const other of [sami, tech]) {
      assert.equal((await served.ask('GET', `/desks/school/files/${file}`, other)).status, 404);
      assert.equal((await goOn(served, other, file, 4, 'ets!')).status, 404);
      assert.equal((await served.ask('DELETE', `/desks/school/files/${file}`, other)).status, 204);
    }
    assert.deepEqual(await (await begin(served, sami, file)).json(), { offset: 0, size: 8, file: null }, 'his own');
    assert.deepEqual(await (await goOn(served, lea, file, 4, 'ets!')).json(), {
      offset: 8,
      size: 8,
      file: { id: file, name: 'a.txt', type: '', size: 8 },
    });
    // The identity is hers now, and it is told to nobody.
    assert.equal((await goOn(served, sami, file, 0, 'bonjour!')).status, 409);
    assert.equal((await served.ask('GET', `/desks/atelier/files/${file}`, lea)).status, 404, 'nor on another desk');
  });

  it('goes on only from where it stands, and to no more than was said', async () => {
    const served = desk();
    const file = id();
    await begin(served, lea, file);
    assert.equal((await goOn(served, lea, file, 4, 'ets!')).status, 409);
    assert.equal((await goOn(served, lea, file, 0, 'secrets et plus')).status, 409);
    assert.equal((await begin(served, lea, file, 9)).status, 409, 'another size is another file');
    assert.deepEqual(await (await served.ask('GET', `/desks/school/files/${file}`, lea)).json(), {
      offset: 0,
      size: 8,
      file: null,
    });
    assert.equal((await begin(served, lea, id(), 5_000_001)).status, 422);
  });

  it('what may not be kept is forgotten; what could not be looked at is asked about again without being sent again', async () => {
    let verdict = 'file-unscanned';
    const looked: string[] = [];
    const served = desk({
      async inspect(file, name) {
        looked.push(name);
        if (verdict !== '') throw new Invalid([{ path: 'file', code: verdict, values: { name } }]);
        return new Blob([await file.arrayBuffer()], { type: 'image/webp' });
      },
    });
    const { session, sent } = await seat(served);
    const given = { id: id(), name: 'photo.jpg' };
    const codes = (error: unknown): boolean => error instanceof Invalid && error.issues[0]?.code === verdict;
    await assert.rejects(session.upload(PHOTO, given), codes);
    const before = sent.reduce((sum, { bytes }) => sum + bytes, 0);
    verdict = '';
    assert.equal((await session.upload(PHOTO, given)).type, 'image/webp', 'it is what it was found to be');
    assert.equal(
      sent.reduce((sum, { bytes }) => sum + bytes, 0),
      before,
    );
    verdict = 'file-infected';
    const infected = { id: id(), name: 'autre.jpg' };
    await assert.rejects(session.upload(PHOTO, infected), codes);
    assert.equal((await served.ask('GET', `/desks/school/files/${infected.id}`, lea)).status, 404);
    await assert.rejects(session.upload(PHOTO.slice(0, 1000), { id: id(), name: 'petite.jpg' }), codes, 'whole ones too');
    assert.deepEqual([...new Set(looked)], ['photo.jpg', 'autre.jpg', 'petite.jpg']);
  });

  it('what somebody keeps and has on its way counts together', async () => {
    const asked: number[] = [];
    const served = desk({
      mayKeep(_session, name, bytes) {
        asked.push(bytes);
        if (bytes > 10)
          return Promise.reject(new Invalid([{ path: 'file', code: 'file-quota', values: { name, megabytes: 1 } }]));
        return Promise.resolve();
      },
    });
    await begin(served, lea, id());
    const answer = await begin(served, lea, id());
    assert.equal(answer.status, 422);
    const { issues } = (await answer.json()) as {
      readonly issues: readonly { readonly code: string; readonly detail: string }[];
    };
    assert.match(issues[0]?.detail ?? '', /1 Mo/u);
    assert.equal((await begin(served, sami, id())).status, 200, 'each for themselves');
    assert.deepEqual(asked, [8, 16, 8]);
  });

  it('one person has so many on their way: the one left longest goes', async () => {
    const served = desk();
    const files = Array.from({ length: 51 }, () => id());
    for (const file of files) assert.equal((await begin(served, lea, file)).status, 200);
    const stands = async (file: string | undefined): Promise<number> =>
      (await served.ask('GET', `/desks/school/files/${file}`, lea)).status;
    assert.deepEqual(await Promise.all([files[0], files[1], files[50]].map(stands)), [404, 200, 200]);
  });
});

describe('a file as it is answered', () => {
  it('is an attachment under its own name, in a sandbox, and no type but its own', async () => {
    const served = desk();
    const { session } = await seat(served);
    const page = new Blob(['<script>alert(1)</script>'], { type: 'text/html' });
    const kept = await session.upload(page, { id: id(), name: 'l’été (1)*.html' });
    const command = filing({ files: [kept] });
    await session.run([command]);
    const { headers } = await served.ask('GET', `/desks/school/tickets/${command.ticket}/files/${kept.id}`, lea);
    assert.equal(headers.get('content-disposition'), "attachment; filename*=UTF-8''l%E2%80%99%C3%A9t%C3%A9%20%281%29_.html");
    assert.equal(headers.get('content-security-policy'), "sandbox; default-src 'none'");
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
    await assert.rejects(session.picture(command.ticket, kept.id), (error) => error instanceof NotFound);
  });

  it('is shown in a page only where it was drawn anew', async () => {
    for (const [picture, disposition, type] of [
      [undefined, 'attachment', 'image/png'],
      [() => Promise.resolve(new Blob(['anew'], { type: 'image/webp' })), 'inline', 'image/webp'],
    ] as const) {
      const served = desk({ picture });
      const { session } = await seat(served);
      const kept = await session.upload(new Blob(['png'], { type: 'image/png' }), { id: id(), name: 'a.png' });
      const command = filing({ files: [kept] });
      await session.run([command]);
      const { headers } = await served.ask('GET', `/desks/school/tickets/${command.ticket}/files/${kept.id}/picture`, lea);
      assert.equal(headers.get('content-disposition'), `${disposition}; filename*=UTF-8''a.png`);
      assert.equal(headers.get('content-type'), type);
      assert.equal((await session.picture(command.ticket, kept.id)).type, type);
    }
  });
});
