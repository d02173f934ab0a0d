/** The plot that several journeys share, and what is filed in them. */
import type { Filing, Seat } from './seat.ts';

/** The smallest picture there is: one pixel. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A learner's question on the course page. */
export const SUPPORT: Filing = {
  service: 'Moodle',
  category: 'Devoirs et dépôts',
  summary: 'Le dépôt du devoir 3 est refusé',
  description: 'Depuis ce matin, le bouton **Enregistrer** reste gris.',
  radios: { Urgence: 'Un cours est bloqué' },
  file: { name: 'capture.png', mimeType: 'image/png', buffer: PICTURE },
};

/** A fault of the portal. */
export const BUG: Filing = {
  service: 'Portail web',
  category: 'Tuiles et services',
  summary: 'La tuile Bibliothèque ne mène nulle part',
  description: 'Elle ouvre une page vide.',
  lists: { École: 'INSA Strasbourg' },
  radios: { 'Se reproduit': 'À chaque fois' },
  file: { name: 'tuile.png', mimeType: 'image/png', buffer: PICTURE },
};

/** The same in English. */
export const BUG_IN_ENGLISH: Filing = {
  service: 'Web portal',
  category: 'Tiles and services',
  summary: 'The Library tile leads nowhere',
  description: 'It opens an empty page.',
  lists: { School: 'INSA Strasbourg' },
  radios: { 'Happens again': 'Every time' },
  file: { name: 'tile.png', mimeType: 'image/png', buffer: PICTURE },
};

/** What the two say to each other. */
export interface Talk {
  readonly question: string;
  readonly answer: string;
  readonly solution: string;
}

export const TALK: Talk = {
  question: 'Quel navigateur utilisez-vous ?',
  answer: 'Firefox 153, sur mon ordinateur.',
  solution: 'La limite de taille était trop basse : elle est relevée.',
};

export const TALK_IN_ENGLISH: Talk = {
  question: 'Which browser do you use?',
  answer: 'Firefox 153, on my own computer.',
  solution: 'The size limit was too low: it is raised.',
};

/** The technician takes the ticket and asks; the learner, whose tab stands on the ticket, sees it come and answers. */
export async function askedAndAnswered(learner: Seat, technician: Seat, talk: Talk): Promise<void> {
  const { words } = technician;
  await technician.act(words.take);
  await technician.isIn('resolving');
  await technician.actWith(words.ask, words.question, talk.question);
  await technician.isIn('waiting');
  await learner.sees(talk.question);
  await learner.isIn('waiting');
  await learner.write(talk.answer, words.answer);
  await learner.isIn('resolving');
  await technician.sees(talk.answer);
}

/** The technician resolves, the learner approves. */
export async function resolvedAndApproved(learner: Seat, technician: Seat, talk: Talk): Promise<void> {
  const { words } = technician;
  await technician.actWith(words.resolve, words.solution, talk.solution);
  await technician.isIn('resolved');
  await learner.sees(talk.solution);
  await learner.isIn('resolved');
  await learner.actWith(words.approve);
  await learner.isIn('validated');
  await technician.isIn('validated');
}

/** Whoever reloads sees all that was said, and where it ended. */
export async function seenAfterReload(seat: Seat, talk: Talk): Promise<void> {
  await seat.page.reload();
  await seat.ready();
  for (const said of [talk.question, talk.answer, talk.solution]) await seat.sees(said);
  await seat.isIn('validated');
}
