/** Les mots de toute première vue : ce qui manque, ce qui ne répond pas, ce qui est facultatif. Les autres sont dans `shared.ts`. */
import { counter } from '../counter.ts';

const count = counter('fr');

const first = {
  /** Ce qui se dit même quand rien d’autre ne peut être cherché : le reste est dans `problems.ts`. */
  unreachable: {
    what: 'Le guichet ne répond pas.',
    why: 'La connexion est coupée, ou le serveur est arrêté.',
    todo: 'Vérifiez votre connexion, puis réessayez. Ce que vous avez écrit est gardé.',
  },
  unexpected: {
    what: 'Cette partie de la page s’est arrêtée.',
    why: 'Quelque chose d’imprévu est arrivé dans le guichet.',
    todo: 'Réessayez. Si cela continue, rechargez la page : vos brouillons sont gardés.',
  },
  fallbackMail: 'En attendant, vous pouvez écrire à',
  retry: 'Réessayer',
  reload: 'Recharger la page',
  loading: 'Chargement…',
  optional: 'facultatif',
  requiredNote: 'Les champs sont obligatoires, sauf ceux marqués « facultatif ».',
  charactersLeft: (left: number) => count(left, { one: '# caractère restant', other: '# caractères restants' }),
  charactersOver: (over: number) => count(over, { one: '# caractère de trop', other: '# caractères de trop' }),
  errorSummary: (errors: number) => count(errors, { one: 'Il y a # point à corriger', other: 'Il y a # points à corriger' }),
  /** Le mot que porte chaque sorte d’avis, pour qui ne voit ni la couleur ni l’icône. */
  notices: { info: 'Information', success: 'C’est fait', warning: 'Attention', danger: 'Un problème' },
  /** Octets, et ce qu’ils font par milliers. */
  units: ['o', 'Ko', 'Mo', 'Go'] as readonly string[],
  aCode: 'un code, comme support',
};

export default first;
export type FirstWords = typeof first;
