/** The words of a list's filters. */
import type { ListFiltersWords } from '../fr/list-filters.ts';

const filters = {
  title: 'Filters',
  clear: 'Clear the filters',
  chip: (label: string, value: string) => `${label}: ${value}`,
  unfilter: (label: string, value: string) => `Remove the filter ${label}: ${value}`,
  phase: 'Progress',
  phases: { active: 'Active', settled: 'Resolved, to approve', closed: 'Closed', over: 'Resolved and closed' },
  anyone: 'Everyone',
  any: 'All',
  either: 'Any',
  late: 'Over',
  filedFrom: 'Filed from',
  filedUntil: 'Filed until',
} satisfies ListFiltersWords;

export default filters;
