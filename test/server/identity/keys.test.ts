/** Where keys are: at an address, in a file, in the configuration, each read as it really is. */
import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Issuer } from '../../../src/server/config-schema.ts';
import { verifierOf } from '../../../src/server/identity/keys.ts';
import { shapeOf } from '../../../src/server/identity/shape.ts';
import { pair, SECRET, setOf, sharedToken, token } from './signing.ts';

const KEY = pair('one');
const verifier = (keys: object, algorithm = 'ES256') =>
  verifierOf(Issuer.parse({ code: 'moodle', iss: 'https://moodle.example', algorithms: [algorithm], keys }));

describe('keys at an address', () => {
  let answer: (response: ServerResponse) => void;
  let url: string;
  const server = createServer((_, response) => {
    answer(response);
  });
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
  });
  after(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  it('check a signature', async () => {
    answer = (response) => response.end(JSON.stringify(setOf(KEY)));
    const keys = verifier({ url });
    await keys.verify(shapeOf(token(KEY)));
    assert.equal(await keys.count(), 1);
  });

  const wrong: readonly (readonly [what: string, answer: (response: ServerResponse) => void, code: string])[] = [
    ['that is not there', (response) => response.writeHead(404).end('{"keys": []}'), 'unreachable'],
    ['that breaks off', (response) => response.destroy(), 'unreachable'],
    ['that leads elsewhere', (response) => response.writeHead(302, { location: `${url}?there` }).end(), 'unreachable'],
    ['that is a page', (response) => response.end('<!doctype html>'), 'no-keys'],
    ['that does not end', (response) => response.end(JSON.stringify({ ...setOf(KEY), more: 'x'.repeat(300_000) })), 'no-keys'],
  ];
  for (const [what, said, code] of wrong)
    it(`${what}: ${code}`, async () => {
      answer = said;
      await assert.rejects(verifier({ url }).verify(shapeOf(token(KEY))), { code });
    });
});

describe('keys in a file', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'guichet-keys-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  it('are a set, or one key in PEM', async () => {
    await verifier({ file: file('set.json', JSON.stringify(setOf(KEY))) }).verify(shapeOf(token(KEY)));
    const rsa = pair('rsa', 'rsa');
    const pem = file('rsa.pem', createPublicKey(rsa.privateKey).export({ type: 'spki', format: 'pem' }) as string);
    await verifier({ file: pem }, 'RS256').verify(shapeOf(token(rsa, {}, { kid: undefined }, 'RS256')));
  });

  it('lets nobody in where the file is a private key, no key, or not there', async () => {
    const secret = KEY.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    await assert.rejects(verifier({ file: file('private.pem', secret) }).count(), { code: 'private-key' });
    await assert.rejects(verifier({ file: file('text.pem', 'hello') }).count(), { code: 'no-keys' });
    await assert.rejects(verifier({ file: join(folder, 'nowhere') }).count(), { code: 'unreachable' });
  });

  it('two secrets in two files', async () => {
    const secretFiles = [file('before', `${SECRET}\n`), file('after', SECRET.toUpperCase())];
    const keys = verifier({ secretFiles }, 'HS256');
    await keys.verify(shapeOf(sharedToken()));
    await keys.verify(shapeOf(sharedToken({}, SECRET.toUpperCase())));
    assert.equal(await keys.count(), 2);
    await assert.rejects(verifier({ secretFiles: [file('short', 'short')] }, 'HS256').count(), { code: 'short-secret' });
    await assert.rejects(verifier({ secretFiles: [join(folder, 'nowhere')] }, 'HS256').count(), { code: 'unreachable' });
  });

  it('two secrets in the configuration', async () => {
    await verifier({ secrets: [`${SECRET}!`, SECRET] }, 'HS256').verify(shapeOf(sharedToken()));
  });
});
