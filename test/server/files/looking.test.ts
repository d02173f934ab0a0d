/** What is looked at before a file is kept: what it is, how large a picture it makes, whether it is infected; and what is drawn of it. */
import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { after, before, describe, it } from 'node:test';
import sharp from 'sharp';
import { Invalid, NotFound, type Session } from '../../../src/backends/backend.ts';
import { Config } from '../../../src/server/config-schema.ts';
import { NoVerdict, ping, scan } from '../../../src/server/files/clamd.ts';
import { drawn, pixelsOf } from '../../../src/server/files/drawing.ts';
import { keepingOf, placeOf, type Scanned } from '../../../src/server/files/keeping.ts';
import { kindOf } from '../../../src/server/files/kinds.ts';
import { EICAR, clamdServer, type ClamdServer } from './clamd-server.ts';

/** What nothing is said of. */
const BYTES = 'application/octet-stream';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const blobOf = (bytes: Uint8Array, type = ''): Blob => new Blob([new Uint8Array(bytes)], { type });

/** A picture of 40 by 20 dots, taken with the device turned, at a place that its owner would rather not tell. */
const photo = async (): Promise<Uint8Array> =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#c33' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Secret', Orientation: '6' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 0/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(name: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(name), data]);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc(named));
  return Buffer.concat([head, named, tail]);
}

/** A PNG of some hundred bytes that says that it is so wide and so high. */
function bomb(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(1000));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PROGRAM = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]);

