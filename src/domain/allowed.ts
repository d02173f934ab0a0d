/**
 * What may be asked of a ticket now, whatever the arguments: the first half of every decision, and the whole of a menu
 * (domain §3: `allowed` says yes exactly when some valid argument would not be refused).
 */
import { COMMANDS } from './commands.ts';
import type { CommandName } from './commands.ts';
import { UNMERGE_WITHIN, expiresAt, unansweredEnd } from './delays.ts';
import { isConfidential, membersOf, categoryOf, serviceOf } from './desk.ts';
import type { Desk } from './desk.ts';
import type { Actor } from './events.ts';
import { filingGate } from './filing-gate.ts';
import type { Who } from './filing-gate.ts';
import { lifecycleOf, movesFrom, movesState } from './lifecycle.ts';
import type { Lifecycle, Move, Requirement, Target } from './lifecycle.ts';
import { isAtLeast } from './people.ts';
import type { Person } from './people.ts';
import { hasOtherPlace, placeBefore } from './placing.ts';
import { BLOCKED_WHILE_TRANSFERRED, PASS_WHILE_PENDING, PRIVILEGES } from './privileges.ts';
import type { RefusalCode } from './refusal.ts';
import { TAKES_FIRST, privileged, takingRefusal } from './rights.ts';
import { settableStates, settingRefusal } from './set-state.ts';
import { isEnabled, landing, phase } from './states.ts';
import type { State } from './states.ts';
import type { Ticket } from './ticket.ts';
import { elapsed } from './values.ts';
import type { Instant } from './values.ts';
import type { Allowed } from './view.ts';
import { isAssignable, readableScopes, relationsTo } from './visibility.ts';
import type { Relations } from './visibility.ts';

export { closingSince, expiresAt, unansweredEnd } from './delays.ts';
export type { Who } from './filing-gate.ts';
export { settableStates } from './set-state.ts';

export interface Question extends Who {
  readonly command: CommandName;
  readonly desk: Desk;
  readonly ticket?: Ticket | undefined;
  readonly now: Instant;
  /** What the person is to the ticket, where many questions are asked of one. */
  readonly relations?: Relations | undefined;
}

/** Targets that depend on the ticket or the command. */
const OPEN_ENDED: ReadonlySet<Target> = new Set(['same', 'place', 'work', 'kept', 'asked']);

/** Whether a move can land somewhere on this desk; an open-ended one always can. */
function leads(move: Move, desk: Desk): boolean {
  if (OPEN_ENDED.has(move.to)) return true;
  return landing(move.to as State, desk) !== null;
}

function holds(requirement: Requirement, ticket: Ticket): boolean {
  switch (requirement) {
    case 'free':
      return ticket.assignee === null;
    case 'assigned':
      return ticket.assignee !== null;
    case 'came-from-above':
      return ticket.above !== null && ticket.above.back !== true;
    case 'came-from-below':
      return ticket.below !== null;
    case 'not-merged':
      return ticket.merged === null;
    case 'not-denied':
      return ticket.approval?.state !== 'denied';
    case 'approval-possible':
      return ticket.kind === 'request' && ticket.approval === null && (ticket.state === 'posted' || ticket.assignee === null);
    case 'approval-pending':
      return ticket.approval?.state === 'pending';
  }
}

const FAILED: Readonly<Record<Requirement, RefusalCode>> = {
  free: 'already-assigned',
  assigned: 'free',
  'came-from-above': 'not-in-this-state',
  'came-from-below': 'not-in-this-state',
  'not-merged': 'merged',
  'not-denied': 'not-in-this-state',
  'approval-possible': 'not-in-this-state',
  'approval-pending': 'not-in-this-state',
};

/** Erasing also belongs to whoever operates the place, who reads nothing (domain §4). */
function mayErase(person: Person): boolean {
  return person.suspended !== true && (person.profile === 'functional-admin' || person.profile === 'technical-admin');
}

