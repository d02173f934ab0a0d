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

export default filters;
export type ListFiltersWords = typeof filters;
