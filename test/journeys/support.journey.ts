import assert from 'node:assert/strict';
import { theatre } from './stage.ts';
import { askedAndAnswered, resolvedAndApproved, seenAfterReload, SUPPORT, TALK } from './story.ts';

const story = theatre();

story('a learner asks on the course page, a technician answers in another tab, the learner approves', async (stage) => {
  const technician = await stage.seat('course', 'user');
  await technician.tab('tickets');
  const lea = await stage.seat('course', 'lea');

  const key = await lea.file(SUPPORT);
  assert.equal(key, 'TRK2_1', 'the first number of the desk');
  await lea.sees('L’équipe Moodle vous répondra.');
  await lea.follow(`Voir le ticket ${key}`);
  await lea.isIn('posted');

  await technician.open(SUPPORT.summary);
  await technician.unfold();
  for (const told of ['Un cours est bloqué', 'capture.png', 'Devoirs et dépôts', 'Léa Moreau']) await technician.sees(told);
  await lea.isIn('open');

  await askedAndAnswered(lea, technician, TALK);
  await resolvedAndApproved(lea, technician, TALK);

  await seenAfterReload(lea, TALK);
  await seenAfterReload(technician, TALK);
  await lea.tab('over');
  await lea.desk.getByRole('link', { name: SUPPORT.summary }).filter({ visible: true }).first().waitFor();
});
