import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { browse } from '../test/run/browsing.ts';
import { buildIfStale } from './build.ts';
import { root } from './elements.ts';
import { dist } from './serve.ts';
import { DESK, serveDesk, type Holding } from './size-desk.ts';
import { chooseSettings, handleDesk, openReports, still, useDesk, useEverything, write } from './size-visits.ts';

/** Growth that passes without a word; more is a decision, and shows in the committed table. */
const tolerated = 1.03;

const place = join(root, 'docs/size.json');
const readme = join(root, 'README.md');

/**
 * Goals in kilobytes (of 1,000 bytes, brotli); what has none is only kept from growing. Five stand above the design's first ones (30, 75,
 * 30, 150, 5), and why is said in ARCHITECTURE.md, "Weight".
 */
const goals: Readonly<Record<string, number>> = {
  loader: 2,
  'ticket form, ready to send': 31.9,
  'all that a requester uses': 114,
  'staff, beside the requester': 42.1,
  'my settings, beside the requester': 30,
  'reports, beside the staff': 30,
  'everything, in one language': 270,
  'English, beside the French': 6.5,
};

/** Where tickets are, for a page that is weighed: at a server, or in the page's own browser. */
type Desk = 'http' | 'indexeddb';

/** One visit: the files of the library that the page asked for, by path. */
interface Visit {
  readonly files: ReadonlyMap<string, number>;
  readonly strangers: ReadonlySet<string>;
}

interface Show {
  readonly element: string;
  readonly desk: Desk;
  readonly person: string;
  readonly language: 'fr' | 'en';
  /** What the desk holds. */
  readonly holds?: Holding;
}

function weigh(file: string): number {
  return brotliCompressSync(readFileSync(file)).length;
}

const sum = (weights: Iterable<number>): number => [...weights].reduce((total, bytes) => total + bytes, 0);

/** What a visit has fetched that another had not. */
function beside(visit: Visit, other: Visit): number {
  return sum([...visit.files].filter(([file]) => !other.files.has(file)).map(([, bytes]) => bytes));
}

/** A page that shows one element of the library and nothing else, until it is ready and still. */
async function show(page: Page, url: string, { element, person, language }: Show, address: string | undefined): Promise<void> {
  const place =
    address === undefined
      ? `backend="indexeddb:" person="${person}" settings="/size-desk.json"`
      : `backend="${address}" identity-url="/size-identity"`;
  const tag = `<${element} ${place} desk="${DESK.id}"></${element}>`;
  await page.route('**/size-desk.json', (route) => route.fulfill({ json: { desk: DESK, people: [] } }));
  await page.route('**/size-identity', (route) => route.fulfill({ json: { token: person } }));
  await page.route('**/weighed.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="${language}"><title>.</title><script type="module" src="/guichet.js"></script>${tag}`,
    }),
  );
  await page.goto(`${url}weighed.html`);
  await page.getByRole('textbox').or(page.getByRole('searchbox')).first().waitFor({ timeout: 60_000 });
  await still(page);
}

async function visit(browser: Browser, url: string, what: Show, journey?: (page: Page) => Promise<void>): Promise<Visit> {
  const { origin: own } = new URL(url);
  const served = what.desk === 'http' ? await serveDesk(own, what.holds ?? 'nothing') : undefined;
  // What is asked lies on another port of this machine: a browser asks people before it lets a page there.
  const context = await browser.newContext({ permissions: ['local-network-access'] });
  const files = new Map<string, number>();
  const strangers = new Set<string>();
  context.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (/^https?:/u.test(request.url()) && ![own, served?.address].includes(origin)) strangers.add(request.url());
    else if (pathname.endsWith('.js')) files.set(pathname, weigh(join(dist, pathname)));
  });
  const page = await context.newPage();
  try {
    await show(page, url, what, served?.address);
    await journey?.(page);
    return { files: new Map(files), strangers };
  } catch (cause) {
    throw new Error(`${what.element} at ${what.desk}: ${await page.locator('body').innerText()}`, { cause });
  } finally {
    await context.close();
    await served?.close();
  }
}

