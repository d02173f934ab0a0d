/** No state holds the focus, loses it or hides it: Tab goes through and out, both ways; a dialog keeps it, and gives it back. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { registeredElements } from '../../../scripts/elements.ts';
import { browse, type Browsing } from '../../run/browsing.ts';
import { walk } from '../../run/walking.ts';
import { installSight } from './looking.ts';
import { bound, installStops, isModal, wrongByTab, wrongInDialog } from './tabbing.ts';

/** Times that a state is gone through before it is said to be wrong: what is fetched comes a moment after the rest stands. */
const TIMES = 3;

describe('every state, by the Tab key', () => {
  let browsing: Browsing;

  before(async () => {
    browsing = await browse();
  });
  after(() => browsing.close());

  async function open(): Promise<{ page: Page; devtools: CDPSession }> {
    const context = await browsing.browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
    const page = await context.newPage();
    await page.addInitScript(installSight);
    await page.addInitScript(installStops);
    return { page, devtools: await context.newCDPSession(page) };
  }

  it('sees a stop that is out of the window, one without a ring, and a trap', async () => {
    const { page, devtools } = await open();
    const stage = `<div id="stage">
      <button style="position: fixed; left: -99px; width: 20px">Dehors</button>
      <button style="outline: none">Sans anneau</button>
      <button onkeydown="if (event.key === 'Tab' && !event.shiftKey) event.preventDefault()">Trappe</button>
    </div>`;
    await page.goto(`data:text/html,${encodeURIComponent(stage)}`);
    await bound(page);
    const found = (await wrongByTab(page, devtools)).join('\n');
    await page.context().close();
    for (const said of [/is out of the window.*Dehors/u, /has no ring.*Sans anneau/u, /forward: a trap after.*Trappe/u])
      assert.match(found, said);
    assert.doesNotMatch(found, /back: a trap/u);
  });

  for (const { tag } of registeredElements()) {
    it(`<${tag}>: no trap, no stop that is not seen, none twice`, { timeout: 240_000 }, async () => {
      const { page, devtools } = await open();
      const wrong: string[] = [];
      await walk(page, browsing.url, tag, { width: 970 }, async (state) => {
        if (!(await page.evaluate(() => document.querySelector('[data-bound]') !== null))) await bound(page);
        if (await isModal(page)) {
          wrong.push(...(await wrongInDialog(page, devtools)).map((each) => `${state} · ${each}`));
          return;
        }
        let found: string[] = [];
        for (let time = 0; time < TIMES; time += 1) {
          found = await wrongByTab(page, devtools);
          if (found.length === 0) return;
        }
        wrong.push(...found.map((each) => `${state} · ${each}`));
      });
      await page.context().close();
      assert.deepEqual(wrong, []);
    });
  }
});
