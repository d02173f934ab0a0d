/** Every state as it is seen otherwise: forced colours, no motion, on paper, by keyboard. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { registeredElements } from '../../../scripts/elements.ts';
import { browse, type Browsing } from '../../run/browsing.ts';
import { walk } from '../../run/walking.ts';
import {
  installSight,
  moving,
  namedSides,
  saidTwice,
  smallTargets,
  unseenFocus,
  unseenInForcedColours,
  wrongOnPaper,
} from './looking.ts';

const LONG = { timeout: 240_000 };

/** What two voices go on saying: a voice falls silent a moment after what it was for is over. */
async function heardTwice(page: Page): Promise<readonly string[]> {
  for (let reading = 0; ; reading += 1) {
    const twice = await page.evaluate(saidTwice);
    if (twice.length === 0 || reading === 15) return twice;
    await page.waitForTimeout(200);
  }
}

describe('every state, seen otherwise', () => {
  let browsing: Browsing;
  let page: Page;

  before(async () => {
    browsing = await browse();
    const context = await browsing.browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
    page = await context.newPage();
    await page.addInitScript(installSight);
  });
  after(() => browsing.close());

  for (const { tag } of registeredElements()) {
    it(`<${tag}>: forced colours, no motion, paper, focus, targets, one voice`, LONG, async () => {
      const wrong: string[] = [];
      const note = (state: string, aspect: string, found: readonly string[]): void => {
        wrong.push(...new Set(found.map((each) => `${state} · ${aspect} · ${each}`)));
      };
      await walk(page, browsing.url, tag, { width: 1280 }, async (state) => {
        note(state, 'voice', await heardTwice(page));
        note(state, 'sides', await page.evaluate(namedSides));
        note(state, 'targets', await page.evaluate(smallTargets));
        note(state, 'focus', await page.evaluate(unseenFocus));
        await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
        note(state, 'forced colours', await page.evaluate(unseenInForcedColours));
        note(state, 'motion', await page.evaluate(moving));
        await page.emulateMedia({ media: 'print', forcedColors: null, reducedMotion: null });
        note(state, 'paper', await page.evaluate(wrongOnPaper));
        await page.emulateMedia({ media: null });
      });
      assert.deepEqual(wrong, []);
    });
  }
});
