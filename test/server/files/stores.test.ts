/** Places for the bytes of files: a folder and a bucket do the same; and what signs a bucket's requests signs as AWS published it. */
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { AwsClient } from 'aws4fetch';
import { Unavailable } from '../../../src/backends/backend.ts';
import { freshKey, type FileStore } from '../../../src/backends/postgres/file-store.ts';
import { BucketFiles } from '../../../src/server/files/bucket.ts';
import { FolderFiles } from '../../../src/server/files/folder.ts';
import { KEYS, bucketServer, type BucketServer } from './bucket-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'guichet-files-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let bucket: BucketServer;
before(async () => {
  bucket = await bucketServer();
});
after(() => bucket.close());

async function keysOf(store: FileStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const some of store.list()) keys.push(...some.map(({ key }) => key));
  return keys.sort();
}

const STORES: readonly (readonly [name: string, open: () => FileStore])[] = [
  ['a folder', () => new FolderFiles(join(folder, 'kept'))],
  ['a bucket', () => new BucketFiles({ address: bucket.address, ...KEYS })],
];

for (const [name, open] of STORES)
  describe(name, () => {
    it('keeps bytes under keys, lists them, and lets them go', async () => {
      const store = open();
      assert.deepEqual(await keysOf(store), []);
      const keys = Array.from({ length: 5 }, () => freshKey()).sort();
      for (const [at, key] of keys.entries()) await store.put(key, new Uint8Array([0, 255, at]));
      assert.deepEqual(await store.get(keys[3] ?? ''), new Uint8Array([0, 255, 3]));
      assert.deepEqual(await keysOf(store), keys);
      for await (const some of store.list()) for (const { at } of some) assert.ok(Math.abs(Date.now() - at) < 60_000);
      assert.equal(await store.get(freshKey()), undefined);
      for (const key of keys) await store.remove(key);
      await store.remove(keys[0] ?? '');
      assert.deepEqual([await keysOf(store), await store.get(keys[0] ?? '')], [[], undefined]);
    });

    it('keeps an empty file, and one of some megabytes', async () => {
      const store = open();
      for (const bytes of [new Uint8Array(0), new Uint8Array(3_000_000).fill(7)]) {
        const key = freshKey();
        await store.put(key, bytes);
        assert.deepEqual(await store.get(key), bytes);
        await store.remove(key);
      }
    });

    it('asks for nothing that is no key: what somebody said never becomes a path', async () => {
      const store = open();
      for (const key of ['../../../etc/passwd', '', 'a'.repeat(31), `${'a'.repeat(31)}/`, 'A'.repeat(32)]) {
        const asked = async (): Promise<unknown> => store.get(key);
        await assert.rejects(asked(), RangeError);
      }
    });
  });

describe('a folder of files', () => {
  it('is read by the server alone, and never shows half a file', async () => {
    const place = join(folder, 'alone');
    const store = new FolderFiles(place);
    const key = freshKey();
    await store.put(key, new Uint8Array([1]));
    const path = join(place, key.slice(0, 2), key.slice(2));
    assert.equal(statSync(path).mode & 0o077, 0);
    assert.deepEqual(readdirSync(join(place, key.slice(0, 2))), [key.slice(2)]);
    // A process was ended while it wrote: nobody lists that, and a day later it goes.
    const half = join(place, key.slice(0, 2), 'half.coming');
    writeFileSync(half, 'x');
    assert.deepEqual(await keysOf(store), [key]);
    const before = new Date(Date.now() - 2 * 86_400_000);
    utimesSync(half, before, before);
    await keysOf(store);
    assert.deepEqual(readdirSync(join(place, key.slice(0, 2))), [key.slice(2)]);
  });

  it('that cannot be written is said, and nothing of it is kept', async () => {
    const place = join(folder, 'taken');
    writeFileSync(place, 'a file where a folder should be');
    chmodSync(place, 0o400);
    await assert.rejects(new FolderFiles(place).put(freshKey(), new Uint8Array([1])), Unavailable);
  });
});

describe('a bucket of files', () => {
  it('is asked once more when it is busy, and then said to be', async () => {
    const store = new BucketFiles({ address: bucket.address, ...KEYS });
    const key = freshKey();
    bucket.slowDown(1);
    await store.put(key, new Uint8Array([1]));
    assert.deepEqual(bucket.kept.get(key)?.bytes, Buffer.from([1]));
    bucket.slowDown(2);
    await assert.rejects(store.get(key), Unavailable);
    bucket.slowDown(0);
  });

  it('lets nobody in by another secret, and is not reached where nobody is', async () => {
    const stranger = new BucketFiles({ address: bucket.address, ...KEYS, secretKey: 'another' });
    await assert.rejects(stranger.put(freshKey(), new Uint8Array([1])), Unavailable);
    const nowhere = new BucketFiles({ address: 'http://127.0.0.1:9/school', ...KEYS });
    await assert.rejects(nowhere.get(freshKey()), Unavailable);
  });
});

/** The four examples of "Signature Calculations for the Authorization Header" (Amazon S3 API Reference), word for word. */
const PUBLISHED: readonly (readonly [what: string, url: string, init: RequestInit, signature: string])[] = [
  [
    'GET Object',
    'https://examplebucket.s3.amazonaws.com/test.txt',
    {
      headers: {
        range: 'bytes=0-9',
        'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      },
    },
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  ],
  [
    'PUT Object',
    'https://examplebucket.s3.amazonaws.com/test%24file.text',
    {
      method: 'PUT',
      headers: {
        date: 'Fri, 24 May 2013 00:00:00 GMT',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
        'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      },
    },
    '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  ],
  [
    'GET Bucket Lifecycle',
    'https://examplebucket.s3.amazonaws.com/?lifecycle',
    { headers: { 'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' } },
    'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  ],
  [
    'GET Bucket (List Objects)',
    'https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J',
    { headers: { 'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' } },
    '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  ],
];

describe('what signs requests (Signature Version 4)', () => {
  const client = new AwsClient({
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    region: 'us-east-1',
    service: 's3',
  });
  for (const [what, url, init, signature] of PUBLISHED)
    it(`signs "${what}" as AWS published it`, async () => {
      const aws = { datetime: '20130524T000000Z', allHeaders: true };
      const signed = await client.sign(url, { ...init, aws });
      assert.match(signed.headers.get('authorization') ?? '', new RegExp(`Signature=${signature}$`, 'u'));
    });
});
