/** Les mots de « Importer et exporter » : le guichet entier en un fichier, et ce que d’autres outils ont gardé. */
import type { ArchiveCounts, LongStep } from '../../domain/archive.ts';
import { counter } from '../counter.ts';

const count = counter('fr');

type Values = Readonly<Record<string, string | number>>;

const tickets = (n: number): string => count(n, { zero: 'aucun ticket', one: '# ticket', other: '# tickets' });
const rows = (n: number): string => count(n, { one: '# ligne', other: '# lignes' });

/** Ce qui ne va pas dans une archive ou dans des tickets, à l’endroit dit. */
const issues: Record<string, (values: Values) => string> = {
  'file-unreadable': () => 'Le fichier ne peut pas être lu : il a été déplacé ou modifié. Choisissez-le à nouveau.',
  'not-utf-8': () => 'Ce n’est pas un texte en UTF-8 : le fichier est abîmé, ou ce n’est pas une archive.',
  'not-json': () => 'Ce n’est pas du JSON : le fichier est incomplet, ou ce n’est pas une archive.',
  'not-an-archive': () => 'Ce n’est pas l’archive d’un guichet.',
  'another-version': () => 'L’archive vient d’une version plus récente de Guichet : mettez cette page à jour d’abord.',
  'archive-too-large': () => 'L’archive est trop lourde pour une page : exportez-la sans les fichiers.',
  'not-empty': ({ tickets: n }) => `Ce guichet contient déjà ${tickets(Number(n))}.`,
  miscounted: ({ said, found }) => `L’archive annonce ${said ?? 0} et contient ${found ?? 0} : il en manque ou il y en a trop.`,
  twice: () => 'S’y trouve deux fois.',
  'number-twice': () => 'Deux tickets ont ce numéro.',
  'no-filing': () => 'L’historique ne commence pas par le dépôt du ticket.',
  'no-number': () => 'Le ticket n’a pas de numéro.',
  'another-ticket': () => 'L’historique parle d’un autre ticket.',
  'another-desk': () => 'Le ticket est d’un autre guichet.',
  'filed-twice': () => 'Le ticket est déposé deux fois.',
  'unknown-ticket': () => 'Ce ticket n’est pas dans l’archive.',
  'unknown-file': () => 'Ce fichier n’est à aucun ticket.',
  'file-damaged': ({ name }) => `Le fichier ${name ?? ''} est abîmé ou manque.`,
  'unknown-person': ({ name }) => `Personne ne s’appelle ${name ?? ''} ici.`,
  'unknown-category': () => 'Cette catégorie n’existe pas ici.',
  required: () => 'Est vide, et ne doit pas l’être.',
  'unknown-key': () => 'N’est pas connu.',
  'too-long': () => 'Est trop long.',
  'too-many': () => 'Contient trop d’éléments.',
};

const noTable = {
  'csv-too-large': 'La table est trop lourde pour une page : coupez-la en plusieurs fichiers.',
  'csv-empty': 'La table est vide : il faut une ligne de titres, puis une ligne par ticket.',
  'csv-unclosed': 'Un guillemet s’ouvre et ne se ferme pas : exportez la table à nouveau en CSV.',
};

const noBackup = {
  'not-xml': 'Ce n’est pas du XML lisible : le fichier est incomplet.',
  'not-a-backup': 'Ce n’est ni une archive de guichet (.json), ni une table (.csv), ni une sauvegarde de Moodle (.mbz, .xml).',
  'no-tracker':
    'Aucun ticket de mod_tracker ne s’y trouve. Choisissez ensemble le fichier tracker.xml et, si vous les avez, users.xml et files.xml ; ou toutes les tables en CSV.',
  'too-large': 'La sauvegarde est trop lourde pour une page : choisissez seulement tracker.xml et users.xml.',
};

const steps: Record<LongStep, string> = { reading: 'Lecture…', checking: 'Vérification…', writing: 'Écriture…' };

