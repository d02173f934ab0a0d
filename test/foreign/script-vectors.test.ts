/**
 * Script vectors in every text of a ticket, shown in the list and in the ticket, in a real browser, on the built library:
 * nothing runs and nothing is loaded from elsewhere. Shown raw, the same vectors fire: the control.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { buildIfStale } from '../../scripts/build.ts';
import { browse, type Browsing } from '../run/browsing.ts';
import { scriptVectors } from './corpora.ts';

const VECTORS = scriptVectors();

/** What the page's own script leaves there. */
interface Watched {
  fired: string[];
}

/** Calls that vectors make to show that they run. */
const WATCH = `globalThis.fired = [];
for (const name of ['alert', 'confirm', 'prompt', 'print']) globalThis[name] = (what) => { globalThis.fired.push(name + ' ' + what); };`;

describe('script vectors', () => {
  let browsing: Browsing;
  let page: Page;
  const strangers = new Set<string>();

  before(async () => {
    assert.ok(buildIfStale());
    browsing = await browse();
    page = await browsing.browser.newPage();
    page.setDefaultTimeout(120_000);
    await page.addInitScript(WATCH);
    page.on('request', (request) => {
      if (/^https?:/u.test(request.url()) && !request.url().startsWith(browsing.url)) strangers.add(request.url());
    });
    await page.route('**/vectors.html', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><html lang="fr"><title>.</title><main></main></html>' }),
    );
    await page.goto(`${browsing.url}vectors.html`);
  });
  after(() => browsing.close());

  const fired = () => page.evaluate(() => (globalThis as unknown as Watched).fired);

  it('run nothing and load nothing in a list and in tickets', { timeout: 300_000 }, async () => {
    const tickets = await page.evaluate(async (vectors) => {
      const { connect, defineAll } = (await import(`${location.origin}/guichet.js`)) as typeof import('../../src/guichet.ts');
      await defineAll();
      const session = await connect(
        { backend: 'indexeddb:', desk: 'vectors' },
        { id: 'lea', name: (vectors[0] ?? '').slice(0, 255) },
      );
      const ids: string[] = [];
      for (const vector of vectors) {
        const [ticket, line] = [crypto.randomUUID(), vector.slice(0, 200).trim() === '' ? 'vide' : vector.slice(0, 200)];
        const common = {
          ticket,
          summary: line,
          description: vector,
          page: { url: line, title: line, course: line, browser: line },
        };
        await session.run([{ do: 'file', id: crypto.randomUUID(), ...common }]);
        const comment = { id: crypto.randomUUID(), text: vector, scope: 'public' as const };
        await session.run([{ do: 'comment', id: crypto.randomUUID(), ticket, comment }]);
        ids.push(ticket);
      }
      await session.close();
      return ids;
    }, VECTORS);
    assert.equal(tickets.length, VECTORS.length);

    const person = JSON.stringify({ id: 'lea', name: VECTORS[0]?.slice(0, 255) });
    await page.evaluate((who) => {
      const list = document.createElement('guichet-ticket-list');
      list.setAttribute('desk', 'vectors');
      list.setAttribute('person', who);
      document.querySelector('main')?.replaceChildren(list);
    }, person);
    await page.locator('guichet-ticket-list').getByRole('row').first().waitFor();
    await page.getByRole('button', { name: /^Tout afficher/u }).click();
    // Only what is near the window is in the page: all of it is passed, a screen at a time.
    const seen = await page.evaluate(async () => {
      const root = document.querySelector('guichet-ticket-list')?.shadowRoot;
      const shown = new Set<string>();
      const until = performance.now() + 60_000;
      for (;;) {
        for (const row of root?.querySelectorAll<HTMLElement>('[data-ticket]') ?? []) shown.add(row.dataset['ticket'] ?? '');
        const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
        if (
          scrollTop + clientHeight >= scrollHeight - 1 &&
          root?.querySelector('[aria-busy="true"]') === null &&
          shown.size > 300
        )
          break;
        if (performance.now() > until) break;
        scrollBy(0, clientHeight / 2);
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      }
      return shown.size;
    });
    assert.equal(seen, VECTORS.length);

    await page.evaluate((who) => {
      const detail = document.createElement('guichet-ticket-detail');
      detail.setAttribute('desk', 'vectors');
      detail.setAttribute('person', who);
      document.querySelector('main')?.replaceChildren(detail);
    }, person);
    for (const ticket of tickets) {
      const shown = await page.evaluate(async (id) => {
        const detail = document.querySelector('guichet-ticket-detail');
        detail?.setAttribute('ticket', id);
        const stands = (): boolean => {
          const texts = [...(detail?.shadowRoot?.querySelectorAll('guichet-markdown') ?? [])];
          return texts.length >= 2 && texts.every((text) => (text.shadowRoot?.textContent ?? '').trim() !== '');
        };
        const until = performance.now() + 10_000;
        while (!stands() && performance.now() < until) await new Promise((resolve) => requestAnimationFrame(resolve));
        return stands();
      }, ticket);
      assert.ok(shown, VECTORS[tickets.indexOf(ticket)]);
    }
    await page.waitForLoadState('networkidle');
    assert.deepEqual(await fired(), []);
    assert.deepEqual([...strangers], []);
  });

  it('fire when they are shown raw', async () => {
    await page.evaluate(
      (vectors) => {
        // The places are made first: some vectors take the document's own functions away.
        const places = vectors.map(() => document.createElement('div'));
        document.body.append(...places);
        for (const [at, place] of places.entries()) place.innerHTML = vectors[at] ?? '';
      },
      VECTORS.filter((vector) => !/http-equiv|<base|location|window\.open/iu.test(vector)),
    );
    await page.waitForFunction(() => (globalThis as unknown as Watched).fired.length > 10);
    assert.ok((await fired()).length > 10);
  });
});
