/** Les mots de la liste des tickets. */
import type { Involvement, SortKey } from '../../domain/query.ts';
import { counter } from '../counter.ts';
import due from './due.ts';

const count = counter('fr');

const involvements: Record<Involvement, string> = {
  mine: 'Mes tickets',
  assigned: 'Assignés à moi',
  free: 'Libres',
  services: 'Mes services',
  courses: 'Questions ouvertes sur mes cours',
  observed: 'J’observe',
  all: 'Tous',
};

const columns = {
  number: 'Numéro',
  summary: 'Résumé',
  state: 'État',
  requester: 'De la part de',
  assignee: 'En charge',
  filed: 'Déposé',
  changed: 'Modifié',
  observers: 'Observateurs',
  service: 'Service',
  category: 'Catégorie',
  kind: 'Type',
  priority: 'Priorité',
  due: 'Échéance',
  group: 'Groupe',
  files: 'Fichiers',
  approval: 'Approbation',
  checklist: 'Liste à cocher',
};

/** Ce que veut dire chaque ordre : croissant, puis décroissant ; le rang n’en a qu’un. */
const orders: Record<SortKey, readonly [ascending: string, descending?: string]> = {
  changed: ['Modifiés il y a longtemps', 'Modifiés récemment'],
  filed: ['Les plus anciens', 'Les plus récents'],
  due: ['Échéance, la plus proche d’abord', 'Échéance, la plus lointaine d’abord'],
  rank: ['Rang dans la pile'],
  priority: ['Les moins prioritaires', 'Les plus prioritaires'],
  state: ['État, du début à la fin', 'État, de la fin au début'],
  number: ['Numéro croissant', 'Numéro décroissant'],
  summary: ['Résumé, de A à Z', 'Résumé, de Z à A'],
  requester: ['De la part de, de A à Z', 'De la part de, de Z à A'],
  assignee: ['En charge, de A à Z', 'En charge, de Z à A'],
};

const list = {
  involvements,
  involvementLabel: 'Quels tickets',
  columns,
  orders,
  /** Par un champ du guichet : dans l’ordre de ses valeurs, puis à l’envers. */
  fieldOrders: (field: string): readonly [ascending: string, descending?: string] => [
    `${field}, dans l’ordre`,
    `${field}, à l’envers`,
  ],
  sort: 'Trier',
  /** Plusieurs ordres, le premier décide. */
  several: (orders: readonly string[]) => orders.join(', puis '),
  /** Un ordre qui ne décide qu’entre égaux, dit dans l’en-tête de sa colonne. */
  nthSort: (n: number, descending: boolean) => `(${n}e tri, ${descending ? 'décroissant' : 'croissant'})`,
  sortHint: 'Avec la touche Maj : trier aussi par cette colonne',
  options: 'Présentation de la liste',
  chooseColumns: 'Colonnes…',
  chooseSort: 'Trier par plusieurs colonnes…',
  print: 'Imprimer la liste',
  search: 'Chercher un mot ou un numéro',
  searchFor: 'Mot ou numéro',
  preparing: 'Recherche en préparation',
  filters: (n: number) => count(n, { zero: 'Filtres', one: 'Filtres (# actif)', other: 'Filtres (# actifs)' }),
  /** Le nombre de tickets trouvés, dit à chaque changement. */
  found: (total: number, atLeast: boolean) =>
    atLeast
      ? `Au moins ${count(total, { one: '# ticket', other: '# tickets' })}`
      : count(total, { zero: 'Aucun ticket', one: '# ticket', other: '# tickets' }),
  shown: (shown: number, total: number, atLeast: boolean) =>
    `${count(shown, { one: '# affiché', other: '# affichés' })} sur ${atLeast ? 'au moins ' : ''}${count(total, { one: '#', other: '#' })}`,
  caption: (view: string, total: string) => `${view} : ${total}`,
  more: (n: number) => count(n, { one: 'Afficher le ticket suivant', other: 'Afficher les # suivants' }),
  loadingMore: 'Chargement de la suite…',
  everything: (n: string) => `Tout afficher (${n})`,
  changed: (n: number) => count(n, { one: '# ticket a changé', other: '# tickets ont changé' }),
  refresh: 'Actualiser',
  refreshed: (found: string) => `Liste actualisée : ${found}.`,
  unread: 'Non lu',
  rank: (n: number) => `P${n}`,
  position: (n: number) => `Rang ${n} dans la pile`,
  pending: 'En attente d’approbation',
  opinion: 'Votre avis est attendu',
  /** Où en est l’échéance d’un ticket, et de quoi. */
  due,
  progress: (done: number, all: number) => `${done} sur ${all}`,
  approvals: { pending: 'En attente', granted: 'Accordée', denied: 'Refusée' },
  files: (n: number) => count(n, { one: '# fichier', other: '# fichiers' }),
  observers: (n: number) => count(n, { zero: 'Aucun observateur', one: '# observateur', other: '# observateurs' }),
  free: 'Libre',
  /** Un mot devant une valeur, dans une carte. */
  labelled: (label: string) => `${label} : `,
  filedBy: 'De',
  notFound: (key: string, others: boolean) =>
    `Aucun ticket ${key} ne vous est ouvert.${others ? ' Voici ce qui contient ces caractères.' : ''}`,
  /** Ce que font les touches. */
  verbs: {
    next: 'Ligne suivante',
    previous: 'Ligne précédente',
    open: 'Ouvrir le ticket',
    search: 'Chercher',
    filters: 'Montrer ou cacher les filtres',
  },
  empty: {
    mine: 'Aucun ticket. Une question ? Déposez-la.',
    assigned: 'Aucun ticket ne vous est assigné.',
    free: 'Aucun ticket libre : tout est en charge.',
    courses: 'Aucune question ouverte sur vos cours.',
    services: 'Aucun ticket dans vos services.',
    observed: 'Vous n’observez et ne suivez aucun ticket.',
    all: 'Aucun ticket pour le moment.',
    filtered: 'Aucun ticket ne répond à cette recherche.',
    over: 'Aucun ticket résolu pour le moment.',
    file: 'Déposer un ticket',
    clear: 'Effacer la recherche',
    /** Ce que la recherche trouve ailleurs, où mène le bouton. */
    beyond: (n: number, atLeast: boolean, place: string) =>
      `${atLeast ? 'Au moins ' : ''}${count(n, { one: '# ticket', other: '# tickets' })} dans « ${place} » : ${n === 1 ? 'le voir' : 'les voir'}`,
  },
};

export default list;
export type ListWords = typeof list;
