/**
 * Signing in to the server's own page, and what becomes of what somebody writes when their session ends under them: a real browser, a
 * real server, a real provider.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { Config } from '../../src/server/config-schema.ts';
import { logger } from '../../src/server/running/logs.ts';
import { serve, type Running } from '../../src/server/serve.ts';
import { browse, type Browsing } from '../run/browsing.ts';
import { OpenIdProvider } from '../server/sign-in/openid-provider.ts';

describe('signing in, and staying so', { timeout: 180_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-signing-in-'));
  let browsing: Browsing;
  let provider: OpenIdProvider;
  let running: Running;

  const start = (port: number): Promise<Running> => {
    const config = Config.parse({ port, folder, log: 'silent', drain: 0, oidc: [provider.configuration] });
    return serve(config, { names: { desk: 'Assistance', administrator: 'Administration' }, log: logger(config) });
  };
  /** The server comes back with another key: no token that a page holds is accepted any more. */
  const refuseTokens = async (): Promise<void> => {
    await running.stop();
    rmSync(join(folder, 'own-key.json'));
    running = await start(running.port);
  };

  before(async () => {
    [browsing, provider] = await Promise.all([browse(), OpenIdProvider.open()]);
    provider.accounts = { lea: { name: 'Léa Moreau' }, sami: { name: 'Sami Benali' } };
    running = await start(0);
    provider.register(running.url);
  });
  after(async () => {
    await browsing.close();
    await provider.close();
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const visit = async (look: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> => {
    const context = await browsing.browser.newContext({ locale: 'fr-FR' });
    context.setDefaultTimeout(20_000);
    const faults: string[] = [];
    context.on('weberror', (error) => faults.push(String(error.error())));
    try {
      provider.account = 'lea';
      const page = await context.newPage();
      await page.goto(`${running.url}/desk/assistance`);
      await page.getByText('Vous êtes Léa Moreau.').waitFor();
      await look(page, context);
      assert.deepEqual(faults, []);
    } finally {
      await context.close();
    }
  };
  const summary = (page: Page) => page.getByRole('textbox', { name: 'Résumé', exact: true });
  const file = (page: Page) => page.getByRole('button', { name: 'Déposer le ticket', exact: true });
  const expired = (page: Page) => page.getByText('Votre session a expiré. Reconnectez-vous.');
  const filed = async (page: Page): Promise<string> =>
    /\S+_\d+/u.exec((await page.getByRole('heading', { name: /déposé/u }).textContent()) ?? '')?.[0] ?? '';
  /** Shows the form: a desk that holds a ticket opens on the list. */
  const form = async (page: Page): Promise<void> => {
    await page.getByRole('tab', { name: 'Nouveau ticket' }).click();
    await summary(page).waitFor();
  };
  const write = async (page: Page, text: string): Promise<void> => {
    await form(page);
    await summary(page).fill(text);
    // What keeps a draft is here, and the draft kept: the server may go.
    await page
      .getByText(/^Brouillon gardé/u)
      .filter({ visible: true })
      .first()
      .waitFor();
  };
  /** Signs in again in the window that the widget opens, as somebody. */
  const signInBeside = async (page: Page, account: string): Promise<void> => {
    provider.account = account;
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'Se reconnecter' }).filter({ visible: true }).first().click(),
    ]);
    if (!popup.isClosed()) await popup.waitForEvent('close');
  };
  /** How many tickets somebody has, as the server counts them. */
  const tickets = (page: Page) =>
    page.evaluate(async () => {
      const token = await (await fetch('/own/token?desk=assistance')).text();
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const answer = await fetch('/desks/assistance/tickets/list', { method: 'POST', headers, body: '{"count":true}' });
      return ((await answer.json()) as { readonly total: number }).total;
    });

  it('what is sent at the moment when a token is no longer accepted is sent again, and done once', () =>
    visit(async (page, context) => {
      const kept = await context.cookies(running.url);
      assert.deepEqual(
        kept.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite]),
        [['guichet-visit', true, 'Lax']],
      );
      await write(page, 'La page reste blanche');
      await refuseTokens();
      await file(page).click();
      assert.match(await filed(page), /_1$/u);
      assert.equal(await expired(page).count(), 0);
      assert.equal(await tickets(page), 1);
    }));

  it('whoever is signed in no more signs in again in place: not a word is lost, and what was sent is done by itself', () =>
    visit(async (page, context) => {
      await write(page, 'Le son manque');
      await context.clearCookies();
      await refuseTokens();
      await file(page).click();
      await expired(page).waitFor();
      assert.equal(await summary(page).inputValue(), 'Le son manque');
      await signInBeside(page, 'lea');
      assert.match(await filed(page), /_2$/u);
      await expired(page).waitFor({ state: 'detached' });
      assert.equal(await tickets(page), 2);
    }));

  it('whoever comes after them is asked, reads nothing of theirs, and sends nothing of theirs', () =>
    visit(async (page, context) => {
      await write(page, 'Rien que pour moi');
      await context.clearCookies();
      await refuseTokens();
      await file(page).click();
      await expired(page).waitFor();
      await signInBeside(page, 'sami');
      await page.getByText('Une autre personne est connectée à présent.').waitFor();
      assert.equal(await summary(page).count(), 0);
      assert.ok(
        !(await page.locator('guichet-desk').evaluate((desk) => desk.shadowRoot?.textContent ?? '')).includes(
          'Rien que pour moi',
        ),
      );
      await page.getByRole('button', { name: 'Continuer avec ce compte' }).click();
      await page.getByText('Vous êtes Sami Benali.').waitFor();
      await form(page);
      assert.equal(await summary(page).inputValue(), '');
      assert.equal(await tickets(page), 0, 'nothing was sent in his name');

      provider.account = 'lea';
      await context.clearCookies();
      await page.goto(`${running.url}/desk/assistance`);
      await page.getByText('Vous êtes Léa Moreau.').waitFor();
      await form(page);
      assert.equal(await summary(page).inputValue(), 'Rien que pour moi', 'the draft waited for whoever wrote it');
      assert.equal(await tickets(page), 2);
    }));

  it('a link to a ticket leads there by the way of signing in, and signing out leads to the provider', async () => {
    const context = await browsing.browser.newContext({ locale: 'fr-FR' });
    context.setDefaultTimeout(20_000);
    try {
      provider.account = 'lea';
      const page = await context.newPage();
      await page.goto(`${running.url}/desk/assistance#nowhere_1`);
      await page.getByText('Vous êtes Léa Moreau.').waitFor();
      await page.waitForURL(/#nowhere_1$/u);
      await page.getByRole('button', { name: 'Se déconnecter' }).click();
      await page.getByRole('button', { name: 'Sortir' }).click();
      await page.getByText('Vous êtes déconnecté du guichet.').waitFor();
      await page.goto(`${running.url}/own/token?desk=assistance`);
      assert.equal(await page.locator('body').textContent(), '');
    } finally {
      await context.close();
    }
  });
});
