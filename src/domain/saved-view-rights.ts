/** Who sees, changes and shares lists kept under a name: see `saved-view.ts`. */
import type { Desk } from './desk.ts';
import type { Person } from './people.ts';
import type { SavedView } from './schemas/saved-view.ts';
import { isStaff } from './visibility.ts';

/** Whether somebody knows of a kept list: his own, and for staff those that are shared. */
export function seesView(view: SavedView, person: Person, desk: Desk): boolean {
  if (person.suspended === true) return false;
  return view.owner === person.id || (view.scope === 'staff' && isStaff(person, desk));
}

/** Whether somebody may change a kept list or take it away: its owner, and a functional administrator where it is shared. */
export function mayChangeView(view: SavedView, person: Person, desk: Desk): boolean {
  if (!seesView(view, person, desk)) return false;
  return view.owner === person.id || person.profile === 'functional-admin';
}

/** Whether somebody may share lists with the staff: who is staff. */
export function mayShareViews(person: Person, desk: Desk): boolean {
  return person.suspended !== true && isStaff(person, desk);
}