/** The state gate: is there a move, do its requirements hold, can it land. */
function stateGate(lifecycle: Lifecycle, command: CommandName, ticket: Ticket, desk: Desk): RefusalCode | null {
  if (!movesState(lifecycle, command)) return command === 'set-state' ? 'not-in-this-state' : null;
  const moves = movesFrom(lifecycle, ticket.state, command);
  if (moves.length === 0)
    return ticket.state === 'transferred' && BLOCKED_WHILE_TRANSFERRED.has(command) ? 'transferred' : 'not-in-this-state';
  let code: RefusalCode = 'not-in-this-state';
  for (const move of moves) {
    const failed = move.required?.find((requirement) => !holds(requirement, ticket));
    if (failed !== undefined) code = FAILED[failed];
    else if (!leads(move, desk)) code = 'state-not-enabled';
    else return null;
  }
  return code;
}

function ownGate(question: Question & { ticket: Ticket }, relations: Relations | null): RefusalCode | null {
  const { command, ticket, desk, now, person } = question;
  const here = phase(ticket.state, desk);
  switch (command) {
    case 'see':
      return person !== undefined && (relations?.requester === true || relations?.filer === true) ? 'nothing-to-do' : null;
    case 'edit':
      if (ticket.erased) return 'not-in-this-state';
      if (relations?.staff === true) return here === 'closed' ? 'not-in-this-state' : null;
      return ticket.begun || here !== 'active' ? 'already-begun' : null;
    case 'comment':
      return desk.comments ? null : 'comments-off';
    case 'answer':
      return ticket.waiting?.reason === 'requester' ? null : 'not-in-this-state';
    case 'recall':
      if (ticket.waiting === null || ticket.waiting.reason === 'requester') return 'not-in-this-state';
      if (question.actor.type !== 'application') return null;
      return ticket.waiting.until !== null && ticket.waiting.until <= now ? null : 'not-in-this-state';
    case 'attach':
      return desk.files.maxCount > 0 ? null : 'files-too-many';
    case 'take':
      if (ticket.assignee === null) return person !== undefined && isAssignable(person, desk, ticket) ? null : 'not-assignable';
      if (ticket.assignee !== person?.id) return 'already-assigned';
      return ticket.state === landing('resolving', desk) && ticket.begun ? 'nothing-to-do' : null;
    case 'take-over':
      if (ticket.assignee === person?.id) return 'nothing-to-do';
      return person !== undefined && isAssignable(person, desk, ticket) ? null : 'not-assignable';
    case 'assign':
      return someoneElse(ticket, desk) ? null : 'not-assignable';
    case 'approve-closure':
    case 'refuse-closure':
      return here === 'settled' ? null : 'not-in-this-state';
    case 'expire': {
      const at = expiresAt(ticket, desk);
      if (!desk.notifications) return 'notifications-off';
      return at !== null && at <= now ? null : 'not-in-this-state';
    }
    case 'publish':
      return isEnabled('published', desk) ? null : 'state-not-enabled';
    case 'test':
      return isEnabled('testing', desk) ? null : 'state-not-enabled';
    case 'move':
      return hasOtherPlace(desk, ticket) ? null : 'unknown-category';
    case 'move-back': {
      const back = placeBefore(desk, ticket);
      return 'code' in back ? back.code : null;
    }
    case 'distribute':
      return desk.subDesks.length > 0 ? null : 'unknown-desk';
    case 'escalate':
    case 'inform':
      if (desk.upper === undefined) return 'no-upper-desk';
      return command === 'inform' && !['resolved', 'published', 'validated'].includes(ticket.state) ? 'not-in-this-state' : null;
    case 'return':
      return question.actor.type === 'peer'
        ? ticket.state === 'transferred'
          ? null
          : 'not-in-this-state'
        : ticket.below === null
          ? 'not-in-this-state'
          : null;
    case 'refuse':
    case 'resolve':
      // By itself the application only ends a question that stayed without answer, as the desk says (domain §7).
      return question.actor.type === 'application'
        ? unanswered(ticket, desk, now, command === 'refuse' ? 'abandon' : 'resolve')
        : null;
    case 'set-state':
      return settable(question, relations);
    case 'rank':
      return here === 'active' ? null : 'not-in-this-state';
    case 'detach':
      return detachable(question, relations) ? null : 'nothing-to-do';
    case 'withdraw':
      return ticket.comments.some((mark) => mark.withdrawn !== true) ? null : 'nothing-to-do';
    case 'split':
      // A staff note would be published to the requester of the new ticket.
      return ticket.comments.some((mark) => mark.withdrawn !== true && mark.scope !== 'staff') ? null : 'nothing-to-do';
    case 'unlink':
      return ticket.links.some((link) => ['depends-on', 'duplicate-of', 'caused-by', 'see-also'].includes(link.type))
        ? null
        : 'nothing-to-do';
    case 'uninvite':
      return ticket.observers.length > 0 ? null : 'nothing-to-do';
    case 'watch':
      return relations?.watcher === true ? 'nothing-to-do' : null;
    case 'unwatch':
      return relations?.watcher === true ? null : 'nothing-to-do';
    case 'me-too':
      if (ticket.kind !== 'problem' || here !== 'active') return 'not-in-this-state';
      return isAffected(ticket, person) ? 'nothing-to-do' : null;
    case 'not-me-too':
      return isAffected(ticket, person) ? null : 'nothing-to-do';
    case 'rate':
      // Asked once: never again once it was answered, or left unanswered (domain §6).
      if (ticket.rating !== null || ticket.unrated === true) return 'nothing-to-do';
      return here !== 'active' && ticket.state !== 'abandoned' ? null : 'not-in-this-state';
    case 'remind':
      if (!desk.notifications) return 'notifications-off';
      if (ticket.reminded && question.actor.type === 'application') return 'nothing-to-do';
      return here === 'settled' || ticket.waiting?.reason === 'requester' ? null : 'not-in-this-state';
    case 'unmerge':
      if (ticket.merged === null) return 'not-in-this-state';
      return elapsed(ticket.merged.at, now) <= UNMERGE_WITHIN ? null : 'too-late';
    case 'break-glass':
      if (!isConfidential(desk, ticket.service, ticket.category)) return 'nothing-to-do';
      return relations?.staff === true || ticket.glass.includes(person?.id ?? '') ? 'nothing-to-do' : null;
    case 'erase':
      return ticket.erased ? 'nothing-to-do' : null;
    case 'checklist':
      return here === 'closed' || ticket.erased ? 'not-in-this-state' : null;
    case 'ask-raise':
      return here === 'active' ? null : 'not-in-this-state';
    case 'grant-approval':
    case 'deny-approval':
      return relations?.requester === true ? 'own-approval' : null;
    default:
      return null;
  }
}

