/** Which views a person is offered, which one comes first, and what the words of the attributes and of the search mean. */
import { coursesRead } from '../../domain/courses.ts';
import type { Desk } from '../../domain/desk.ts';
import type { Person } from '../../domain/people.ts';
import {
  MOST_SORTS,
  SORT_KEYS,
  isFieldSort,
  type Involvement,
  type ListFilter,
  type Sort,
  type SortBy,
} from '../../domain/query.ts';
import { isStaff, servedServices } from '../../domain/visibility.ts';

/** In the order in which they are offered. */
const VIEWS: readonly Involvement[] = ['mine', 'assigned', 'free', 'services', 'courses', 'observed', 'all'];

const PHASES = ['active', 'settled', 'closed', 'over'] as const;

/** Names of the columns that every desk has, in the order of the chooser; custom fields follow as `field:code`. */
export const COLUMN_NAMES = [
  'number',
  'summary',
  'state',
  'requester',
  'assignee',
  'filed',
  'changed',
  'observers',
  'service',
  'category',
  'kind',
  'priority',
  'due',
  'group',
  'files',
  'approval',
  'checklist',
] as const;
export type ColumnName = (typeof COLUMN_NAMES)[number];

/** What was changed last comes first, where nobody asks for an order. */
const USUAL: Sort = { by: 'changed', descending: true };

/** The views offered to a person: only those that may hold something for them. */
export function viewsFor(me: Person, desk: Desk): Involvement[] {
  const staff = isStaff(me, desk);
  return VIEWS.filter((view) => {
    if (view === 'free') return staff;
    if (view === 'courses') return coursesRead(me, desk).length > 0;
    if (view === 'services') return staff && servedServices(me, desk).length < desk.services.length;
    if (view === 'assigned') return staff || desk.assignable === 'everyone';
    if (view === 'all') return staff || desk.read === 'all';
    return true;
  });
}

/** The view that is shown: what the person chose, else what the page asks for, else the widest. */
export function viewFor(views: readonly Involvement[], desk: Desk, chosen: Involvement | undefined, asked: string): Involvement {
  if (chosen !== undefined && views.includes(chosen)) return chosen;
  const named = VIEWS.find((view) => view === asked);
  if (named !== undefined) return named;
  if (views.includes('all')) return 'all';
  return desk.read === 'assigned' ? 'assigned' : 'mine';
}

/** An order as an attribute writes it, and its direction. */
function orderNamed(written: string): readonly [by: string, direction: string | undefined] {
  const [first = '', second, third] = written.split(':');
  return first === 'field' && second !== undefined ? [`field:${second}`, third] : [first, second];
}

function isOrder(by: string): by is SortBy {
  return isFieldSort(by) || SORT_KEYS.some((key) => key === by);
}

/** The orders that an attribute names, the first deciding: `changed:desc`, `state priority:desc`, `field:room`. */
export function sortNamed(attribute: string): readonly Sort[] {
  const sorts = named(attribute).flatMap((each) => {
    const [by, direction] = orderNamed(each);
    return isOrder(by) ? [{ by, descending: direction === 'desc' }] : [];
  });
  return sorts.length === 0 ? [USUAL] : sorts.slice(0, MOST_SORTS);
}

/** The attributes of words: what is strange or said in each, what there is, and what stands for any other. */
export function worded(list: Readonly<Record<'involvement' | 'phase' | 'sort' | 'columns', string | undefined>>) {
  const sort = named(list.sort ?? '').find((each) => !isOrder(orderNamed(each)[0]));
  const column = named(list.columns ?? '').find(
    (name) => !name.startsWith('field:') && !COLUMN_NAMES.some((known) => known === name),
  );
  return [
    ['involvement', list.involvement, VIEWS, 'all'],
    ['phase', list.phase, PHASES, 'active'],
    ['sort', sort, SORT_KEYS, 'changed'],
    ['columns', column, COLUMN_NAMES, 'number'],
  ] as const;
}

/** Names in an attribute, apart by spaces or commas. */
export function named(attribute: string): string[] {
  return attribute.split(/[\s,]+/u).filter((name) => name !== '');
}

/**
 * The orders after a press on a header.
 * @param further to those in force, the last of which gives way when there are too many
 */
export function sortedBy(present: readonly Sort[], by: SortBy, further: boolean, most: number): readonly Sort[] {
  const at = present.findIndex((each) => each.by === by);
  const before = present[at];
  const wanted: Sort = {
    by,
    descending: before === undefined ? by === 'changed' || by === 'filed' : before.descending !== true,
  };
  if (further && most > 1) return at >= 0 ? present.with(at, wanted) : [...present.slice(0, most - 1), wanted];
  return [at === 0 ? wanted : { by, descending: by === 'changed' || by === 'filed' }];
}

/** What the attributes of a list fix. */
export function fixedBy(filter: ListFilter, phase: string | undefined, service: string): ListFilter {
  const named = PHASES.find((each) => each === phase);
  return { ...filter, ...(named === undefined ? {} : { phase: named }), ...(service === '' ? {} : { service }) };
}
