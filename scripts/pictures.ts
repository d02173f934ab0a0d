/**
 * The pictures of the README and of whoever reviews a change: `npm run pictures` writes those of the README, and
 * `npm run pictures -- all FOLDER [WORD]` every listed state of every widget, at two widths, two themes and two languages
 * (with a word, those whose name holds it).
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { browse } from '../test/run/browsing.ts';
import { buildIfStale } from './build.ts';

/** One picture: how the page comes to stand, and what of it is taken. */
interface Shot {
  readonly name: string;
  readonly width: number;
  take(page: Page, url: string, path: string): Promise<void>;
}

interface Look {
  readonly theme?: string;
  readonly lang?: string;
}

/** Pixels of a picture's height: a long list says no more than its beginning, and a README is to be loaded. */
const TALLEST: Readonly<Record<number, number>> = { 320: 1600, 1280: 900 };

/** Milliseconds that a state may take to stand; filling a desk takes longer. */
const STANDS = 10_000;
const FILLED = 120_000;

/** A widget in one of its states, alone on the playground's stage. */
function stateShot(
  name: string,
  widget: string,
  state: string,
  width: number,
  { theme = 'light', lang = 'fr' }: Look = {},
): Shot {
  return {
    name,
    width,
    async take(page, url, path) {
      const query = new URLSearchParams({ widget, state, width: String(width), theme, lang, bare: '' });
      await page.goto(`${url}demo/playground-states.html?${query}`);
      await page.waitForSelector('#stage[data-ready]', { timeout: STANDS });
      const box = await page.locator('#stage').boundingBox();
      if (box === null) throw new Error('the stage is not drawn');
      const clip = { ...box, height: Math.min(box.height, TALLEST[width] ?? box.height) };
      await page.screenshot({ path, clip, fullPage: true, animations: 'disabled' });
    },
  };
}

/** A host page as a visitor finds it once its desk is full, without the demonstration's own bar. */
function hostShot(name: string, file: string, person: string): Shot {
  return {
    name,
    width: 1280,
    async take(page, url, path) {
      await page.goto(`${url}demo/${file}.html?person=${person}`);
      await page.getByRole('button', { name: /^Remplir avec 2.000/u }).click();
      await page.getByText('tickets ajoutés').waitFor({ timeout: FILLED });
      await page.reload();
      await page
        .locator('guichet-desk')
        .getByRole('tab', { name: /Tickets|Tâches/u })
        .click();
      await page.locator('guichet-desk').getByRole('row').nth(3).waitFor({ timeout: STANDS });
      await page.evaluate(() => document.querySelector('.demo-bar')?.remove());
      await page.locator('guichet-desk').evaluate((desk) => scrollTo(0, desk.getBoundingClientRect().top + scrollY - 220));
      await page.screenshot({ path, animations: 'disabled' });
    },
  };
}

/** What the README shows: each widget on a phone and on a screen, then the three pages around them. */
const README: readonly Shot[] = [
  ...[
    ['guichet-desk', 'staff'],
    ['guichet-ticket-form', 'filled'],
    ['guichet-ticket-list', 'many (staff)'],
    ['guichet-ticket-detail', 'staff'],
  ].flatMap(([widget = '', state = '']) =>
    [320, 1280].map((width) => stateShot(`${widget.replace('guichet-', '')}-${width}`, widget, state, width)),
  ),
  hostShot('page-course-1280', 'course', 'user'),
  hostShot('page-portal-1280', 'portal', 'lea'),
  hostShot('page-intranet-1280', 'intranet', 'dubois'),
];

async function every(browser: Browser, url: string): Promise<Shot[]> {
  const page = await browser.newPage();
  await page.goto(`${url}demo/playground-states.html`);
  await page.waitForSelector('#stage[data-ready]');
  const shots: Shot[] = [];
  for (const widget of await page.locator('select[name=widget] option').allTextContents()) {
    await page.selectOption('select[name=widget]', widget);
    for (const state of await page.locator('select[name=state] option').allTextContents()) {
      const stem = `${widget.replace('guichet-', '')}.${state.replaceAll(/\W+/gu, '-')}`;
      for (const [width, theme, lang] of [
        [320, 'light', 'fr'],
        [1280, 'light', 'fr'],
        [320, 'dark', 'en'],
        [1280, 'dark', 'en'],
      ] as const) {
        shots.push(stateShot(`${stem}.${width}.${theme}.${lang}`, widget, state, width, { theme, lang }));
      }
    }
  }
  await page.close();
  return shots;
}

if (!buildIfStale()) process.exit(1);
const [what, folder = 'docs/pictures', word = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const { browser, url, close } = await browse();
let failed = 0;
try {
  const shots = what === 'all' ? await every(browser, url) : README;
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', reducedMotion: 'reduce' });
  const page = await context.newPage();
  for (const shot of shots.filter(({ name }) => name.includes(word))) {
    try {
      await page.setViewportSize({ width: shot.width, height: 800 });
      await shot.take(page, url, join(folder, `${shot.name}.png`));
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
