/** Who a new or moved ticket is given to by itself (domain §7: automatic assignment; default assignees). */
import { categoryOf, membersOf, serviceOf } from './desk.ts';
import type { Desk } from './desk.ts';
import type { People } from './people.ts';
import type { Around } from './story.ts';
import type { PersonId } from './values.ts';
import { isAssignable, managerOf } from './visibility.ts';
import type { Place } from './visibility.ts';

function usable(id: PersonId, people: People, desk: Desk, place: Place): boolean {
  const person = people[id];
  return person !== undefined && person.available && isAssignable(person, desk, place);
}

/** Those whom the service's algorithm may choose among, in the order of the category's members; a rate of 0 takes one out. */
export function candidates(people: People, desk: Desk, place: Place): PersonId[] {
  const service = serviceOf(desk, place.service);
  if (service === undefined || service.assignment === 'nobody') return [];
  return membersOf(service, categoryOf(desk, place.service, place.category)).filter(
    (id) => usable(id, people, desk, place) && (managerOf(desk, place.service, id)?.rate ?? 100) > 0,
  );
}

/** Smaller is next; a half rate counts a load double. Turns go round whatever the rate, as long as it is not 0. */
function weigh(id: PersonId, desk: Desk, place: Place, around: Around, how: 'in-turn' | 'least-loaded'): number | string {
  const rate = (managerOf(desk, place.service, id)?.rate ?? 100) / 100;
  return how === 'least-loaded' ? ((around.load[id] ?? 0) + 1) / rate : (around.turns[id] ?? '');
}

/**
 * The assignee that the service's algorithm, else the desk's ordered defaults, give to a ticket of a place; null: nobody.
 */
export function automaticAssignee(people: People, desk: Desk, place: Place, around: Around): PersonId | null {
  const service = serviceOf(desk, place.service);
  const able = candidates(people, desk, place);
  if (service !== undefined && able.length > 0) {
    const how = service.assignment;
    if (how === 'in-turn' || how === 'least-loaded') {
      return able.reduce((best, id) => (weigh(id, desk, place, around, how) < weigh(best, desk, place, around, how) ? id : best));
    }
    return able[0] ?? null;
  }
  return desk.defaultAssignees.find((id) => usable(id, people, desk, place)) ?? null;
}
