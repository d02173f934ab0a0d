/**
 * What a screen reader is given of every state, as text that one can read: role, name, value, states (French, light, a page's width).
 * `npm run trees` writes them again; what changes in them is reviewed like code.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'playwright-core';
import { registeredElements } from '../../../scripts/elements.ts';
import { browse, type Browsing } from '../../run/browsing.ts';
import { walk } from '../../run/walking.ts';
import { readTree } from './tree.ts';

const folder = fileURLToPath(new URL('trees/', import.meta.url));
const writes = process.env['GUICHET_TREES'] === 'write';

/** The trees of a file, by the name of their state. */
function statesIn(text: string): Map<string, string> {
  return new Map(
    text.split(/^(?=# )/mu).map((part) => {
      const [title = '', ...lines] = part.split('\n');
      return [title.slice(2), lines.join('\n').trim()];
    }),
  );
}

describe('what a screen reader is given', () => {
  let browsing: Browsing;
  let page: Page;
  let devtools: CDPSession;

  before(async () => {
    browsing = await browse();
    const context = await browsing.browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
    page = await context.newPage();
    devtools = await context.newCDPSession(page);
    mkdirSync(folder, { recursive: true });
  });
  after(() => browsing.close());

  for (const { tag } of registeredElements()) {
    it(`<${tag}>`, { timeout: 480_000 }, async () => {
      const path = `${folder}${tag.replace('guichet-', '')}.txt`;
      const golden = writes ? new Map<string, string>() : statesIn(readFileSync(path, 'utf8'));
      const now = new Map<string, string>();
      await walk(page, browsing.url, tag, { width: 970 }, async (state) => {
        now.set(state, await readTree(page, devtools, golden.get(state)));
      });
      if (writes) writeFileSync(path, [...now].map(([state, tree]) => `# ${state}\n\n${tree}\n`).join('\n'));
      // One state at a time: a difference then shows itself, and not the whole file.
      else for (const [state, tree] of now) assert.equal(tree, golden.get(state), `${tag}, ${state}`);
      if (!writes) assert.deepEqual([...golden.keys()], [...now.keys()], 'every state that is written down is still one');
    });
  }
});
