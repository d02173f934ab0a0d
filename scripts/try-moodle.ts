/**
 * The steps of `docs/embed.md` on a real Moodle: says each of them, does those that it can, and looks at the result.
 *
 *   MOODLE_URL=https://moodle.school.example npm run try:moodle                 looks at a Moodle that runs, and changes nothing
 *   MOODLE_DIR=/var/www/moodle npm run try:moodle -- write                      writes step 1 by Moodle's own program, keeping what is there
 *   MOODLE_PAGE=…/mod/page/view.php?id=4 MOODLE_USER=… MOODLE_PASSWORD=… …      signs in, opens a page that holds the link, waits for the desk
 *
 * GUICHET_URL names where `dist/` is put (step "files"); without it, this machine serves it while the script runs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './browser.ts';
import { root } from './elements.ts';

/** What came of a step. */
export interface Outcome {
  readonly step: string;
  readonly state: 'done' | 'to do' | 'not run here';
  /** What was seen, or how to do it or to get what is missing. */
  readonly said: string;
}

/** What the script is given. */
export interface Given {
  readonly url?: string | undefined;
  readonly dir?: string | undefined;
  readonly page?: string | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Where the library is. It ends with a slash. */
  readonly guichet: string;
  readonly write: boolean;
}

/** What the guide says to paste into "Within HEAD", for where the library is. @throws {Error} the guide says no such thing any more */
export function headFor(guichet: string, guide = readFileSync(join(root, 'docs/embed.md'), 'utf8')): string {
  const head = /<!-- try: moodle-head -->\s+```html\n([\s\S]*?)\n```/u.exec(guide)?.[1];
  if (head === undefined) throw new Error('docs/embed.md has no piece "moodle-head"');
  return head
    .replaceAll('https://tickets.example/guichet/', guichet)
    .replaceAll('https://tickets.example/', new URL('/', guichet).href);
}

async function answers(address: string): Promise<Response | undefined> {
  return fetch(address, { signal: AbortSignal.timeout(15_000) }).catch(() => undefined);
}

async function files({ guichet }: Given): Promise<Outcome> {
  const step = 'the files are on a site';
  const loader = await answers(`${guichet}guichet-loader.js`);
  if (loader?.ok !== true)
    return { step, state: 'to do', said: `${guichet}guichet-loader.js does not answer: put there what dist/ holds` };
  const open = loader.headers.get('access-control-allow-origin');
  return open === null
    ? {
        step,
        state: 'to do',
        said: `${guichet} answers without Access-Control-Allow-Origin: pages of another site cannot read it`,
      }
    : { step, state: 'done', said: `${guichet}guichet-loader.js, for ${open}` };
}

/** Step 1, by Moodle's own program: what is in the head of every page. */
function additional({ dir, guichet, write }: Given): Outcome {
  const step = 'the loader is in “Additional HTML”';
  const by = 'Site administration › Appearance › Additional HTML › Within HEAD: paste what docs/embed.md says in step 1';
  const program = dir === undefined ? undefined : join(dir, 'admin/cli/cfg.php');
  if (program === undefined)
    return { step, state: 'to do', said: `${by}; or set MOODLE_DIR to the folder of a Moodle on this machine` };
  if (!existsSync(program))
    return {
      step,
      state: 'not run here',
      said: `${program} is not there: MOODLE_DIR is the folder that holds Moodle’s config.php`,
    };
  const run = (...args: string[]) => spawnSync('php', [program, ...args], { encoding: 'utf8' });
  const asked = run('--name=additionalhtmlhead', '--no-eol');
  if (asked.error !== undefined)
    return { step, state: 'not run here', said: 'PHP (Debian: apt-get install php-cli, with the modules that Moodle names)' };
  if (asked.stdout.includes('guichet-loader')) return { step, state: 'done', said: 'it is there' };
  if (!write) return { step, state: 'to do', said: `${by}; or run this again with “-- write”` };
  const set = run('--name=additionalhtmlhead', `--set=${asked.stdout}\n${headFor(guichet)}`);
  if (set.status !== 0) return { step, state: 'to do', said: `Moodle’s program refused: ${(set.stderr || set.stdout).trim()}` };
  return {
    step,
    state: 'done',
    said: 'written below what was there; pages show it once Moodle’s caches are purged (php admin/cli/purge_caches.php)',
  };
}

