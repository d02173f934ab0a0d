/** What one batch did, event by event, and what each is to those who hear of it (domain §5). */
import type { Desk } from './desk.ts';
import type { Act, TicketEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { RequesterTopic } from './monitoring.ts';
import { phase } from './states.ts';
import type { Ticket } from './ticket.ts';

/** What one batch did. */
export interface Happening {
  readonly events: readonly TicketEvent[];
  /** The tickets it touched as they were before it, by id; those filed in it are not there. */
  readonly before: Readonly<Record<string, Ticket>>;
}

/** One event with the ticket around it, and as the whole batch leaves it. */
export interface Step {
  readonly event: TicketEvent;
  readonly before: Ticket | null;
  readonly after: Ticket;
  readonly last: Ticket;
}

/** Acts that are nobody's news: `see` is the requester's alone, `left` is told by what `arrived` takes away. */
export const SILENT: ReadonlySet<Act> = new Set<Act>([
  'see',
  'watch',
  'unwatch',
  'me-too',
  'not-me-too',
  'rank',
  'log-time',
  'checklist',
  'left-unrated',
  'withdraw',
  'linked',
  'unlinked',
  'left',
  'erase',
  'let-go',
  'claimed',
  'remind',
]);
/** Acts by which work comes in: "creation" on the axes (domain §5). */
const CREATION: ReadonlySet<Act> = new Set<Act>([
  'file',
  'split-off',
  'reopen',
  'move',
  'move-back',
  'arrived',
  'return',
  'take-back',
  'recall',
  'release',
  'unmerge',
  // Not work that comes in, but what would be heard by nobody on a free ticket: more haste asked for, and the glass broken.
  'ask-raise',
  'break-glass',
]);
/** Acts by which the desk says no to its requester. */
export const DENIALS: ReadonlySet<Act> = new Set<Act>(['refuse', 'deny-approval', 'set-state', 'relay']);
const TAKING: ReadonlySet<Act> = new Set<Act>(['take', 'take-over']);
const MOVING: ReadonlySet<Act> = new Set<Act>(['move', 'move-back', 'arrived', 'escalate', 'take-back', 'return']);
const WRITING: ReadonlySet<Act> = new Set<Act>(['comment', 'answer', 'attach', 'relay']);

export function stepsOf(happening: Happening): Step[] {
  const tickets = new Map<string, Ticket>(Object.entries(happening.before));
  const steps = happening.events.map((event) => {
    const before = tickets.get(event.ticket) ?? null;
    const after = evolve(before, event);
    tickets.set(event.ticket, after);
    return { event, before, after };
  });
  return steps.map((step) => ({ ...step, last: tickets.get(step.event.ticket) ?? step.after }));
}

export function entered({ before, after }: Step, state: Ticket['state']): boolean {
  return after.state === state && before?.state !== state;
}

/** Whether work comes in, by its name or by its effect: a closing refused, an answer or a state set by name may free it too. */
export function comesIn({ event, before, after }: Step, desk: Desk): boolean {
  if (phase(after.state, desk) !== 'active') return false;
  if (CREATION.has(event.act)) return true;
  if (before === null) return false;
  if (phase(before.state, desk) !== 'active') return event.act !== 'refuse-closure' || after.assignee === null;
  return after.assignee === null && (before.assignee !== null || (before.state === 'waiting' && after.state !== 'waiting'));
}

/** What an event is to the requester who hears of it by choice. */
export function topicOf({ event, before, after }: Step, desk: Desk): RequesterTopic {
  const from = before === null ? null : phase(before.state, desk);
  const to = phase(after.state, desk);
  if (MOVING.has(event.act)) return 'moved';
  if (from !== null && from !== 'active' && to === 'active') return 'reopened';
  if (before?.state !== after.state) {
    if (after.state === 'abandoned') return 'abandoned';
    if (to === 'closed') return after.state === 'published' ? 'published' : 'concluded';
    if (after.state === 'published') return 'published';
    if (after.state === 'waiting') return 'on-hold';
    if (before?.state === 'posted' && after.state === 'open' && !TAKING.has(event.act)) return 'opened';
  }
  if (TAKING.has(event.act)) return 'taken';
  return WRITING.has(event.act) ? 'commented' : 'other';
}
