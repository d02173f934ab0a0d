/** What an event makes of a ticket. Replaying a ticket's events gives the ticket that is stored. */
import type { TicketEvent } from './events.ts';
import { nextFacts } from './facts.ts';
import type { CommentMark, Ticket } from './ticket.ts';
import type { Instant, Scope } from './values.ts';

/**
 * Acts that move nobody's "last change" by themselves: personal ones, small steps of the work, and those about another ticket,
 * which not everyone who reads this one may see. The words and files that come with them do.
 */
const SILENT: ReadonlySet<TicketEvent['act']> = new Set([
  'watch',
  'unwatch',
  'me-too',
  'not-me-too',
  'checklist',
  'left-unrated',
  'link',
  'unlink',
  'linked',
  'unlinked',
  'split',
  'absorbed',
  'disjoined',
  'let-go',
  'claimed',
]);

/** The scopes that something of an event is for. */
function touched(event: TicketEvent): Set<Scope> {
  const texts = [event.comment, event.solution].flatMap((text) => (text === undefined ? [] : [text.scope]));
  const scopes = new Set<Scope>([...texts, ...(event.files ?? []).map((file) => file.scope)]);
  const joins = event.set.observers !== undefined || (event.drops ?? []).length > 0;
  if (!SILENT.has(event.act) || joins) scopes.add(event.scope);
  return scopes;
}

/** Stamps the last change for every scope that reads the event (domain §4: each sorts and marks unread by his own). */
function stamped(changed: Ticket['changed'], event: TicketEvent): Ticket['changed'] {
  const scopes = touched(event);
  const at: Instant = event.at;
  return {
    public: scopes.has('public') ? at : changed.public,
    requester: scopes.has('public') || scopes.has('requester') ? at : changed.requester,
    staff: scopes.size > 0 ? at : changed.staff,
  };
}

/** Who wrote a comment: a person's id, or a mark that is no person's id. */
export function authorOf(event: TicketEvent): string {
  return event.actor.type === 'person' ? event.actor.id : `#${event.actor.type}`;
}

function marks(event: TicketEvent): CommentMark[] {
  return [event.solution, event.comment].flatMap((text) =>
    text === undefined ? [] : [{ id: text.id, author: authorOf(event), scope: text.scope, at: event.at }],
  );
}

/** Detached and erased files stay known and are no longer shown; those that a merge had brought leave with it. */
function keptFiles(ticket: Ticket, event: TicketEvent): Ticket['files'] {
  return ticket.files
    .filter((file) => event.drops?.includes(file.id) !== true)
    .map((file) => (file.id === event.hides || event.act === 'erase' ? { ...file, detached: true } : file));
}

/**
 * The ticket after an event.
 * @param ticket null for the first event, which carries the ticket whole
 * @throws {Error} an event without a ticket that is not a first one: the log is damaged
 */
export function evolve(ticket: Ticket | null, event: TicketEvent): Ticket {
  if (event.filed !== undefined) return event.filed;
  if (ticket === null) throw new Error(`event ${event.act} of ${event.ticket} comes before its filing`);
  const next: Ticket = {
    ...ticket,
    ...event.set,
    comments: [
      ...ticket.comments.map((mark) => (mark.id === event.hides ? { ...mark, withdrawn: true } : mark)),
      ...marks(event),
    ],
    files: [...keptFiles(ticket, event), ...(event.files ?? [])],
    changed: stamped(ticket.changed, event),
    version: ticket.version + 1,
  };
  return { ...next, facts: nextFacts(ticket.facts, ticket, event) };
}

/** The ticket that a whole history makes. @throws {Error} an empty or damaged one */
export function replay(events: readonly TicketEvent[]): Ticket {
  const ticket = events.reduce<Ticket | null>(evolve, null);
  if (ticket === null) throw new Error('a history without events');
  return ticket;
}
