/** What somebody may do in administration (domain §4: configure, manage people; the switches of a manager; esup-helpdesk §2). */
import type { Desk, Manager } from './desk.ts';
import type { ManagerPrivilege, Person } from './people.ts';
import { managerOf } from './standing.ts';

/** What somebody may do in administration. */
export interface DeskRights {
  /** Everything about the desk: settings, services, people (functional administrators). */
  readonly configure: boolean;
  /** Operates: health, history, import, export, retention; changes nothing of what is here (technical administrators). */
  readonly operate: boolean;
  /** What a manager may change in his services, by service. */
  readonly services: Readonly<Record<string, readonly ManagerPrivilege[]>>;
}

/** Switches that open a part of administration to a manager. */
const SWITCHES: readonly ManagerPrivilege[] = ['edit-service', 'manage-people', 'manage-categories'];

/** The switches that a manager's entry opens: all of them where it names none. */
export function switchesOf({ privileges }: Pick<Manager, 'privileges'>): readonly ManagerPrivilege[] {
  return privileges === undefined ? SWITCHES : SWITCHES.filter((each) => privileges.includes(each));
}

/** What somebody may do in administration; null: nothing, and it is not shown. */
export function deskRights(person: Person, desk: Desk): DeskRights | null {
  if (person.suspended === true) return null;
  const configure = person.profile === 'functional-admin';
  const operate = configure || person.profile === 'technical-admin';
  const services = Object.fromEntries(
    desk.services.flatMap((service) => {
      const manager = managerOf(desk, service.id, person.id);
      const open = configure ? SWITCHES : manager === undefined ? [] : switchesOf(manager);
      return open.length === 0 ? [] : [[service.id, open]];
    }),
  );
  return configure || operate || Object.keys(services).length > 0 ? { configure, operate, services } : null;
}

/** The services whose people somebody manages, without being a functional administrator. */
export function peopleManaged({ services }: DeskRights): string[] {
  return Object.keys(services).filter((service) => services[service]?.includes('manage-people') === true);
}

/** Whether somebody finds all whom the desk knows: who gives rights, or a place in a service, and who erases people. */
export function readsDirectory(rights: DeskRights): boolean {
  return rights.configure || rights.operate || peopleManaged(rights).length > 0;
}
