/** The server's own pages in a real browser: the link of its first administrator, and the desk in a course of another site. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { Config } from '../../src/server/config-schema.ts';
import { logger } from '../../src/server/running/logs.ts';
import { serve, type Running } from '../../src/server/serve.ts';
import { browse, type Browsing } from '../run/browsing.ts';
import { LearningPlatform } from '../server/learning-platform.ts';
import { visited } from './visiting.ts';

describe('the server’s own pages', { timeout: 180_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-own-pages-'));
  let browsing: Browsing;
  let running: Running;
  let platform: LearningPlatform;
  before(async () => {
    [browsing, platform] = await Promise.all([browse(), LearningPlatform.open()]);
    const config = Config.parse({ port: 0, folder, log: 'silent', drain: 0, platforms: [platform.configuration] });
    running = await serve(config, { names: { desk: 'Assistance', administrator: 'Administration' }, log: logger(config) });
    platform.tool = running.url;
  });
  after(async () => {
    await browsing.close();
    await platform.close();
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const visit = (address: string, look: (page: Page) => Promise<void>): Promise<void> =>
    visited(browsing, address, look, { told: '/own/enter' });

  it('the link lets its administrator in, once, and stays in no address', async () => {
    const [link = ''] = running.links;
    await visit(link, async (page) => {
      await page.getByRole('tab', { name: 'Administration' }).click();
      await page.getByText('Santé', { exact: false }).filter({ visible: true }).first().waitFor();
      assert.equal(new URL(page.url()).hash, '');
      assert.equal(await page.locator('html').getAttribute('data-code'), null);
    });
    await visit(link, async (page) => {
      await page.getByText('Ce lien a déjà servi').waitFor();
      assert.equal(await page.locator('guichet-desk').count(), 0);
    });
  });

  it('a course of another site shows the desk in a frame, as whoever is there, without a cookie', () =>
    visit(`${platform.url}/course`, async (page) => {
      assert.notEqual(new URL(platform.url).hostname, new URL(running.url).hostname, 'another site');
      const frame = page.frameLocator('iframe');
      await frame.getByRole('heading', { name: 'Besoin d’aide ?' }).waitFor();
      await frame.getByRole('textbox', { name: 'Summary' }).fill('The video does not start');
      await frame.getByRole('button', { name: 'File the ticket' }).click();
      await frame
        .getByText('ASSISTANCE_1')
        .or(frame.getByText(/TRK\w*_1/u))
        .first()
        .waitFor();
      assert.equal(await frame.getByRole('link', { name: 'Back to the course' }).getAttribute('target'), '_top');
    }));
});
