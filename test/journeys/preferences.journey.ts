import { theatre } from './stage.ts';
import { SUPPORT } from './story.ts';

const story = theatre();

story('what a learner and a technician choose to hear is there after a reload, and says who would be told', async (stage) => {
  const lea = await stage.seat('course', 'lea');
  const key = await lea.file(SUPPORT);
  await lea.follow(`Voir le ticket ${key}`);
  await lea.isIn('posted');
  await lea.tab('settings');
  const taken = lea.desk.getByRole('checkbox', { name: 'Pris en charge' }).first();
  await taken.click();
  await lea.sees('ne vous sera plus annoncé');
  await lea.sees('Vous ne recevriez rien.');
  await lea.button('Défaire').click();
  await lea.sees('Vous recevriez un avis : c’est votre ticket.');
  await taken.click();
  await lea.sees('Vous ne recevriez rien.');
  await lea.page.reload();
  await lea.ready();
  await lea.sees('Vous ne recevriez rien.');

  const technician = await stage.seat('course', 'user');
  await technician.tab('tickets');
  await technician.open(SUPPORT.summary);
  await technician.act('Suivre');
  await technician.tab('settings');
  await technician.sees('Mes suivis');
  await technician.desk.getByRole('button', { name: `Ne plus suivre ${key}` }).click();
  await technician.sees(`Vous ne suivez plus ${key}.`);
  await technician.button('Défaire').click();
  await technician.desk.locator('guichet-preferences-panel').getByRole('link', { name: key, exact: true }).click();
  await technician.isIn('open');
  await technician.tab('settings');
  await technician.desk
    .getByText(/surveillance moyenne$/u)
    .first()
    .click();
  await technician.desk
    .getByRole('radio', { name: /^N’importe lequel.: toujours$/u })
    .first()
    .click();
  await technician.sees(/surveillance complète$/u);
  await technician.button('Voir celui d’aujourd’hui').first().click();
  await technician.desk.getByRole('heading', { name: /rapport d’aujourd’hui$/u }).waitFor();
  await technician.page.reload();
  await technician.ready();
  await technician.sees(/surveillance complète$/u);
});
