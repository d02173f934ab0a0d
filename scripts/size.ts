import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { browse } from '../test/run/browsing.ts';
import { buildIfStale } from './build.ts';
import { root } from './elements.ts';
import { dist } from './serve.ts';

/** Growth that passes without a word; more is a decision, and shows in the committed table. */
const tolerated = 1.03;

const place = join(root, 'docs/size.json');

/** What is measured, its goal in kilobytes (of 1,000 bytes, brotli), and whether the goal is a limit on the way or only shown. */
const goals: Readonly<Record<string, number>> = {
  'ticket form, ready to send': 30,
  'all that a requester uses': 75,
  everything: 150,
  'English, beside the French': 5,
};

/** Bytes of each file of the library that a page asked for, brotli, by path. */
class Weigher {
  readonly files = new Map<string, number>();
  readonly strangers = new Set<string>();

  async follow(context: BrowserContext, origin: string): Promise<void> {
    context.on('request', (request) => {
      if (!request.url().startsWith(origin) && /^https?:/.test(request.url())) this.strangers.add(request.url());
    });
    await context.route('**/*.js', async (route) => {
      const { pathname } = new URL(route.request().url());
      if (!pathname.startsWith('/demo/')) this.files.set(pathname, weigh(join(dist, pathname)));
      await route.continue();
    });
  }

  total(): number {
    return [...this.files.values()].reduce((sum, bytes) => sum + bytes, 0);
  }
}

function weigh(file: string): number {
  return brotliCompressSync(readFileSync(file)).length;
}

/** A page that shows one element of the library and nothing else. */
async function pageOf(page: Page, url: string, door: string, element: string, language: 'fr' | 'en'): Promise<void> {
  await page.route('**/weighed.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="${language}"><title>.</title><script type="module" src="/${door}.js"></script><${element} desk="size" person="lea"></${element}>`,
    }),
  );
  await page.goto(`${url}weighed.html`);
  await page.getByRole('textbox').first().waitFor({ timeout: 60_000 });
  await page.waitForLoadState('networkidle');
}

/** Goes where a requester goes: files, opens what was filed, looks at every list. */
async function requesterJourney(page: Page, url: string, language: 'fr' | 'en'): Promise<void> {
  await pageOf(page, url, 'guichet', 'guichet-desk', language);
  await page.getByRole('textbox').first().fill('Une page reste blanche');
  await page.keyboard.press('Control+Enter');
  const filed = /TRKsize_1/u;
  await page
    .getByRole('link', { name: filed })
    .or(page.getByRole('button', { name: filed }))
    .first()
    .click();
  await page.getByRole('textbox').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.goBack();
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await page.waitForLoadState('networkidle');
  }
}

async function measure(): Promise<Map<string, number>> {
  const { browser, url, close } = await browse();
  const strangers = new Set<string>();
  const weighed = async (journey: (page: Page) => Promise<void>): Promise<Weigher> => {
    const context = await browser.newContext();
    const weigher = new Weigher();
    await weigher.follow(context, url);
    await journey(await context.newPage());
    await context.close();
    for (const stranger of weigher.strangers) strangers.add(stranger);
    return weigher;
  };
  try {
    const form = await weighed((page) => pageOf(page, url, 'ticket-form', 'guichet-ticket-form', 'fr'));
    const french = await weighed((page) => requesterJourney(page, url, 'fr'));
    const english = await weighed((page) => requesterJourney(page, url, 'en'));
    if (strangers.size > 0) throw new Error(`The pages ask others than their own server: ${[...strangers].join(' ')}`);
    const added = [...english.files].filter(([file]) => !french.files.has(file)).reduce((sum, [, bytes]) => sum + bytes, 0);
    const all = globSync('*.js', { cwd: dist }).reduce((sum, file) => sum + weigh(join(dist, file)), 0);
    const values = [form.total(), french.total(), all, added];
    return new Map(Object.keys(goals).map((name, at) => [name, values[at]!]));
  } finally {
    await close();
  }
}

if (!buildIfStale()) process.exit(1);
const known = existsSync(place) ? (JSON.parse(readFileSync(place, 'utf8')) as Record<string, number>) : {};
const measured = await measure();
const kilobytes = (bytes: number | undefined): string => (bytes === undefined ? '–' : (bytes / 1000).toFixed(1)).padStart(8);
console.log(`${'brotli, kB'.padEnd(32)}     now   table    goal`);
for (const [name, bytes] of measured)
  console.log(`${name.padEnd(32)}${kilobytes(bytes)}${kilobytes(known[name])}${kilobytes(goals[name]! * 1000)}`);
if (process.argv.includes('--write')) {
  writeFileSync(place, `${JSON.stringify(Object.fromEntries(measured), null, 2)}\n`);
} else {
  const grown = [...measured]
    .filter(([name, bytes]) => known[name] === undefined || bytes > known[name] * tolerated)
    .map(([name]) => name);
  if (grown.length > 0) {
    console.error(
      `Grown by more than 3 %, or not in docs/size.json: ${grown.join(', ')}. If it is worth it: npm run size -- --write`,
    );
    process.exitCode = 1;
  }
}
