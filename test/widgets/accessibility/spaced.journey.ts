/** Every state as wide as a phone, its text spaced, from left to right and from right to left. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { registeredElements } from '../../../scripts/elements.ts';
import { browse, type Browsing } from '../../run/browsing.ts';
import { walk } from '../../run/walking.ts';
import { cutBySpacing, installSight, stickingOut } from './looking.ts';

const LONG = { timeout: 240_000 };

describe('every state, spaced', () => {
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
    for (const dir of ['ltr', 'rtl'] as const) {
      it(`<${tag}>: 320 px (400 % of 1280) and spaced text, ${dir}`, LONG, async () => {
        const wrong: string[] = [];
        await walk(page, browsing.url, tag, { width: 320, dir }, async (state) => {
          const whole = await page.evaluate(stickingOut);
          const cut = await page.evaluate(cutBySpacing);
          const spaced = await page.evaluate(stickingOut);
          const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
          wrong.push(...new Set([...whole, ...cut, ...spaced].map((each) => `${state} · ${each}`)));
          if (sideways) wrong.push(`${state} · the page scrolls sideways`);
        });
        assert.deepEqual(wrong, []);
      });
    }
  }
});
