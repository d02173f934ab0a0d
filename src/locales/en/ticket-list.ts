/** The words of the list of tickets. */
import { counter } from '../counter.ts';
import type { ListWords } from '../fr/ticket-list.ts';

const count = counter('en');

const list = {
  involvements: {
    mine: 'My tickets',
    assigned: 'Assigned to me',
    free: 'Free',
    services: 'My services',
    observed: 'I observe',
    all: 'All',
  },
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
    service: 'Service',
    category: 'Category',
    kind: 'Kind',
    priority: 'Priority',
    group: 'Group',
    files: 'Files',
    approval: 'Approval',
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
  several: (orders: readonly string[]) => orders.join(', then '),
  nthSort: (n: number, descending: boolean) => `(${n === 2 ? '2nd' : '3rd'} sort, ${descending ? 'descending' : 'ascending'})`,
  sortHint: 'With the Shift key: sort by this column too',
  options: 'How the list is shown',
  chooseColumns: 'Columns…',
  chooseSort: 'Sort by several columns…',
  print: 'Print the list',
  search: 'Search for a word or a number',
  searchFor: 'Word or number',
  preparing: 'Preparing the search',
  filters: (n: number) => count(n, { zero: 'Filters', one: 'Filters (# active)', other: 'Filters (# active)' }),
  found: (total: number, atLeast: boolean) =>
    atLeast
      ? `At least ${count(total, { one: '# ticket', other: '# tickets' })}`
      : count(total, { zero: 'No ticket', one: '# ticket', other: '# tickets' }),
  shown: (shown: number, total: number, atLeast: boolean) =>
    `${count(shown, { one: '# shown', other: '# shown' })} of ${atLeast ? 'at least ' : ''}${count(total, { one: '#', other: '#' })}`,
  caption: (view: string, total: string) => `${view}: ${total}`,
  more: (n: number) => count(n, { one: 'Show the next ticket', other: 'Show the next #' }),
  loadingMore: 'Loading more…',
  everything: (n: string) => `Show all (${n})`,
  changed: (n: number) => count(n, { one: '# ticket has changed', other: '# tickets have changed' }),
  refresh: 'Refresh',
  refreshed: (found: string) => `List refreshed: ${found}.`,
  unread: 'Unread',
  rank: (n: number) => `P${n}`,
  position: (n: number) => `Rank ${n} in the stack`,
  pending: 'Waiting for approval',
  approvals: { pending: 'Waiting', granted: 'Granted', denied: 'Denied' },
  files: (n: number) => count(n, { one: '# file', other: '# files' }),
  observers: (n: number) => count(n, { zero: 'No observer', one: '# observer', other: '# observers' }),
  free: 'Free',
  labelled: (label: string) => `${label}: `,
  filedBy: 'From',
  notFound: (key: string, others: boolean) =>
    `No ticket ${key} is open to you.${others ? ' Here is what contains these characters.' : ''}`,
  verbs: {
    next: 'Next row',
    previous: 'Previous row',
    open: 'Open the ticket',
    search: 'Search',
    filters: 'Show or hide the filters',
  },
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
} satisfies ListWords;

export default list;
