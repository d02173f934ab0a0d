/** Les mots des parties du formulaire que peu de gens voient : les options de l’équipe, les champs du guichet, le guichet fermé. */
import { counter } from '../counter.ts';

const count = counter('fr');

const options = {
  findCategory: 'Chercher une catégorie',
  changeCategory: 'Changer de catégorie',
  categoriesFound: (n: number) =>
    count(n, { zero: 'Aucune catégorie ne correspond.', one: '# catégorie.', other: '# catégories.' }),
  links: 'À lire avant de déposer',
  inNewPage: '(nouvel onglet)',
  kind: 'De quoi s’agit-il ?',
  noOption: 'Ne pas répondre',
  numberBetween: (min: string, max: string) => `Un nombre de ${min} à ${max}.`,
  numberFrom: (min: string) => `Un nombre, ${min} au moins.`,
  numberTo: (max: string) => `Un nombre, ${max} au plus.`,
  urlHint: 'Une adresse qui commence par https://',
  mailHint: 'Par exemple prenom.nom@insa.example',

  requester: 'Au nom de',
  requesterHint: 'La personne dont c’est la demande ; vous, si rien n’est choisi.',
  assignee: 'Assigner à',
  assigneeHint: 'Personne, si rien n’est choisi : le ticket est libre, ou assigné comme le service le prévoit.',
  people: 'À qui ?',
  peopleHint: 'Chaque personne reçoit sa propre tâche.',
  removePerson: (name: string) => `Retirer ${name}`,
  personAdded: (name: string) => `${name} est dans la liste.`,
  personRemoved: (name: string) => `${name} n’est plus dans la liste.`,
  observers: 'Inviter à suivre',
  observersHint: 'Ces personnes liront le ticket et pourront le commenter.',
  priority: 'Priorité',
  priorityUsual: 'Celle de la catégorie',
  group: 'Groupe',
  noGroup: 'Aucun groupe',
  pageFieldHint: 'Joint pour aider à comprendre, et lu avec le ticket.',
  closed: {
    notYet: (from: string) => `Le guichet ouvrira le ${from}.`,
    over: (until: string) => `Le guichet est fermé depuis le ${until}.`,
    rule: 'Ce guichet ne vous est pas ouvert pour de nouveaux tickets.',
    more: 'Vos tickets restent lisibles, et vous pouvez y répondre.',
    notAllowed: 'Vous ne pouvez pas déposer de ticket ici.',
    notAllowedMore: 'L’équipe en dépose pour vous : vous les verrez dans la liste.',
    noPlace: 'Aucun service ne reçoit de ticket pour le moment.',
    noPlaceMore: 'Revenez plus tard, ou écrivez à la personne qui tient ce guichet.',
    draft: 'Ce que vous aviez commencé est gardé.',
  },
  expected: {
    service: 'le code d’un service ouvert de ce guichet',
    category: 'le code d’une catégorie ouverte de ce service',
    categoryAlone: 'un attribut service, qui dit où chercher la catégorie',
  },
};

export default options;
export type OptionWords = typeof options;
