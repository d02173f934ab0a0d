/** Ce qui change dans les mots de la liste là où ce qu’on dépose est une tâche. */
import { counter } from '../counter.ts';
import list from './ticket-list.ts';

const count = counter('fr');

const tasks = {
  involvements: { mine: 'Confiées', assigned: 'Reçues', all: 'Toutes' },
  columns: { ...list.columns, filed: 'Déposée', changed: 'Modifiée' },
  orders: {
    ...list.orders,
    changed: ['Modifiées il y a longtemps', 'Modifiées récemment'],
    filed: ['Les plus anciennes', 'Les plus récentes'],
  } satisfies typeof list.orders,
  involvementLabel: 'Quelles tâches',
  found: (total: number, atLeast: boolean) =>
    atLeast
      ? `Au moins ${count(total, { one: '# tâche', other: '# tâches' })}`
      : count(total, { zero: 'Aucune tâche', one: '# tâche', other: '# tâches' }),
  shown: (shown: number, total: number, atLeast: boolean) =>
    `${count(shown, { one: '# affichée', other: '# affichées' })} sur ${atLeast ? 'au moins ' : ''}${count(total, { one: '#', other: '#' })}`,
  more: (n: number) => count(n, { one: 'Afficher la tâche suivante', other: 'Afficher les # suivantes' }),
  changed: (n: number) => count(n, { one: '# tâche a changé', other: '# tâches ont changé' }),
  notFound: (key: string, others: boolean) =>
    `Aucune tâche ${key} ne vous est ouverte.${others ? ' Voici ce qui contient ces caractères.' : ''}`,
  empty: {
    mine: 'Vous n’avez confié aucune tâche.',
    assigned: 'Aucune tâche ne vous est confiée.',
    free: 'Aucune tâche libre : tout est en charge.',
    services: 'Aucune tâche dans vos services.',
    courses: 'Aucune tâche ouverte sur vos cours.',
    observed: 'Vous n’observez et ne suivez aucune tâche.',
    all: 'Aucune tâche pour le moment.',
    filtered: 'Aucune tâche ne répond à cette recherche.',
    over: 'Aucune tâche terminée pour le moment.',
    file: 'Confier une tâche',
    clear: 'Effacer la recherche',
    /** Ce que la recherche trouve ailleurs, où mène le bouton. */
    beyond: (n: number, atLeast: boolean, place: string) =>
      `${atLeast ? 'Au moins ' : ''}${count(n, { one: '# tâche', other: '# tâches' })} dans « ${place} » : ${n === 1 ? 'la voir' : 'les voir'}`,
  },
};

export default tasks;
export type ListTaskWords = typeof tasks;
