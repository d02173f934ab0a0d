/** Which views a person is offered, which one comes first, and what the words of the attributes and of the search mean. */
import { prefixOf, type Desk } from '../../domain/desk.ts';
import type { Person } from '../../domain/people.ts';
import { SortKey, type Involvement, type ListFilter, type Sort } from '../../domain/query.ts';
import { isStaff, servedServices } from '../../domain/visibility.ts';
import type { ListWords } from '../../locales/fr/ticket-list.ts';

/** In the order in which they are offered. */
export const VIEWS: readonly Involvement[] = ['mine', 'assigned', 'free', 'services', 'observed', 'all'];

export const PHASES = ['active', 'settled', 'closed', 'over'] as const;

/** What was changed last comes first, where nobody asks for an order. */
const USUAL: Sort = { by: 'changed', descending: true };

/** The words of a list where tasks are given: a desk that nobody has opened yet speaks of tickets. */
export function wordsIn(words: ListWords, desk: Desk | undefined): ListWords {
  return desk?.mode === 'tasks' ? { ...words, ...words.ofTasks } : words;
}

/** The views offered to a person: only those that may hold something for them. */
export function viewsFor(me: Person, desk: Desk): Involvement[] {
  const staff = isStaff(me, desk);
  return VIEWS.filter((view) => {
    if (view === 'free') return staff;
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

/** The order that an attribute names: `changed:desc`. */
export function sortNamed(attribute: string): Sort {
  const [by, direction] = attribute.split(':');
  const key = SortKey.options.find((each) => each === by);
  return key === undefined ? USUAL : { by: key, descending: direction === 'desc' };
}

/** What the attributes of a list fix. */
export function fixedBy(filter: ListFilter, phase: string | undefined, service: string): ListFilter {
  const named = PHASES.find((each) => each === phase);
  return { ...filter, ...(named === undefined ? {} : { phase: named }), ...(service === '' ? {} : { service }) };
}

/** The key of the ticket whose number somebody typed, with or without `#` and prefix; undefined for anything else. */
export function keyTyped(text: string, desk: Desk): string | undefined {
  const prefix = prefixOf(desk);
  const asked = text.trim().replace(/^#/u, '');
  const digits = asked.toLowerCase().startsWith(prefix.toLowerCase()) ? asked.slice(prefix.length) : asked;
  return /^\d{1,15}$/u.test(digits) ? `${prefix}${digits}` : undefined;
}
