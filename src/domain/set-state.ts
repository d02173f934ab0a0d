/** Setting a state by name, in the loose lifecycle (domain §2, Loose): the command that each name stands for, and who may. */
import type { CommandName } from './commands.ts';
import type { Desk } from './desk.ts';
import { isAtLeast } from './people.ts';
import type { Person } from './people.ts';
import type { RefusalCode } from './refusal.ts';
import { TAKES_FIRST, privileged, takingRefusal } from './rights.ts';
import { STATES, isEnabled, phase } from './states.ts';
import type { State, WaitingReason } from './states.ts';
import type { Ticket } from './ticket.ts';
import { isAssignable } from './visibility.ts';
import type { Relations } from './visibility.ts';

/** The states that may be named now: any enabled one but posted, transferred and the present one. */
export function settableStates(ticket: Ticket, desk: Desk): State[] {
  return STATES.filter(
    (state) => state !== 'posted' && state !== 'transferred' && state !== ticket.state && isEnabled(state, desk),
  );
}

/** The command that a state set by name stands for, first that applies. */
export function standsFor(
  state: State,
  reason: WaitingReason | undefined,
  ticket: Ticket,
  desk: Desk,
  person: Person | undefined,
): CommandName {
  const resting = phase(ticket.state, desk) !== 'active';
  switch (state) {
    case 'resolving':
      if (resting) return 'reopen';
      if (ticket.state === 'waiting' && ticket.assignee !== null && ticket.waiting?.reason !== 'requester') return 'recall';
      if (ticket.state === 'testing') return 'fail-test';
      return ticket.assignee === null || ticket.assignee === person?.id ? 'take' : 'take-over';
    case 'waiting':
      return reason === 'requester' ? 'ask' : 'postpone';
    case 'testing':
      return 'test';
    case 'resolved':
      return 'resolve';
    case 'published':
      return 'publish';
    case 'abandoned':
      return 'refuse';
    case 'validated':
      return 'settle';
    default:
      return 'release';
  }
}

/** Why somebody may not set a state by name, whatever goes with it; null where they may. */
export function settingRefusal(
  state: State,
  reason: WaitingReason | undefined,
  ticket: Ticket,
  desk: Desk,
  person: Person,
  relations: Relations,
): RefusalCode | null {
  if (state === ticket.state) return 'nothing-to-do';
  if (!settableStates(ticket, desk).includes(state)) return 'state-not-enabled';
  const name = standsFor(state, reason, ticket, desk, person);
  const held = name === 'settle' ? isAtLeast(relations.profile, 'moderator') : privileged(name, desk, ticket, person, relations);
  if (!held) return 'not-allowed';
  // Setting a state by name says nothing of the time it took.
  if (name === 'resolve' && desk.timeRequired && ticket.spent === 0 && relations.staff) return 'time-required';
  if (name === 'take-over') return isAssignable(person, desk, ticket) ? null : 'not-assignable';
  if (name === 'take' || (TAKES_FIRST.has(name) && ticket.assignee === null))
    return takingRefusal(desk, ticket, person, relations);
  return null;
}
