/** What differs in a list's words where tasks are given. */
import { counter } from '../counter.ts';
import type { ListTaskWords } from '../fr/ticket-list-tasks.ts';
import list from './ticket-list.ts';

const count = counter('en');

const tasks = {
  involvements: { mine: 'Given', assigned: 'Received', all: 'All' },
  columns: list.columns,
  orders: list.orders,
  involvementLabel: 'Which tasks',
  found: (total: number, atLeast: boolean) =>
    atLeast
      ? `At least ${count(total, { one: '# task', other: '# tasks' })}`
      : count(total, { zero: 'No task', one: '# task', other: '# tasks' }),
  shown: (shown: number, total: number, atLeast: boolean) =>
    `${count(shown, { one: '# shown', other: '# shown' })} of ${atLeast ? 'at least ' : ''}${count(total, { one: '#', other: '#' })}`,
  more: (n: number) => count(n, { one: 'Show the next task', other: 'Show the next #' }),
  changed: (n: number) => count(n, { one: '# task has changed', other: '# tasks have changed' }),
  notFound: (key: string, others: boolean) =>
    `No task ${key} is open to you.${others ? ' Here is what contains these characters.' : ''}`,
  empty: {
    mine: 'You have given no task.',
    assigned: 'No task is given to you.',
    free: 'No free task: everything is being handled.',
    services: 'No task in your services.',
    courses: 'No open task on your courses.',
    observed: 'You observe and watch no task.',
    all: 'No task for now.',
    filtered: 'No task answers this search.',
    over: 'No task done for now.',
    file: 'Give a task',
    clear: 'Clear the search',
    beyond: (n: number, atLeast: boolean, place: string) =>
      `${atLeast ? 'At least ' : ''}${count(n, { one: '# task', other: '# tasks' })} in “${place}”: ${n === 1 ? 'see it' : 'see them'}`,
  },
} satisfies ListTaskWords;

export default tasks;
