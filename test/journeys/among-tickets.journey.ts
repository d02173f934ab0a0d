/** A ticket among others: merged and taken back, split from a comment, linked to a problem whose solution closes it too. */
import type { Seat } from './seat.ts';
import { theatre } from './stage.ts';
import { SUPPORT } from './story.ts';

const story = theatre();

/** An act of the menu that asks for something: what is asked is filled, and sent by the form's own button. */
async function asked(seat: Seat, act: string, verb: string, fill: (form: Seat['form']) => Promise<void>): Promise<void> {
  await seat.act(act);
  await fill(seat.form);
  const send = seat.form.getByRole('button', { name: verb, exact: true });
  await send.click();
  await send.waitFor({ state: 'hidden' });
}

/** Names another ticket in a form. */
async function other(form: Seat['form'], key: string): Promise<void> {
  await form.getByRole('combobox', { name: 'Autre ticket' }).fill(key);
  await form.getByRole('option', { name: key }).click();
}

async function back(seat: Seat): Promise<void> {
  await seat.tab('tickets');
}

story(
  'two learners tell one fault: their tickets are merged, and set apart again within the quarter of an hour',
  async (stage) => {
    const lea = await stage.seat('course', 'lea');
    const first = await lea.file(SUPPORT);
    const sami = await stage.seat('course', 'sami');
    const second = await sami.file({ ...SUPPORT, summary: 'Le devoir 3 n’accepte rien' });
    await sami.follow(`Voir le ticket ${second}`);

    const manager = await stage.seat('course', 'bernard');
    await manager.tab('tickets');
    await manager.open('Le devoir 3 n’accepte rien');
    await asked(manager, 'Fusionner avec…', 'Fusionner', async (form) => {
      await other(form, first);
      await form.getByRole('textbox', { name: 'Message' }).fill('La même panne.');
    });
    await manager.sees(/La fusion peut être défaite pendant encore 1[45] minutes\./u);
    await sami.sees('Ce ticket a été fusionné avec un autre');
    await manager.button('Défaire la fusion').click();
    await manager.isIn('open');
    await sami.isIn('open');
  },
);

story('a comment becomes a ticket of its own, and the solution of a problem closes the ticket that it caused', async (stage) => {
  const lea = await stage.seat('course', 'lea');
  const key = await lea.file(SUPPORT);
  await lea.follow(`Voir le ticket ${key}`);
  await lea.write('Autre chose : la salle C 114 reste fermée.', lea.words.comment);

  const technician = await stage.seat('course', 'user');
  await technician.tab('tickets');
  await technician.open(SUPPORT.summary);
  await technician.button('Gestes sur le message de Léa Moreau').last().click();
  await technician.desk.getByRole('menuitem', { name: 'En faire un autre ticket…' }).click();
  const send = technician.form.getByRole('button', { name: 'En faire un autre ticket', exact: true });
  await send.click();
  await technician.sees(/a fait TRK2_2 d’un commentaire/u);
  await lea.sees(/a fait TRK2_2 d’un commentaire/u);

  await asked(technician, 'Lier à un ticket…', 'Lier à un ticket', async (form) => {
    await form.getByRole('radio', { name: 'est causé par' }).check();
    await other(form, 'TRK2_2');
  });
  await back(technician);
  await technician.open('Autre chose : la salle C 114 reste fermée.');
  await technician.actWith('Clore', /^La solution/, 'La serrure est changée.');
  await technician.sees('Un ticket causé par ce problème est encore ouvert.');
  await technician.button('Clore ce ticket').click();
  await technician.sees('Un ticket clos.');
  await lea.isIn('resolved');
  await lea.sees('La serrure est changée.');
});
