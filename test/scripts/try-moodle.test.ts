import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../scripts/elements.ts';
import { headFor, tryMoodle, type Given } from '../../scripts/try-moodle.ts';

/** A page as Moodle's is, and the library's files: what a server of each answers. */
const ANSWERS: Readonly<Record<string, { readonly body: string; readonly headers: Readonly<Record<string, string>> }>> = {
  '/': { body: readFileSync(join(root, 'demo/hosts/moodle-label.html'), 'utf8'), headers: {} },
  '/bare': { body: '<script>M.cfg = {}</script>', headers: { 'Content-Security-Policy': "script-src 'self'" } },
  '/other': { body: '<p>Un autre site</p>', headers: {} },
  '/open/guichet-loader.js': { body: '', headers: { 'Access-Control-Allow-Origin': '*' } },
  '/shut/guichet-loader.js': { body: '', headers: {} },
};

describe('trying a Moodle', () => {
  let server: Server;
  let here = '';

  before(async () => {
    server = createServer(({ url = '' }, response) => {
      const found = ANSWERS[url];
      response.writeHead(found === undefined ? 404 : 200, found?.headers).end(found?.body);
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    here = `http://localhost:${(server.address() as AddressInfo).port}`;
  });

  after(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  async function said(given: Partial<Given>): Promise<string[]> {
    const outcomes = await tryMoodle({ guichet: `${here}/open/`, write: false, ...given });
    return outcomes.map(({ step, state, said: text }) => `${state}: ${step}: ${text}`);
  }

  it('says in a line each what is missing and how to get it', async () => {
    const lines = await said({ guichet: `${here}/nowhere/` });
    assert.match(lines[0] ?? '', /^to do: .*guichet-loader\.js does not answer/u);
    assert.match(lines[1] ?? '', /^to do: .*Additional HTML.*MOODLE_DIR/u);
    assert.match(lines[2] ?? '', /^not run here: .*MOODLE_URL/u);
    assert.match(lines[3] ?? '', /^not run here: .*MOODLE_PAGE/u);
    assert.ok(lines.every((line) => !line.includes('\n')));
  });

  it('sees a site without the header that other sites need, and one with it', async () => {
    assert.match((await said({ guichet: `${here}/shut/` }))[0] ?? '', /^to do: .*Access-Control-Allow-Origin/u);
    assert.match((await said({}))[0] ?? '', /^done: /u);
  });

  it('sees the loader in a Moodle’s pages, its absence, a policy, and what is no Moodle', async () => {
    assert.match((await said({ url: `${here}/` })).join('\n'), /done: its pages have the loader/u);
    const bare = (await said({ url: `${here}/bare` })).join('\n');
    assert.match(bare, /to do: the site .*script-src 'self'/u);
    assert.match(bare, /to do: its pages have the loader/u);
    assert.match((await said({ url: `${here}/other` })).join('\n'), /to do: .*is it a Moodle\?/u);
    assert.match((await said({ url: 'http://localhost:1/' })).join('\n'), /not run here: .*does not answer/u);
  });

  it('says that a folder is none of Moodle’s', async () => {
    assert.match((await said({ dir: root }))[1] ?? '', /^not run here: .*config\.php/u);
  });

  it('writes what the guide says, for where the files are', () => {
    const head = headFor('https://support.school.example/g/');
    assert.match(head, /src="https:\/\/support\.school\.example\/g\/guichet-loader\.js"/u);
    assert.match(head, /data-desks="https:\/\/support\.school\.example\/desk\/"/u);
    assert.doesNotMatch(head, /tickets\.example/u);
    assert.throws(() => headFor('https://x.example/', 'another guide'), /moodle-head/u);
  });
});
