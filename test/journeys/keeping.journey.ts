import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Seat } from './seat.ts';
import { theatre, type Stage } from './stage.ts';
import { SUPPORT } from './story.ts';

const story = theatre();

const { summary, description = '', service = '', category = '' } = SUPPORT;

/** The texts of the form, as they stand. */
async function typed(seat: Seat): Promise<string[]> {
  const { desk, words } = seat;
  const summaryBox = desk.getByRole('textbox', { name: words.summary, exact: true });
  await summaryBox.waitFor();
  return [await summaryBox.inputValue(), await desk.getByRole('textbox', { name: words.description }).inputValue()];
}

/** Leaves the site so many bytes of room; they are the browser's to ask about as long as the tab that said it is open. */
async function allow(stage: Stage, bytes: number): Promise<void> {
  const devtools = await stage.context.newCDPSession(await stage.context.newPage());
  const { origin } = new URL(stage.address('course', 'lea'));
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: `${origin}/`, quotaSize: bytes });
}

story('a wrong field keeps all that was typed, and a press on its message leads to it', async (stage) => {
  const lea = await stage.seat('course', 'lea');
  await lea.tab('form');
  await lea.fill({ summary, description });
  await lea.button('Déposer le ticket').click();
  await lea.follow('Choisissez le service concerné.');
  const asked = lea.desk.getByRole('combobox', { name: 'Service', exact: true });
  assert.equal(await asked.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element), true);
  assert.deepEqual(await typed(lea), [summary, description]);
  await lea.fill({ ...SUPPORT, radios: { Urgence: 'Un examen ou un rendu est en jeu' } });
  await lea.button('Déposer le ticket').click();
  await lea.follow('Date de l’examen ou du rendu');
  assert.deepEqual(await typed(lea), [summary, description]);
});

story('a reload and a closed tab give back the text, the choices and the file', async (stage) => {
  const lea = await stage.seat('course', 'lea');
  await lea.tab('form');
  await lea.fill(SUPPORT);
  await lea.page.reload();
  await lea.ready();
  await lea.tab('form');
  await lea.sees('Votre brouillon est revenu, comme vous l’aviez laissé.');
  assert.deepEqual(await typed(lea), [summary, description]);
  await lea.page.close();

  const again = await stage.seat('course', 'lea');
  await again.tab('form');
  assert.deepEqual(await typed(again), [summary, description]);
  await again.desk
    .getByRole('group', { name: 'Urgence' })
    .getByRole('radio', { name: 'Un cours est bloqué', checked: true })
    .waitFor();
  await again.button('Retirer capture.png').waitFor();
  const key = await again.submit();
  await again.follow(`Voir le ticket ${key}`);
  await again.unfold();
  for (const told of [service, category, 'Un cours est bloqué', 'capture.png']) await again.sees(told);
});

story('a double click files one ticket', async (stage) => {
  const lea = await stage.seat('course', 'lea');
  await lea.tab('form');
  await lea.fill(SUPPORT);
  await lea.button('Déposer le ticket').dblclick();
  assert.equal(await lea.filedKey(), 'TRK2_1');
  await lea.tab('tickets');
  await lea.desk.getByRole('table', { name: /1 ticket$/u }).waitFor();
});

story('where there is no room left it is said, the text stays, and it goes without the file that is too heavy', async (stage) => {
  await allow(stage, 2_000_000);
  const lea = await stage.seat('course', 'lea');
  await lea.tab('form');
  const { file: _picture, ...words } = SUPPORT;
  await lea.fill(words);
  const film = { name: 'film.mp4', mimeType: 'video/mp4', buffer: randomBytes(6_000_000) };
  await lea.desk.getByRole('group', { name: lea.words.files }).getByLabel(lea.words.addFiles).setInputFiles(film);
  await lea.sees('Il n’y a plus de place sur cet appareil');
  await lea.button('Déposer le ticket').click();
  await lea.sees('Le fichier film.mp4 n’a pas pu être envoyé : réessayez, ou retirez-le.');
  assert.deepEqual(await typed(lea), [summary, description]);
  await lea.button('Retirer film.mp4').click();
  assert.equal(await lea.submit(), 'TRK2_1');
});

story('what another tab changes moves no focus and takes no letter of an answer being written', async (stage) => {
  const lea = await stage.seat('course', 'lea');
  const key = await lea.file(SUPPORT);
  await lea.follow(`Voir le ticket ${key}`);
  const box = lea.desk.getByRole('textbox', { name: 'Votre message' });
  await box.pressSequentially('Je précise : ');

  const technician = await stage.seat('course', 'user', { hash: key });
  await technician.act('Prendre en charge');
  await technician.actWith('Demander info.', 'Votre question', 'Depuis quand ?');
  await lea.sees('Depuis quand ?');
  const state = await box.evaluate((element) => {
    const area = element as HTMLTextAreaElement;
    return { focused: (area.getRootNode() as ShadowRoot).activeElement === area, caret: area.selectionStart, text: area.value };
  });
  assert.deepEqual(state, { focused: true, caret: 13, text: 'Je précise : ' });
  await lea.page.keyboard.type('depuis ce matin.');
  assert.equal(await box.inputValue(), 'Je précise : depuis ce matin.');
  await lea.page.reload();
  await lea.ready();
  await lea.sees('Votre brouillon a été retrouvé.');
  assert.equal(await box.inputValue(), 'Je précise : depuis ce matin.');
});
