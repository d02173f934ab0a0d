/** Les mots de la liste des tickets. */
import type { Involvement, SortKey } from '../../domain/query.ts';
import { counter } from '../counter.ts';

const count = counter('fr');

const involvements: Record<Involvement, string> = {
  mine: 'Mes tickets',
  assigned: 'Assignés à moi',
  free: 'Libres',
  services: 'Mes services',
  observed: 'J’observe',
  all: 'Tous',
};

const columns: Record<Exclude<SortKey, 'rank'> | 'key' | 'observers', string> = {
  key: 'Numéro',
  number: 'Numéro',
  summary: 'Résumé',
  state: 'État',
  priority: 'Priorité',
  requester: 'De la part de',
  assignee: 'En charge',
  filed: 'Déposé',
  changed: 'Modifié',
  observers: 'Observateurs',
};

/** Ce que veut dire chaque sens de tri, pour une colonne. */
const list = {
  title: 'Tickets',
  involvements,
  involvementLabel: 'Quels tickets',
  columns,
  search: 'Chercher ou numéro',
  searchHint: 'Un mot, plusieurs, ou un numéro de ticket.',
  open: 'Ouvrir',
  filters: 'Filtres',
  filtersActive: (n: number) => count(n, { zero: 'Filtres', one: 'Filtres (# actif)', other: 'Filtres (# actifs)' }),
  clear: 'Effacer les filtres',
  phase: 'Où en sont-ils',
  phases: { any: 'Tous', active: 'En cours', settled: 'Résolus, à approuver', closed: 'Fermés', over: 'Résolus et fermés' },
  state: 'État',
  service: 'Service',
  category: 'Catégorie',
  kind: 'Type',
  priority: 'Priorité',
  assignee: 'En charge',
  requester: 'De la part de',
  anyone: 'Tout le monde',
  any: 'Tous',
  filedFrom: 'Déposé à partir du',
  filedUntil: 'Déposé jusqu’au',
  sort: 'Trier par',
  sortBy: (column: string, descending: boolean) => `Trier par ${column}, ${descending ? 'ordre décroissant' : 'ordre croissant'}`,
  sorts: {
    rank: 'Rang',
    number: 'Numéro',
    summary: 'Résumé',
    filed: 'Date de dépôt',
    changed: 'Dernière modification',
    requester: 'De la part de',
    assignee: 'En charge',
    state: 'État',
    priority: 'Priorité',
  } satisfies Record<SortKey, string>,
  ascending: 'Croissant',
  descending: 'Décroissant',
  /** Le nombre de tickets trouvés, dit à chaque changement. */
  found: (total: number, atLeast: boolean) => (atLeast ? `Au moins ${count(total, { one: '# ticket', other: '# tickets' })}` : count(total, { zero: 'Aucun ticket', one: '# ticket', other: '# tickets' })),
  shown: (shown: number, total: number) => count(total, { one: `${shown} affiché sur #`, other: `${shown} affichés sur #` }),
  caption: (view: string, total: string) => `${view} : ${total}`,
  more: (n: number) => count(n, { one: 'Afficher le ticket suivant', other: 'Afficher les # suivants' }),
  loadingMore: 'Chargement de la suite…',
  changed: (n: number) => count(n, { one: '# ticket a changé', other: '# tickets ont changé' }),
  refresh: 'Actualiser la liste',
  unread: 'Non lu',
  position: (n: number) => `rang ${n}`,
  pending: 'en attente d’approbation',
  files: (n: number) => count(n, { one: '# fichier', other: '# fichiers' }),
  observers: (n: number) => count(n, { zero: 'aucun observateur', one: '# observateur', other: '# observateurs' }),
  free: 'Libre',
  filedBy: (who: string) => `par ${who}`,
  notFound: (key: string) => `Aucun ticket ${key} ne vous est ouvert.`,
  empty: {
    mine: 'Aucun ticket. Une question ? Déposez-la.',
    assigned: 'Aucun ticket ne vous est assigné.',
    free: 'Aucun ticket libre : tout est en charge.',
    services: 'Aucun ticket dans vos services.',
    observed: 'Vous n’observez et ne suivez aucun ticket.',
    all: 'Aucun ticket pour le moment.',
    filtered: 'Aucun ticket ne répond à ces filtres.',
    over: 'Aucun ticket résolu pour le moment.',
    file: 'Déposer un ticket',
  },
};

export default list;
export type ListWords = typeof list;