function isAffected(ticket: Ticket, person: Person | undefined): boolean {
  return person !== undefined && ticket.affected?.includes(person.id) === true;
}

/** In a confidential place only members are given work: there may be nobody but who has it. */
function someoneElse(ticket: Ticket, desk: Desk): boolean {
  const service = serviceOf(desk, ticket.service);
  if (service === undefined || !isConfidential(desk, ticket.service, ticket.category)) return true;
  return membersOf(service, categoryOf(desk, ticket.service, ticket.category)).some((id) => id !== ticket.assignee);
}

/** Files shown to whoever asks that are theirs to hide: a moderator's are all. */
function detachable({ ticket, person }: Question & { ticket: Ticket }, relations: Relations | null): boolean {
  if (relations === null) return false;
  const scopes = readableScopes(relations);
  const all = isAtLeast(relations.profile, 'moderator');
  return ticket.files.some((file) => file.detached !== true && scopes.includes(file.scope) && (all || file.by === person?.id));
}

/** Whether some state may be set by name. */
function settable({ ticket, desk, person }: Question & { ticket: Ticket }, relations: Relations | null): RefusalCode | null {
  if (person === undefined || relations === null) return 'not-allowed';
  const codes = settableStates(ticket, desk).flatMap((state) => [
    settingRefusal(state, undefined, ticket, desk, person, relations),
  ]);
  return codes.includes(null) ? null : (codes[0] ?? 'nothing-to-do');
}

function unanswered(ticket: Ticket, desk: Desk, now: Instant, outcome: 'abandon' | 'resolve'): RefusalCode | null {
  const end = unansweredEnd(ticket, desk);
  return desk.unanswered.then === outcome && end !== null && end <= now ? null : 'not-in-this-state';
}

/** What only the one who handles it may do: strict binds all of these, with the requester's part in a test left to him. */
function strictGate(
  lifecycle: Lifecycle,
  { command, ticket, person }: Question & { ticket: Ticket },
  relations: Relations,
): RefusalCode | null {
  if (!lifecycle.assigneeOnly.includes(command) || person === undefined || relations.assignee) return null;
  if ((command === 'pass-test' || command === 'fail-test') && relations.requester) return null;
  // These take a free ticket first, and then it is theirs.
  const takesFirst = TAKES_FIRST.has(command) && ticket.assignee === null;
  return takesFirst ? null : 'only-assignee';
}

