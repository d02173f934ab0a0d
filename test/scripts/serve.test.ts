import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { serve, serveOnNextFree, type Served } from '../../scripts/serve.ts';

describe('serving the built pages', () => {
  let folder = '';
  let served: Served;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guichet-serve-'));
    await mkdir(join(folder, 'demo'));
    await writeFile(join(folder, 'demo/index.html'), '<!doctype html><title>É</title>');
    await writeFile(join(folder, 'guichet.js'), 'export {};');
    served = await serve(folder);
  });
  after(async () => {
    await served.close();
    await rm(folder, { recursive: true });
  });

  test('the root leads to the demonstration', async () => {
    const response = await fetch(served.url);
    assert.equal(new URL(response.url).pathname, '/demo/');
    assert.match(await response.text(), /<title>É/);
  });

  test('a page is kept by no cache and a script has its type', async () => {
    const page = await fetch(`${served.url}demo/`);
    assert.equal(page.headers.get('cache-control'), 'no-store');
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    const script = await fetch(`${served.url}guichet.js`);
    assert.match(script.headers.get('content-type') ?? '', /^text\/javascript/);
  });

  test('what is not there, or lies outside the folder, is not found', async () => {
    for (const path of ['nothing.js', '../package.json', '%2e%2e/package.json', '..%2fpackage.json']) {
      assert.equal((await fetch(served.url + path)).status, 404, path);
    }
  });

  test('a taken port leads to the next one', async () => {
    const taken = Number(new URL(served.url).port);
    const other = await serveOnNextFree(taken, folder);
    assert.ok(Number(new URL(other.url).port) > taken);
    await other.close();
  });
});
