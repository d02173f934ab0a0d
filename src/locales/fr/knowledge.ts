/** Les mots de l’aide : chercher, lire, dire que l’on a le même problème. */
import { counter } from '../counter.ts';

const count = counter('fr');

const knowledge = {
  title: 'Aide',
  unsupported: 'Ce guichet ne garde pas d’articles.',
  search: 'Chercher dans l’aide',
  service: 'Service',
  allServices: 'Tous les services',
  state: 'État',
  allStates: 'Brouillons et publiés',
  found: (n: number) => count(n, { one: 'Un article', other: '# articles' }),
  none: 'Aucun article pour le moment. Une question ? Déposez-la.',
  noneFound: 'Aucun article ne répond à ces mots. Essayez-en d’autres, ou déposez votre question.',
  noneWritten: 'Aucun article pour le moment. Écrivez le premier : une réponse donnée une fois sert à tout le monde.',
  clear: 'Tout montrer',
  file: 'Déposer un ticket',
  write: 'Écrire un article',
  list: 'Articles',
  followed: 'Problèmes que vous avez aussi',
  kinds: { article: 'Article', 'known-problem': 'Problème connu' },
  states: { draft: 'Brouillon', published: 'Publié' },
  scopes: {
    everyone: 'Pour tout le monde',
    'signed-in': 'Pour les personnes connectées',
    service: 'Pour l’équipe de ses services',
    staff: 'Pour toute l’équipe',
  },
  back: 'Tous les articles',
  changed: 'Mis à jour',
  by: (name: string) => `par ${name}`,
  reported: (n: number) => count(n, { one: 'Une personne l’a signalé', other: '# personnes l’ont signalé' }),
  meToo: 'Moi aussi, suivre',
  notMe: 'Cela ne me concerne plus',
  noted: 'C’est noté : vous saurez quand ce sera résolu. Votre nom n’est montré à personne.',
  takenBack: 'C’est noté : cela ne vous concerne plus.',
  over: 'Ce problème est terminé',
  ongoing: 'En cours',
  ticket: (key: string) => `Ticket du problème : ${key}`,
  helped: 'Cela m’a aidé',
  thanks: 'Merci : c’est compté, sans votre nom.',
  uncounted: 'C’est noté : ce n’est plus compté.',
  helpedCount: (n: number) => count(n, { one: 'A aidé une personne', other: 'A aidé # personnes' }),
  notEnough: 'Cela ne répond pas à votre question ?',
  gone: 'Cet article n’est plus là, ou il ne vous est pas ouvert.',
};

export default knowledge;
export type KnowledgeWords = typeof knowledge;
