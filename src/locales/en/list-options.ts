/** The words of what settles a list: its columns, its orders, paper. */
import type { ListOptionsWords } from '../fr/list-options.ts';

const options = {
  columns: {
    title: 'Columns of the list',
    hint: 'Where there is too little room, the last columns are read under the summary.',
    legend: 'Columns, in their order',
    up: (label: string) => `Move the column ${label} up`,
    down: (label: string) => `Move the column ${label} down`,
    drag: 'Drag to change the order',
    moved: (label: string, n: number, total: number) => `${label}: place ${n} of ${total}`,
    always: 'always shown',
    apply: 'Show these columns',
    usual: 'Back to the usual columns',
  },
  sort: {
    title: 'Sort by several columns',
    nth: (n: number): string => (n === 1 ? 'Sort first by' : n === 2 ? 'Then, between equals' : 'Last, between equals'),
    none: 'No further sort',
    apply: 'Sort the list',
  },
  print: {
    reading: (done: number, total: number) => `Preparing to print: ${done} of ${total}`,
    stop: 'Do not print',
    cut: (shown: string, total: string) => `The first ${shown} tickets, of ${total}.`,
    printed: (date: string) => `Printed on ${date}`,
    sorted: (orders: string) => `Order: ${orders}`,
    failed: 'The list could not be read whole; nothing was printed.',
  },
} satisfies ListOptionsWords;

export default options;
