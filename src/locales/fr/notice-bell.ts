/** Les mots de la cloche : son bouton, et ce qu’elle dit quand elle sonne. */
import { counter } from '../counter.ts';

const count = counter('fr');

const bell = {
  label: 'Avis',
  unread: (n: number) => count(n, { zero: 'aucun non lu', one: '# non lu', other: '# non lus' }),
  named: (label: string, unread: string) => `${label} : ${unread}`,
  /** Au-delà de deux chiffres, le nombre ne tient plus sur la cloche. */
  many: '99+',
  arrived: (n: number) => count(n, { one: 'Un nouvel avis.', other: '# nouveaux avis.' }),
  open: 'Voir les avis',
};

export default bell;
export type BellWords = typeof bell;
