/** Les mots des rapports : chaque mesure avec sa définition. */
import type { Dimension, Step } from '../../domain/report-query.ts';
import type { DelayName } from '../../domain/reports/names.ts';
import { counter } from '../counter.ts';

const count = counter('fr');

const dimensions: Record<Dimension, string> = {
  service: 'Service',
  category: 'Catégorie',
  assignee: 'En charge',
  requester: 'Demandeur',
  school: 'Établissement',
  kind: 'Type',
  priority: 'Priorité',
  group: 'Groupe',
};

const steps: Record<Step, string> = { day: 'par jour', week: 'par semaine', month: 'par mois' };

const delays: Record<DelayName, string> = {
  response: 'Première réponse',
  take: 'Prise en charge',
  resolution: 'Résolution',
};

const report = {
  label: 'Rapports',
  asOf: (tickets: number, when: string) =>
    `${count(tickets, { zero: 'Aucun ticket', one: '# ticket', other: '# tickets' })}, état du ${when}`,
  controls: 'Ce que montre le rapport',
  period: 'Période',
  periods: {
    month: '30 derniers jours',
    quarter: '90 derniers jours',
    'this-month': 'Ce mois-ci',
    'last-month': 'Le mois dernier',
    'school-year': 'Depuis la rentrée de septembre',
    year: '12 derniers mois',
    chosen: 'Du … au …',
  },
  from: 'Du',
  until: 'Au',
  backwards: 'La période finit avant de commencer. Choisissez une fin plus tardive.',
  compare: 'Comparer',
  compared: { none: 'Sans comparaison', before: 'À la période d’avant', 'year-before': 'À la même période un an plus tôt' },
  by: 'Détailler par',
  dimensions,
  clock: 'Compter les délais',
  clocks: { wall: 'En temps réel', opening: 'En heures d’ouverture' },
  delay: 'Délai détaillé',
  filters: (n: number) => count(n, { zero: 'Filtrer', one: '# filtre', other: '# filtres' }),
  inForce: 'Filtres en vigueur',
  between: (from: string, until: string) => `du ${from} au ${until}`,
  onDay: (day: string) => `le ${day}`,
  against: (period: string) => `comparé : ${period}`,
  reading: (done: string, total: string) => `${done} tickets lus sur ${total}`,
  counting: 'Le rapport se prépare…',
  stop: 'Arrêter',
  stopped: 'Le rapport a été arrêté.',
  ready: (tickets: number) => `Rapport prêt : ${count(tickets, { zero: 'aucun ticket', one: '# ticket', other: '# tickets' })}.`,
  fresh: 'Des tickets ont changé depuis.',
  refresh: 'Actualiser',
  print: 'Imprimer',
  csv: 'CSV',
  csvOf: (table: string) => `Télécharger en CSV : ${table}`,
  saved: (file: string) => `Fichier ${file} prêt.`,
  file: (desk: string, table: string, day: string) => `${desk} - ${table} - ${day}.csv`,
  define: (measure: string) => `Définition : ${measure}`,
  asChart: 'Graphique',
  asTable: 'Tableau',
  shownAs: (measure: string) => `${measure} : présentation`,
  back: 'Retour au rapport',
  listOf: (what: string) => `Tickets : ${what}`,
  open: (what: string, n: string) => `${n}, voir les tickets : ${what}`,
  none: 'Aucun ticket dans ce rapport',
  noneHint: 'Élargissez les filtres pour voir des chiffres.',
  noneYet: 'Déposez un premier ticket, puis revenez : les chiffres se font à mesure.',
  thin: 'Trait fin : la période comparée.',
  nothing: 'Rien à compter sur cette période.',
  notAllowed: 'Les rapports sont ouverts à la modération du guichet ou d’un service.',
  nobody: 'Libres',
  unknown: 'Non renseigné',
  others: (n: number) => count(n, { one: '# autre', other: '# autres' }),
  more: (n: number) => count(n, { one: 'Afficher # ligne de plus', other: 'Afficher # lignes de plus' }),
  change: (difference: string) => `${difference} sur la période`,
  was: (value: string) => `avant : ${value}`,
  share: 'Part',
  tickets: 'Tickets',
  value: 'Durée',
  summary: 'Résumé',
  dash: '–',
  explore: 'Parcourir les points du graphique',
  bands: {
    under: (end: string) => `moins de ${end}`,
    between: (from: string, end: string) => `${from} à ${end}`,
    over: (from: string) => `${from} et plus`,
  },
  points: { day: (day: string) => day, week: (day: string) => `semaine du ${day}`, month: (month: string) => month },
  sayPoint: (point: string, filed: number, settled: number, active: number) =>
    `${point} : ${count(filed, { one: '# déposé', other: '# déposés' })}, ${count(settled, { one: '# réglé', other: '# réglés' })}, ${count(active, { one: '# actif', other: '# actifs' })} à la fin`,

  moves: { filed: 'Déposés', settled: 'Réglés', abandoned: 'Abandonnés', reopened: 'Rouverts' },
  active: 'Actifs',
  activeAtEnd: 'Actifs à la fin',
  waiting: 'Bloqués',
  oldest: 'Le plus ancien',
  unanswered: 'Sans réponse',
  late: 'En retard',
  inTime: 'Dans le délai promis',
  missed: 'Hors délai',
  inTimeShare: 'Part dans le délai',
  delays,
  measured: 'Mesurés',
  measuredOn: (n: number) => count(n, { zero: 'aucune mesure', one: 'sur # ticket', other: 'sur # tickets' }),
  median: 'Médiane',
  p90: '9 sur 10 en moins de',
  mean: 'Moyenne',
  longest: 'Le plus long',
  worker: 'Par',
  total: 'Total',
  spent: 'Temps passé',
  reopenedShare: 'Rouverts après solution',
  resolutionShare: 'Taux de résolution',
  satisfaction: 'Satisfaction',
  avoided: 'Tickets évités',
  byArticle: (n: string) => `dont ${n} par un article`,
  marksGiven: (n: number) => count(n, { one: '# avis', other: '# avis' }),
  outOf: (mean: string) => `${mean} sur 4`,
  answer: 'Réponse',
  mark: 'Avis',
  state: 'État',
  age: 'Ancienneté',
  band: 'Durée',
  of: (part: string, whole: string) => `${part} sur ${whole}`,
  earlier: (measure: string) => `${measure}, avant`,
  closings: {
    approved: 'Clôture approuvée',
    settled: '« C’est réglé »',
    expired: 'Sans réponse dans le délai',
    refused: 'Clôture refusée',
  },
  marks: ['Pas du tout satisfaisant', 'Peu satisfaisant', 'Satisfaisant', 'Très satisfaisant'] as readonly string[],

  sections: {
    trend: 'Évolution',
    states: 'États',
    groups: (dimension: string) => `Détail : ${dimension.toLocaleLowerCase('fr')}`,
    delays: 'Délais',
    promised: 'Délais promis',
    spread: (delay: string) => `Répartition : ${delay.toLocaleLowerCase('fr')}`,
    slowest: (delay: string) => `Les plus longs : ${delay.toLocaleLowerCase('fr')}`,
    ageing: 'Ancienneté des tickets actifs',
    workload: 'Charge de travail',
    work: 'Temps passé sur la période',
    closings: 'Réponses aux clôtures',
    marks: 'Satisfaction',
  },

  definitions: {
    scope: 'Le rapport compte les tickets que vous pouvez lire aujourd’hui et qui passent les filtres, et aucun autre.',
    filed: 'Tickets déposés pendant la période.',
    settled:
      'Solutions données pendant la période : passages d’un état actif à Résolu, Publié ou Validé. Un ticket réglé, rouvert puis réglé compte deux fois.',
    abandoned:
      'Passages à Abandonné pendant la période : demandes annulées, refusées ou fusionnées. Une fusion défaite ne compte pas.',
    reopened: 'Retours d’un état final à un état actif pendant la période.',
    active:
      'Tickets pour lesquels il reste à faire : Posté, Ouvert, En travail, Bloqué, En test ou Transféré. Le stock d’une date est reconstitué d’après les états par lesquels chaque ticket est passé : le stock précédent, plus les déposés et les rouverts, moins les réglés et les abandonnés.',
    unanswered: 'Tickets actifs auxquels l’équipe n’a encore rien répondu que le demandeur puisse lire.',
    response:
      'Du dépôt à la première réponse que le demandeur peut lire, donnée par quelqu’un d’autre que lui. Compté dans la période où la réponse est donnée.',
    take: 'Du dépôt au premier geste de la personne en charge. Compté dans la période où le travail commence.',
    resolution: 'Du dépôt à la dernière solution. Compté dans la période où elle est donnée ; un ticket rouvert n’en a plus.',
    clockWall: 'Temps réel, sans les moments où le ticket était bloqué ou son accord en attente.',
    clockOpening:
      'Heures d’ouverture du guichet, jours fériés ôtés, sans les moments où le ticket était bloqué ou son accord en attente.',
    promised:
      'Parmi les premières réponses, prises en charge et solutions de la période, celles qui sont venues dans le délai promis aujourd’hui pour leur service et leur priorité, compté dans les heures d’ouverture du guichet s’il en a, sans les moments où le ticket était bloqué ou son accord en attente.',
    late: 'Tickets actifs dont la prochaine échéance est passée. Un ticket bloqué, ou dont l’accord est en attente, ne prend pas de retard.',
    percentiles:
      'Médiane et neuvième décile au rang le plus proche : la plus petite durée mesurée que la moitié, ou neuf tickets sur dix, ne dépassent pas.',
    reopenedShare: 'Parmi les solutions données pendant la période, celles dont le ticket a été rouvert depuis.',
    resolutionShare:
      'À la fin de la période, parmi tous les tickets déposés jusque-là et non abandonnés, ceux qui avaient leur solution.',
    ageing: 'Tickets actifs maintenant, selon le temps réel écoulé depuis leur dépôt.',
    workload: 'Tickets actifs maintenant, par personne en charge ; les libres n’ont personne.',
    states: 'États des tickets maintenant, quelle que soit leur date de dépôt.',
    groups:
      'Tickets et actifs : maintenant. Le reste : pendant la période, avec les mêmes définitions. Une solution compte pour qui a le ticket en charge aujourd’hui.',
    closings:
      'Dernière réponse du demandeur à une solution : datée de la fermeture du ticket, ou de sa réouverture pour un refus.',
    avoided:
      'Fois où, dans le formulaire, une personne a dit avoir trouvé sa réponse, dans un article ou dans un ticket déjà là, et n’a rien déposé. On compte le jour et le service, ni qui ni quoi.',
    marks: 'Avis donnés, de 1 à 4, sur les tickets réglés pendant la période.',
    work: 'Temps de travail noté pendant la période, par la personne qui l’a noté, quel que soit l’état du ticket. Celui d’avant que cela soit daté n’y est pas.',
    spent: 'Temps de travail noté sur les tickets réglés pendant la période.',
  },
  steps,
  definitionsTitle: 'Définitions',
  printed: (when: string) => `Imprimé le ${when}`,
};

export default report;
export type ReportWords = typeof report;