/** The files that a file imports, at once and on demand. */
function importsOf(name: string): string[] {
  const code = readFileSync(join(dist, name), 'utf8');
  return [...code.matchAll(/(?:from|import)\s*\(?\s*["']\.\/([\w.-]+\.js)["']/gu)].map(([, imported]) => imported!);
}

/** Every file that a file may ever ask for, but those that only `without` asks for. */
function reach(from: string, without: string): Set<string> {
  const found = new Set<string>();
  const add = (name: string): void => {
    if (found.has(name) || name === without) return;
    found.add(name);
    for (const each of importsOf(name)) add(each);
  };
  add(from);
  return found;
}

/** What a page that asks a server must not carry: who checks what people send is the server. */
function assertNoSchemas(visits: readonly Visit[]): void {
  const names = new Set(visits.flatMap(({ files }) => [...files.keys()]));
  for (const name of names)
    if (readFileSync(join(dist, name), 'utf8').includes('ZodMini'))
      throw new Error(`${name} brings the schemas into a page that has no desk of its own: see ARCHITECTURE.md, "Weight"`);
}

interface Part {
  readonly name: string;
  readonly bytes: number;
  /** Whether any visit fetched it. */
  readonly visited: boolean;
}

interface Measured {
  readonly rows: ReadonlyMap<string, number>;
  /** Files that a page with a form alone has not fetched, heaviest first. */
  readonly parts: readonly Part[];
}

async function measure(): Promise<Measured> {
  const { browser, url, close } = await browse();
  const lea = (element: string, desk: Desk, language: 'fr' | 'en' = 'fr'): Show => ({ element, desk, person: 'lea', language });
  const go = (what: Show, journey?: (page: Page) => Promise<void>) => visit(browser, url, what, journey);
  try {
    const form = await go(lea('guichet-ticket-form', 'http'));
    const written = await go(lea('guichet-ticket-form', 'http'), write);
    const fields = await go({ ...lea('guichet-ticket-form', 'http'), holds: 'fields' }, write);
    const list = await go(lea('guichet-ticket-list', 'http'));
    const requester = await go(lea('guichet-desk', 'http'), useDesk);
    const english = await go(lea('guichet-desk', 'http', 'en'), useDesk);
    const settings = await go(lea('guichet-desk', 'http'), async (page) => {
      await useDesk(page);
      await chooseSettings(page);
    });
    const staff = await go({ ...lea('guichet-desk', 'http'), person: 'martin' }, handleDesk);
    const reports = await go({ ...lea('guichet-desk', 'http'), person: 'martin' }, async (page) => {
      await handleDesk(page);
      await openReports(page);
    });
    const everything = await go({ ...lea('guichet-desk', 'http'), person: 'martin', holds: 'plenty' }, useEverything);
    const embeddedForm = await go(lea('guichet-ticket-form', 'indexeddb'));
    const embedded = await go(lea('guichet-desk', 'indexeddb'), useDesk);

    const afar = [form, written, fields, list, requester, english, settings, staff, reports, everything];
    const visits = [...afar, embeddedForm, embedded];
    const strangers = visits.flatMap((each) => [...each.strangers]);
    if (strangers.length > 0) throw new Error(`The pages ask others than their own server: ${strangers.join(' ')}`);
    assertNoSchemas(afar);

    const all = [...reach('guichet.js', globSync('embedded-*.js', { cwd: dist })[0] ?? '')];
    const visited = new Set(visits.flatMap(({ files }) => [...files.keys()]));
    const parts = all
      .filter((name) => !form.files.has(`/${name}`))
      .map((name) => ({ name, bytes: weigh(join(dist, name)), visited: visited.has(`/${name}`) }))
      .sort((one, other) => other.bytes - one.bytes);
    const rows = new Map([
      ['loader', weigh(join(dist, 'guichet-loader.js'))],
      ['ticket form, ready to send', sum(form.files.values())],
      ['… once something is written in it', sum(written.files.values())],
      ['… with a field of each type', sum(fields.files.values())],
      ['ticket list alone', sum(list.files.values())],
      ['all that a requester uses', sum(requester.files.values())],
      ['staff, beside the requester', beside(staff, requester)],
      ['my settings, beside the requester', beside(settings, requester)],
      ['reports, beside the staff', beside(reports, staff)],
      ['everything, in one language', sum(new Map([...requester.files, ...everything.files]).values())],
      ['English, beside the French', beside(english, requester)],
      ['form, with the embedded backend', sum(embeddedForm.files.values())],
      ['requester, with the embedded backend', sum(embedded.files.values())],
    ]);
    return { rows, parts };
  } finally {
    await close();
  }
}

/** The table that the README shows, between its marks. */
function table(rows: ReadonlyMap<string, number>, day: Date): string {
  const written = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(day);
  const lines = [...rows].map(([name, bytes]) => {
    const goal = goals[name];
    return `| ${name} | ${(bytes / 1000).toFixed(1)} | ${goal === undefined ? '' : `≤ ${goal}`} |`;
  });
  return ['| kB | now | goal |', '| --- | --- | --- |', ...lines, '', `\`npm run size -- --write\`, ${written}.`].join('\n');
}

/** @throws {Error} where the README has no place for it */
async function writeReadme(rows: ReadonlyMap<string, number>): Promise<void> {
  const { format, resolveConfig } = await import('prettier');
  const text = readFileSync(readme, 'utf8');
  const between = /(<!-- size:start -->)[^]*(<!-- size:end -->)/u;
  if (!between.test(text)) throw new Error('README.md has no place for the table: <!-- size:start --> and <!-- size:end -->');
  const next = text.replace(between, (_all, start: string, end: string) => `${start}\n\n${table(rows, new Date())}\n\n${end}`);
  writeFileSync(readme, await format(next, { ...(await resolveConfig(readme)), parser: 'markdown' }));
}

if (!buildIfStale()) process.exit(1);
const known = existsSync(place) ? (JSON.parse(readFileSync(place, 'utf8')) as Record<string, number>) : {};
const { rows, parts } = await measure();
const kilobytes = (bytes: number | undefined): string => (bytes === undefined ? '–' : (bytes / 1000).toFixed(1)).padStart(8);
console.log(`${'brotli, kB'.padEnd(38)}     now   table    goal`);
for (const [name, bytes] of rows) {
  const goal = goals[name];
  const limit = kilobytes(goal === undefined ? undefined : goal * 1000);
  console.log(`${name.padEnd(38)}${kilobytes(bytes)}${kilobytes(known[name])}${limit}`);
}
console.log('\nfetched when needed, beside what a form alone needs:');
for (const { name, bytes, visited } of parts)
  console.log(`  ${name.replace(/-[\da-z]{8}(\d*)\.js$/u, '$1').padEnd(36)}${kilobytes(bytes)}${visited ? '' : '  by no visit'}`);

const above = [...rows].filter(([name, bytes]) => bytes > (goals[name] ?? Infinity) * 1000).map(([name]) => name);
if (above.length > 0) {
  console.error(`Above its goal: ${above.join(', ')}.`);
  process.exitCode = 1;
}
if (process.argv.includes('--write')) {
  writeFileSync(place, `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`);
  await writeReadme(rows);
} else {
  const grown = [...rows]
    .filter(([name, bytes]) => known[name] === undefined || bytes > known[name] * tolerated)
    .map(([name]) => name);
  if (grown.length > 0) {
    console.error(
      `Grown by more than 3 %, or not in docs/size.json: ${grown.join(', ')}. If it is worth it: npm run size -- --write`,
    );
    process.exitCode = 1;
  }
}
