/** Les mots des tickets qui ressemblent à celui qu’on écrit. */
import { counter } from '../counter.ts';

const count = counter('fr');

const similar = {
  found: (n: number) => count(n, { one: 'Une réponse possible', other: '# réponses possibles' }),
  said: (n: number) =>
    count(n, { one: 'Un ticket ressemble au vôtre, sous le résumé.', other: '# tickets ressemblent au vôtre, sous le résumé.' }),
  yours: 'Vous l’avez déjà demandé',
  known: 'Problème connu',
  followers: (n: number) => count(n, { one: 'Une personne le suit', other: '# personnes le suivent' }),
  see: (key: string) => `Voir ${key}`,
  follow: (key: string) => `Suivre ${key}`,
  follows: (key: string) => `Vous suivez ${key} : ses nouvelles vous parviendront.`,
  enough: 'C’est cela, je ne dépose pas',
  avoided: 'Rien n’est déposé.',
  avoidedYours: (key: string) => `Votre ticket ${key} suit son cours. Ce que vous aviez écrit ici est gardé.`,
  avoidedKnown: (key: string) => `${key} est déjà signalé à l’équipe. Ce que vous aviez écrit ici est gardé.`,
  resume: 'Revenir au brouillon',
  other: 'Commencer un autre ticket',
};

export default similar;
export type SimilarWords = typeof similar;