/** What a page of the site says of itself. */
async function site({ url }: Given): Promise<Outcome[]> {
  const step = 'the site is a Moodle that lets the loader in';
  if (url === undefined)
    return [{ step, state: 'not run here', said: 'a Moodle (set MOODLE_URL to the address of one that runs)' }];
  const page = await answers(url);
  if (page === undefined) return [{ step, state: 'not run here', said: `${url} does not answer` }];
  const html = await page.text();
  if (!html.includes('M.cfg')) return [{ step, state: 'to do', said: `${url} has no M.cfg: is it a Moodle?` }];
  const policy = page.headers.get('content-security-policy');
  return [
    policy === null
      ? { step, state: 'done', said: 'it sends no Content-Security-Policy' }
      : { step, state: 'to do', said: `compare its policy with the lines of docs/embed.md: ${policy}` },
    html.includes('guichet-loader')
      ? { step: 'its pages have the loader', state: 'done', said: url }
      : { step: 'its pages have the loader', state: 'to do', said: 'step 1 is not done, or Moodle’s caches are to be purged' },
  ];
}

/** Steps 2 and 3: a page that holds the link, as somebody who is signed in. */
async function desk({ url, page: address, user, password }: Given): Promise<Outcome> {
  const step = 'a link became a desk';
  if (url === undefined || address === undefined || user === undefined || password === undefined)
    return {
      step,
      state: 'not run here',
      said: 'a page that holds the link (set MOODLE_URL, MOODLE_PAGE, MOODLE_USER and MOODLE_PASSWORD)',
    };
  const { path, args } = await findChromium();
  const browser = await chromium.launch({ executablePath: path, args: [...args] });
  try {
    const page = await browser.newPage();
    await page.goto(new URL('login/index.php', url.replace(/\/?$/u, '/')).href);
    await page.locator('#username').fill(user);
    await page.locator('#password').fill(password);
    await page.locator('#loginbtn').click();
    await page.goto(address);
    const widget = page.locator('guichet-desk, guichet-ticket-form, guichet-ticket-list, guichet-ticket-detail').first();
    const shown = await widget.waitFor({ timeout: 30_000 }).then(
      () => true,
      () => false,
    );
    if (shown) return { step, state: 'done', said: `${await widget.evaluate(({ localName }) => localName)} at ${address}` };
    const links = await page.locator('a.guichet').count();
    return {
      step,
      state: 'to do',
      said: links > 0 ? 'the link is there and stayed a link: look at the console' : `${address} holds no link of class guichet`,
    };
  } finally {
    await browser.close();
  }
}

/** Goes through the steps. */
export async function tryMoodle(given: Given): Promise<Outcome[]> {
  return [await files(given), additional(given), ...(await site(given)), await desk(given)];
}

if (import.meta.main) {
  const { env } = process;
  const { buildIfStale } = await import('./build.ts');
  const { serve } = await import('./serve.ts');
  const own = env['GUICHET_URL'] === undefined && buildIfStale() ? await serve() : undefined;
  const outcomes = await tryMoodle({
    url: env['MOODLE_URL'],
    dir: env['MOODLE_DIR'],
    page: env['MOODLE_PAGE'],
    user: env['MOODLE_USER'],
    password: env['MOODLE_PASSWORD'],
    guichet: (env['GUICHET_URL'] ?? own?.url ?? '').replace(/\/?$/u, '/'),
    write: process.argv.includes('write'),
  });
  for (const { step, state, said } of outcomes)
    console.log(state === 'not run here' ? `not run here: ${step}: ${said}` : `${state}: ${step}: ${said}`);
  await own?.close();
  if (outcomes.some(({ state }) => state === 'to do')) process.exitCode = 1;
}
