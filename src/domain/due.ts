/** What is due on a ticket by the clock: the application recalls, reminds and expires (domain §2 Waiting, §3, §7). */
import { askedAt, expiresAt, unansweredEnd } from './delays.ts';
import type { Command } from './commands.ts';
import type { Desk } from './desk.ts';
import { phase } from './states.ts';
import type { Ticket } from './ticket.ts';
import { DAY, later } from './values.ts';
import type { Instant } from './values.ts';

/** One thing to be done at an instant. */
export interface Due {
  readonly at: Instant;
  readonly act: 'recall' | 'remind' | 'expire' | 'refuse' | 'resolve';
}

/** Days before a closing expires at which its one reminder goes out; half the delay where that is shorter. */
const REMIND_BEFORE = 3;

function reminderOf(ticket: Ticket, desk: Desk): Instant | null {
  if (ticket.reminded || !desk.notifications) return null;
  const end = expiresAt(ticket, desk);
  if (end !== null) return later(end, -Math.min(REMIND_BEFORE, desk.approvalDelay / 2) * DAY);
  if (ticket.waiting?.reason !== 'requester' || desk.unanswered.remind === 0) return null;
  return later(askedAt(ticket), desk.unanswered.remind * DAY);
}

/** Everything that is to come on a ticket by itself, soonest first; a backend keeps the first one's instant. */
export function agenda(ticket: Ticket, desk: Desk): Due[] {
  const list: Due[] = [];
  const active = phase(ticket.state, desk) === 'active';
  if (active && ticket.waiting !== null && ticket.waiting.reason !== 'requester' && ticket.waiting.until !== null)
    list.push({ at: ticket.waiting.until, act: 'recall' });
  const reminder = reminderOf(ticket, desk);
  if (reminder !== null) list.push({ at: reminder, act: 'remind' });
  const expiry = expiresAt(ticket, desk);
  if (expiry !== null) list.push({ at: expiry, act: 'expire' });
  const end = unansweredEnd(ticket, desk);
  if (end !== null && desk.unanswered.then !== 'nothing')
    list.push({ at: end, act: desk.unanswered.then === 'abandon' ? 'refuse' : 'resolve' });
  return list.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** A hash of a text in 128 bits, shaped as a UUID of version 8: the same act of the same ticket has one id everywhere. */
export function derivedId(text: string): string {
  const words = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef].map((seed) => {
    let hash = seed;
    for (const letter of text) {
      hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
      hash ^= hash >>> 15;
      hash = Math.imul(hash, 0x85ebca6b);
      hash ^= hash >>> 13;
    }
    return (hash >>> 0).toString(16).padStart(8, '0');
  });
  const hex = words.join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * The commands that are due now, given by the application. Their ids come from ticket, act and due instant, so that
 * several tabs or nodes doing them at once do them once.
 * @param unanswered the sentence put on a question that stayed without answer, in the desk's language
 */
export function due(ticket: Ticket, desk: Desk, now: Instant, unanswered: string): Command[] {
  const ready = agenda(ticket, desk).filter((each) => each.at <= now);
  // A later end makes an earlier reminder pointless.
  const wanted = ready.filter((each) => each.act !== 'remind' || ready.length === 1);
  return wanted.slice(0, 1).map(({ at, act }): Command => {
    const id = derivedId(`${ticket.id}/${act}/${at}`);
    const comment = { id: derivedId(`${id}/comment`), text: unanswered, scope: 'public' as const };
    if (act === 'refuse') return { id, ticket: ticket.id, do: act, comment };
    if (act === 'resolve') return { id, ticket: ticket.id, do: act, solution: comment };
    return { id, ticket: ticket.id, do: act };
  });
}