describe('what a file is', () => {
  for (const [what, bytes, name, claimed, type, isDisguised] of [
    ['a picture under no type', PNG, 'a.png', '', 'image/png', false],
    ['a picture that is said to be a page', PNG, 'a.html', 'text/html', 'image/png', false],
    ['a page that is said to be a picture', bytesOf('<script>alert(1)</script>'), 'a.png', 'image/png', BYTES, false],
    ['a text', bytesOf('bonjour'), 'a.txt', 'text/plain', 'text/plain', false],
    ['a text that says how it is written', bytesOf('é'), 'a.csv', 'text/csv; charset=utf-8', 'text/csv; charset=utf-8', false],
    ['bytes that are said to be a text', new Uint8Array([1, 0, 2, 200]), 'a.txt', 'text/plain', BYTES, false],
    ['nothing that anybody knows', new Uint8Array([1, 0, 2, 200]), 'a.dat', '', '', false],
    ['a drawing', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg', 'image/svg+xml', 'image/svg+xml', false],
    ['a program under its own name', PROGRAM, 'setup.exe', 'application/octet-stream', 'application/x-msdownload', false],
    ['a program under the name of a document', PROGRAM, 'facture.pdf', 'application/pdf', 'application/x-msdownload', true],
    ['a document of which nothing is true', bytesOf('bonjour'), 'a.pdf', 'application/pdf', BYTES, false],
    ['a document', bytesOf('%PDF-1.7\n'), 'a.bin', 'application/octet-stream', 'application/pdf', false],
  ] as const)
    it(`is found by what it holds: ${what}`, async () => {
      assert.deepEqual(await kindOf(bytes, name, claimed), { type, isDisguised });
    });
});

describe('a picture as a page shows it', () => {
  it('is turned as it was taken, and says nothing of who took it, where', async () => {
    const taken = await photo();
    const before = await sharp(taken).metadata();
    assert.ok(before.exif !== undefined && before.orientation === 6 && Buffer.from(taken).includes('Secret'));
    const shown = await drawn(blobOf(taken, 'image/jpeg'));
    const bytes = new Uint8Array(await shown.arrayBuffer());
    const { width, height, exif, orientation, format } = await sharp(bytes).metadata();
    assert.deepEqual(
      [width, height, exif, orientation, format, shown.type],
      [20, 40, undefined, undefined, 'jpeg', 'image/jpeg'],
    );
    assert.ok(!Buffer.from(bytes).includes('Secret'));
  });

  it('keeps its format, its frames, and no more dots than are shown', async () => {
    const wide = sharp({ create: { width: 5000, height: 100, channels: 4, background: '#0000' } });
    for (const [format, type] of [
      ['png', 'image/png'],
      ['webp', 'image/webp'],
      ['avif', 'image/webp'],
    ] as const) {
      const bytes = await wide.clone().toFormat(format).toBuffer();
      const shown = await drawn(blobOf(bytes, `image/${format}`));
      const { width } = await sharp(new Uint8Array(await shown.arrayBuffer())).metadata();
      assert.deepEqual([shown.type, width], [type, 2048], format);
    }
    const frames = await sharp(
      await Promise.all(
        ['#f00', '#0f0', '#00f'].map((background) =>
          sharp({ create: { width: 8, height: 8, channels: 3, background } })
            .png()
            .toBuffer(),
        ),
      ),
      { join: { animated: true } },
    )
      .gif()
      .toBuffer();
    const moving = await drawn(blobOf(frames, 'image/gif'));
    assert.equal((await sharp(new Uint8Array(await moving.arrayBuffer()), { animated: true }).metadata()).pages, 3);
  });

  it('is none where it cannot be drawn, is no picture, or is a page', async () => {
    for (const file of [
      blobOf(bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'),
      blobOf(bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/png'),
      blobOf(PNG.subarray(0, 40), 'image/png'),
      blobOf(bomb(20_000, 20_000), 'image/png'),
      blobOf(bytesOf('%PDF-1.7'), 'application/pdf'),
    ])
      await assert.rejects(drawn(file), NotFound, file.type);
  });

  it('that would take gigabytes is known by its first bytes, before anything is drawn', async () => {
    const before = process.memoryUsage().rss;
    assert.equal(await pixelsOf(bomb(60_000, 60_000)), 3_600_000_000);
    assert.ok(process.memoryUsage().rss - before < 100_000_000);
    assert.equal(await pixelsOf(bytesOf('no picture')), undefined);
  });
});

describe('a clamd', () => {
  let clamd: ClamdServer;
  before(async () => {
    clamd = await clamdServer();
  });
  after(() => clamd.close());

  it('is asked by its own protocol: what it finds, and what it does not', async () => {
    await ping(clamd.place);
    assert.deepEqual(await scan(clamd.place, bytesOf(EICAR)), { found: 'Eicar-Test-Signature' });
    const long = new Uint8Array(700_000).fill(65);
    assert.deepEqual(await scan(clamd.place, long), { found: null });
    long.set(bytesOf(EICAR), 65_500);
    assert.deepEqual(await scan(clamd.place, long), { found: 'Eicar-Test-Signature' }, 'across two chunks');
    assert.deepEqual(await scan(clamd.place, new Uint8Array(0)), { found: null });
    assert.deepEqual(clamd.streams, [EICAR.length, 700_000, 700_000, 0]);
  });

  it('that says nothing, or nothing that is understood, has given no verdict', async () => {
    await assert.rejects(scan(clamd.place, new Uint8Array(2_000_000)), NoVerdict, 'too large for it');
    clamd.answers = 'closes';
    await assert.rejects(scan(clamd.place, bytesOf('a')), NoVerdict);
    clamd.answers = 'stream: lstat() failed: No such file or directory. ERROR';
    await assert.rejects(scan(clamd.place, bytesOf('a')), NoVerdict);
    clamd.answers = undefined;
    await assert.rejects(scan('127.0.0.1:9', bytesOf('a')), NoVerdict);
    await assert.rejects(ping('/nowhere/clamd.ctl'), NoVerdict);
  });
});

describe('what a server does before it keeps a file', () => {
  const told: Scanned[] = [];
  const keeping = (files: object, kept = 0) =>
    keepingOf({
      config: Config.parse({ files }),
      place: { arrivals: undefined as never, bytesKept: () => Promise.resolve(kept) },
      onScanned: (scanned) => told.push(scanned),
    });
  const refused =
    (code: string) =>
    (error: unknown): boolean =>
      error instanceof Invalid && error.issues[0]?.code === code;

  it('refuses what is infected; what nobody could look at, unless it is told to keep it', async () => {
    const clamd = await clamdServer();
    try {
      const { inspect } = keeping({ clamd: clamd.place });
      await assert.rejects(async () => inspect?.(blobOf(bytesOf(EICAR)), 'a.txt'), refused('file-infected'));
      assert.equal((await inspect?.(blobOf(bytesOf('bonjour'), 'text/plain'), 'a.txt'))?.type, 'text/plain');
    } finally {
      await clamd.close();
    }
    const gone = { clamd: clamd.place };
    await assert.rejects(async () => keeping(gone).inspect?.(blobOf(bytesOf('a')), 'a.txt'), refused('file-unscanned'));
    assert.equal((await keeping({ ...gone, unscanned: 'keep' }).inspect?.(blobOf(bytesOf('a')), 'a.txt'))?.size, 1);
    assert.deepEqual(told, ['infected', 'clean', 'unscanned', 'unscanned']);
  });

  it('refuses a program that calls itself a document, and a picture of too many dots', async () => {
    const { inspect } = keeping({});
    await assert.rejects(async () => inspect?.(blobOf(PROGRAM), 'facture.pdf'), refused('file-disguised'));
    await assert.rejects(async () => inspect?.(blobOf(bomb(10_000, 5001)), 'a.png'), refused('file-pixels'));
    assert.equal((await inspect?.(blobOf(bomb(10_000, 5000)), 'a.png'))?.type, 'image/png');
  });

  it('lets a person keep so many megabytes at a desk', async () => {
    const { mayKeep } = keeping({ quota: 2 }, 1024 * 1024);
    const session = { desk: { id: 'school' }, me: { id: 'lea' } } as unknown as Session;
    await mayKeep?.(session, 'a.txt', 1024 * 1024);
    await assert.rejects(async () => mayKeep?.(session, 'a.txt', 1024 * 1024 + 1), refused('file-quota'));
  });

  it('keeps files beside an embedded database, in one’s own, or where it is told to', () => {
    const at = (said: object): string => placeOf(Config.parse(said));
    assert.deepEqual(
      [at({}), at({ database: 'postgres://localhost/guichet' }), at({ files: { place: 'database' } })],
      ['folder', 'database', 'database'],
    );
    assert.equal(Config.safeParse({ files: { place: 'bucket', bucket: 'https://s3.example/b' } }).success, false);
  });
});
