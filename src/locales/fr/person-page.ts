/** Les mots de la page sur une personne, que lit l’équipe. */
import type { Bond } from '../../domain/people-rights.ts';
import { counter } from '../counter.ts';

const count = counter('fr');
const tickets = (n: number): string => count(n, { zero: 'aucun ticket', one: '# ticket', other: '# tickets' });

const bonds: Record<Bond, string> = {
  requester: 'demande',
  filer: 'dépôt',
  assignee: 'en charge',
  observer: 'partagé',
};

const page = {
  bonds,
  mail: 'Adresse',
  phone: 'Téléphone',
  school: 'École',
  affiliation: 'Rattachement',
  groups: 'Groupes',
  profile: 'Profil',
  serves: 'Services',
  suspended: 'Accès suspendu',
  unavailable: 'Pas disponible pour de nouveaux tickets',
  tickets: 'Ses tickets',
  counted: (counts: Readonly<Record<Bond, number>>) =>
    `${tickets(counts.requester)} en demande, ${tickets(counts.assignee)} en charge, ${tickets(counts.observer)} en partage.`,
  none: 'Aucun ticket que vous puissiez lire.',
  onlyLast: (shown: number, total: number) =>
    `Les ${count(shown, { one: '#', other: '#' })} derniers changés sur ${total} ; la liste filtre les autres par personne.`,
  close: 'Fermer',
  erase: 'Effacer cette personne…',
  erased: (name: string) => `${name} n’existe plus sur ce guichet.`,
};

export type PersonPageWords = typeof page;
export default page;
