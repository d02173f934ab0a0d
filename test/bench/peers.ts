/**
 * What a page pays for a widget, on a processor slowed four times: the blocking time that the loader adds, and how long a form
 * takes from the arrival of its script until one can write in it. Beside it, in the same run and the same way, what others would
 * put there: Sentry's feedback, giscus and deep-chat, bundled here from npm; and two fields that a script of a few lines makes, which is
 * what this way of measuring costs by itself. Medians; files come from a warm cache, so that no network is measured.
 *
 * What is written in is put into a page at rest. Of a page that is still being read and laid out, the script is there long before
 * anything can run: what was measured then was the page itself, some hundred milliseconds of it for everybody.
 */
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import { chromium, type BrowserContext } from 'playwright-core';
import sirv from 'sirv';
import { findChromium } from '../../scripts/browser.ts';
import { dist } from '../../scripts/serve.ts';
import { line, median, ms } from './sheet.ts';

const RUNS = 9;
const SLOWED = 4;

/** A host page of some size: what is added is seen against something. */
const TEXT =
  '<p>Le cours commence lundi ; les documents sont dans la première section, les devoirs dans la troisième.</p>'.repeat(300);

/** What stands in the page, and the script in which one is to write: put there once the page is at rest. */
interface Subject {
  readonly markup: string;
  readonly written?: string;
}

/** What nothing can be quicker than. */
const BY_HAND = `const form = document.createElement('form');
for (const kind of ['input', 'textarea']) {
  const label = form.appendChild(document.createElement('label'));
  label.append(kind, document.createElement(kind));
}
document.body.append(form);`;

const scripted = (src: string): string => `<script type="module" src="${src}"></script>`;

const SUBJECTS: Readonly<Record<string, Subject>> = {
  'bare page': { markup: `${TEXT}<a href="/aide?desk=bench">Aide</a>` },
  loader: { markup: `${TEXT}<a class="guichet" href="/aide?desk=bench">Aide</a>${scripted('/guichet-loader.js')}` },
  form: { markup: '<guichet-ticket-form desk="bench" person="lea"></guichet-ticket-form>', written: '/ticket-form.js' },
  'by hand': { markup: '', written: '/peers/by-hand.js' },
  'Sentry, closed': { markup: scripted('/peers/sentry.js') },
  'Sentry, open': { markup: '<script>document.body.dataset.open = ""</script>', written: '/peers/sentry.js' },
  giscus: { markup: scripted('/peers/giscus.js') },
  'deep-chat, in the page': { markup: scripted('/peers/deep-chat.js') },
  'deep-chat': { markup: '', written: '/peers/deep-chat.js' },
};

/** Each peer as a page would have it: one minified module. */
async function bundlePeers(folder: string): Promise<void> {
  for (const peer of ['sentry', 'giscus', 'deep-chat']) {
    const bundle = await rollup({
      input: fileURLToPath(new URL(`peers/${peer}.js`, import.meta.url)),
      plugins: [nodeResolve({ browser: true }), terser({ module: true })],
      onwarn: () => undefined,
    });
    await bundle.write({ file: join(folder, `${peer}.js`), format: 'es', inlineDynamicImports: true });
    await bundle.close();
  }
  writeFileSync(join(folder, 'by-hand.js'), BY_HAND);
}

/** The built library and the peers, kept by the browser's cache, and a page for each subject. */
async function servePages(peers: string): Promise<{ server: Server; url: string }> {
  const kept = { maxAge: 3600, immutable: true };
  const library = sirv(dist, kept);
  const others = sirv(peers, kept);
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const missing = (): void => void response.writeHead(404).end();
    if (pathname === '/page.html') {
      const markup = SUBJECTS[searchParams.get('of') ?? '']?.markup ?? '';
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(
        `<!doctype html><html lang="fr"><title>Cours</title><body><h1>Cours</h1>${TEXT.slice(0, 4000)}${markup}${TEXT}</body></html>`,
      );
    } else if (pathname.startsWith('/peers/')) {
      request.url = pathname.slice('/peers'.length);
      others(request, response, missing);
    } else library(request, response, missing);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return { server, url: `http://localhost:${(server.address() as AddressInfo).port}/page.html?of=` };
}

interface Paid {
  /** What long tasks take above fifty milliseconds each. */
  readonly blocked: number;
  /** From the arrival of the subject's first script to the first frame in which one can write; null where nothing is written. */
  readonly usable: number | null;
}

