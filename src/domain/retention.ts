/** What of a ticket is kept no longer (domain §7, archive and retention): its texts, its files, from its end on. */
import { erasing } from './decisions/filing.ts';
import type { Desk, Retention } from './desk.ts';
import type { Patch, TicketEvent } from './events.ts';
import { phase } from './states.ts';
import type { Ticket } from './ticket.ts';
import type { Instant } from './values.ts';

/** What goes: everything that was written and its files, or the files alone. */
export type Going = 'texts' | 'files';

/** The instant so many months before another: the same day of the month, or its last one. */
export function monthsBefore(now: Instant, months: number): Instant {
  const at = new Date(now);
  const day = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() - months);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(day, last));
  return at.toISOString();
}

/** Since when a ticket is over; null while anything may be asked of anybody about it. */
export function overSince(ticket: Ticket, desk: Desk): Instant | null {
  if (phase(ticket.state, desk) !== 'closed') return null;
  return ticket.facts.closedAt ?? ticket.facts.settledAt;
}

/** What of a ticket goes now by some rules, if anything. */
export function going(ticket: Ticket, desk: Desk, { texts, files }: Retention, now: Instant): Going | null {
  const since = overSince(ticket, desk);
  if (since === null) return null;
  const isDue = (months: number | undefined): boolean => months !== undefined && since <= monthsBefore(now, months);
  if (!ticket.erased && isDue(texts)) return 'texts';
  return ticket.files.length > 0 && !ticket.erased && isDue(files) ? 'files' : null;
}

/** Values of custom fields without the files that they name. */
function withoutFiles(ticket: Ticket, desk: Desk): Ticket['fields'] {
  const named = new Set(desk.fields.filter(({ type }) => type === 'file').map(({ code }) => code));
  return Object.fromEntries(Object.entries(ticket.fields).filter(([code]) => !named.has(code)));
}

/** The event by which it goes. */
export function goingEvent(
  ticket: Ticket,
  desk: Desk,
  what: Going,
  by: Pick<TicketEvent, 'at' | 'actor' | 'command'>,
): TicketEvent {
  const set: Patch = what === 'texts' ? erasing(ticket) : { fields: withoutFiles(ticket, desk) };
  const was = Object.fromEntries(Object.keys(set).map((key) => [key, ticket[key as keyof Ticket]])) as Patch;
  const drops = what === 'files' ? { drops: ticket.files.map(({ id }) => id) } : {};
  return {
    ...by,
    ticket: ticket.id,
    desk: desk.id,
    act: what === 'texts' ? 'erase' : 'let-go',
    scope: 'public',
    set,
    was,
    ...drops,
  };
}
