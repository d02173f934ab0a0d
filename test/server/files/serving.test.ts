/** Files on a server as a school runs it: kept in its folder, gone on with after it was ended, looked at by a clamd, refused in words. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import sharp from 'sharp';
import { Invalid, type Session } from '../../../src/backends/backend.ts';
import { httpBackend } from '../../../src/http/http-backend.ts';
import { ServerProcess, command, folder, tokenOf, type Environment } from '../process.ts';
import { EICAR, clamdServer, type ClamdServer } from './clamd-server.ts';

const BYTES = new Uint8Array(3_000_000).map((_, at) => (at * 31 + (at >> 7)) % 253);

const filed = (files: readonly object[], ticket: string = crypto.randomUUID()) =>
  ({ do: 'file', id: crypto.randomUUID(), ticket, summary: 'Avec un fichier', description: '', files }) as never;

describe('files on a server', { timeout: 180_000 }, () => {
  const place = folder();
  let clamd: ClamdServer;
  let server: ServerProcess;
  let environment: Environment;
  before(async () => {
    clamd = await clamdServer(30_000_000);
    environment = { GUICHET_FILES_CLAMD: clamd.place, GUICHET_FILES_QUOTA: '7' };
    server = await ServerProcess.start(place.path, environment);
  });
  after(async () => {
    await server.end('SIGKILL');
    await clamd.close();
    place.remove();
  });

  /** Sits somebody down, at whatever server is there when they ask. */
  const seat = (sub: string, more: object = {}): Promise<Session> => {
    const fetched = (request: Request): Promise<Response> => {
      const { pathname, search } = new URL(request.url);
      return fetch(new Request(`${server.url}${pathname}${search}`, request));
    };
    return httpBackend({ address: 'http://server', desk: 'assistance', fetch: fetched }).connect(() =>
      Promise.resolve(tokenOf(sub, more)),
    );
  };
  const kept = (): string[] => readdirSync(join(place.path, 'guichet-data/files'), { recursive: true }).map(String);
  const code = (error: unknown): string | undefined => (error instanceof Invalid ? error.issues[0]?.code : String(error));

  it('one that was cut off by the server’s end goes on by itself when it is there again', async () => {
    const lea = await seat('lea');
    const id = crypto.randomUUID();
    const paused: boolean[] = [];
    const told: number[] = [];
    let ended: Promise<void> | undefined;
    const file = await lea.upload(new Blob([BYTES], { type: 'application/octet-stream' }), {
      id,
      name: 'mesures.bin',
      onPaused: (is) => paused.push(is),
      onProgress: (bytes) => {
        told.push(bytes);
        if (bytes === 0 || bytes === BYTES.length) return;
        // As the power goes: nothing is said to anybody.
        ended ??= server.end('SIGKILL').then(async () => {
          server = await ServerProcess.start(place.path, environment);
        });
      },
    });
    await ended;
    assert.ok(paused.includes(true) && paused.at(-1) === false, paused.join(' '));
    assert.ok(
      told.every((bytes, at) => at === 0 || bytes >= (told[at - 1] ?? 0)),
      'nothing that had come was lost',
    );
    const command_ = filed([file]);
    await lea.run([command_]);
    const { ticket } = command_ as { readonly ticket: string };
    assert.deepEqual(new Uint8Array(await (await lea.open(ticket, id)).arrayBuffer()), BYTES);
    const names = kept();
    assert.ok(names.some((name) => /^[\da-f]{2}\/[\da-f]{30}$/u.test(name)) && !names.join().includes('mesures'), names.join());
    assert.ok(
      names.some(
        (name) => /\/[\da-f]{30}$/u.test(name) && readFileSync(join(place.path, 'guichet-data/files', name)).equals(BYTES),
      ),
    );
  });

  it('what is infected, disguised, or more than one may keep is refused in the reader’s language, and nothing of it is kept', async () => {
    const lea = await seat('lea');
    const upload = (content: BlobPart, name: string) => lea.upload(new Blob([content]), { id: crypto.randomUUID(), name });
    await assert.rejects(upload(EICAR, 'facture.txt'), (error) => code(error) === 'file-infected');
    await assert.rejects(upload(`MZ${'\0'.repeat(300)}`, 'facture.pdf'), (error) => code(error) === 'file-disguised');
    await assert.rejects(upload(new Uint8Array(5_000_000), 'film.mp4'), (error) => code(error) === 'file-quota');
    const answer = await server.ask(`/desks/assistance/files/${crypto.randomUUID()}?name=facture.txt`, {
      method: 'PUT',
      token: tokenOf('lea'),
      headers: { 'content-type': 'application/octet-stream', 'accept-language': 'fr' },
    });
    assert.equal(answer.status, 200, 'an empty one is clean');
    clamd.answers = 'closes';
    await assert.rejects(upload('bonjour', 'a.txt'), (error) => code(error) === 'file-unscanned');
    clamd.answers = undefined;
    assert.equal((await upload('bonjour', 'a.txt')).size, 7);
    const numbers = await (await server.ask('/metrics')).text();
    assert.match(numbers, /^guichet_files_scanned_total\{result="infected"\} 1$/mu);
    assert.match(numbers, /^guichet_files_scanned_total\{result="unscanned"\} 1$/mu);
    assert.ok(!server.log.join('\n').includes('facture'), 'the log names no file');
  });

  it('of ten sent at once, no more are kept than one person may keep', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        fetch(`${server.url}/desks/assistance/files/${crypto.randomUUID()}?name=mesures.bin`, {
          method: 'PUT',
          headers: { authorization: `Bearer ${tokenOf('sami')}`, 'content-type': 'application/octet-stream' },
          body: new Uint8Array(1_500_000),
        }),
      ),
    );
    const refused = answers.filter(({ status }) => status === 422);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [
      ...Array<number>(4).fill(200),
      ...Array<number>(6).fill(422),
    ]);
    for (const answer of refused) assert.match(await answer.text(), /file-quota/u);
  });

  it('a picture is shown as the server drew it, and saved as it came', async () => {
    const lea = await seat('lea');
    const taken = await sharp({ create: { width: 30, height: 10, channels: 3, background: '#3c3' } })
      .withExif({ IFD0: { Make: 'Secret' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const file = await lea.upload(new Blob([new Uint8Array(taken)]), { id: crypto.randomUUID(), name: 'photo.jpg' });
    assert.equal(file.type, 'image/jpeg', 'what it is was found out');
    const command_ = filed([file]);
    await lea.run([command_]);
    const { ticket } = command_ as { readonly ticket: string };
    const shown = await lea.picture(ticket, file.id);
    const { width, height, exif } = await sharp(new Uint8Array(await shown.arrayBuffer())).metadata();
    assert.deepEqual([width, height, exif], [10, 30, undefined]);
    assert.deepEqual(Buffer.from(await (await lea.open(ticket, file.id)).arrayBuffer()), taken);
    const answer = await server.ask(`/desks/assistance/tickets/${ticket}/files/${file.id}`, { token: tokenOf('lea') });
    assert.deepEqual(
      ['content-disposition', 'x-content-type-options', 'content-security-policy'].map((name) => answer.headers.get(name)),
      ["attachment; filename*=UTF-8''photo.jpg", 'nosniff', "sandbox; default-src 'none'"],
    );
  });
});

describe('the doctor’s look at files', { timeout: 60_000 }, () => {
  const place = folder();
  before(() => writeFileSync(join(place.path, 'taken'), 'a file where a folder should be'));
  after(() => place.remove());
  const said = (environment: Environment): string => command(['doctor'], place.path, environment).said;

  it('says whether they can be kept, and whether anybody looks for viruses', () => {
    const good = said({ GUICHET_FILES_CLAMD: '127.0.0.1:9' });
    assert.match(good, /^ {2}✓ files — .*guichet-data\/files$/mu);
    assert.match(good, /^ {2}✗ viruses — clamd does not answer at 127\.0\.0\.1:9: no file is kept\.$/mu);
    const bad = said({ GUICHET_FILES_FOLDER: join(place.path, 'taken') });
    assert.match(bad, /^ {2}✗ files — .*\/taken: nothing can be kept there/mu);
    assert.match(bad, /^ {2}· viruses — Nobody looks for them/mu);
    assert.match(said({ GUICHET_FILES_PLACE: 'database' }), /^ {2}✓ files — in the database$/mu);
  });
});