/** What the page says, on its console, once one can write: whoever asked it meanwhile would keep it from its work. */
const WRITABLE = 'bench: one can write';

/**
 * Runs in the page before anything else: notes long tasks, and the first frame that holds a place to write. It looks into the page
 * and into the shadow roots that were made, by a selector alone: what a look costs is on everybody's account.
 */
function observe(said: string): void {
  const noted = { blocked: 0, usable: null as number | null };
  Object.assign(globalThis, { noted });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) noted.blocked += Math.max(0, duration - 50);
  }).observe({ type: 'longtask', buffered: true });
  const roots: ParentNode[] = [document];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    roots.push(root);
    return root;
  };
  const places = 'textarea:enabled, input:enabled:not([type=hidden]), [contenteditable=true]';
  const look = (): void => {
    if (roots.some((root) => [...root.querySelectorAll(places)].some((each) => each.checkVisibility()))) {
      noted.usable = performance.now();
      console.debug(said);
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function visit(context: BrowserContext, url: string, subject: Subject): Promise<Paid> {
  const page = await context.newPage();
  try {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    await page.addInitScript(observe, WRITABLE);
    await page.goto(url);
    await page.waitForLoadState('networkidle');
    if (subject.written !== undefined) {
      const writable = page.waitForEvent('console', (message) => message.text() === WRITABLE);
      await page.evaluate((src) => {
        const script = document.createElement('script');
        Object.assign(script, { type: 'module', src });
        document.body.append(script);
      }, subject.written);
      await writable;
      await page.waitForLoadState('networkidle');
    }
    return await page.evaluate(() => {
      const { noted } = globalThis as unknown as { noted: { blocked: number; usable: number | null } };
      const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
      const arrived = Math.min(...scripts.map((each) => (each as PerformanceResourceTiming).responseEnd));
      return { blocked: noted.blocked, usable: noted.usable === null ? null : noted.usable - arrived };
    });
  } finally {
    await page.close();
  }
}

const peers = mkdtempSync(join(tmpdir(), 'guichet-peers-'));
await bundlePeers(peers);
const { server, url } = await servePages(peers);
const { path, args } = await findChromium();
// Whoever is not on this machine is not asked: what a peer's frame would load is not measured.
const browser = await chromium.launch({
  executablePath: path,
  args: [...args, '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost'],
});
try {
  const context = await browser.newContext();
  const visits = new Map<string, Paid[]>(Object.keys(SUBJECTS).map((name) => [name, []]));
  // In turn, so that what else the machine does meanwhile is on everybody's account. The first of each fills the cache.
  for (let run = 0; run <= RUNS; run += 1)
    for (const [name, subject] of Object.entries(SUBJECTS))
      visits.get(name)?.push(await visit(context, url + encodeURIComponent(name), subject));
  const paid = new Map<string, Paid>();
  for (const [name, each] of visits) {
    const warm = each.slice(1);
    const isWritten = SUBJECTS[name]?.written !== undefined;
    paid.set(name, {
      blocked: median(warm.map(({ blocked }) => blocked)),
      usable: isWritten ? median(warm.map(({ usable }) => usable ?? Number.NaN)) : null,
    });
  }
  const bare = paid.get('bare page')?.blocked ?? 0;
  const added = (name: string): number => Math.max(0, (paid.get(name)?.blocked ?? Number.NaN) - bare);
  const usable = (name: string): number => paid.get(name)?.usable ?? Number.NaN;
  line({
    what: 'host page with the loader alone: blocking time added',
    figure: ms(added('loader')),
    beside: `Sentry closed ${ms(added('Sentry, closed'))} · giscus ${ms(added('giscus'))} · deep-chat ${ms(added('deep-chat, in the page'))}`,
    goal: '≤ 15 ms',
    met: added('loader') <= 15,
  });
  line({
    what: 'open form in a page at rest, from its script until one can write',
    figure: ms(usable('form')),
    beside: `Sentry ${ms(usable('Sentry, open'))} · deep-chat ${ms(usable('deep-chat'))} · two fields by hand ${ms(usable('by hand'))}`,
    goal: '≤ 100 ms',
    met: usable('form') <= 100,
  });
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
  rmSync(peers, { recursive: true });
}
