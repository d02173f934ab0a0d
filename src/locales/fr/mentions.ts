/** Les mots d’une mention, chargés à la première arobase. */
import { counter } from '../counter.ts';

const count = counter('fr');

const mentions = {
  list: 'Personnes à mentionner',
  found: (n: number) => count(n, { one: '# personne, flèches pour choisir', other: '# personnes, flèches pour choisir' }),
  none: 'Personne ne porte ce nom.',
  outside: 'Ne lit pas ce ticket',
  outsideTask: 'Ne lit pas cette tâche',
  untold: (name: string) => `${name} ne lit pas ce fil et n’en recevra pas d’avis.`,
  invite: (name: string) => `Inviter ${name}`,
};

export default mentions;
export type MentionWords = typeof mentions;
