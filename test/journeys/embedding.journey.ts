/** The library on pages that it does not know: old scripts, other origins, another copy, other languages, strict policies. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sirv from 'sirv';
import { root } from '../../scripts/elements.ts';
import { dist } from '../../scripts/serve.ts';
import { LEA, openPage, origin, warningsOf } from './host.ts';
import { theatre, type Stage } from './stage.ts';

const story = theatre();

const DESK = `<guichet-desk desk="support" settings="/demo/desk-support.json" ${LEA}></guichet-desk>`;

/** A second server of the same library, at an origin of its own, that any page may read from. */
async function elsewhere<T>(stage: Stage, use: (url: string) => Promise<T>): Promise<T> {
  // A page that a test writes comes from no address, and Chromium asks before such a page reads from this machine.
  await stage.context.grantPermissions(['local-network-access']);
  const files = sirv(dist, { dev: true, setHeaders: (response) => response.setHeader('Access-Control-Allow-Origin', '*') });
  const server = createServer((request, response) => files(request, response, () => void response.writeHead(404).end()));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  try {
    return await use(`http://localhost:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** RequireJS as a page has it, beside the library. */
async function withRequireJs(stage: Stage): Promise<string> {
  await stage.context.route('**/require.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: readFileSync(join(root, 'node_modules/requirejs/require.js')) }),
  );
  await stage.context.route('**/own-module.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'define([], function () { return "theirs"; });' }),
  );
  return '<script src="/require.js"></script>';
}

for (const how of ['', 'defer', 'async']) {
  story(`the classic script ${how} brings the library`, async (stage) => {
    const page = await openPage(stage, { head: `<script src="/guichet.iife.js?v=3" ${how}></script>`, body: DESK });
    await page.getByRole('tab', { name: 'Nouveau ticket' }).waitFor();
  });
}

story('under RequireJS, loaded by it and after it, nobody’s `define` is disturbed', async (stage) => {
  const page = await openPage(stage, { head: await withRequireJs(stage), body: DESK });
  const theirs = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const { require } = globalThis as unknown as {
          require(names: string[], done: (...modules: unknown[]) => void, failed: (error: unknown) => void): void;
        };
        const late = Object.assign(document.createElement('script'), { src: '/guichet-loader.iife.js' });
        late.onload = () =>
          require(['/guichet.iife.js'], () => require(['/own-module.js'], (own) => resolve(own), reject), reject);
        document.head.append(late);
      }),
  );
  assert.equal(theirs, 'theirs');
  await page.getByRole('tab', { name: 'Nouveau ticket' }).waitFor();
});

story('from another origin than the page: the desk works, asks no other origin, and makes no worker', async (stage) => {
  await elsewhere(stage, async (library) => {
    const asked: string[] = [];
    stage.context.on('request', (request) => asked.push(request.url()));
    const page = await openPage(stage, { head: `<script type="module" src="${library}guichet.js"></script>`, body: DESK });
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    await page.getByRole('combobox', { name: 'Service', exact: true }).selectOption({ label: 'Moodle' });
    await page.getByRole('combobox', { name: 'Catégorie' }).selectOption({ index: 1 });
    await page.getByRole('textbox', { name: 'Résumé', exact: true }).fill('Le dépôt est refusé');
    await page.getByRole('button', { name: 'Déposer le ticket', exact: true }).click();
    await page.getByRole('heading', { name: /TRK2_\d+ déposé/u }).waitFor();
    await page.getByRole('tab', { name: /^Tickets/u }).click();
    await page.getByRole('searchbox').fill('dépôt');
    await page.getByRole('link', { name: 'Le dépôt est refusé' }).first().waitFor();
    assert.deepEqual(workers, []);
    const origins = new Set(asked.filter((url) => url.startsWith('http')).map((url) => `${new URL(url).origin}/`));
    assert.deepEqual([...origins].sort(), [library, origin(stage)].sort());
  });
});

story('of two copies on a page the first defines, the second says so once and changes nothing', async (stage) => {
  await elsewhere(stage, async (library) => {
    const page = await openPage(stage, { head: '<script type="module" src="/guichet.js"></script>', body: DESK });
    const warnings = warningsOf(page);
    await page.getByRole('tab', { name: 'Nouveau ticket' }).waitFor();
    const same = await page.evaluate(async (second) => {
      const before = customElements.get('guichet-desk');
      const { defineAll } = (await import(`${second}guichet.js`)) as { defineAll(): Promise<void> };
      await defineAll();
      return before !== undefined && customElements.get('guichet-desk') === before;
    }, library);
    assert.ok(same, 'the first stays in charge');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const said = warnings.filter((text) => text.includes('two copies'));
    assert.equal(said.length, 1, warnings.join('\n'));
    assert.equal(said[0]?.split(version).length, 3, 'both versions are said');
    await page.getByRole('tab', { name: /^Tickets/u }).click();
    await page.getByRole('searchbox').waitFor();
  });
});

story('two copies that arrive together leave one in charge of everything, and nothing broken', async (stage) => {
  await elsewhere(stage, async (library) => {
    const asked: string[] = [];
    stage.context.on('request', (request) => asked.push(request.url()));
    const page = await openPage(stage, {
      head: `<script type="module" src="/guichet.js"></script><script type="module" src="${library}guichet.js"></script>`,
      body: DESK,
    });
    await page.getByRole('combobox', { name: 'Service', exact: true }).selectOption({ label: 'Moodle' });
    await page.getByRole('tab', { name: /^Tickets/u }).click();
    await page.getByRole('searchbox').waitFor();
    const bodies = asked.filter((url) => /\/(?:desk|ticket-\w+)\.js$/u.test(url));
    assert.ok(bodies.length > 0);
    assert.equal(new Set(bodies.map((url) => new URL(url).origin)).size, 1, bodies.join(' '));
  });
});

story('two desks in two languages on one page, each with its own tickets', async (stage) => {
  const page = await openPage(stage, {
    head: '<script type="module" src="/guichet.js"></script>',
    body: `<div lang="fr">${DESK}</div><div lang="en"><guichet-desk desk="bugs" settings="/demo/desk-bugs.json" ${LEA}></guichet-desk></div>`,
  });
  await page.getByRole('tab', { name: 'Nouveau ticket' }).waitFor();
  await page.getByRole('tab', { name: 'New ticket' }).waitFor();
  await page
    .locator('guichet-desk[desk="bugs"]')
    .getByRole('tab', { name: /^Tickets/u })
    .click();
  await page.locator('guichet-desk[desk="bugs"]').getByRole('button', { name: 'Filters' }).first().waitFor();
  await page.locator('guichet-desk[desk="support"]').getByRole('tab', { name: 'Résolus' }).waitFor();
});
