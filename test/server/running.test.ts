/** The parts of a running server, one by one: limits, addresses, the library that it serves, links, what may be logged. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { ROUTES } from '../../src/http/routes.ts';
import { keyIn } from '../../src/server/own/key.ts';
import { Links } from '../../src/server/own/links.ts';
import { addressOf, countedAs, isLocal } from '../../src/server/running/address.ts';
import { Bundles } from '../../src/server/running/bundles.ts';
import { Limit } from '../../src/server/running/limits.ts';
import { errorSaid } from '../../src/server/running/logs.ts';
import { operationOf } from '../../src/server/running/operations.ts';

describe('a limit', () => {
  it('lets so many through a minute, says how long to wait, and keeps its word', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 200 }),
        (many, pauses) => {
          let now = 0;
          const limit = new Limit(many, () => now);
          const passed: number[] = [];
          for (const pause of pauses) {
            now += pause;
            const wait = limit.take('lea');
            if (wait === 0) {
              passed.push(now);
              continue;
            }
            now += wait;
            assert.equal(limit.take('lea'), 0, 'whoever waits as long as they were told is let through');
            passed.push(now);
          }
          // Saved up for a minute and earned in the next: never more than twice as many in any minute.
          for (const at of passed) assert.ok(passed.filter((each) => each >= at && each < at + 60_000).length <= 2 * many);
        },
      ),
    );
  });

  it('counts each for themselves, and forgets whoever has been quiet for a minute', () => {
    let now = 0;
    const limit = new Limit(1, () => now);
    assert.equal(limit.take('lea'), 0);
    assert.equal(limit.take('lea'), 60_000);
    assert.equal(limit.take('sami'), 0);
    assert.equal(limit.size, 2);
    now = 60_000;
    assert.equal(limit.take('user'), 0);
    assert.equal(limit.size, 1);
  });

  it('says how long somebody has to wait, and takes nothing', () => {
    let now = 0;
    const limit = new Limit(1, () => now);
    assert.deepEqual([limit.wait('lea'), limit.wait('lea'), limit.size], [0, 0, 0]);
    limit.take('lea');
    assert.equal(limit.wait('lea'), 60_000);
    now = 60_000;
    assert.deepEqual([limit.wait('lea'), limit.take('lea')], [0, 0]);
  });

  it('does not grow with made-up names', () => {
    const limit = new Limit(1, () => 0);
    for (let at = 0; at < 100_050; at += 1) limit.take(String(at));
    assert.equal(limit.size, 100_000);
  });
});

describe('the address of whoever asks', () => {
  const TABLE: readonly (readonly [socket: string, forwarded: string | null, proxies: number, address: string])[] = [
    ['203.0.113.7', null, 0, '203.0.113.7'],
    ['203.0.113.7', '198.51.100.1', 0, '203.0.113.7'],
    ['127.0.0.1', '198.51.100.1', 1, '198.51.100.1'],
    ['127.0.0.1', '6.6.6.6, 198.51.100.1', 1, '198.51.100.1'],
    ['127.0.0.1', '6.6.6.6, 198.51.100.1, 10.0.0.2', 2, '198.51.100.1'],
    ['127.0.0.1', '198.51.100.1', 2, '198.51.100.1'],
    ['127.0.0.1', null, 1, '127.0.0.1'],
    ['::ffff:203.0.113.7', null, 0, '203.0.113.7'],
    ['2001:DB8:1:2:3:4:5:6', null, 0, '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', null, 0, '2001:db8:1:2::/64'],
    ['2001:db8::9', null, 0, '2001:db8:0:0::/64'],
    ['::1', null, 0, '0:0:0:0::/64'],
    ['fe80::1%eth0', null, 0, 'fe80:0:0:0::/64'],
  ];
  for (const [socket, forwarded, proxies, address] of TABLE)
    it(`${socket}, forwarded ${forwarded ?? 'nothing'} by ${proxies}: ${address}`, () =>
      assert.equal(addressOf(socket, forwarded, proxies), address));

  it('one household is one address, two are two', () => {
    assert.equal(countedAs('2001:db8:1:2:aaaa::1'), countedAs('2001:db8:1:2:bbbb::2'));
    assert.notEqual(countedAs('2001:db8:1:2::1'), countedAs('2001:db8:1:3::1'));
  });

  it('only the machine itself is the machine itself', () => {
    assert.ok(isLocal('127.0.0.1', new Headers()) && isLocal('::1', new Headers()) && isLocal('::ffff:127.0.0.1', new Headers()));
    assert.ok(!isLocal('203.0.113.7', new Headers()));
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
      assert.ok(!isLocal('127.0.0.1', new Headers({ [name]: 'x' })), name);
  });
});

describe('what is counted and logged of a request', () => {
  it('is one of a few names, whatever the address holds', () => {
    assert.equal(operationOf('GET', '/desks/support/tickets/TRK2_9'), 'ticket');
    assert.equal(operationOf('POST', '/desks/support/commands'), 'run');
    assert.equal(operationOf('PUT', `/desks/support/tickets/${crypto.randomUUID()}/read`), 'read');
    const names = new Set([
      ...Object.keys(ROUTES),
      'preflight',
      'other',
      'health',
      'ready',
      'metrics',
      'guichet',
      'own',
      'open',
      'samples',
      'lti',
    ]);
    fc.assert(
      fc.property(fc.constantFrom('GET', 'POST', 'PUT', 'OPTIONS'), fc.webPath(), (method, path) =>
        names.has(operationOf(method, path)),
      ),
    );
  });

  it('is of an error its kind and its place, and nothing that it says', () => {
    const error = new TypeError('Léa cannot be read', { cause: Object.assign(new Error('lea@insa.example'), { code: '23505' }) });
    const said = JSON.stringify(errorSaid(error));
    assert.match(said, /"name":"TypeError".*running\.test\.ts.*"code":"23505"/u);
    assert.doesNotMatch(said, /lea/iu);
    assert.deepEqual(errorSaid('Léa'), { name: 'string' });
  });
});

describe('a folder of the server’s', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'guichet-own-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('holds one key, whoever makes it first, that nobody else reads', async () => {
    const [one, other] = await Promise.all([keyIn(join(folder, 'key')), keyIn(join(folder, 'key'))]);
    const token = await one.sign('iss', 'aud', { sub: 'x' });
    const { shapeOf } = await import('../../src/server/identity/shape.ts');
    await other.verifier.verify(shapeOf(token));
    assert.equal(statSync(join(folder, 'key/own-key.json')).mode & 0o077, 0);
  });

  it('holds of a link its digest alone, for a day, and for one who opens it', async () => {
    let now = 0;
    const links = new Links(folder, () => now);
    const person = { id: 'own:administrator', name: 'Administration', profile: 'functional-admin' } as const;
    const whom = { desk: 'support', person };
    const [code, late] = [await links.make(whom), await links.make(whom)];
    const kept = readdirSync(join(folder, 'links')).map((name) => name + readFileSync(join(folder, 'links', name), 'utf8'));
    assert.equal(kept.length, 2);
    assert.ok(kept.every((each) => !each.includes(code) && !each.includes(late)));
    assert.equal((await links.use(code))?.desk, 'support');
    assert.equal(await links.use(code), undefined);
    now = 24 * 3_600_000;
    assert.equal(await links.use(late), undefined, 'a day later');
    assert.equal(readdirSync(join(folder, 'links')).length, 0, 'nothing is left of them');
  });
});

describe('the library, for pages', () => {
  let folder: string;
  let bundles: Bundles;
  const SCRIPT = `export const words = '${'guichet '.repeat(200)}';`;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'guichet-bundles-'));
    mkdirSync(join(folder, 'demo'));
    writeFileSync(join(folder, 'guichet.js'), SCRIPT);
    writeFileSync(join(folder, 'demo/course.html'), 'demo');
    writeFileSync(join(folder, 'built'), '');
    bundles = new Bundles(folder, '1.2.3');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const get = (path: string, headers: HeadersInit = {}) => bundles.answer(path, new Request('https://x.example/', { headers }));

  it('is under its whole version for ever, under its major for a while, and under no other', async () => {
    assert.equal((await get('1.2.3/guichet.js'))?.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal((await get('1/guichet.js'))?.headers.get('cache-control'), 'public, max-age=300');
    for (const path of [
      '1.2.4/guichet.js',
      '2/guichet.js',
      '/guichet.js',
      '1.2.3/',
      '1.2.3/built',
      '1.2.3/demo/course.html',
      '1.2.3/../package.json',
    ])
      assert.equal(await get(path), undefined, path);
  });

  it('is what a page can be sure of', async () => {
    const digest = `sha384-${createHash('sha384').update(SCRIPT).digest('base64')}`;
    assert.equal(bundles.integrity('guichet.js'), digest);
    assert.deepEqual(await (await get('1.2.3/integrity.json'))?.json(), { version: '1.2.3', files: { 'guichet.js': digest } });
  });

  it('is compressed for whoever reads so, and not sent again to whoever has it', async () => {
    const packed = await get('1.2.3/guichet.js', { 'accept-encoding': 'gzip, br' });
    assert.equal(packed?.headers.get('content-encoding'), 'br');
    const bytes = Buffer.from((await packed?.arrayBuffer()) ?? new ArrayBuffer());
    assert.ok(bytes.length < 200);
    assert.equal(brotliDecompressSync(bytes).toString(), SCRIPT);
    const etag = packed?.headers.get('etag') ?? '';
    assert.equal((await get('1.2.3/guichet.js', { 'if-none-match': etag }))?.status, 304);
  });
});
