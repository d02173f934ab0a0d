import { theatre } from './stage.ts';
import { askedAndAnswered, BUG, resolvedAndApproved, seenAfterReload, TALK } from './story.ts';

const story = theatre();

const NOTE = 'Le cache du relais garde une vieille adresse.';

story('a fault of the portal is told by one learner, followed by another, handled and approved', async (stage) => {
  const technician = await stage.seat('portal', 'user');
  await technician.tab('tickets');
  const sami = await stage.seat('portal', 'sami');
  await sami.tab('tickets');
  const lea = await stage.seat('portal', 'lea');

  const key = await lea.file(BUG);
  await lea.follow(`Voir le ticket ${key}`);
  await technician.open(BUG.summary);
  await technician.unfold();
  for (const told of ['À chaque fois', 'INSA Strasbourg', 'tuile.png']) await technician.sees(told);

  await sami.open(BUG.summary);
  await sami.act('Suivre');
  await technician.noteForTeam(NOTE);
  await askedAndAnswered(lea, technician, TALK);
  await sami.sees(TALK.answer);
  await resolvedAndApproved(lea, technician, TALK);

  await sami.sees(TALK.solution);
  await sami.isIn('validated');
  await seenAfterReload(sami, TALK);
  await sami.missed(NOTE);
  await lea.missed(NOTE);
  await seenAfterReload(technician, TALK);
  await technician.sees(NOTE);
});
