/** Somebody's browser on the server's own pages, where nothing may go wrong and no cookie is left. */
import assert from 'node:assert/strict';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Browsing } from '../run/browsing.ts';

/**
 * Opens an address in a browser of its own, and is sure that nothing went wrong there.
 * @param told the end of an address whose refusal the browser tells of by itself
 */
export async function visited(
  { browser }: Browsing,
  address: string,
  look: (page: Page) => Promise<void>,
  { told, ...options }: BrowserContextOptions & { readonly told: string },
): Promise<void> {
  const context = await browser.newContext({ locale: 'fr-FR', ...options });
  context.setDefaultTimeout(20_000);
  const troubles: string[] = [];
  context.on('weberror', (error) => troubles.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith(told)) troubles.push(message.text());
  });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await look(page);
    assert.deepEqual(troubles, []);
    assert.deepEqual(await context.cookies(), []);
  } finally {
    await context.close();
  }
}
