/** Les mots de l’administration que partagent ses parties : leurs noms, ce qui est enregistré, ce qui ne l’est pas, ce qui a changé. */
import type { Appointment, DeskAct } from '../../domain/desk-events.ts';
import type { Profile } from '../../domain/people.ts';
import { counter } from '../counter.ts';
import { de } from '../elision.ts';

const count = counter('fr');
type Values = Readonly<Record<string, string | number>>;

/** Ce dont parle un changement. */
export interface Called {
  readonly service: string;
  readonly category: string;
  readonly person: string;
  readonly mode: string;
  readonly field: string;
}

const acts: Partial<Record<DeskAct, (called: Called) => string>> = {
  'change-settings': () => 'Réglages modifiés',
  'apply-mode': ({ mode }) => `Mode « ${mode} » appliqué`,
  'add-service': ({ service }) => `Service « ${service} » ajouté`,
  'change-service': ({ service }) => `Service « ${service} » modifié`,
  'place-service': ({ service }) => `Service « ${service} » déplacé`,
  'remove-service': ({ service }) => `Service « ${service} » supprimé`,
  'add-category': ({ category, service }) => `Catégorie « ${category} » ajoutée à « ${service} »`,
  'change-category': ({ category, service }) => `Catégorie « ${category} » de « ${service} » modifiée`,
  'place-category': ({ category, service }) => `Catégorie « ${category} » de « ${service} » déplacée`,
  'remove-category': ({ category, service }) => `Catégorie « ${category} » de « ${service} » supprimée`,
  'add-field': ({ field }) => `Champ « ${field} » ajouté`,
  'change-field': ({ field }) => `Champ « ${field} » modifié`,
  'order-fields': () => 'Ordre des champs modifié',
  'remove-field': ({ field }) => `Champ « ${field} » retiré`,
  'set-manager': ({ person, service }) => `Gestion de « ${service} » : ${person}`,
  'add-person': ({ person }) => `Personne ajoutée : ${person}`,
  'change-person': ({ person }) => `Droits modifiés : ${person}`,
  undo: () => 'Changement défait',
  seeded: () => 'Remplacé par la page',
  'person-erased': () => 'Personne effacée du guichet',
};

function appointed({ profile, suspended, serves }: Appointment, profiles: Readonly<Record<Profile, string>>): string {
  const said = [
    ...(profile === undefined ? [] : [profiles[profile]]),
    ...(serves === undefined ? [] : [serves.join(', ')]),
    ...(suspended === true ? ['accès suspendu'] : []),
  ];
  return said.length === 0 ? 'selon la page' : said.join(', ');
}

