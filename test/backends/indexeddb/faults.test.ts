/**
 * Faults that only the outside can bring on: a full device, an eviction, a crashed renderer, a killed browser, two real tabs.
 * Each is made by the browser itself, on a page that serves nothing but the backend.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { rollup } from 'rollup';
import { findChromium, quietFlags } from '../../../scripts/browser.ts';
import type { indexedDbBackend as Factory } from '../../../src/backends/indexeddb/index.ts';

declare const indexedDbBackend: typeof Factory;

const entry = fileURLToPath(new URL('page.ts', import.meta.url));

/** The page's script, in one piece. */
async function bundled(): Promise<string> {
  const bundle = await rollup({
    input: entry,
    onwarn: () => undefined,
    plugins: [
      nodeResolve({ exportConditions: ['browser'] }),
      { name: 'types', transform: (code, id) => (id.endsWith('.ts') ? { code: stripTypeScriptTypes(code), map: null } : null) },
    ],
  });
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true });
  return output[0].code;
}

/** Opens the desk as Léa and files tickets, from inside the page. @returns their keys, or why it could not be */
function fileTickets(page: Page, count: number, size = 10): Promise<{ keys: (string | null)[]; why: string | null }> {
  return page.evaluate(
    async ([wanted, bytes]) => {
      const session = await indexedDbBackend({ desk: 'aide' }).connect({ id: 'lea', name: 'Léa Moreau' });
      const keys: (string | null)[] = [];
      // Nothing that a database could make smaller.
      const noise = (length: number): string =>
        Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(Math.random() * 20_000))).join('');
      try {
        for (let index = 0; index < wanted; index += 1) {
          const { tickets } = await session.run([
            {
              id: crypto.randomUUID(),
              ticket: crypto.randomUUID(),
              do: 'file',
              summary: `Ticket ${index}`,
              description: noise(bytes),
            },
          ]);
          keys.push(tickets[0]?.key ?? null);
        }
      } catch (error) {
        return { keys, why: String((error as { why?: string }).why ?? error) };
      }
      await session.close();
      return { keys, why: null };
    },
    [count, size] as const,
  );
}

/** What the desk holds, and whether its rows, tickets and thread agree. */
function held(page: Page): Promise<{ total: number | undefined; whole: number }> {
  return page.evaluate(async () => {
    const session = await indexedDbBackend({ desk: 'aide' }).connect({ id: 'lea', name: 'Léa Moreau' });
    const { total, rows } = await session.tickets({ count: true, limit: 200 });
    let whole = 0;
    for (const row of rows) if ((await session.ticket(row.id)).timeline.length === 1) whole += 1;
    await session.close();
    return { total, whole };
  });
}

