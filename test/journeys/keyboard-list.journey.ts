/** Whoever works with a list does all of it by keys: chooses and acts on many, sorts, arranges, keeps views, prints. */
import assert from 'node:assert/strict';
import { beforeTheList, fromMenu, hasFocus, item, row } from './keyboard.ts';
import { theatre } from './stage.ts';

const story = theatre({ viewport: { width: 1680, height: 900 } });

/** Enough for an act on all of them to be stopped on its way. */
const MANY = 120;

story('an act on many tickets: chosen, begun, stopped, gone on with, reported', async (stage) => {
  const { seat, keys } = await beforeTheList(stage, MANY);
  await keys.tabTo(row(seat, MANY));
  await keys.press('x', 'j', 'x');
  await seat.sees(`2 choisis sur ${MANY}`);
  await hasFocus(row(seat, MANY - 1));
  await keys.press('Escape');
  await seat.sees(`50 affichés sur ${MANY}`);
  await keys.press('X');
  await seat.sees(`50 choisis sur ${MANY}`);
  await keys.tabTo(seat.button(`Choisir les ${MANY}`), 'Shift+Tab');
  await keys.press('Enter');
  await seat.sees(`${MANY} choisis sur ${MANY}`);
  await keys.keepsFocus('choosing all of them');

  await keys.tabTo(row(seat, MANY));
  await keys.press('p');
  const stop = seat.desk.getByRole('button', { name: 'Arrêter', exact: true });
  await keys.tabTo(stop, 'Shift+Tab');
  await seat.desk.getByRole('progressbar', { name: new RegExp(`^Prendre en charge\\s: \\d+ sur ${MANY}$`, 'u') }).waitFor();
  await keys.press('Enter');
  await seat.sees(/^Prendre en charge\s: arrêté\. \d+ tickets? traités?, \d+ non traités?\.$/u);
  await keys.keepsFocus('stopping');
  await keys.enter(seat.button(/^Reprendre avec les \d+ qui restent$/u));
  await seat.sees(`Prendre en charge : terminé. ${MANY} tickets traités.`);
  await keys.keepsFocus('the end of the act');
  await keys.enter(seat.button('Fermer'));
  await seat.button('Fermer').waitFor({ state: 'hidden' });
  await keys.keepsFocus('closing the report');
});

story('an act that asks: given up, begun again and sent by keys, the focus given back each time', async (stage) => {
  const { seat, keys } = await beforeTheList(stage, 3);
  const { desk } = seat;
  await keys.tabTo(row(seat, 3));
  await keys.press('x', 'j', 'x', 'c');
  const dialog = desk.getByRole('dialog', { name: 'Clore : 2 tickets' });
  await dialog.waitFor();
  await keys.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await hasFocus(row(seat, 2));
  await keys.opens('!', desk.getByRole('radio', { name: 'Très haute' }));
  await keys.tabTo(desk.getByRole('radio', { name: 'Très haute' }));
  await keys.press('ArrowDown');
  await desk.getByRole('radio', { name: 'Haute', exact: true, checked: true }).waitFor();
  await keys.enter(desk.getByRole('button', { name: 'Changer la priorité', exact: true }));
  await seat.sees('2 tickets traités.');
  await keys.keepsFocus('the end of the act');
});

