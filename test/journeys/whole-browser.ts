/** A browser as people have it: the one of the other stories keeps what embedded sites store together, which browsers no longer do. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../scripts/browser.ts';

/** Opens it with nothing switched off, and closes it whatever happened. @throws that the browser did not start */
export async function wholeBrowser(use: (browser: Browser) => Promise<void>): Promise<void> {
  const { path, args } = await findChromium();
  const folder = await mkdtemp(join(tmpdir(), 'guichet-browser-'));
  const own = ['--headless', '--remote-debugging-port=0', '--no-first-run', `--user-data-dir=${folder}`];
  const child = spawn(path, [...args, ...own, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.once('error', reject);
      child.once('exit', () => reject(new Error(`The browser ended: ${said}`)));
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /listening on (ws:\S+)/u.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
    });
    const browser = await chromium.connectOverCDP(address);
    await use(browser);
    await browser.close();
  } finally {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
