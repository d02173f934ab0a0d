/** Les mots du formulaire une fois qu’on y écrit : le brouillon, les fichiers, ce qui est à corriger, ce qui est déposé. */
import { counter } from '../counter.ts';

const count = counter('fr');

const writing = {
  findCategory: 'Chercher une catégorie',
  changeCategory: 'Changer de catégorie',
  categoriesFound: (n: number) =>
    count(n, { zero: 'Aucune catégorie ne correspond.', one: '# catégorie.', other: '# catégories.' }),
  kind: 'De quoi s’agit-il ?',
  previewTitle: 'Aperçu de la description',
  previewEmpty: 'Rien à montrer : la description est vide.',
  noOption: 'Ne pas répondre',
  numberBetween: (min: string, max: string) => `Un nombre de ${min} à ${max}.`,
  numberFrom: (min: string) => `Un nombre, ${min} au moins.`,
  numberTo: (max: string) => `Un nombre, ${max} au plus.`,
  urlHint: 'Une adresse qui commence par https://',
  mailHint: 'Par exemple prenom.nom@insa.example',

  extras: 'Options pour l’équipe',
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
  captureAbsent: 'La capture n’a pas pu être ouverte. Vérifiez votre connexion et réessayez, ou ajoutez un fichier.',
  fileAdded: (name: string) => `${name} est ajouté.`,
  fileSent: (name: string) => `${name} est prêt.`,
  fileRemoved: (name: string) => `${name} est retiré.`,
  fileTooLarge: (name: string, size: string, most: string) =>
    `${name} pèse ${size} : c’est plus que les ${most} permis. Réduisez-le, ou donnez un lien.`,
  filesTooMany: (most: number) =>
    count(most, {
      zero: 'Ce guichet n’accepte pas de fichier.',
      one: 'Un seul fichier est accepté. Retirez d’abord l’autre.',
      other: '# fichiers sont acceptés, pas davantage. Retirez-en d’abord un.',
    }),
  fileEmpty: (name: string) => `${name} est vide. Choisissez-en un autre.`,
  fileFailed: (name: string, why: string) => `${name} n’a pas pu être envoyé. ${why}`,
  fileBlocking: (name: string) => `Le fichier ${name} n’a pas pu être envoyé : réessayez, ou retirez-le.`,
  pasted: (n: number) => `image-collée-${n}`,
  pageHint: 'Joint pour aider à comprendre. Seules les personnes qui traitent le ticket et vous le lirez.',
  pageFieldHint: 'Joint pour aider à comprendre, et lu avec le ticket.',
  pageRemove: 'Ne pas joindre',
  pageAdd: 'Joindre la page où vous êtes',
  pageRemoved: 'La page n’est plus jointe.',
  pageAdded: 'La page est jointe.',
  pageUrl: 'Adresse',
  pageTitle: 'Titre',
  pageCourse: 'Cours',
  pageBrowser: 'Navigateur',
  pageScreen: 'Fenêtre',
  waitingFiles: (n: number) =>
    count(n, {
      one: 'Le dépôt se fera dès que le fichier sera prêt…',
      other: 'Le dépôt se fera dès que les # fichiers seront prêts…',
    }),
  draftKept: 'Brouillon gardé ici',
  draftRestored: 'Votre brouillon est revenu, comme vous l’aviez laissé.',
  draftOther: 'Ce brouillon a changé dans un autre onglet : voici sa dernière version.',
  draftDiscard: 'Tout effacer',
  draftDiscarded: 'Le brouillon est effacé.',
  undo: 'Le remettre',
  draftFull:
    'Il n’y a plus de place sur cet appareil pour garder un brouillon. Déposez le ticket maintenant, ou copiez votre texte.',
  draftAbsent: 'Ce navigateur ne garde pas de brouillon. Votre texte reste ici tant que la page est ouverte.',

  errors: {
    service: 'Choisissez le service concerné.',
    category: 'Choisissez la catégorie qui convient le mieux.',
    summary: 'Écrivez un résumé, par exemple « Le dépôt du devoir 3 est refusé ».',
    summaryLong: (over: number) =>
      count(over, {
        one: 'Le résumé a # caractère de trop. Raccourcissez-le.',
        other: 'Le résumé a # caractères de trop. Raccourcissez-le.',
      }),
    descriptionLong: (over: number) =>
      count(over, {
        one: 'La description a # caractère de trop. Joignez-la plutôt en fichier.',
        other: 'La description a # caractères de trop. Joignez-la plutôt en fichier.',
      }),
    people: 'Choisissez au moins une personne.',
    requiredText: (label: string) => `Remplissez « ${label} ».`,
    requiredChoice: (label: string) => `Choisissez une réponse à « ${label} ».`,
    requiredFile: (label: string) => `Ajoutez un fichier à « ${label} ».`,
    requiredPerson: (label: string) => `Choisissez une personne pour « ${label} ».`,
    about: (label: string, sentence: string) => `${label} : ${sentence}`,
  },

  filed: (key: string) => `${key} déposé.`,
  filedUnnumbered: 'Votre ticket est en attente d’envoi.',
  willAnswer: (name: string) => `${name} vous répondra.`,
  serviceWillAnswer: (service: string) => `L’équipe ${service} vous répondra.`,
  teamWillAnswer: 'L’équipe vous répondra.',
  youWillAnswer: 'C’est vous qui l’avez en charge.',
  behalf: (name: string) => `Déposé au nom de ${name}.`,
  approval: 'Une approbation est demandée : le travail commencera ensuite.',
  tasksGiven: (n: number) => count(n, { one: 'La tâche est confiée.', other: '# tâches sont confiées.' }),
  taskOf: (key: string, name: string) => `${key}, à ${name}`,
  see: (key: string) => `Voir le ticket ${key}`,
  seeUnnumbered: 'Voir le ticket',
  again: 'Déposer un autre ticket',
  againTasks: 'Confier une autre tâche',
  alreadyFiled: (key: string) => `Ce ticket était déjà déposé : ${key}.`,
  alreadyFiledMore:
    'Il est arrivé avec le texte du premier dépôt. Ce que vous avez changé depuis est toujours dans le formulaire.',
  asNew: 'En faire un nouveau ticket',

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

export default writing;
export type WritingWords = typeof writing;