story('columns chosen and ordered, several orders, what is shown as a file and on paper', async (stage) => {
  const { seat, keys } = await beforeTheList(stage, 3);
  const { desk, page } = seat;
  await fromMenu(seat, keys, 'Présentation de la liste', 'Colonnes…');
  const columns = desk.getByRole('dialog', { name: 'Colonnes de la liste' });
  await keys.tabTo(desk.getByRole('checkbox', { name: 'Priorité' }));
  await keys.press('Space');
  const up = desk.getByRole('button', { name: 'Monter la colonne Priorité' });
  await keys.tabTo(up);
  const places = await desk.getByRole('list', { name: 'Colonnes, dans leur ordre' }).getByRole('listitem').count();
  for (let at = 0; at < places; at += 1) await keys.press('Enter');
  await hasFocus(up);
  await keys.enter(desk.getByRole('button', { name: 'Afficher ces colonnes' }));
  await columns.waitFor({ state: 'hidden' });
  await keys.keepsFocus('the columns are chosen');
  const headers = await desk.getByRole('columnheader').allTextContents();
  assert.match(headers.find((text) => /Priorité|Numéro/u.test(text)) ?? '', /Priorité/u, 'it stands before the number');

  await fromMenu(seat, keys, 'Présentation de la liste', 'Trier par plusieurs colonnes…');
  await keys.choose(desk.getByRole('combobox', { name: 'Trier d’abord' }), 'Les plus prioritaires');
  await keys.choose(desk.getByRole('combobox', { name: 'Puis, à égalité' }), 'Résumé, de A à Z');
  await keys.enter(desk.getByRole('button', { name: 'Trier la liste' }));
  await desk.getByRole('columnheader', { name: /^Résumé \(2e tri, croissant\)/u }).waitFor();
  await keys.keepsFocus('sorting');
  await keys.tabTo(desk.getByRole('columnheader', { name: /^Résumé/u }).getByRole('button'));
  await keys.press('Enter');
  await desk
    .getByRole('columnheader', { name: /^Résumé/u })
    .and(desk.locator('[aria-sort]'))
    .waitFor();
  await keys.tabTo(desk.getByRole('columnheader', { name: /^Numéro/u }).getByRole('button'), 'Shift+Tab');
  await keys.press('Shift+Enter');
  await desk.getByRole('columnheader', { name: /^Numéro \(2e tri/u }).waitFor();

  const download = page.waitForEvent('download');
  await fromMenu(seat, keys, 'Présentation de la liste', 'Télécharger en CSV');
  assert.match((await download).suggestedFilename(), /^Guichet d’assistance-[\d-]+\.csv$/u);
  await seat.sees('Fichier CSV de 3 tickets téléchargé.');
  await keys.keepsFocus('downloading');
  // The window of the system in which one prints is not the page's: that it was asked for is all there is to see.
  await page.evaluate(() => {
    new MutationObserver(() => {
      const view = document.querySelector<HTMLIFrameElement>('.print-frame')?.contentWindow;
      if (view != null) view.print = () => Object.assign(globalThis, { printed: true });
    }).observe(document.body, { childList: true });
  });
  await fromMenu(seat, keys, 'Présentation de la liste', 'Imprimer la liste');
  await page.waitForFunction(() => 'printed' in globalThis);
  await keys.keepsFocus('printing');
});

story('filters set and taken off; the list kept under a name, shared, deleted, and brought back', async (stage) => {
  const { seat, keys } = await beforeTheList(stage, 3);
  const { desk } = seat;
  await keys.tabTo(row(seat, 3));
  await keys.press('f');
  await keys.tabTo(seat.button(/^Filtres/u), 'Shift+Tab');
  await keys.choose(desk.getByRole('combobox', { name: 'Service' }), 'Moodle');
  await keys.choose(desk.getByRole('combobox', { name: 'Catégorie' }), 'Carnet de notes');
  await seat.sees('2 tickets');
  const chip = seat.button('Retirer le filtre Catégorie : Carnet de notes');
  await chip.waitFor();

  await keys.tabTo(row(seat, 3));
  await keys.press('v');
  await item(seat, keys, 'Enregistrer comme vue…');
  await hasFocus(desk.getByRole('textbox', { name: 'Nom de la vue' }));
  await keys.type('Notes libres');
  await keys.press('Enter');
  await seat.sees('Vue « Notes libres » enregistrée.');
  await keys.keepsFocus('saving the view');
  const views = /^Vue : Notes libres/u;
  await fromMenu(seat, keys, views, 'Partager avec l’équipe');
  await seat.sees('Vue « Notes libres » partagée avec l’équipe.');
  await fromMenu(seat, keys, views, 'Supprimer la vue');
  await seat.sees('Vue « Notes libres » supprimée.');
  await keys.keepsFocus('deleting the view');
  await keys.enter(seat.button('Rétablir'));
  await seat.sees('Vue « Notes libres » enregistrée.');
  await keys.keepsFocus('bringing it back');

  await keys.enter(chip);
  await seat.sees('3 tickets');
  await keys.keepsFocus('taking the filter off');
});

story('a ticket goes through the stack, and its state and assignee change in the row', async (stage) => {
  const { seat, keys } = await beforeTheList(stage, 4);
  const { desk } = seat;
  await keys.choose(desk.getByRole('combobox', { name: 'Trier' }), 'Rang dans la pile');
  const first = row(seat, 4);
  await desk.getByRole('button', { name: /^Rang 1 de TRK2_4/u }).waitFor();
  const ranked = async (place: number): Promise<void> => {
    await desk.getByRole('button', { name: `Rang ${place} de TRK2_4 : déplacer` }).waitFor();
    await keys.keepsFocus(`rank ${place}`);
  };
  await keys.tabTo(first);
  await keys.press('Alt+ArrowDown');
  await ranked(2);
  await hasFocus(first);
  await keys.press('Alt+ArrowUp');
  await ranked(1);
  await keys.press('Control+k');
  await keys.type('tout en bas');
  await desk.getByRole('option', { name: /^Mettre la ligne tout en bas/u }).waitFor();
  await keys.press('Enter');
  await ranked(4);
  await hasFocus(first);
  // The arrows of a row reach its controls: on the left of the link, the rank.
  await keys.press('ArrowLeft');
  await hasFocus(desk.getByRole('button', { name: 'Rang 4 de TRK2_4 : déplacer' }));
  await keys.press('Enter');
  await item(seat, keys, 'À un rang précis…');
  await keys.write(desk.locator('guichet-dialog').getByRole('textbox').first(), '2');
  await keys.press('Enter');
  await ranked(2);

  await keys.tabTo(first);
  await keys.press('A');
  await item(seat, keys, 'Prendre en charge');
  await desk.getByRole('button', { name: 'En charge de TRK2_4 : Vous. Changer' }).waitFor();
  await keys.keepsFocus('taking');
  await keys.press('s');
  await item(seat, keys, 'Ouvert');
  await desk.getByRole('button', { name: 'État de TRK2_4 : Ouvert. Changer' }).waitFor();
  await keys.keepsFocus('changing the state');
});
