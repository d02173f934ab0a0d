/** Somebody without an account, in a real browser: from the form to the answer, by the mail in between, until they have an account. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { serve, type Running } from '../../src/server/serve.ts';
import { Config } from '../../src/server/config-schema.ts';
import { logger } from '../../src/server/running/logs.ts';
import { LetterBox } from '../real/letter-box.ts';
import { browse, type Browsing } from '../run/browsing.ts';
import { OpenIdProvider } from '../server/sign-in/openid-provider.ts';
import { visited } from './visiting.ts';

describe('somebody without an account', { timeout: 180_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-guests-'));
  const box = new LetterBox();
  let browsing: Browsing;
  let running: Running;
  let provider: OpenIdProvider;
  before(async () => {
    [browsing, provider] = await Promise.all([browse(), OpenIdProvider.open()]);
    const settings = join(folder, 'accueil.json');
    writeFileSync(
      settings,
      JSON.stringify({ desk: { id: 'accueil', name: 'Accueil des admissions', mode: 'support', guests: true } }),
    );
    const config = Config.parse({
      ...{ port: 0, folder, log: 'silent', drain: 0 },
      desks: [{ code: 'accueil', settings }],
      smtp: { url: await box.open(), from: 'Accueil <accueil@ecole.example>' },
      oidc: [provider.configuration],
    });
    running = await serve(config, { names: { desk: 'Assistance', administrator: 'Administration' }, log: logger(config) });
    provider.register(running.url);
  });
  after(async () => {
    await browsing.close();
    await provider.close();
    await running.stop();
    box.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const visit = (address: string, look: (page: Page) => Promise<void>): Promise<void> =>
    visited(browsing, address, look, { viewport: { width: 320, height: 640 }, told: '/guests/visit' });

  const linkIn = (text: string): string => /http\S+\/guests\/open#\S+/u.exec(text)?.[0] ?? '';

  it('files at 320 px, keeps what was typed over a reload, confirms by the link, and reads it there again', async () => {
    await visit(`${running.url}/guests/form?desk=accueil`, async (page) => {
      await page.getByRole('button', { name: 'Continuer' }).click();
      await page.getByText('Écrivez votre nom.').waitFor();
      await page.getByRole('textbox', { name: 'Votre nom' }).fill('Léa Moreau');
      await page.getByRole('textbox', { name: 'Votre adresse de courriel' }).fill('lea@exemple.fr');
      await page.reload();
      await page.getByRole('button', { name: 'Continuer' }).press('Enter');
      await page.getByRole('textbox', { name: 'Résumé' }).fill('Je ne peux pas m’inscrire');
      await page.getByRole('textbox', { name: 'Description' }).fill('Le mot de passe reçu ne marche pas.');
      await page.getByRole('button', { name: 'Déposer le ticket' }).click();
      await page.getByRole('heading', { name: /ouvrez le courriel envoyé à lea@exemple\.fr/u }).waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    });
    const link = linkIn((await box.mail(1)).text);
    await visit(link, async (page) => {
      await page.getByText('n’est pas encore partie').waitFor();
      assert.equal(new URL(page.url()).hash, '');
      await page.getByText('Je ne peux pas m’inscrire').waitFor();
      await page.getByRole('button', { name: 'Confirmer et envoyer' }).click();
      await page.getByRole('heading', { name: /Je ne peux pas m’inscrire/u }).waitFor();
    });
    await visit(link, async (page) => {
      await page.getByRole('heading', { name: /Je ne peux pas m’inscrire/u }).waitFor();
      await page.getByRole('textbox').first().fill('Un mot de plus.');
    });
    assert.equal(box.mails.length, 1);
  });

  it('whoever lost their link has it sent again; an address that asked nothing is told the same', async () => {
    const before = box.mails.length;
    await visit(`${running.url}/guests/form?desk=accueil`, async (page) => {
      await page.getByRole('button', { name: 'J’ai déjà fait une demande' }).click();
      const mail = page.getByRole('textbox', { name: 'Votre adresse de courriel' });
      await page.getByRole('heading', { name: 'Retrouver votre demande' }).waitFor();
      assert.equal(await mail.evaluate((input) => input.matches(':focus')), true);
      assert.equal(await page.getByRole('textbox').count(), 1);
      await page.getByRole('button', { name: 'Envoyer mes liens' }).click();
      await page.getByText('Écrivez votre adresse de courriel').waitFor();
      for (const address of ['personne@exemple.fr', 'lea@exemple.fr']) {
        await mail.fill(address);
        await page.getByRole('button', { name: 'Envoyer mes liens' }).click();
        await page.getByRole('status').filter({ hasText: 'leurs liens viennent d’y être envoyés' }).waitFor();
      }
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      await page.getByRole('button', { name: 'Retour' }).click();
      await page.getByRole('textbox', { name: 'Votre nom' }).waitFor();
    });
    const again = await box.mail(before + 1);
    assert.deepEqual(again.to, ['lea@exemple.fr']);
    await visit(linkIn(again.text), async (page) => {
      await page.getByRole('heading', { name: /Je ne peux pas m’inscrire/u }).waitFor();
    });
    assert.equal(box.mails.length, before + 1);
  });

  it('whoever signs in later by the same address is asked whether it is theirs, by keys too; the link then leads there', async () => {
    provider.accounts = { lea: { name: 'Léa Moreau', email: 'lea@exemple.fr', email_verified: true } };
    provider.account = 'lea';
    const context = await browsing.browser.newContext({ locale: 'fr-FR', viewport: { width: 320, height: 640 } });
    context.setDefaultTimeout(20_000);
    try {
      const page = await context.newPage();
      await page.goto(`${running.url}/desk/accueil`);
      await page.getByText('Un ticket a été déposé sans compte avec votre adresse de courriel').waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      await page.getByRole('button', { name: 'Oui, il est à moi' }).press('Enter');
      await page.getByText('Le ticket est dans votre liste.').waitFor();
      const ticket = page.getByRole('link', { name: /Je ne peux pas m’inscrire/u });
      await ticket.waitFor();
      await page.reload();
      await ticket.click();
      await page.getByText('a repris ce ticket, déposé sans compte').waitFor();
    } finally {
      await context.close();
    }
    await visit(linkIn((await box.mail(1)).text), async (page) => {
      await page.getByText('est maintenant dans le compte de la personne qui l’a reprise').waitFor();
      assert.equal(await page.getByRole('link', { name: 'Se connecter' }).getAttribute('href'), `${running.url}/desk/accueil`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    });
  });

  it('a link that is none says what to do', () =>
    visit(`${running.url}/guests/form?desk=nulle-part`, async (page) => {
      await page.getByRole('textbox', { name: 'Votre nom' }).fill('Léa');
      await page.getByRole('textbox', { name: 'Votre adresse de courriel' }).fill('lea@exemple.fr');
      const answered = page.waitForResponse((answer) => answer.url().endsWith('/guests/visit'));
      await page.getByRole('button', { name: 'Continuer' }).click();
      assert.equal((await answered).status(), 404);
      await page.getByText('Ce guichet ne reçoit pas de demande sans compte.').waitFor();
    }));
});
