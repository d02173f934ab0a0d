/**
 * A list kept under a name, by one person or for the whole staff (mod_tracker §4, ServiceNow's and Zammad's shared overviews):
 * what may be kept, and in which order they are read; who may do it is in `saved-view-rights.ts`. A kept list holds a question and
 * never its answer: whoever opens it asks it for himself, so that sharing one reveals no ticket.
 */
import { categoryOf, serviceOf } from './desk.ts';
import type { Desk } from './desk.ts';
import type { Issue } from './fields.ts';
import { fold } from './folding.ts';
import type { Person } from './people.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { mayChangeView, mayShareViews } from './saved-view-rights.ts';
import type { SavedView } from './schemas/saved-view.ts';
import { sortKey } from './sort-key.ts';
import { enabledStates } from './states.ts';

export type { SavedView, SavedViewScope } from './schemas/saved-view.ts';

/** Most lists that one person may keep on a desk. */
export const MOST_VIEWS = 100;

/** The list that another one would replace, among those that somebody sees: the same id of the same owner. */
function before(view: SavedView, seen: readonly SavedView[]): SavedView | undefined {
  return seen.find((each) => each.id === view.id && each.owner === view.owner);
}

/**
 * Why somebody may not keep a list, or null. One that he does not see answers like one that does not exist.
 * @param seen the lists that he sees
 */
export function keepingRefusal(view: SavedView, seen: readonly SavedView[], person: Person, desk: Desk): Refusal | null {
  const replaced = before(view, seen);
  const his = replaced === undefined ? view.owner === person.id : mayChangeView(replaced, person, desk);
  if (!his || (view.scope === 'staff' && !mayShareViews(person, desk))) return refuse('not-allowed');
  return null;
}

/**
 * What is wrong with a list that is to be kept: a name that the owner's other lists have already (a menu shows names alone), or
 * one list too many.
 * @param seen the lists that whoever keeps it sees
 */
export function keepingIssues(view: SavedView, seen: readonly SavedView[]): Issue[] {
  const owned = seen.filter((each) => each.owner === view.owner && each.id !== view.id);
  if (before(view, seen) === undefined && owned.length >= MOST_VIEWS)
    return [{ path: 'views', code: 'too-many', values: { limit: MOST_VIEWS } }];
  return owned.some((each) => fold(each.name) === fold(view.name))
    ? [{ path: 'name', code: 'name-taken', values: { name: view.name } }]
    : [];
}

/** Lists in reading order of their names; of two that share one, a person's own comes first. */
export function inOrder<View extends SavedView>(views: readonly View[], person: Person): View[] {
  const key = (view: View): string => `${sortKey(view.name)} ${view.owner === person.id ? 0 : 1} ${view.id}`;
  return views
    .map((view) => ({ view, key: key(view) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ view }) => view);
}

/** A part of a kept list's question that names what the desk has no more. */
export interface Stray {
  readonly part: 'service' | 'category' | 'state' | 'field';
  readonly code: string;
}

/**
 * What a kept list asks for and the desk has no more. It is kept, since a setting may come back, and does no harm: no ticket
 * answers it, or only those that still have it.
 * @param desk as whoever opens the list may read it
 */
export function straysIn({ filter }: SavedView, desk: Desk): Stray[] {
  const states: readonly string[] = enabledStates(desk);
  const { service, categories = [], fields = {} } = filter;
  const places = service === undefined ? desk.services : desk.services.filter((each) => each.id === service);
  const stray = (part: Stray['part'], codes: readonly string[], known: (code: string) => boolean): Stray[] =>
    codes.filter((code) => !known(code)).map((code) => ({ part, code }));
  return [
    ...stray('service', service === undefined ? [] : [service], (code) => serviceOf(desk, code) !== undefined),
    ...stray('category', categories, (code) => places.some((place) => categoryOf(desk, place.id, code) !== undefined)),
    ...stray('state', filter.states ?? [], (code) => states.includes(code)),
    ...stray('field', Object.keys(fields), (code) => desk.fields.some((field) => field.code === code)),
  ];
}