const admin = {
  title: 'Administration',
  notForYou: 'L’administration de ce guichet ne vous est pas ouverte.',
  unsupported: 'Ce guichet se règle ailleurs : rien ne peut être changé ici.',
  choose: 'Partie de l’administration',
  sections: {
    summary: 'Résumé',
    settings: 'Réglages',
    services: 'Services et catégories',
    fields: 'Champs',
    availability: 'Disponibilité',
    calendar: 'Heures d’ouverture',
    levels: 'Délais promis',
    people: 'Personnes',
    archive: 'Importer et exporter',
    retention: 'Conservation',
    history: 'Historique',
  },
  counting: {
    label: 'Les tickets sont comptés…',
    stop: 'Arrêter de compter',
    stopped: 'Le compte a été arrêté : des nombres manquent.',
    again: 'Compter les tickets',
  },
  save: 'Enregistrer',
  giveUp: 'Abandonner',
  unsaved: 'non enregistré',
  unsavedIn: (section: string) => `${section} (non enregistré)`,
  undo: 'Défaire',
  undone: 'Le changement est défait.',
  notSaved: 'Rien n’a été enregistré. Ce que vous avez écrit est toujours là.',
  notDone: 'Rien n’a été supprimé.',
  fixed: 'Fixé par la page qui affiche ce guichet : changez-le dans cette page.',
  inUse: ({ tickets = 0, hidden = 0, below = 0, redirected = 0 }: Values) =>
    [
      Number(tickets) > 0 ? `${count(Number(tickets), { one: '# ticket s’y trouve', other: '# tickets s’y trouvent' })}.` : '',
      Number(hidden) > 0 ? 'D’autres tickets s’y trouvent, que vous ne lisez pas.' : '',
      Number(below) > 0 ? `${count(Number(below), { one: '# catégorie est dessous', other: '# catégories sont dessous' })}.` : '',
      Number(redirected) > 0
        ? `${count(Number(redirected), { one: '# catégorie y renvoie', other: '# catégories y renvoient' })}.`
        : '',
      'Fermez-la plutôt : elle ne recevra plus rien, et ce qui s’y trouve y reste. Ou déplacez d’abord ce qu’elle contient ; ses tickets, depuis la liste filtrée sur elle, par « Déplacer… ».',
    ]
      .filter((each) => each !== '')
      .join(' '),
  issues: {
    'already-there': ({ name = '' }: Values) => `« ${name} » existe déjà. Choisissez un autre nom.`,
    cycle: () => 'Cela tournerait en rond. Choisissez une autre catégorie.',
    'unknown-zone': () => 'Ce fuseau horaire n’est pas connu. Écrivez par exemple Europe/Paris.',
    'unknown-option': ({ name = '' }: Values) =>
      name === '' ? 'Choisissez l’une des réponses proposées.' : `« ${name} » n’existe pas sur ce guichet.`,
    'unknown-person': ({ name = '' }: Values) => `« ${name} » n’est pas connu du guichet. Choisissez une personne dans la liste.`,
    malformed: () => 'Cette réponse n’est pas acceptée. Vérifiez-la.',
  } as Readonly<Record<string, ((values: Values) => string) | undefined>>,
  inLanguage: (label: string, language: 'fr' | 'en') => `${label} (${language === 'fr' ? 'français' : 'anglais'})`,
  someone: 'Nom d’une personne',
  held: {
    tickets: {
      handOver: (name: string) => `Confier les tickets ${de(name)}`,
      handles: (n: number) =>
        count(n, { zero: 'aucun ticket en charge', one: '# ticket en charge', other: '# tickets en charge' }),
    },
    tasks: {
      handOver: (name: string) => `Confier les tâches ${de(name)}`,
      handles: (n: number) => count(n, { zero: 'aucune tâche en charge', one: '# tâche en charge', other: '# tâches en charge' }),
    },
  },
  raise: (name: string) => `Monter ${name}`,
  takeAway: (name: string) => `Retirer ${name}`,
  sees: (name: string, gained: number, lost: number) =>
    `${name} : ${[
      gained > 0 ? `lira ${count(gained, { one: '# ticket de plus', other: '# tickets de plus' })}` : '',
      lost > 0 ? `ne lira plus ${count(lost, { one: '# ticket', other: '# tickets' })}` : '',
    ]
      .filter((each) => each !== '')
      .join(', ')}.`,
  othersSee: (people: number) =>
    `${count(people, { one: '# autre personne lira', other: '# autres personnes liront' })} d’autres tickets qu’aujourd’hui.`,
  stranded: (state: string, tickets: number) =>
    `${count(tickets, { one: '# ticket est', other: '# tickets sont' })} dans l’état « ${state} », qui ne servira plus : ils y restent et pourront seulement en sortir.`,
  nothing: 'rien',
  byDefault: 'selon le mode',
  order: 'ordre',
  fromTo: (was: string, now: string) => ` : ${was} → ${now}`,
  acts,
  appointment: (name: string, was: Appointment, now: Appointment, profiles: Readonly<Record<Profile, string>>) =>
    `${name} : ${appointed(was, profiles)} → ${appointed(now, profiles)}`,
  history: {
    empty: 'Rien n’a encore été changé ici.',
    earlier: 'Changements plus anciens',
    page: 'la page',
    by: (who: string) => `par ${who},`,
    undid: 'Changement précédent défait',
    undo: 'Défaire',
    details: (changes: number) => count(changes, { one: 'Ce qui a changé', other: 'Ce qui a changé (#)' }),
  },
  /** Ce que nomme chaque clé du document, dans un changement. */
  keys: {
    name: 'Nom',
    description: 'Présentation',
    mode: 'Mode',
    read: 'Lecture',
    file: 'Dépôt',
    guests: 'Personnes sans compte',
    onBehalf: 'Dépôt au nom d’autrui',
    assignable: 'Qui peut être en charge',
    defaultKind: 'Nature par défaut',
    prefix: 'Préfixe',
    states: 'États',
    strict: 'Cycle strict',
    feedback: 'Message après le dépôt',
    comments: 'Commentaires',
    notifications: 'Annonces',
    quietAllowed: 'Gestes sans annonce',
    defaultAssignees: 'En charge par défaut',
    upper: 'Niveau supérieur',
    subDesks: 'Sous-guichets',
    networked: 'Ouvert au réseau',
    groups: 'Groupes',
    courseTeachers: 'Questions posées depuis un cours',
    availability: 'Disponibilité',
    approvalDelay: 'Délai d’approbation',
    unanswered: 'Question sans réponse',
    remind: 'rappel',
    then: 'ensuite',
    after: 'après',
    enterAt: 'Entrée dans la pile',
    timeRequired: 'Temps passé exigé',
    requesterDefault: 'Annonces à qui demande',
    languages: 'Langues',
    home: 'Page d’accueil',
    zone: 'Fuseau horaire',
    calendar: 'Horaires',
    serviceLevels: 'Délais promis',
    service: 'service',
    response: 'première réponse, min',
    take: 'prise en charge, min',
    resolution: 'solution, min',
    files: 'Fichiers',
    maxBytes: 'Taille',
    maxCount: 'Nombre',
    fields: 'Champs',
    services: 'Services',
    categories: 'Catégories',
    label: 'Nom',
    open: 'Ouvert',
    responsible: 'Responsable',
    managers: 'Gestionnaires',
    observers: 'Observateurs permanents',
    assignment: 'Assignation automatique',
    responses: 'Réponses prêtes',
    knowledge: 'Liens',
    parent: 'Sous',
    accepts: 'Reçoit des tickets',
    members: 'Membres',
    template: 'Modèle',
    priority: 'Priorité',
    kind: 'Nature',
    approval: 'Approbation',
    confidential: 'Confidentielle',
    redirect: 'Redirection',
    closed: 'Fermée',
    profile: 'Profil',
    privileges: 'Droits',
    rate: 'Taux',
    title: 'Titre',
    text: 'Texte',
  } as Readonly<Record<string, string>>,
  /** Les codes que portent les clés. */
  values: {
    mode: { bugs: 'Traqueur de défauts', support: 'Service support', tasks: 'Distribution de tâches', custom: 'À la main' },
    read: { own: 'les siens', assigned: 'ceux dont on est en charge', all: 'tous' },
    file: { everyone: 'tout le monde', staff: 'l’équipe' },
    onBehalf: { nobody: 'personne', staff: 'l’équipe' },
    assignable: { staff: 'l’équipe', everyone: 'tout le monde' },
    groups: { none: 'sans groupes', separate: 'séparés', visible: 'visibles' },
    courseTeachers: { none: 'non', read: 'lues par qui l’enseigne' },
    enterAt: { top: 'en haut', bottom: 'en bas' },
    requesterDefault: { guide: 'l’essentiel', 'every-update': 'chaque nouvelle' },
    assignment: {
      nobody: 'personne',
      first: 'première personne disponible',
      'in-turn': 'à tour de rôle',
      'least-loaded': 'la moins chargée',
    },
    then: { nothing: 'rien', abandon: 'abandonner', resolve: 'résoudre' },
  } as Readonly<Record<string, Readonly<Record<string, string>>>>,
};

export default admin;
export type AdminWords = typeof admin;
