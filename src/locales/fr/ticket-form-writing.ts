/** Les mots du formulaire une fois qu’on y écrit : le brouillon, les fichiers, ce qui est à corriger, ce qui est déposé. */
import { counter } from '../counter.ts';

const count = counter('fr');

const writing = {
  previewTitle: 'Aperçu de la description',
  previewEmpty: 'Rien à montrer : la description est vide.',
  captureAbsent: 'La capture n’a pas pu être ouverte. Vérifiez votre connexion et réessayez, ou ajoutez un fichier.',
  pageHint: 'Joint pour aider à comprendre. Seules les personnes qui traitent le ticket et vous le lirez.',
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
  filed: (key: string) => `${key} déposé.`,
  confirmByMail: (mail: string) =>
    `Il reste un geste : ouvrez le courriel envoyé à ${mail}, et confirmez votre demande dans les 24 heures.`,
  filedUnnumbered: 'Votre ticket est gardé ici, et partira dès que le guichet répondra.',
  willAnswer: (name: string) => `${name} vous répondra.`,
  serviceWillAnswer: (service: string) => `L’équipe ${service} vous répondra.`,
  teamWillAnswer: 'L’équipe vous répondra.',
  youWillAnswer: 'C’est vous qui l’avez en charge.',
  behalf: (name: string) => `Déposé pour ${name}.`,
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
};

export default writing;
export type WritingWords = typeof writing;
