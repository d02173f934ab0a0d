/** Every state of every widget, one after the other in one page: what is checked with a browser's own emulations. */
import type { Page } from 'playwright-core';

export interface Walk {
  readonly width: number;
  readonly dir?: 'ltr' | 'rtl';
  readonly lang?: 'fr' | 'en';
}

/**
 * Shows the states of a widget on the playground’s page of states, one after the other.
 * @param look what to do before each; a state that is for another width is shown at the one asked for
 */
export async function walk(
  page: Page,
  url: string,
  widget: string,
  { width, dir = 'ltr', lang = 'fr' }: Walk,
  look: (state: string) => Promise<void>,
): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  const query = new URLSearchParams({ widget, lang, dir, width: String(width), bare: '' });
  await page.goto(`${url}demo/playground-states.html?${query}`);
  const states = await page.locator('select[name=state] option').allTextContents();
  if (states.length === 0) throw new Error(`no state of ${widget}`);
  for (const state of states) {
    await page.evaluate((name) => {
      const select = document.querySelector<HTMLSelectElement>('select[name=state]');
      if (select === null) throw new Error('the playground has no list of states');
      select.value = name;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }, state);
    await page.waitForFunction((name) => document.querySelector<HTMLElement>('#stage')?.dataset['ready'] === name, state);
    await look(state);
  }
}
