/** Les mots du résumé : ce que contient le guichet, et ce qui l’empêche de servir. */
import type { Ailment } from '../../domain/desk-health.ts';
import { counter } from '../counter.ts';

const count = counter('fr');

/** Ce dont il est question. */
export interface Ailing {
  readonly service: string;
  readonly categories: string;
  readonly tickets: number;
  readonly state: string;
}

const ailments: Record<Ailment['why'], (ailing: Ailing) => string> = {
  over: () => 'Le guichet ne prend plus de tickets : sa date de fin est passée.',
  nowhere: () => 'Le guichet ne prend aucun ticket : tous ses services ou toutes ses catégories sont fermés.',
  nobody: ({ service, categories }) =>
    service === ''
      ? 'Personne n’entend parler des nouveaux tickets : le guichet n’a pas d’équipe.'
      : `Personne n’entend parler des nouveaux tickets de « ${service} » (${categories}).`,
  'no-manager': ({ service }) => `« ${service} » n’a pas de gestionnaire.`,
  'closed-with-tickets': ({ service, tickets }) =>
    `« ${service} » est fermé, avec ${count(tickets, { one: '# ticket actif', other: '# tickets actifs' })}.`,
  'never-told': () => 'Les annonces sont coupées : personne n’apprend qu’une clôture l’attend, et rien n’expire.',
  stranded: ({ state, tickets }) =>
    `${count(tickets, { one: '# ticket est', other: '# tickets sont' })} dans l’état « ${state} », que le guichet n’utilise plus.`,
};

const tickets = {
  ailments,
  title: 'Tickets',
  none: 'Aucun ticket pour le moment.',
  counted: (active: number, total: number, free: number) =>
    `${count(active, { zero: 'Aucun actif', one: '# actif', other: '# actifs' })} sur ${total}, ${count(free, { zero: 'aucun libre', one: 'dont # libre', other: 'dont # libres' })}.`,
  loads: 'Tickets en charge',
  load: (name: string, held: number) => `${name} : ${count(held, { one: '# ticket', other: '# tickets' })}`,
};

/** Les mêmes, là où l’on distribue des tâches. */
const tasks: typeof tickets = {
  ailments: {
    ...ailments,
    over: () => 'Le guichet ne prend plus de tâches : sa date de fin est passée.',
    nowhere: () => 'Le guichet ne prend aucune tâche : tous ses services ou toutes ses catégories sont fermés.',
    nobody: ({ service, categories }) =>
      service === ''
        ? 'Personne n’entend parler des nouvelles tâches : le guichet n’a pas d’équipe.'
        : `Personne n’entend parler des nouvelles tâches de « ${service} » (${categories}).`,
    'closed-with-tickets': ({ service, tickets: held }) =>
      `« ${service} » est fermé, avec ${count(held, { one: '# tâche active', other: '# tâches actives' })}.`,
    stranded: ({ state, tickets: held }) =>
      `${count(held, { one: '# tâche est', other: '# tâches sont' })} dans l’état « ${state} », que le guichet n’utilise plus.`,
  },
  title: 'Tâches',
  none: 'Aucune tâche pour le moment.',
  counted: (active, total, free) =>
    `${count(active, { zero: 'Aucune active', one: '# active', other: '# actives' })} sur ${total}, ${count(free, { zero: 'aucune libre', one: 'dont # libre', other: 'dont # libres' })}.`,
  loads: 'Tâches en charge',
  load: (name, held) => `${name} : ${count(held, { one: '# tâche', other: '# tâches' })}`,
};

const summary = {
  health: 'Santé du guichet',
  healthy: 'Rien n’empêche le guichet de servir.',
  mend: (section: string) => `Ouvrir « ${section} »`,
  tickets,
  tasks,
};

export default summary;
export type AdminSummaryWords = typeof summary;
