import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { theatre } from './stage.ts';
import { SUPPORT } from './story.ts';

const story = theatre();

story(
  'a learner takes out what is kept about her and erases what is hers on the device, where her ticket stays',
  async (stage) => {
    const lea = await stage.seat('course', 'lea');
    const key = await lea.file(SUPPORT);
    await lea.follow(`Voir le ticket ${key}`);
    await lea.isIn('posted');
    await lea.desk.getByRole('textbox', { name: 'Votre message' }).fill('À compléter demain');
    await lea.tab('settings');
    await lea.desk.getByText('Voir ce qui est conservé').click();
    const counts = lea.desk.getByRole('table', { name: 'Ce que le guichet conserve' });
    await counts.getByRole('row', { name: /^Tickets demandés 1$/u }).waitFor();
    await counts.getByRole('row', { name: /^Brouillons sur cet appareil 1$/u }).waitFor();
    const downloading = lea.page.waitForEvent('download');
    await lea.button('Télécharger mes données').click();
    const file = await downloading;
    assert.match(file.suggestedFilename(), /\.guichet-moi\.json$/u);
    const told = JSON.parse(await readFile(await file.path(), 'utf8')) as {
      tickets: { key: string; summary?: string }[];
      files: unknown[];
    };
    assert.deepEqual(
      told.tickets.map((ticket) => [ticket.key, ticket.summary]),
      [[key, SUPPORT.summary]],
    );
    assert.equal(told.files.length, 1, 'her file is in it');
    await lea.button('Effacer mes données sur cet appareil').click();
    await lea.sees(/1 brouillon de ce guichet/u);
    await lea.button('Effacer de cet appareil').click();
    await lea.sees('Vos données sont effacées de cet appareil.');
    await counts.getByRole('row', { name: /^Brouillons sur cet appareil 0$/u }).waitFor();
    await counts.getByRole('row', { name: /^Tickets demandés 1$/u }).waitFor();
    await lea.tab('tickets');
    await lea.open(SUPPORT.summary);
    assert.equal(await lea.desk.getByRole('textbox', { name: 'Votre message' }).inputValue(), '', 'her draft is gone');
  },
);

story(
  'staff meets whoever asks from a ticket; erased by administration, she is gone everywhere and comes back as somebody new',
  async (stage) => {
    const lea = await stage.seat('course', 'lea');
    const key = await lea.file(SUPPORT);

    const technician = await stage.seat('course', 'user');
    await technician.tab('tickets');
    await technician.open(SUPPORT.summary);
    await technician.button('Léa Moreau').first().click();
    await technician.desk.getByRole('dialog', { name: 'Léa Moreau' }).waitFor();
    const page = technician.desk.locator('guichet-person-page');
    await page.getByRole('link', { name: 'lea.moreau@insa.example' }).waitFor();
    await page.getByText(/^1 ticket en demande/u).waitFor();
    await technician.page.keyboard.press('Escape');
    await page.waitFor({ state: 'detached' });

    const admin = await stage.seat('course', 'leroy');
    await admin.desk.getByRole('tab', { name: 'Administration' }).click();
    await admin.button('Personnes').click();
    await admin.desk.getByRole('searchbox', { name: 'Chercher une personne' }).fill('moreau');
    await admin.button('Changer les droits de Léa Moreau').click();
    await admin.button('Effacer Léa Moreau du guichet').click();
    await admin.desk.getByRole('textbox', { name: /^Pour confirmer/u }).fill('Léa Moreau');
    await admin.button('Effacer définitivement').click();
    await admin.sees(/Léa Moreau n’existe plus sur ce guichet/u);

    await technician.look();
    await technician.sees('Personne effacée');
    await technician.missed('Léa Moreau');
    await technician.missed(SUPPORT.summary);

    await lea.look();
    await lea.page.reload();
    await lea.ready();
    await lea.missed(key);
    const again = await lea.file({ ...SUPPORT, summary: 'Me revoilà' });
    assert.notEqual(again, key);
  },
);
