/** Les mots de l’éditeur de disponibilité. */
import type { Comparison, RuleField } from '../../domain/availability.ts';
import type { Profile } from '../../domain/people.ts';
import { de } from '../elision.ts';

const fields: Record<RuleField, string> = {
  name: 'le nom',
  mail: 'l’adresse électronique',
  school: 'l’école',
  affiliation: 'le statut',
};

const comparisons: Record<Comparison | 'filled' | 'at-least' | 'below', string> = {
  is: 'est',
  contains: 'contient',
  starts: 'commence par',
  ends: 'finit par',
  filled: 'est renseigné',
  'at-least': 'vaut au moins',
  below: 'est au-dessous de',
};

const profiles: Record<Profile, string> = {
  requester: 'demandeur',
  technician: 'technicien',
  moderator: 'modérateur',
  'functional-admin': 'administrateur technico-fonctionnel',
  'technical-admin': 'administrateur technique',
};

const availability = {
  intro: 'Quand, et de qui, ce guichet prend des tickets. L’équipe dépose toujours ; ce qui est déposé reste lisible.',
  from: 'Ouvert à partir du',
  until: 'Fermé à partir du',
  zone: (zone: string) => `Heure ${de(zone)}.`,
  rule: 'Qui peut déposer',
  everyone: 'Tout le monde, si rien n’est ajouté.',
  nests: { all: 'Toutes ces conditions', any: 'Au moins une de ces conditions', none: 'Aucune de ces conditions' },
  nest: 'Combien doivent être remplies',
  addRule: 'Ajouter une condition',
  addNest: 'Ajouter un groupe de conditions',
  remove: (n: string) => `Retirer la condition ${n}`,
  subject: (n: string) => `Condition ${n} : ce qui compte`,
  fields,
  profile: 'le profil',
  group: 'le groupe',
  grouping: 'l’un des groupes',
  claim: 'un attribut signé par la page',
  claimName: 'Nom de l’attribut',
  comparison: (n: string) => `Condition ${n} : comparaison`,
  comparisons,
  value: (n: string) => `Condition ${n} : valeur`,
  groupingHint: 'Séparés par des virgules.',
  profiles,
  met: 'remplie',
  unmet: 'non remplie',
  preview: 'Qui pourrait déposer maintenant ?',
  person: 'Personne',
  yes: (name: string) => `${name} pourrait déposer.`,
  staff: (name: string) => `${name} fait partie de l’équipe, qui dépose toujours.`,
  no: {
    rule: (name: string) => `${name} ne pourrait pas déposer : les conditions ne sont pas remplies.`,
    over: (name: string) => `${name} ne pourrait pas déposer : le guichet est fermé.`,
    'not-yet': (name: string) => `${name} ne pourrait pas encore déposer : le guichet n’est pas ouvert.`,
  },
  save: 'Enregistrer la disponibilité',
  giveUp: 'Abandonner',
  saved: 'La disponibilité est enregistrée',
  fixed: 'La disponibilité est fixée par la page qui affiche ce guichet : changez-la dans cette page.',
  issues: {
    required: 'Complétez cette condition, ou retirez-la.',
    'not-a-number': 'Écrivez un nombre, par exemple 12 ou 12,5.',
    'not-a-time': 'Choisissez un jour et une heure.',
    'ends-before-it-begins': 'La fermeture doit venir après l’ouverture.',
    'too-deep': 'Huit groupes au plus, l’un dans l’autre.',
    other: 'Cela ne convient pas. Rien n’a été changé.',
  },
};

export default availability;
export type AdminAvailabilityWords = typeof availability;
