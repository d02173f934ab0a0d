/** What a person is in a service and on a desk, whatever the ticket (domain §4). */
import { serviceOf } from './desk.ts';
import type { Desk, Manager, Service } from './desk.ts';
import { higher, isAtLeast } from './people.ts';
import type { Person, Profile } from './people.ts';
import type { PersonId } from './values.ts';

/** The entry that makes a person manager of a service, if any. */
export function managerOf(desk: Desk, service: string | null, person: PersonId): Manager | undefined {
  return serviceOf(desk, service)?.managers.find((manager) => manager.person === person);
}

function serves(service: Service, person: PersonId): boolean {
  return service.categories.some((category) => (category.members ?? []).includes(person));
}

/**
 * The profile a person holds in a service: rights add up over the desk-wide profile where it counts, the manager's entry
 * and membership of a category (domain §4). A functional administrator is one in every service.
 */
export function profileIn(person: Person, desk: Desk, service: string | null): Profile {
  const apart = profileApart(person, desk, service);
  const manager = person.suspended === true ? undefined : managerOf(desk, service, person.id);
  return manager === undefined ? apart : higher(apart, manager.profile);
}

/** The same, without what being a manager of the service brings. */
export function profileApart(person: Person, desk: Desk, service: string | null): Profile {
  if (person.suspended === true) return 'requester';
  const everywhere =
    person.serves === undefined || person.profile === 'functional-admin' || (service !== null && person.serves.includes(service));
  let profile: Profile = everywhere ? person.profile : 'requester';
  const here = serviceOf(desk, service);
  if (here !== undefined && serves(here, person.id)) profile = higher(profile, 'technician');
  return profile;
}

/** The services a person serves as staff; on a desk without services, none has a name. */
export function servedServices(person: Person, desk: Desk): string[] {
  return desk.services
    .filter((service) => isAtLeast(profileIn(person, desk, service.id), 'technician'))
    .map((service) => service.id);
}

/** Whether somebody is staff anywhere on the desk. */
export function isStaff(person: Person, desk: Desk): boolean {
  return isAtLeast(profileIn(person, desk, null), 'technician') || servedServices(person, desk).length > 0;
}
