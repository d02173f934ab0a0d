/** Les mots des filtres d’une liste. */
import type { ListFilter } from '../../domain/query.ts';

const phases: Record<NonNullable<ListFilter['phase']>, string> = {
  active: 'En cours',
  settled: 'Résolus, à approuver',
  closed: 'Fermés',
  over: 'Résolus et fermés',
};

const filters = {
  title: 'Filtres',
  clear: 'Effacer les filtres',
  /** Un filtre en vigueur, et le bouton qui le retire. */
  chip: (label: string, value: string) => `${label} : ${value}`,
  unfilter: (label: string, value: string) => `Retirer le filtre ${label} : ${value}`,
  phase: 'Avancement',
  phases,
  anyone: 'Tout le monde',
  any: 'Tous',
  either: 'Indifférent',
  late: 'Dépassée',
  filedFrom: 'Déposé à partir du',
  filedUntil: 'Déposé jusqu’au',
};

/** Les mêmes, là où l’on distribue des tâches. */
export const ofTasks: typeof filters = {
  ...filters,
  phases: { active: 'En cours', settled: 'Résolues, à approuver', closed: 'Fermées', over: 'Résolues et fermées' },
  filedFrom: 'Déposée à partir du',
  filedUntil: 'Déposée jusqu’au',
};

export default filters;
export type ListFiltersWords = typeof filters;
