/** An open ticket by keys alone: moved, taken, given to somebody; every verb found by its words or its key; keys switched off. */
import { act, beforeTheList, hasFocus, row, send } from './keyboard.ts';
import { theatre } from './stage.ts';

const story = theatre();

story('a ticket is moved, taken and given to somebody', async (stage) => {
  const { seat, keys } = await beforeTheList(stage, 2);
  const { form } = seat;
  await keys.enter(row(seat, 2));
  await seat.sees('Depuis ce matin.');
  await keys.keepsFocus('opening the ticket');
  await act(seat, keys, 'Déplacer…');
  await keys.choose(form.getByRole('combobox', { name: 'Catégorie' }), 'Carnet de notes');
  await send(seat, keys, 'Déplacer');
  await seat.sees('Moodle › Carnet de notes');
  await act(seat, keys, 'Prendre en charge');
  await seat.isIn('resolving');
  await act(seat, keys, 'Assigner…');
  const picker = form.getByRole('combobox', { name: 'À qui ?' });
  await hasFocus(picker);
  await keys.type('Mart');
  await form
    .getByRole('option', { name: /Martin/u })
    .first()
    .waitFor();
  await keys.press('ArrowDown', 'Enter');
  await send(seat, keys, 'Assigner');
  await seat.sees(/a assigné le ticket à .*Martin/u);
});

story('every verb by its words or its key; the keys switched off, and the palette still there', async (stage) => {
  const { seat, keys } = await beforeTheList(stage, 2);
  const { desk } = seat;
  await keys.tabTo(row(seat, 2));
  await keys.press('?');
  const list = desk.getByRole('dialog', { name: 'Une touche par geste' });
  await list.getByRole('row', { name: /Ouvrir le ticket/u }).waitFor();
  const use = list.getByRole('checkbox', { name: 'Utiliser ces touches' });
  await keys.tabTo(use);
  await keys.press('Space', 'Escape');
  await list.waitFor({ state: 'hidden' });
  await hasFocus(row(seat, 2));
  await keys.press('j', 'x');
  await hasFocus(row(seat, 2));
  await seat.missed('1 choisi');
  await keys.press('Control+k');
  await hasFocus(desk.getByRole('combobox', { name: 'Chercher un geste par ses mots' }));
  await keys.type('ouvrir');
  await keys.press('Enter');
  await seat.sees('Depuis ce matin.');
  await keys.keepsFocus('opening from the palette');
  await keys.enter(seat.button('Tous les gestes'));
  await keys.enter(desk.getByRole('button', { name: 'Voir toutes les touches' }));
  await keys.tabTo(use);
  await keys.press('Space', 'Escape');
  await list.waitFor({ state: 'hidden' });
  await keys.tabTo(seat.button('Suivant dans la liste'));
  await keys.press('Enter');
  await desk.getByRole('heading', { name: 'Demande 001' }).waitFor();
  await keys.keepsFocus('the next ticket');
  await keys.press('k');
  await desk.getByRole('heading', { name: 'Demande 002' }).waitFor();
  await keys.press('Escape');
  await row(seat, 2).waitFor();
  await keys.keepsFocus('going back to the list');
});
