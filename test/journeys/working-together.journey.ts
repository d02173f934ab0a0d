/** A team on one ticket: who else reads it, who is named, more haste asked for and answered, what is to be done, time, and an opinion. */
import assert from 'node:assert/strict';
import { theatre } from './stage.ts';
import { SUPPORT } from './story.ts';

const story = theatre();

story(
  'a learner asks for more haste: the team sees it, sees who else is there, names a colleague, and answers',
  async (stage) => {
    const lea = await stage.seat('course', 'lea');
    const key = await lea.file(SUPPORT);
    await lea.follow(`Voir le ticket ${key}`);

    const technician = await stage.seat('course', 'user');
    await technician.tab('tickets');
    await technician.open(SUPPORT.summary);
    await technician.sees('Léa Moreau lit ceci aussi');

    await lea.act('Demander une priorité plus haute…');
    await lea.form.getByRole('textbox', { name: 'Motif' }).fill('L’examen commence demain.');
    await lea.form.getByRole('checkbox', { name: 'C’est urgent' }).check();
    await lea.form.getByRole('button', { name: 'Demander une priorité plus haute', exact: true }).click();
    await lea.sees('Vous avez demandé une priorité plus haute.');
    await technician.sees('Léa Moreau demande une priorité plus haute, en urgence.');

    await technician.desk
      .getByRole('combobox', { name: technician.words.scope })
      .selectOption({ label: technician.words.staffOnly });
    const note = technician.desk.getByRole('textbox', { name: technician.words.note });
    await note.pressSequentially('@Bern');
    await technician.desk.getByRole('option', { name: 'N. Bernard' }).waitFor();
    await note.press('Enter');
    await note.pressSequentially('peux-tu monter ce ticket ?');
    await technician.button(technician.words.addNote).click();
    await technician.sees('@N. Bernard peux-tu monter ce ticket ?');
    await technician.sees('demande une priorité plus haute, en urgence.');

    const manager = await stage.seat('course', 'bernard', { hash: key });
    await manager.button('Changer la priorité…').click();
    await manager.form.getByRole('radio', { name: 'Haute', exact: true }).check();
    await manager.form.getByRole('button', { name: 'Changer la priorité', exact: true }).click();
    await manager.desk.getByText('demande une priorité plus haute, en urgence.').first().waitFor({ state: 'hidden' });
    await lea.desk.getByText('Vous avez demandé une priorité plus haute.').waitFor({ state: 'hidden' });
    await lea.sees(/a mis la priorité à «\shaute\s»/u);
    await lea.missed('peux-tu monter ce ticket ?');
  },
);

story(
  'a technician ticks what is to be done and notes the time; the learner follows it and is asked once what they think',
  async (stage) => {
    const lea = await stage.seat('course', 'lea');
    const key = await lea.file(SUPPORT);
    await lea.follow(`Voir le ticket ${key}`);

    const technician = await stage.seat('course', 'user');
    await technician.tab('tickets');
    await technician.open(SUPPORT.summary);
    await technician.unfold();
    await technician.button('Ajouter une liste').click();
    const line = technician.desk.getByRole('textbox', { name: 'À faire' });
    await line.fill('Relever la limite de taille');
    await technician.desk.getByRole('checkbox', { name: 'Pour l’équipe seulement' }).uncheck();
    await line.press('Enter');
    await technician.desk.getByRole('checkbox', { name: /^Relever la limite/u }).click();
    await technician.desk.getByRole('heading', { name: 'Liste à cocher (1 sur 1)' }).waitFor();
    await lea.unfold();
    await lea.desk.getByRole('heading', { name: 'Liste à cocher (1 sur 1)' }).waitFor();

    await technician.act('Noter du temps passé…');
    await technician.form.getByRole('textbox', { name: /^Temps passé/u }).fill('35');
    await technician.form.getByRole('button', { name: 'Noter du temps passé', exact: true }).click();
    await technician.desk.getByRole('heading', { name: /^Temps passé : 35/u }).waitFor();
    await technician.actWith('Clore', /^La solution/, 'La limite est relevée.');
    await lea.isIn('resolved');
    await lea.missed('Comment jugez-vous le traitement de ce ticket ?');
    await lea.actWith('Approuver la clôture');
    await lea.sees('Comment jugez-vous le traitement de ce ticket ?');
    await lea.tab('over');
    await lea.sees('Votre avis est attendu');
    await lea.open(SUPPORT.summary);
    await lea.button('Très satisfaisant').click();
    await lea.sees('Merci pour votre avis.');
    await lea.page.reload();
    await lea.ready();
    await lea.isIn('validated');
    await lea.missed('Comment jugez-vous le traitement de ce ticket ?');
    await lea.missed('Temps passé');
  },
);

story('a technician keeps an answer ready in the settings, and puts it, filled, into what they are writing', async (stage) => {
  const lea = await stage.seat('course', 'lea');
  const key = await lea.file(SUPPORT);
  await lea.follow(`Voir le ticket ${key}`);

  const technician = await stage.seat('course', 'user');
  await technician.tab('settings');
  await technician.button('Ajouter une réponse').click();
  await technician.desk.getByRole('textbox', { name: 'Titre' }).fill('Vider le cache');
  await technician.desk
    .getByRole('textbox', { name: 'Texte' })
    .fill('Bonjour {requester}, videz le cache de votre navigateur pour {number}.');
  await technician.button('Enregistrer la réponse').click();
  await technician.sees('Enregistré : réponse « Vider le cache »');

  await technician.tab('tickets');
  await technician.open(SUPPORT.summary);
  const box = technician.desk.getByRole('textbox', { name: technician.words.message, exact: true });
  await technician.button('Réponses types').waitFor();
  await box.fill('À l’instant. ');
  await box.press('Alt+r');
  await technician.desk.getByRole('combobox', { name: 'Chercher une réponse type' }).fill('cache');
  await technician.desk.getByRole('option', { name: /^Vider le cache/u }).click();
  await technician.sees('Réponse ajoutée à votre texte.');
  await technician.button(technician.words.comment).last().click();
  await lea.sees(`À l’instant. Bonjour Léa Moreau, videz le cache de votre navigateur pour ${key}.`);
  assert.equal(await lea.button('Réponses types').count(), 0, 'a learner has none');
});

story(
  'a teacher finds the open questions of the course, adds a word, and no longer reads them once they are over',
  async (stage) => {
    const lea = await stage.seat('course', 'lea');
    const key = await lea.file(SUPPORT);
    await lea.follow(`Voir le ticket ${key}`);
    const technician = await stage.seat('course', 'user', { hash: key });
    await technician.noteForTeam('La limite de taille est trop basse.');

    const teacher = await stage.seat('course', 'dubois');
    await teacher.tab('tickets');
    await teacher.button(/^Questions ouvertes sur mes cours/u).click();
    await teacher.open(SUPPORT.summary);
    await teacher.missed('La limite de taille est trop basse.');
    await teacher.write('Rendez-le sur papier en attendant.', teacher.words.comment);
    await lea.sees('Rendez-le sur papier en attendant.');

    const other = await stage.seat('course', 'sami');
    await other.tab('tickets');
    assert.equal(await other.button(/^Questions ouvertes sur mes cours/u).count(), 0, 'a learner teaches nothing');
    await technician.actWith('Clore', /^La solution/, 'La limite est relevée.');
    await teacher.sees('Ce ticket ne vous est plus ouvert.');
  },
);
