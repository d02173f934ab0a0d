/** Les mots de « Mes réglages » pour l’équipe : la surveillance de chaque service, le rapport quotidien. */
import type { Urgency } from '../../domain/digest.ts';
import type { Axis, Circle, DigestPreset, DigestSection, LevelName } from '../../domain/monitoring.ts';
import { counter } from '../counter.ts';

const count = counter('fr');

const levels: Record<LevelName, string> = {
  none: 'Aucune',
  minimal: 'Minimale',
  medium: 'Moyenne',
  assiduous: 'Assidue',
  complete: 'Complète',
};

const circles: Record<Circle, string> = {
  any: 'N’importe lequel',
  category: 'De ma catégorie',
  taken: 'Pris en charge',
};

const axes: Record<Axis, string> = { never: 'jamais', creation: 'à l’arrivée', always: 'toujours' };

const sections: Record<DigestSection, string> = {
  mine: 'Ceux dont je m’occupe',
  categories: 'Ceux de mes catégories',
  free: 'Ceux dont personne ne s’occupe',
  others: 'Tous les autres',
};

const presets: Record<DigestPreset, string> = {
  free: 'Libres : les quatre parties',
  members: 'Membres : les miens et ceux de mes catégories',
  managed: 'Gérés : les miens seulement',
  none: 'Aucun rapport',
};

const urgencies: Record<Exclude<Urgency, null>, string> = {
  'free-idle': 'personne depuis plus d’un jour',
  week: 'plus d’une semaine',
  month: 'plus d’un mois',
};

const team = {
  title: 'Dans l’équipe',
  staff: { name: 'Avis de l’équipe', means: 'Coupez-les pendant une absence : vos niveaux restent gardés.' },
  staffOn: 'les avis de l’équipe arrivent',
  staffOff: 'les avis de l’équipe sont coupés',
  available: {
    name: 'Assignation automatique',
    means: 'De nouveaux tickets peuvent vous être confiés sans que vous les choisissiez.',
  },
  availableOn: 'des tickets peuvent vous être confiés',
  availableOff: 'plus aucun ticket ne vous est confié automatiquement',
  away: { tickets: 'Je m’absente : confier mes tickets', tasks: 'Je m’absente : confier mes tâches' },
  awayHint:
    'Ce que vous avez en charge passe à d’autres. Coupez aussi l’assignation automatique, ci-dessus, pour ne rien recevoir de plus.',

  service: (name: string, level: string) => `${name} : surveillance ${level}`,
  wholeDesk: 'Tout le guichet',
  level: 'Surveillance',
  levelHint: 'Quels tickets de ce service vous sont annoncés.',
  levels,
  custom: 'Personnalisée',
  lower: (name: string) => name.toLocaleLowerCase('fr'),
  axesTitle: 'Quels tickets, et quand',
  axesHint: 'De haut en bas, on entend au moins autant : choisir une case déplace les autres lignes s’il le faut.',
  circles,
  axes,
  cell: (circle: string, axis: string) => `${circle} : ${axis}`,
  levelSaved: (service: string, level: string) => `${service}, surveillance ${level}`,
  axisSaved: (service: string, circle: string, axis: string) => `${service}, « ${circle} » ${axis}`,
  axisMoved: (moved: string) => ` ; et aussi ${moved}`,

  report: {
    title: 'Rapport quotidien',
    preset: 'Ce qu’il contient',
    presets,
    custom: 'Un choix à vous',
    sections,
    order: 'Ses parties, dans l’ordre',
    orderHint: 'Un ticket est mis dans la première partie qui lui convient.',
    up: (name: string) => `Monter « ${name} »`,
    down: (name: string) => `Descendre « ${name} »`,
    grip: 'Faire glisser',
    hour: (n: number) => `${n} h`,
    first: 'Heure',
    second: 'Seconde heure',
    noSecond: 'aucune',
    weekends: { name: 'Samedi et dimanche aussi', means: 'Sinon, du lundi au vendredi.' },
    suspended: { name: 'Suspendu', means: 'Il n’est pas envoyé ; ces choix restent gardés.' },
    language: 'Langue',
    ownLanguage: 'la vôtre',
    today: 'Voir celui d’aujourd’hui',
    todayTitle: (service: string) => `${service}, rapport d’aujourd’hui`,
    nothing: 'Rien à signaler : un rapport vide n’est pas envoyé.',
    part: (name: string, n: number) => `${name} (${count(n, { one: '#', other: '#' })})`,
    empty: 'Aucun.',
    rest: (n: number) => count(n, { one: 'Et # autre, dans la liste.', other: 'Et # autres, dans la liste.' }),
    recent: 'changé il y a moins d’une heure',
    idle: (span: string) => `inchangé depuis ${span}`,
    urgencies,
    savedSections: (service: string) => `${service}, parties du rapport`,
    savedHours: (service: string, hours: string) => `${service}, rapport à ${hours}`,
    savedWeekends: (service: string, on: boolean) => `${service}, rapport ${on ? 'le week-end aussi' : 'en semaine seulement'}`,
    savedSuspended: (service: string, on: boolean) => `${service}, rapport ${on ? 'suspendu' : 'repris'}`,
    savedLanguage: (service: string) => `${service}, langue du rapport`,
    moved: (name: string, place: number, of: number) => `« ${name} » est maintenant en place ${place} sur ${of}.`,
  },

  texts: {
    title: 'Mes réponses',
    hint: 'Sous chaque message que vous écrivez dans un ticket, « Réponses types » les ajoute. {requester}, {number}, {summary}, {service}, {me} et {signature} y sont remplacés.',
    none: 'Aucune réponse type pour l’instant.',
    add: 'Ajouter une réponse',
    name: 'Titre',
    text: 'Texte',
    keep: 'Enregistrer la réponse',
    edit: (title: string) => `Modifier « ${title} »`,
    drop: (title: string) => `Supprimer « ${title} »`,
    nameNeeded: 'Donnez un titre à cette réponse.',
    textNeeded: 'Écrivez le texte de cette réponse.',
    kept: (title: string) => `réponse « ${title} »`,
    dropped: (title: string) => `réponse « ${title} » supprimée`,
    signature: 'Signature',
    signatureHint: 'Elle se choisit parmi les réponses types.',
    keptSignature: 'votre signature',
  },
};

export default team;
export type PreferencesTeamWords = typeof team;
