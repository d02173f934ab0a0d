/** Les mots des tickets qui ressemblent à celui qu’on écrit. */
import { counter } from '../counter.ts';

const count = counter('fr');

const similar = {
  found: (n: number) => count(n, { one: 'Une réponse possible', other: '# réponses possibles' }),
  said: (n: number) =>
    count(n, { one: 'Un ticket ressemble au vôtre, sous le résumé.', other: '# tickets ressemblent au vôtre, sous le résumé.' }),
  answersSaid: (n: number) =>
    count(n, { one: 'Une réponse possible, sous le résumé.', other: '# réponses possibles, sous le résumé.' }),
  yours: 'Vous l’avez déjà demandé',
  known: 'Problème connu',
  reported: (n: number) => count(n, { one: 'Une personne l’a signalé', other: '# personnes l’ont signalé' }),
  article: 'Article d’aide',
  see: (key: string) => `Voir ${key}`,
  meToo: (name: string) => `Moi aussi, suivre ${name}`,
  meTooHere: 'Moi aussi, suivre',
  noted: 'C’est noté : vous saurez quand ce sera résolu. Votre nom n’est montré à personne.',
  notMe: 'Cela ne me concerne plus',
  answersMe: 'Cela répond à ma question',
  avoidedArticle: (title: string) => `« ${title} » vous a répondu. Ce que vous aviez écrit ici est gardé.`,
  readAgain: 'Relire la réponse',
  enough: 'C’est cela, je ne dépose pas',
  avoided: 'Rien n’est déposé.',
  avoidedYours: (key: string) => `Votre ticket ${key} suit son cours. Ce que vous aviez écrit ici est gardé.`,
  avoidedKnown: (key: string) => `${key} est déjà signalé à l’équipe. Ce que vous aviez écrit ici est gardé.`,
  resume: 'Revenir au brouillon',
  other: 'Commencer un autre ticket',
};

export default similar;
export type SimilarWords = typeof similar;
