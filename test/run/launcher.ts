import type { BrowserLauncher } from '@web/test-runner-core';
import { chromeLauncher, type puppeteerCore } from '@web/test-runner-chrome';
import { findChromium, needFirefox } from '../../scripts/browser.ts';
import { FirefoxLauncher } from './firefox.ts';
import { findWebKit, WebKitLauncher } from './webkit.ts';

/** A page in the background is throttled: each has a context, hence a window and a storage, of its own. */
async function createPage({ context }: { context: puppeteerCore.BrowserContext }): Promise<puppeteerCore.Page> {
  const page = await (await context.browser().createBrowserContext()).newPage();
  // The runner has a clock of its own; this one only gives up on a file that a busy machine is slow to load.
  page.setDefaultNavigationTimeout(0);
  return page;
}

/**
 * The browser that the suite runs in: `chromium`, `firefox` or `webkit`.
 * @throws {Error} one line that says what to install where it cannot be had.
 */
export async function launcherFor(name: string): Promise<BrowserLauncher> {
  if (name === 'firefox') return new FirefoxLauncher(needFirefox().path);
  if (name === 'webkit') {
    const found = findWebKit();
    if (!found) throw new Error('No WebKitGTK found: install it (Debian: apt-get install webkit2gtk-driver xvfb).');
    return new WebKitLauncher(found);
  }
  const { path, args } = await findChromium();
  return chromeLauncher({ launchOptions: { executablePath: path, args: [...args] }, createPage });
}