function isOfTicket(question: Question): question is Question & { ticket: Ticket } {
  return question.ticket !== undefined;
}

/**
 * Why a command would be refused whatever its arguments, or null.
 * Whoever may not see the ticket learns nothing but `not-found`.
 */
export function gate(question: Question): RefusalCode | null {
  const { command, desk, actor, person } = question;
  if (command === 'file') return filingGate(question);
  if (!isOfTicket(question)) return 'not-found';
  const { ticket } = question;
  const lifecycle = lifecycleOf(desk);
  if (actor.type !== 'person') {
    const privilege = PRIVILEGES[command];
    const opened = actor.type === 'application' ? privilege.application : privilege.peer;
    if (opened !== true) return 'not-allowed';
    if (actor.type === 'peer' && ticket.above?.desk !== actor.desk && ticket.below?.desk !== actor.desk) return 'not-found';
    return pendingGate(command, ticket) ?? stateGate(lifecycle, command, ticket, desk) ?? ownGate(question, null);
  }
  if (person === undefined || person.suspended === true) return 'not-found';
  const related = question.relations ?? relationsTo(ticket, person, desk);
  // Whoever reads a known problem says of it what a reader of its ticket may, and learns nothing else of that one.
  const speaksOfIt = (command === 'me-too' || command === 'not-me-too') && question.vouched === ticket.id;
  const relations = speaksOfIt ? { ...related, reader: true } : related;
  if (command === 'erase')
    return mayErase(person) ? ownGate(question, relations) : relations.reader ? 'not-allowed' : 'not-found';
  if (command === 'break-glass' && person.profile === 'functional-admin') return ownGate(question, relations);
  if (!relations.reader) return 'not-found';
  const may = privileged(command, desk, ticket, person, relations) || (command === 'see' && desk.read === 'all');
  if (!may)
    return PRIVILEGES[command].relations?.length === 1 && PRIVILEGES[command].relations[0] === 'requester'
      ? 'only-requester'
      : 'not-allowed';
  return (
    commentGroupGate(question, relations) ??
    strictGate(lifecycle, question, relations) ??
    pendingGate(command, ticket) ??
    stateGate(lifecycle, command, ticket, desk) ??
    takeFirstGate(question, relations) ??
    ownGate(question, relations)
  );
}

/** `ask postpone test resolve` on a free ticket take it first: who may not take may not do them (domain §2). */
function takeFirstGate(
  { command, ticket, desk, person }: Question & { ticket: Ticket },
  relations: Relations,
): RefusalCode | null {
  if (person === undefined || ticket.assignee !== null || !TAKES_FIRST.has(command)) return null;
  return takingRefusal(desk, ticket, person, relations);
}

/** In `visible` groups one reads others' tickets and comments only in one's own (domain §4, Groups). */
function commentGroupGate(
  { command, ticket, desk, person }: Question & { ticket: Ticket },
  relations: Relations,
): RefusalCode | null {
  if (command !== 'comment' || desk.groups !== 'visible' || relations.staff || person === undefined) return null;
  const involved = relations.requester || relations.filer || relations.assignee || relations.observer || relations.approver;
  return involved || (ticket.group !== null && person.groups.includes(ticket.group)) ? null : 'not-in-group';
}

function pendingGate(command: CommandName, ticket: Ticket): RefusalCode | null {
  return ticket.approval?.state === 'pending' && !PASS_WHILE_PENDING.has(command) ? 'approval-pending' : null;
}

/**
 * Every command's verdict for a person on a ticket.
 * @param ticket as this person reads it (see `redact`), so that a verdict tells nothing that the view hides
 */
export function allowed(person: Person, ticket: Ticket, desk: Desk, now: Instant): Allowed {
  const actor: Actor = { type: 'person', id: person.id };
  const relations = relationsTo(ticket, person, desk);
  const verdicts: Partial<Record<CommandName, Allowed[CommandName]>> = {};
  for (const command of COMMANDS) verdicts[command] = gate({ command, desk, ticket, actor, person, now, relations }) ?? true;
  return verdicts as Allowed;
}