const deskArchive = {
  unsupported: 'Ce guichet ne s’exporte pas d’ici.',
  notYours: 'L’import et l’export sont réservés à l’administration du guichet.',
  working: 'En cours…',
  steps,
  stop: 'Arrêter',
  stopped: 'Arrêté : rien n’a changé.',

  exportTitle: 'Exporter le guichet',
  exportHint:
    'Réglages, personnes, tickets avec leur historique, vues et préférences, en un fichier qui se réimporte ici ou ailleurs. Il contient des données personnelles : gardez-le en lieu sûr.',
  withFiles: 'Avec les fichiers joints',
  export: 'Exporter tout le guichet',
  exported: (n: number) => `Guichet exporté : ${tickets(n)}.`,
  holds: (counts: ArchiveCounts) =>
    `${tickets(counts.tickets)}, ${count(counts.people, { one: '# personne', other: '# personnes' })}, ${count(counts.files, { one: '# fichier', other: '# fichiers' })}.`,
  weighs: (size: string) => `Le fichier pèse ${size}.`,
  partial:
    'Les catégories confidentielles qui ne vous sont pas ouvertes n’y sont pas : l’administration technique peut exporter le tout.',
  withoutFiles: 'Les fichiers joints n’y sont pas.',
  again: 'Télécharger à nouveau',

  importTitle: 'Importer',
  kinds: [
    'Un guichet : l’archive .json qui en a été exportée.',
    'Des tickets : une table .csv, d’un tableur ou d’un autre outil.',
    'Un mod_tracker de Moodle : la sauvegarde .mbz, ses fichiers .xml, ou ses tables en .csv.',
  ],
  choose: 'Choisir un fichier',
  drop: 'Ou déposez-le ici. Rien n’est importé avant que vous ne l’ayez vu.',
  unusable: (name: string) => `${name} ne peut pas être importé`,
  nothingChanged: 'Rien n’a changé.',
  another: 'Choisir un autre fichier',
  giveUp: 'Renoncer',
  issues,
  otherIssue: () => 'N’est pas ce qui est attendu.',
  moreIssues: (n: number) => count(n, { one: 'et # autre problème.', other: 'et # autres problèmes.' }),

  archiveOf: (name: string, date: string) => `${name}, exporté le ${date}`,
  replacesNothing: 'Ce guichet est vide : ses réglages seront ceux de l’archive.',
  replaces: (n: number) => `Ce guichet contient ${tickets(n)}, qui seront remplacés`,
  replacesMore:
    'Les réglages, les vues et les préférences aussi. Cela ne peut pas être défait : exportez d’abord ce qui est ici.',
  agree: (n: number) => count(n, { one: 'Remplacer le ticket qui est ici', other: 'Remplacer les # tickets qui sont ici' }),
  import: 'Importer ce guichet',
  imported: (n: number) => `Guichet importé : ${tickets(n)}.`,

  tableOf: (name: string, n: number) => `${name} : ${rows(n)}`,
  readAs: (encoding: string, separator: string) => `Lu en ${encoding}, ${separator} entre les cellules.`,
  encodings: { 'utf-8': 'UTF-8', 'windows-1252': 'Windows-1252', 'utf-16le': 'UTF-16' },
  separators: { ';': 'un point-virgule', ',': 'une virgule', '\t': 'une tabulation', '|': 'une barre' },
  columns: 'Ce que contient chaque colonne',
  mine: 'Une ligne qui ne nomme pas la personne qui demande devient une demande à votre nom.',
  nameless: (at: number) => `Colonne ${at}`,
  nothing: 'Ne pas importer',
  targets: {
    key: 'Numéro d’origine',
    summary: 'Résumé',
    description: 'Description',
    state: 'État',
    priority: 'Priorité',
    kind: 'Type',
    service: 'Service',
    category: 'Catégorie',
    requester: 'Personne qui demande',
    assignee: 'Assigné à',
    filed: 'Déposé le',
    comment: 'Commentaire',
    solution: 'Solution',
  },
  values: 'Ce que veulent dire ces valeurs',
  unsaid: 'À choisir',
  newcomer: 'Ajouter cette personne',
  place: 'Où vont les tickets',
  placeHint: 'Ceux dont la ligne ne nomme aucune catégorie.',
  preview: 'Les premiers tickets, tels qu’ils seront',
  mistake: 'Problème',
  refused: (n: number) => count(n, { one: '# ligne ne sera pas importée', other: '# lignes ne seront pas importées' }),
  refusedMore: 'Corrigez-les dans la table, ou téléchargez-les pour les importer ensuite.',
  refusedDownload: 'Télécharger ces lignes',
  refusedFile: (name: string) => `à corriger - ${name}`,
  line: (n: number) => `Ligne ${n} :`,
  cell: (column: string, value: string, what: string) =>
    column === '' ? what : value === '' ? `${column} : ${what}` : `${column}, « ${value} » : ${what}`,
  cells: {
    required: 'est vide.',
    'too-long': 'est trop long.',
    'not-a-date': 'n’est pas une date : écrivez 24/11/2026 ou 2026-11-24.',
    'unknown-state': 'n’est pas un état : choisissez-le plus haut.',
    'unknown-priority': 'n’est pas une priorité : choisissez-la plus haut.',
    'unknown-kind': 'n’est pas un type : choisissez-le plus haut.',
    'unknown-service': 'n’est pas un service : choisissez-le plus haut.',
    'unknown-category': 'n’est pas une catégorie d’ici : choisissez-la plus haut.',
    'unknown-requester': 'n’est connu de personne ici : choisissez qui c’est plus haut.',
    'unknown-assignee': 'n’est connu de personne ici : choisissez qui c’est plus haut.',
    'not-a-number': 'n’est pas un nombre.',
    'unknown-option': 'n’est pas un des choix de ce champ.',
    twice: 'est le numéro d’une autre ligne.',
    other: 'ne convient pas à ce champ.',
  } as Record<string, string>,
  noTable,
  bring: (n: number) => count(n, { zero: 'Importer', one: 'Importer # ticket', other: 'Importer # tickets' }),
  brought: (n: number) => count(n, { zero: 'Aucun nouveau ticket.', one: '# ticket importé.', other: '# tickets importés.' }),
  broughtMore: 'Personne n’en est prévenu. Chaque ticket se retrouve aussi par son ancien numéro.',
  knownBefore: (n: number) =>
    count(n, { one: '# ticket était déjà là et reste tel quel.', other: '# tickets étaient déjà là et restent tels quels.' }),
  losses: (n: number) =>
    count(n, {
      one: '# chose ne peut pas être gardée telle quelle',
      other: '# choses ne peuvent pas être gardées telles quelles',
    }),
  moreLosses: (n: number) => count(n, { one: 'et # autre.', other: 'et # autres.' }),
  loss: {
    state: (what: string) => `état « ${what} » : il n’existe pas ici, le plus proche le remplace.`,
    field: (what: string) => `champ « ${what} » : la valeur n’y convient pas.`,
    assignee: (what: string) => `assigné à ${what} : cette personne ne peut pas l’avoir ici, le ticket est libre.`,
    link: (what: string) => `lien vers ${what} : ce ticket n’est pas importé.`,
  },

  noBackup,
  tracker: 'Quel mod_tracker',
  trackerNamed: (name: string, n: number) => `${name} : ${tickets(n)}`,
  tracked: (n: number, people: number, fields: number, files: number) =>
    `${tickets(n)} avec leur historique, ${count(people, { one: '# personne', other: '# personnes' })}, ${count(fields, { one: '# champ', other: '# champs' })}, ${count(files, { one: '# fichier', other: '# fichiers' })}.`,
  unkeptTitle: 'Ce qui n’est pas repris :',
  unkept: {
    queries: (n: number) => count(n, { one: '# recherche enregistrée', other: '# recherches enregistrées' }),
    preferences: (n: number) => count(n, { one: '# réglage de notification', other: '# réglages de notification' }),
    elements: (n: number) =>
      count(n, { one: '# champ d’un type sans valeur (captcha)', other: '# champs d’un type sans valeur (captcha)' }),
    files: (n: number) => count(n, { one: '# fichier absent de la sauvegarde', other: '# fichiers absents de la sauvegarde' }),
    texts: (n: number) => count(n, { one: '# texte trop long, coupé', other: '# textes trop longs, coupés' }),
    upper: (n: number) => count(n, { one: '# lien vers un autre niveau', other: '# liens vers un autre niveau' }),
  },
};

export type DeskArchiveWords = typeof deskArchive;
export default deskArchive;
