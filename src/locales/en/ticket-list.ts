/** The words of the list of tickets. */
import { counter } from '../counter.ts';
import type { ListWords } from '../fr/ticket-list.ts';

const count = counter('en');

const involvements = {
  mine: 'My tickets',
  assigned: 'Assigned to me',
  free: 'Free',
  services: 'My services',
  observed: 'I observe',
  all: 'All',
};

const list = {
  involvements,
  involvementLabel: 'Which tickets',
  columns: {
    number: 'Number',
    summary: 'Summary',
    state: 'State',
    requester: 'From',
    assignee: 'Assignee',
    filed: 'Filed',
    changed: 'Changed',
    observers: 'Observers',
  },
  orders: {
    changed: ['Least recently changed', 'Recently changed'],
    filed: ['Oldest', 'Newest'],
    rank: ['Rank in the stack'],
    priority: ['Lowest priority', 'Highest priority'],
    state: ['State, first to last', 'State, last to first'],
    number: ['Number, ascending', 'Number, descending'],
    summary: ['Summary, A to Z', 'Summary, Z to A'],
    requester: ['From, A to Z', 'From, Z to A'],
    assignee: ['Assignee, A to Z', 'Assignee, Z to A'],
  },
  sort: 'Sort',
  search: 'Search for a word or a number',
  searchFor: 'Word or number',
  filters: (n: number) => count(n, { zero: 'Filters', one: 'Filters (# active)', other: 'Filters (# active)' }),
  filtersTitle: 'Filters',
  clear: 'Clear the filters',
  chip: (label: string, value: string) => `${label}: ${value}`,
  unfilter: (label: string, value: string) => `Remove the filter ${label}: ${value}`,
  phase: 'Progress',
  phases: { active: 'Active', settled: 'Resolved, to approve', closed: 'Closed', over: 'Resolved and closed' },
  state: 'State',
  service: 'Service',
  category: 'Category',
  kind: 'Kind',
  priority: 'Priority',
  assignee: 'Assignee',
  requester: 'From',
  anyone: 'Everyone',
  any: 'All',
  either: 'Any',
  filedFrom: 'Filed from',
  filedUntil: 'Filed until',
  found: (total: number, atLeast: boolean) =>
    atLeast
      ? `At least ${count(total, { one: '# ticket', other: '# tickets' })}`
      : count(total, { zero: 'No ticket', one: '# ticket', other: '# tickets' }),
  shown: (shown: number, total: number, atLeast: boolean) =>
    `${count(shown, { one: '# shown', other: '# shown' })} of ${atLeast ? 'at least ' : ''}${count(total, { one: '#', other: '#' })}`,
  caption: (view: string, total: string) => `${view}: ${total}`,
  more: (n: number) => count(n, { one: 'Show the next ticket', other: 'Show the next #' }),
  loadingMore: 'Loading more…',
  changed: (n: number) => count(n, { one: '# ticket has changed', other: '# tickets have changed' }),
  refresh: 'Refresh',
  refreshed: (found: string) => `List refreshed: ${found}.`,
  unread: 'Unread',
  rank: (n: number) => `P${n}`,
  position: (n: number) => `Rank ${n} in the stack`,
  pending: 'Waiting for approval',
  files: (n: number) => count(n, { one: '# file', other: '# files' }),
  observers: (n: number) => count(n, { zero: 'No observer', one: '# observer', other: '# observers' }),
  free: 'Free',
  labelled: (label: string) => `${label}: `,
  filedBy: 'From',
  filed: 'Filed',
  changedAt: 'Changed',
  notFound: (key: string, others: boolean) =>
    `No ticket ${key} is open to you.${others ? ' Here is what contains these characters.' : ''}`,
  empty: {
    mine: 'No ticket. A question? File it.',
    assigned: 'No ticket is assigned to you.',
    free: 'No free ticket: everything is being handled.',
    services: 'No ticket in your services.',
    observed: 'You observe and watch no ticket.',
    all: 'No ticket for now.',
    filtered: 'No ticket answers this search.',
    over: 'No resolved ticket for now.',
    file: 'File a ticket',
    clear: 'Clear everything and see the list',
  },
  ofTasks: {
    involvements: { ...involvements, mine: 'Given', assigned: 'Received' },
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
      observed: 'You observe and watch no task.',
      all: 'No task for now.',
      filtered: 'No task answers this search.',
      over: 'No task done for now.',
      file: 'Give a task',
      clear: 'Clear everything and see the list',
    },
  },
} satisfies ListWords;

export default list;
