import { theatre } from './stage.ts';
import type { Filing } from './seat.ts';

const story = theatre();

const TASK: Filing = {
  people: ['Léa Moreau', 'Sami Benali'],
  summary: 'Relire le rapport du groupe B',
  description: 'Deux pages de remarques, dans le fichier joint.',
  texts: { 'Module ou projet': 'Projet de 4e année' },
  file: { name: 'consignes.txt', mimeType: 'text/plain', buffer: Buffer.from('Deux pages, pas davantage.') },
};

const QUESTION = 'Faut-il aussi relire les annexes ?';
const ANSWER = 'Non, le corps du rapport suffit.';
const SOLUTION = 'Relu, mes remarques sont dans le fichier partagé.';

story('a teacher gives one task to two learners, one asks, does it, and gets it back', async (stage) => {
  const lea = await stage.seat('intranet', 'lea');
  await lea.tab('tickets');
  const teacher = await stage.seat('intranet', 'dubois');
  await teacher.tab('form');
  await teacher.fill(TASK);
  await teacher.button('Confier 2 tâches').click();
  await teacher.sees('2 tâches sont confiées.');
  await teacher.desk.getByRole('link', { name: 'à Sami Benali' }).waitFor();
  await teacher.follow('à Léa Moreau');
  await teacher.isIn('posted');

  await lea.open(TASK.summary);
  await lea.unfold();
  for (const told of ['Projet de 4e année', 'consignes.txt', 'Mme Dubois']) await lea.sees(told);
  await lea.act('Prendre en charge');
  await lea.actWith('Demander info.', 'Votre question', QUESTION);
  await lea.isIn('waiting');
  await teacher.sees(QUESTION);
  await teacher.write(ANSWER, 'Répondre');
  await lea.sees(ANSWER);

  await lea.actWith('Clore', /^La solution/, SOLUTION);
  await lea.isIn('resolved');
  await teacher.sees(SOLUTION);
  await teacher.isIn('resolved');
  await teacher.actWith('Rouvrir');
  await teacher.isIn('open');
  await lea.isIn('open');

  const sami = await stage.seat('intranet', 'sami');
  await sami.tab('tickets');
  await sami.open(TASK.summary);
  await sami.isIn('open');
  await sami.missed(QUESTION);
  for (const seat of [lea, teacher]) {
    await seat.page.reload();
    await seat.ready();
    for (const said of [QUESTION, ANSWER, SOLUTION]) await seat.sees(said);
    await seat.isIn('open');
  }
});
