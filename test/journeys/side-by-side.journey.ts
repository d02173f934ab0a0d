import assert from 'node:assert/strict';
import { Keys } from './keys.ts';
import type { Seat } from './seat.ts';
import { theatre } from './stage.ts';
import { SUPPORT } from './story.ts';

const story = theatre({ viewport: { width: 1680, height: 900 } });

const THIRD = 'Le minuteur du test s’arrête';
const SECOND = 'La vidéo du cours n’a pas de son';

/** The course page gives its desk the whole width of a wide screen. */
async function widen({ page, desk }: Seat): Promise<void> {
  await desk.evaluate((element: HTMLElement) => element.style.setProperty('inline-size', '1200px'));
  await page.evaluate(() => document.querySelector('guichet-desk')?.scrollIntoView());
}

story('a technician handles three tickets beside their list, by the keyboard alone', async (stage) => {
  const lea = await stage.seat('course', 'lea');
  for (const summary of [SUPPORT.summary, SECOND, THIRD]) {
    await lea.tab('form');
    await lea.file({ ...SUPPORT, summary });
    await lea.page.reload();
    await lea.ready();
  }
  const seat = await stage.seat('course', 'user');
  const keys = new Keys(seat.page);
  await seat.tab('tickets');
  await widen(seat);
  await seat.sees('Choisissez un ticket dans la liste');
  const opened = (summary: string) =>
    seat.desk.getByRole('region', { name: seat.words.opened }).getByRole('heading', { name: summary }).waitFor();

  await keys.enter(seat.desk.getByRole('link', { name: THIRD }));
  await opened(THIRD);
  await keys.press('j');
  await opened(SECOND);
  // A second Enter goes to the ticket, where one letter takes it and another answers.
  await keys.press('Enter', 'p');
  await seat.sees('en charge.');
  await seat.isIn('resolving');
  await keys.press('r');
  await keys.type('Nous regardons, @');
  const option = seat.desk.getByRole('listbox', { name: 'Personnes à mentionner' }).getByRole('option').first();
  await option.waitFor();
  await keys.press('Enter');
  await option.waitFor({ state: 'hidden' });
  const box = seat.desk.getByRole('textbox', { name: seat.words.message });
  const written = await box.inputValue();
  assert.match(written, /^Nous regardons, @\S.* $/u, 'somebody is named');
  await keys.press('Control+Enter');
  await seat.sees('Commentaire ajouté.');

  // Out of the box, on to what is not read yet.
  await keys.tabTo(seat.desk.getByRole('heading', { name: 'Fil' }).or(seat.button('Aperçu')).last());
  await keys.press('u');
  await opened(SUPPORT.summary);
  await keys.press('p');
  await seat.isIn('resolving');
  await seat.button('Défaire').waitFor();
  await keys.press('z');
  await seat.sees('libéré.');
  await seat.isIn('open');

  await keys.press('k');
  await opened(SECOND);
  await keys.press('Control+k');
  await seat.desk.getByRole('combobox', { name: 'Chercher un geste par ses mots' }).waitFor();
  await keys.type('clore');
  await seat.desk
    .getByRole('option', { name: /^Clore…/u })
    .and(seat.desk.locator('[aria-selected="true"]'))
    .waitFor();
  await keys.press('Enter');
  await keys.write(seat.form.getByRole('textbox', { name: seat.words.solution }), 'Le son est rétabli.');
  await keys.enter(seat.form.getByRole('button', { name: 'Clore', exact: true }));
  await seat.isIn('resolved');
  await keys.keepsFocus('closing');
  await keys.press('Escape');
  await keys.keepsFocus('going back to the list');
});
