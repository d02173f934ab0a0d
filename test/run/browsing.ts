import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../scripts/browser.ts';
import { serve } from '../../scripts/serve.ts';

/** A browser, and the built pages served to it: `url` ends with a slash, the demonstration is under `demo/`. */
export interface Browsing {
  readonly browser: Browser;
  readonly url: string;
  close(): Promise<void>;
}

/** Opens both, for journeys, sizes, pictures and measures. Close it in the end, whatever happened. */
export async function browse(): Promise<Browsing> {
  const { path, args } = await findChromium();
  const [browser, served] = await Promise.all([chromium.launch({ executablePath: path, args: [...args] }), serve()]);
  return {
    browser,
    url: served.url,
    async close() {
      await browser.close();
      await served.close();
    },
  };
}
