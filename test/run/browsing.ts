import type { Browser } from 'playwright-core';
import { dist, serve } from '../../scripts/serve.ts';
import { engine } from './engine.ts';

/** Who goes there has all that the site keeps taken back by the browser. */
export const EVICTED = '/evicted';

/** A browser, and the built pages served to it: `url` ends with a slash, the demonstration is under `demo/`. */
export interface Browsing {
  readonly browser: Browser;
  readonly url: string;
  close(): Promise<void>;
}

/** Opens both, for journeys, sizes, pictures and measures. Close it in the end, whatever happened. */
export async function browse(): Promise<Browsing> {
  const { type, options } = await engine();
  const [browser, served] = await Promise.all([
    type.launch(options),
    serve(dist, 0, { [EVICTED]: { 'Clear-Site-Data': '"storage"', 'Content-Type': 'text/plain' } }),
  ]);
  return {
    browser,
    url: served.url,
    async close() {
      await browser.close();
      await served.close();
    },
  };
}
