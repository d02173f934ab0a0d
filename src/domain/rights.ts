/** Whether somebody's profile or relations to a ticket open a command, before any state is looked at (domain §4). */
import type { CommandName } from './commands.ts';
import type { Desk } from './desk.ts';
import { isAtLeast } from './people.ts';
import type { Person } from './people.ts';
import { PRIVILEGES } from './privileges.ts';
import type { RefusalCode } from './refusal.ts';
import type { Ticket } from './ticket.ts';
import { isAssignable, managerOf, profileApart } from './visibility.ts';
import type { Relations } from './visibility.ts';

/** On a free ticket these take it first (domain §2, Always). */
export const TAKES_FIRST: ReadonlySet<CommandName> = new Set<CommandName>(['ask', 'postpone', 'test', 'resolve']);

/**
 * Whether the profile or a relation opens the command. The switches of a manager open or shut what he has as manager, and
 * take nothing from what his profile on the desk gives him: rights add up.
 */
export function privileged(command: CommandName, desk: Desk, ticket: Ticket, person: Person, relations: Relations): boolean {
  const privilege = PRIVILEGES[command];
  const named = privilege.relations ?? [];
  if (named.some((name) => (name === 'reader' ? relations.reader : relations[name]))) return true;
  if (privilege.profile === undefined) return false;
  // Asked for each command of each row of a list: who manages what is looked for only where a manager's switch decides.
  const switches =
    privilege.switch === undefined || !relations.staff ? undefined : managerOf(desk, ticket.service, person.id)?.privileges;
  if (privilege.switch === undefined || switches === undefined) return isAtLeast(relations.profile, privilege.profile);
  if (isAtLeast(profileApart(person, desk, ticket.service), privilege.profile)) return true;
  // Without `reopen-any` a manager still reopens what is his.
  return switches.includes(privilege.switch) || (command === 'reopen' && relations.assignee);
}

/** Why somebody may not make a ticket theirs, or null: work is given to those who may have it, and it may be theirs already. */
export function takingRefusal(desk: Desk, ticket: Ticket, person: Person, relations: Relations): RefusalCode | null {
  if (relations.assignee) return null;
  if (!privileged('take', desk, ticket, person, relations)) return 'not-allowed';
  return isAssignable(person, desk, ticket) ? null : 'not-assignable';
}
