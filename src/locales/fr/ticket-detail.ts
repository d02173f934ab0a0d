/** Les mots d’un ticket ouvert : en-tête, fil, réponse, propriétés. */
import type { LinkEnd } from '../../domain/ticket.ts';
import type { Origin } from '../../domain/values.ts';
import { counter } from '../counter.ts';
import { de } from '../elision.ts';
import commands from './commands.ts';

const count = counter('fr');

const linkEnds: Record<LinkEnd, string> = {
  'depends-on': 'Dépend de',
  'duplicate-of': 'Doublon de',
  'caused-by': 'Causé par',
  'see-also': 'Voir aussi',
  blocks: 'Bloque',
  'duplicated-by': 'A pour doublon',
  causes: 'Cause',
};

const origins: Record<Origin, string> = {
  web: 'Le formulaire',
  mail: 'Un courriel',
  phone: 'Le téléphone',
  other: 'Autrement',
  desk: 'Un autre guichet',
};

const marks: readonly string[] = ['Pas du tout satisfaisant', 'Peu satisfaisant', 'Satisfaisant', 'Très satisfaisant'];

const detail = {
  commands,
  /** Qui, quand ce n’est pas une personne. */
  actors: {
    application: 'L’application',
    peer: (desk: string) => `Le guichet ${desk}`,
    someone: 'Une personne qui n’est plus là',
  },
  sent: { comment: 'Commentaire ajouté.', answer: 'Réponse envoyée.' },
  linkEnds,
  origins,
  marks,

  back: 'Tickets',
  backToTasks: 'Tâches',
  from: 'De la part de',
  assignee: 'En charge',
  free: 'Libre',
  filed: 'Déposé',
  place: 'Où',
  actions: 'Gestes',
  article: 'En faire un article',
  more: 'Autres gestes',
  restricted: 'Réservé à la personne qui demande et à l’équipe',
  confidential: 'Confidentiel',
  unsent: 'Pas encore envoyé',
  sending: 'Envoi…',

  verbs: {
    answer: 'Répondre',
    note: 'Écrire une note interne',
    next: 'Suivant dans la liste',
    previous: 'Précédent dans la liste',
    unread: 'Prochain non lu',
    back: 'Revenir à la liste',
    undo: 'Défaire le dernier geste',
    keys: 'Raccourcis clavier',
  },
  undo: 'Défaire',
  unreadFar: (n: string) => `Rien de non lu parmi les ${n} suivants. Recommencez pour chercher plus loin.`,
  along: 'D’un ticket à l’autre',
  ends: {
    next: 'C’est le dernier de la liste.',
    previous: 'C’est le premier de la liste.',
    unread: 'Il n’y a plus rien de non lu dans cette liste.',
  },
  present: {
    reading: (names: string, n: number) => (n === 1 ? `${names} lit ceci aussi` : `${names} lisent ceci aussi`),
    typing: (names: string, n: number) => (n === 1 ? `${names} écrit une réponse…` : `${names} écrivent une réponse…`),
    noting: (names: string, n: number) => (n === 1 ? `${names} écrit une note…` : `${names} écrivent une note…`),
  },
  edited: {
    before: 'Avant',
    after: 'Après',
    show: 'Ce qui a changé',
    yes: 'oui',
    no: 'non',
    restricted: 'Accès réservé',
    summary: 'Résumé',
    empty: 'vide',
  },

  thread: 'Fil',
  description: 'Description',
  noDescription: 'Aucune description.',
  erased: 'Les textes de ce ticket ont été effacés.',
  earlier: 'Afficher les échanges précédents',
  loadingEarlier: 'Chargement des échanges précédents…',
  earlierShown: (n: number) => count(n, { one: '# échange précédent affiché.', other: '# échanges précédents affichés.' }),
  events: (n: number) => count(n, { one: '# événement', other: '# événements' }),
  news: (n: number) => count(n, { one: '# nouveau message', other: '# nouveaux messages' }),
  changedByOthers: 'Ce ticket vient de changer.',
  seeNews: 'Voir',
  fresh: 'Nouveau',
  staffNote: 'Note interne',
  requesterOnly: 'Personne qui demande et équipe',
  /** Le même cercle, pour la personne qui demande. */
  youAndTeam: 'Vous et l’équipe',
  solution: 'Solution',
  question: 'Question',
  withdrawn: 'Ce commentaire a été masqué.',
  withdrawnMark: 'Masqué',
  commentActions: (who: string) => `Gestes sur le message ${de(who)}`,

  composer: {
    title: 'Répondre',
    titleComment: 'Commenter',
    text: 'Votre message',
    note: 'Votre note interne',
    hint: 'Mise en forme possible : **gras**, listes avec des tirets, `code`.',
    shortcut: 'Ctrl + Entrée envoie aussi.',
    scope: 'Pour qui',
    send: 'Commenter',
    answer: 'Répondre',
    addNote: 'Ajouter la note interne',
    others: 'Répondre, et…',
    preview: 'Aperçu',
    write: 'Revenir au texte',
    previewEmpty: 'Rien à montrer : le texte est vide.',
    addFiles: 'Joindre des fichiers',
    dropHere: 'Lâchez les fichiers ici',
    limits: (most: number, size: string) =>
      count(most, { one: `Un fichier au plus, ${size}.`, other: `# fichiers au plus, ${size} chacun.` }),
    tooLarge: (name: string, most: string) => `${name} est trop lourd : ${most} au plus. Réduisez-le, ou donnez un lien.`,
    tooMany: (most: number) =>
      count(most, {
        one: 'Un seul fichier est accepté. Retirez d’abord l’autre.',
        other: '# fichiers sont acceptés, pas davantage. Retirez-en d’abord un.',
      }),
    waitingFiles: 'Le message partira dès que les fichiers seront prêts…',
    empty: 'Écrivez d’abord votre message.',
    tooLong: (over: number) =>
      count(over, {
        one: 'Le texte a # caractère de trop. Joignez-le plutôt en fichier.',
        other: 'Le texte a # caractères de trop. Joignez-le plutôt en fichier.',
      }),
    closed: 'Les commentaires sont fermés sur ce guichet.',
    meanwhile: (names: string, n: number) =>
      n === 1 ? `${names} vient d’écrire dans ce fil.` : `${names} viennent d’écrire dans ce fil.`,
    meanwhileMore: 'Relisez avant d’envoyer ; votre texte est gardé.',
    reread: 'Relire',
    sendAnyway: 'Envoyer quand même',
    pasted: (n: number) => `image-collée-${n}`,
    readers: {
      everyone: 'Toute personne qui lit ce ticket lira votre message.',
      public: (names: string) => `Ce message sera lu par ${names} et l’équipe.`,
      team: 'L’équipe lira votre message.',
      requester: (name: string) => `Ce message sera lu par ${name} et l’équipe, et personne d’autre.`,
      requesterSelf: 'L’équipe lira votre message, et personne d’autre.',
      staff: (name: string) => `Seule l’équipe lira cette note. ${name} ne la verra pas.`,
      observers: (n: number) => count(n, { one: '# observateur', other: '# observateurs' }),
    },
  },

  properties: 'Propriétés',
  property: {
    kind: 'Type',
    priority: 'Priorité',
    position: 'Rang',
    service: 'Service',
    category: 'Catégorie',
    group: 'Groupe',
    origin: 'Arrivé par',
    filer: 'Rédigé par',
    changed: 'Modifié',
    resolved: 'Résolu',
    closed: 'Fermé',
  },
  page: 'La page d’origine',
  pageUrl: 'Adresse',
  pageTitle: 'Titre',
  pageCourse: 'Cours',
  pageBrowser: 'Navigateur',
  pageScreen: 'Fenêtre',
  people: 'Observateurs',
  noObservers: 'Personne d’autre.',
  removeObserver: (name: string) => `Retirer ${name} des observateurs`,
  leave: 'Ne plus observer',
  links: 'Tickets liés',
  unnumbered: 'Sans numéro',
  files: (n: number) => count(n, { one: 'Fichier (#)', other: 'Fichiers (#)' }),
  downloadFailed: (name: string) => `${name} n’a pas pu être ouvert.`,
};

export default detail;
export type TicketDetailWords = typeof detail;
