/** What a person reads and hears on the pages, in the words of the journeys: written here again, so that a word lost is seen. */
const FRENCH = {
  lang: 'fr',
  tabs: {
    form: /^(Nouveau ticket|Nouvelle tâche)/,
    tickets: /^(Tickets|Tâches)/,
    over: /^(Résolus|Terminées)/,
    settings: 'Mes réglages',
  },
  opened: /^(?:Ticket|Tâche) /,
  back: /^(?:Tickets|Tâches)$/,
  service: 'Service',
  category: 'Catégorie',
  summary: 'Résumé',
  description: /^Description/,
  people: /^À qui/,
  files: /^Fichiers/,
  addFiles: 'Ajouter des fichiers',
  fileReady: (name: string) => `Retirer ${name}`,
  submit: 'Déposer le ticket',
  filed: /(\S+) déposé\./,
  see: (key: string) => `Voir le ticket ${key}`,
  refresh: 'Actualiser',
  more: 'Autres gestes',
  properties: 'Propriétés',
  take: 'Prendre en charge',
  ask: 'Demander info.',
  question: 'Votre question',
  message: 'Votre message',
  note: 'Votre note interne',
  addNote: 'Ajouter la note interne',
  scope: 'Pour qui',
  everyone: 'Publique',
  staffOnly: 'Note interne',
  comment: 'Commenter',
  answer: 'Répondre',
  resolve: 'Clore',
  solution: /^La solution/,
  approve: 'Approuver la clôture',
  reopen: 'Ré-ouvrir',
  watch: 'Suivre',
  states: {
    posted: 'Posté',
    open: 'Ouvert',
    resolving: 'En travail',
    waiting: 'En attente de réponse',
    resolved: 'Résolu',
    validated: 'Validé',
  },
} as const;

type Same<T> = T extends string
  ? string
  : T extends RegExp
    ? RegExp
    : T extends (...given: infer Given) => string
      ? (...given: Given) => string
      : { readonly [Key in keyof T]: Same<T[Key]> };

export type Words = Same<typeof FRENCH>;

const ENGLISH: Words = {
  lang: 'en',
  tabs: { form: /^New (ticket|task)/, tickets: /^(Tickets|Tasks)/, over: /^(Resolved|Done)/, settings: 'My settings' },
  opened: /^(?:Ticket|Task) /,
  back: /^(?:Tickets|Tasks)$/,
  service: 'Service',
  category: 'Category',
  summary: 'Summary',
  description: /^Description/,
  people: /^To whom/,
  files: /^Files/,
  addFiles: 'Add files',
  fileReady: (name) => `Remove ${name}`,
  submit: 'File the ticket',
  filed: /(\S+) filed\./,
  see: (key) => `See ticket ${key}`,
  refresh: 'Refresh',
  more: 'More actions',
  properties: 'Properties',
  take: 'Take',
  ask: 'Ask for information',
  question: 'Your question',
  message: 'Your message',
  note: 'Your staff note',
  addNote: 'Add the staff note',
  scope: 'For whom',
  everyone: 'Public',
  staffOnly: 'Staff note',
  comment: 'Comment',
  answer: 'Answer',
  resolve: 'Resolve',
  solution: /^The solution/,
  approve: 'Approve the closing',
  reopen: 'Reopen',
  watch: 'Watch',
  states: {
    posted: 'Posted',
    open: 'Open',
    resolving: 'In progress',
    waiting: 'Waiting for an answer',
    resolved: 'Resolved',
    validated: 'Approved',
  },
};

export const WORDS: Readonly<Record<'fr' | 'en', Words>> = { fr: FRENCH, en: ENGLISH };
