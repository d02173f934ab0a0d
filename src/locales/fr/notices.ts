/** Les mots de la liste des avis. Ils valent pour un ticket comme pour une tâche : aucun ne les nomme, là où cela s’accorde. */
import type { Reason } from '../../domain/audience.ts';
import { counter } from '../counter.ts';

const count = counter('fr');

const reasons: Record<Reason, string> = {
  receipt: 'Reçu par courriel',
  'approval-asked': 'Votre approbation est demandée',
  question: 'Question pour vous',
  'to-test': 'Solution à essayer',
  'to-approve': 'Solution à approuver',
  reminder: 'Votre réponse est attendue',
  refused: 'Votre demande est refusée',
  assigned: 'Désormais à votre charge',
  'taken-off': 'Plus à votre charge',
  'filed-for-you': 'Dépôt en votre nom',
  'now-yours': 'Désormais à votre nom',
  'no-longer-yours': 'Plus à votre nom',
  invited: 'Invitation pour vous',
  uninvited: 'Fin de votre invitation',
  mention: 'Un commentaire vous nomme',
  requester: 'Votre demande',
  handles: 'À votre charge',
  taken: 'À votre charge',
  observer: 'Sur invitation',
  watcher: 'Dans vos suivis',
  affected: 'Problème que vous avez aussi',
  category: 'Dans votre catégorie',
  service: 'Dans votre service',
  'moved-away': 'Départ vers un autre service',
};

const notices = {
  title: 'Avis',
  reasons,
  actors: {
    application: 'L’application',
    peer: (desk: string) => `Le guichet ${desk}`,
    someone: 'Une personne qui n’est plus là',
  },
  unread: 'Non lu',
  read: (key: string) => `Marquer comme lu : ${key}`,
  unreadAgain: (key: string) => `Marquer comme non lu : ${key}`,
  /** D’un problème que l’on a aussi, et dont le ticket n’est pas pour soi. */
  theProblem: 'le problème que vous avez aussi',
  problemOver: 'Le problème que vous avez signalé avoir aussi est terminé.',
  problemBack: 'Le problème que vous avez signalé avoir aussi est de nouveau là.',
  nothingMore: 'Son ticket ne vous est pas ouvert, et l’aide n’en dit pas plus.',
  readAll: 'Tout marquer comme lu',
  allRead: 'Tous les avis sont lus.',
  close: 'Fermer les avis',
  more: 'Montrer la suite',
  cameMore: (n: number) => count(n, { one: '# avis de plus.', other: '# avis de plus.' }),
  kept: (days: number) => count(days, { one: 'Les avis sont gardés # jour.', other: 'Les avis sont gardés # jours.' }),
  empty: 'Aucun avis. Déposez ou suivez quelque chose : ce qui lui arrive se dira ici.',
  off: 'Vous avez coupé la cloche : seul ce qui est toujours annoncé arrive ici. « Mes réglages » la rétablit.',
  quoted: (words: string) => `« ${words} »`,
  /** Ce que montre le navigateur lui-même. */
  browser: (key: string, reason: string) => `${key} · ${reason}`,
};

export default notices;
export type NoticesWords = typeof notices;
