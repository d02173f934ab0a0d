/** Who fills the form in, and what of it that person is asked. */
import type { Desk } from '../../domain/desk.ts';
import type { Person } from '../../domain/people.ts';
import { isStaff } from '../../domain/standing.ts';
import { offeredServices } from './places.ts';

/** Who fills the form in, where. */
export interface Filler {
  readonly me: Person;
  readonly desk: Desk;
}

/** Whether one ticket is made for each of several people (domain §4, mode `tasks`). */
export function forSeveral({ me, desk }: Filler): boolean {
  return desk.file === 'staff' && desk.assignable === 'everyone' && isStaff(me, desk);
}

/** Whether more may be asked of this person at once than where, what and files: people, a group, a kind (`extras.view.ts`). */
export function hasExtras(filler: Filler): boolean {
  const { me, desk } = filler;
  const approvals = desk.services.some((service) => service.categories.some((category) => category.approval !== undefined));
  return forSeveral(filler) || (desk.groups !== 'none' && me.groups.length > 1) || desk.mode === 'custom' || approvals;
}

/** Whether it is to be asked why, or if, no ticket is taken from this person now (`closed.view.ts`). */
export function mayBeClosed({ me, desk }: Filler): boolean {
  const forSome = desk.file === 'staff' || desk.availability !== undefined;
  const nowhere = desk.services.length > 0 && offeredServices(desk).length === 0;
  return nowhere || me.suspended === true || (forSome && !isStaff(me, desk));
}
