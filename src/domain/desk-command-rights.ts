/** Who may give which command about a desk (domain §4; the switches of a manager; esup-helpdesk §2). */
import type { DeskCommand, DeskCommandName } from './desk-commands.ts';
import { deskRights } from './desk-rights.ts';
import type { Desk } from './desk.ts';
import { isAtLeast } from './people.ts';
import type { ManagerPrivilege, Person } from './people.ts';
import { managerOf, profileIn } from './standing.ts';

/** The switch that opens a command to a manager in his service; none: functional administrators alone. */
const OPENED_BY: Readonly<Partial<Record<DeskCommandName, ManagerPrivilege>>> = {
  'change-service': 'edit-service',
  'add-category': 'manage-categories',
  'change-category': 'manage-categories',
  'place-category': 'manage-categories',
  'remove-category': 'manage-categories',
  'set-manager': 'manage-people',
};

/** Keys of a patch that are about people, whatever the command they come in. */
const ABOUT_PEOPLE: ReadonlySet<string> = new Set(['observers', 'members', 'approval']);

/** Every switch that a command asks of a manager; null: no manager may give it. */
function neededFor(command: DeskCommand): ReadonlySet<ManagerPrivilege> | null {
  const own = OPENED_BY[command.do];
  if (own === undefined) return null;
  const keys = 'patch' in command ? Object.keys(command.patch) : [];
  const needed = keys.map((key): ManagerPrivilege => (ABOUT_PEOPLE.has(key) ? 'manage-people' : own));
  return new Set(needed.length === 0 ? [own] : needed);
}

/** A manager gives nobody more than he has himself, and takes nothing from himself or from whoever has more. */
function mayManage(command: Extract<DeskCommand, { do: 'set-manager' }>, person: Person, desk: Desk): boolean {
  const own = managerOf(desk, command.service, person.id);
  const known = managerOf(desk, command.service, command.person);
  const mine = profileIn(person, desk, command.service);
  if (command.person === person.id || (known !== undefined && !isAtLeast(mine, known.profile))) return false;
  if (command.manager === null) return true;
  const { profile = 'moderator', privileges } = command.manager;
  const given = own?.privileges;
  return (
    isAtLeast(mine, profile ?? 'moderator') &&
    (given === undefined || (privileges ?? null)?.every((each) => given.includes(each)) === true)
  );
}

/** Whether somebody may give a command at all, before it is looked at what it would do. */
export function mayAdminister(command: DeskCommand, person: Person, desk: Desk): boolean {
  const rights = deskRights(person, desk);
  if (rights === null) return false;
  if (rights.configure) return true;
  const needed = neededFor(command);
  if (needed === null || !('service' in command)) return false;
  const open = Object.hasOwn(rights.services, command.service) ? (rights.services[command.service] ?? []) : [];
  if (![...needed].every((each) => open.includes(each))) return false;
  return command.do !== 'set-manager' || mayManage(command, person, desk);
}