describe('the embedded backend in a browser that fails', () => {
  const script = bundled();
  const server = createServer((request, response) => {
    const wanted = request.url === '/page.js';
    response.setHeader('content-type', wanted ? 'text/javascript' : 'text/html');
    script.then(
      (code) => response.end(wanted ? code : '<!doctype html><title>Desk</title><script type="module" src="/page.js"></script>'),
      (error: unknown) => response.destroy(error as Error),
    );
  });
  let url = '';
  let profile = '';
  let context: BrowserContext;

  const launch = async (): Promise<BrowserContext> => {
    const { path, args } = await findChromium();
    return chromium.launchPersistentContext(profile, { executablePath: path, args: [...args, ...quietFlags] });
  };
  const opened = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction('typeof indexedDbBackend === "function"');
    return page;
  };
  /** An empty desk: each test starts on its own. */
  const emptied = async (): Promise<Page> => {
    const page = await opened();
    await page.evaluate(() => indexedDbBackend({ desk: 'aide' }).empty());
    return page;
  };

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://localhost:${(server.address() as AddressInfo).port}/`;
    profile = await mkdtemp(join(tmpdir(), 'guichet-faults-'));
    context = await launch();
  });
  after(async () => {
    await context.close();
    server.close();
    await rm(profile, { recursive: true, force: true });
  });

  it('shows to one tab what the other does, at once', async () => {
    const [one, two] = [await emptied(), await opened()];
    const heard = two.evaluate(async () => {
      const session = await indexedDbBackend({ desk: 'aide' }).connect({ id: 'lea', name: 'Léa Moreau' });
      (globalThis as { ready?: boolean }).ready = true;
      return new Promise<string>((resolve) =>
        session.watch(session.cursor, (change) => (change.type === 'changed' ? resolve(change.tickets[0] ?? '') : undefined)),
      );
    });
    await two.waitForFunction('globalThis.ready === true');
    await fileTickets(one, 1);
    const ticket = await heard;
    assert.equal(
      await two.evaluate(
        async (id) =>
          (await (await indexedDbBackend({ desk: 'aide' }).connect({ id: 'lea', name: 'Léa Moreau' })).ticket(id)).key,
        ticket,
      ),
      'TRKaide_1',
    );
    await one.close();
    await two.close();
  });

  it('says that the device is full, keeps what was done, leaves no half of the rest', async () => {
    // An origin of its own: what room there is is asked when a database is first opened, and believed for a while.
    const page = await context.newPage();
    const elsewhere = url.replace('localhost', '127.0.0.1');
    const cdp = await context.newCDPSession(page);
    await cdp.send('Storage.overrideQuotaForOrigin', { origin: elsewhere, quotaSize: 2_000_000 });
    await page.goto(elsewhere);
    await page.waitForFunction('typeof indexedDbBackend === "function"');
    const { keys, why } = await fileTickets(page, 60, 30_000);
    assert.equal(why, 'full');
    assert.ok(keys.length > 0 && keys.length < 60, `${keys.length} came in`);
    assert.deepEqual(await held(page), { total: keys.length, whole: keys.length });
    await page.close();
  });

  it('says that the browser erased everything', async () => {
    const page = await emptied();
    await page.evaluate(async () => {
      const session = await indexedDbBackend({ desk: 'aide' }).connect({ id: 'lea', name: 'Léa Moreau' });
      Object.assign(globalThis, { session });
    });
    const cdp = await context.newCDPSession(page);
    await cdp.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'indexeddb' });
    const why = await page.evaluate(async () => {
      const { session } = globalThis as unknown as { session: Awaited<ReturnType<ReturnType<typeof Factory>['connect']>> };
      return session.tickets({}).then(
        () => 'available',
        (error: unknown) => (error as { why?: string }).why ?? String(error),
      );
    });
    assert.equal(why, 'evicted');
    assert.equal((await fileTickets(page, 1)).keys.length, 1, 'whoever connects again starts anew');
    await page.close();
  });

  it('holds every ticket whole after its page crashed in the middle of writing', async () => {
    const page = await emptied();
    const crashed = page.waitForEvent('crash');
    const writing = fileTickets(page, 5000).catch(() => undefined);
    const witness = await opened();
    await witness.waitForFunction(async () => {
      const session = await indexedDbBackend({ desk: 'aide' }).connect({ id: 'lea', name: 'Léa Moreau' });
      const { total } = await session.tickets({ count: true, limit: 1 });
      await session.close();
      return (total ?? 0) >= 5;
    });
    const cdp = await context.newCDPSession(page);
    cdp.send('Page.crash').catch(() => undefined);
    await crashed;
    await writing;
    const { total, whole } = await held(witness);
    assert.ok(total !== undefined && total >= 5);
    assert.equal(whole, Math.min(total, 200));
    await witness.close();
  });

  it('has every ticket it said it had after the browser was killed', async () => {
    const page = await emptied();
    const { keys } = await fileTickets(page, 20);
    assert.equal(keys.length, 20);
    const cdp = await context.newCDPSession(page);
    const gone = new Promise<void>((resolve) =>
      context.once('close', () => {
        resolve();
      }),
    );
    cdp.send('Browser.crash').catch(() => undefined);
    await gone;
    context = await launch();
    assert.deepEqual(await held(await opened()), { total: 20, whole: 20 });
  });
});
