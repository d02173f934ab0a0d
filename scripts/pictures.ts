/**
 * The pictures of the README and of whoever reviews a change: `npm run pictures` writes those of the README, and
 * `npm run pictures -- all FOLDER` every listed state of every widget, at two widths, two themes and two languages.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { browse } from '../test/run/browsing.ts';
import { buildIfStale } from './build.ts';

interface Shot {
  readonly name: string;
  readonly widget: string;
  readonly state: string;
  readonly width: number;
  readonly theme?: string;
  readonly lang?: string;
}

/** What the README shows: each widget on a phone and on a screen. */
const README: readonly Shot[] = [
  { widget: 'guichet-desk', state: 'staff' },
  { widget: 'guichet-ticket-form', state: 'filled' },
  { widget: 'guichet-ticket-list', state: 'many (staff)' },
  { widget: 'guichet-ticket-detail', state: 'staff' },
].flatMap(({ widget, state }) =>
  [320, 1280].map(width => ({ name: `${widget.replace('guichet-', '')}-${width}`, widget, state, width })),
);

/** Takes one state, alone on its stage. @throws {Error} the state does not come to stand within ten seconds */
async function shoot(page: Page, url: string, shot: Shot, folder: string): Promise<void> {
  const query = new URLSearchParams({
    widget: shot.widget,
    state: shot.state,
    width: String(shot.width),
    theme: shot.theme ?? 'light',
    lang: shot.lang ?? 'fr',
    bare: '',
  });
  await page.setViewportSize({ width: Math.max(shot.width, 320), height: 800 });
  await page.goto(`${url}demo/playground.html?${query}`);
  await page.waitForSelector('#stage[data-ready]', { timeout: 10_000 });
  await page.locator('#stage').screenshot({ path: join(folder, `${shot.name}.png`), animations: 'disabled' });
}

async function every(browser: Browser, url: string): Promise<Shot[]> {
  const page = await browser.newPage();
  await page.goto(`${url}demo/playground.html`);
  await page.waitForSelector('#stage[data-ready]');
  const widgets = await page.locator('select[name=widget] option').allTextContents();
  const shots: Shot[] = [];
  for (const widget of widgets) {
    await page.selectOption('select[name=widget]', widget);
    const states = await page.locator('select[name=state] option').allTextContents();
    for (const state of states) {
      for (const [width, theme, lang] of [
        [320, 'light', 'fr'],
        [1280, 'light', 'fr'],
        [320, 'dark', 'en'],
        [1280, 'dark', 'en'],
      ] as const) {
        shots.push({
          name: `${widget.replace('guichet-', '')}.${state.replaceAll(/\W+/g, '-')}.${width}.${theme}.${lang}`,
          widget,
          state,
          width,
          theme,
          lang,
        });
      }
    }
  }
  await page.close();
  return shots;
}

if (!buildIfStale()) process.exit(1);
const [what, folder = 'docs/pictures'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const { browser, url, close } = await browse();
let failed = 0;
try {
  const shots = what === 'all' ? await every(browser, url) : README;
  const page = await browser.newPage();
  for (const shot of shots) {
    try {
      await shoot(page, url, shot, folder);
      console.log(`${shot.name}.png`);
    } catch (error) {
      failed += 1;
      console.error(`${shot.name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
  }
} finally {
  await close();
}
if (failed > 0) process.exit(1);
