/** How long a ticket waits for its requester: the approval of a closing, the answer to a question (domain §3, §7). */
import type { Desk } from './desk.ts';
import { isEnabled, phase } from './states.ts';
import type { Ticket } from './ticket.ts';
import { DAY, MINUTE, later } from './values.ts';
import type { Instant } from './values.ts';

/** How long a merge can be undone (domain §3). */
export const UNMERGE_WITHIN = 15 * MINUTE;

function enteredAt(ticket: Ticket): Instant {
  return ticket.facts.spans.at(-1)?.from ?? ticket.facts.filedAt;
}

function latest(start: Instant, marks: Ticket['comments']): Instant {
  return marks.reduce((last, mark) => (mark.at > last ? mark.at : last), start);
}

/** When the requester was last asked to approve: the closing itself, or what they wrote since (domain §3). */
export function closingSince(ticket: Ticket): Instant {
  return latest(
    enteredAt(ticket),
    ticket.comments.filter((mark) => mark.author === ticket.requester),
  );
}

/** When a settled ticket expires without answer; null where it never does. */
export function expiresAt(ticket: Ticket, desk: Desk): Instant | null {
  if (!desk.notifications || desk.approvalDelay === 0 || !isEnabled('validated', desk) || phase(ticket.state, desk) !== 'settled')
    return null;
  return later(closingSince(ticket), desk.approvalDelay * DAY);
}

/**
 * When the requester was last asked something. A question may follow a wait of another kind, or another question, without
 * the state changing: what counts is the last thing that the desk wrote to them.
 */
export function askedAt(ticket: Ticket): Instant {
  const outside = [ticket.requester, ...ticket.observers];
  return latest(
    enteredAt(ticket),
    ticket.comments.filter((mark) => mark.scope !== 'staff' && !outside.includes(mark.author)),
  );
}

/** When a question without answer reaches the end that the desk gives it; null where it has none. */
export function unansweredEnd(ticket: Ticket, desk: Desk): Instant | null {
  if (ticket.waiting?.reason !== 'requester' || desk.unanswered.then === 'nothing' || !desk.notifications) return null;
  return later(askedAt(ticket), (desk.unanswered.remind + desk.unanswered.after) * DAY);
}
