/**
 * What the numbers of a desk are made of, kept with each ticket as its events pass (domain §6). Durations are milliseconds.
 *
 * Facts depend on the ticket and its events alone, not on the desk's settings, which may change afterwards: `settledAt` is
 * when a solution was given, `closedAt` when the ticket came to `validated` or `abandoned`. Where `validated` is not enabled
 * a ticket ends by its solution, and `closedAt` stays null.
 */
import type { Act, TicketEvent } from './events.ts';
import type { State } from './states.ts';
import type { Facts, Span, Ticket } from './ticket.ts';
import { elapsed, type Instant } from './values.ts';

const SOLVED: readonly State[] = ['resolved', 'published'];
const OVER: readonly State[] = ['validated', 'abandoned'];

/** Acts by which an assignee begins, on desks where that shows in no state. */
const BEGINNINGS: readonly Act[] = ['take', 'take-over', 'ask', 'postpone', 'test', 'resolve'];
const BEGUN: readonly State[] = ['resolving', 'waiting', 'testing'];

/** Acts that answer nobody, even where they may be read. */
const SILENT: readonly Act[] = [
  'file',
  'see',
  'watch',
  'unwatch',
  'rank',
  'log-time',
  'link',
  'unlink',
  'linked',
  'unlinked',
  'split',
  'arrived',
  'left',
  'erase',
  'withdraw',
  'absorbed',
  'disjoined',
];

function isFinished(state: State): boolean {
  return SOLVED.includes(state) || OVER.includes(state);
}

/**
 * The facts of a ticket that was just filed.
 * @param state `posted`, or what it is filed as: `inform` files as resolved
 * @param pending whether its approval is asked from the start
 */
export function initialFacts(at: Instant, state: State, pending = false): Facts {
  return {
    filedAt: at,
    firstResponseAt: null,
    takenAt: null,
    settledAt: SOLVED.includes(state) || state === 'validated' ? at : null,
    closedAt: OVER.includes(state) ? at : null,
    waiting: 0,
    pending: 0,
    transferred: 0,
    pendingSince: pending && !isFinished(state) ? at : null,
    reopened: 0,
    closing: null,
    spans: [{ state, from: at, to: null }],
  };
}

/** Whether an event is the desk answering its requester: by somebody else, and to be read by the requester. */
function isResponse(event: TicketEvent, before: Ticket, after: Pick<Ticket, 'assignee'>): boolean {
  if (event.actor.type !== 'person' || SILENT.includes(event.act)) return false;
  const by = event.actor.id;
  if (by === before.requester) return false;
  // Whoever files for somebody and then handles it is staff; an invited person is not.
  if (by !== after.assignee && (by === before.filer || before.observers.includes(by))) return false;
  return (
    event.scope !== 'staff' || event.solution !== undefined || (event.comment !== undefined && event.comment.scope !== 'staff')
  );
}

/** Whether, by this event, somebody who handles the ticket begins. */
function isBeginning(event: TicketEvent, after: Pick<Ticket, 'assignee' | 'state'>): boolean {
  if (after.assignee === null) return false;
  return BEGINNINGS.includes(event.act) || (event.set.state !== undefined && BEGUN.includes(after.state));
}

/** The spans after an entry in a state; clocks of several machines may disagree, and a span never ends before it begins. */
function entered(spans: readonly Span[], state: State, at: Instant): Span[] {
  const last = spans.at(-1);
  if (last === undefined) return [{ state, from: at, to: null }];
  const then = at < last.from ? last.from : at;
  return [...spans.slice(0, -1), { ...last, to: then }, { state, from: then, to: null }];
}

function settledAt(facts: Facts, from: State, to: State, at: Instant): Instant | null {
  if (SOLVED.includes(to) || to === 'validated') return isFinished(from) && facts.settledAt !== null ? facts.settledAt : at;
  return null;
}

/**
 * The facts after one more event: a function of its three arguments alone.
 *
 * - first response: the first act, or comment or solution, that the requester may read, by a person who is neither requester
 *   nor filer nor merely invited (opening, watching, ranking and logging time answer nobody);
 * - taken: the first time that somebody who handles it begins; kept after a release;
 * - settled, closed: the last entry; null again once it is active again. `unmerge` is no reopening, since nothing was over;
 * - closing: the last answer to a solution; forgotten by a reopening, but for the refusal that is one.
 * @param before the ticket before the event; its own facts are not read
 */
export function nextFacts(facts: Facts, before: Ticket, event: TicketEvent): Facts {
  const { at } = event;
  const from = before.state;
  const after = {
    state: event.set.state ?? from,
    assignee: 'assignee' in event.set ? (event.set.assignee ?? null) : before.assignee,
  };
  const approval = 'approval' in event.set ? (event.set.approval ?? null) : before.approval;
  const next: Facts = { ...facts };

  if (facts.firstResponseAt === null && isResponse(event, before, after)) next.firstResponseAt = at;
  if (facts.takenAt === null && isBeginning(event, after)) next.takenAt = at;

  const isPending = approval?.state === 'pending' && !isFinished(after.state);
  if (isPending && facts.pendingSince === null) next.pendingSince = at;
  if (!isPending && facts.pendingSince !== null) {
    next.pending += elapsed(facts.pendingSince, at);
    next.pendingSince = null;
  }

  if (after.state !== from) {
    const left = facts.spans.at(-1);
    next.spans = entered(facts.spans, after.state, at);
    const stay = left === undefined ? 0 : elapsed(left.from, at);
    if (from === 'waiting') next.waiting += stay;
    if (from === 'transferred') next.transferred += stay;
    next.settledAt = settledAt(facts, from, after.state, at);
    next.closedAt = OVER.includes(after.state) ? at : null;
    if (isFinished(from) && !isFinished(after.state)) {
      if (event.act !== 'unmerge') next.reopened += 1;
      next.closing = null;
    }
  }
  if (event.closing !== undefined) next.closing = event.closing;
  return next;
}

/** The part of a stay that lies before an instant. */
function within(span: Span, end: Instant): number {
  return elapsed(span.from, span.to === null || span.to > end ? end : span.to);
}

/**
 * The clock of a ticket at an instant: milliseconds since it was filed, without those it waited or its approval was pending.
 *
 * Approvals have no spans: one asked anew after the instant is taken off too, though never below zero. That takes a ticket
 * taken, released, and only then submitted to approval.
 */
export function clock(facts: Facts, at: Instant): number {
  const waited = facts.spans.filter((span) => span.state === 'waiting').reduce((sum, span) => sum + within(span, at), 0);
  const pending = facts.pending + (facts.pendingSince === null ? 0 : elapsed(facts.pendingSince, at));
  return Math.max(0, elapsed(facts.filedAt, at) - waited - pending);
}

/** Time to first response (domain §6), or null while there is none. */
export function timeToRespond(facts: Facts): number | null {
  return facts.firstResponseAt === null ? null : clock(facts, facts.firstResponseAt);
}

/** Time to own, TTO (domain §6): until somebody began, or null while nobody has. */
export function timeToOwn(facts: Facts): number | null {
  return facts.takenAt === null ? null : clock(facts, facts.takenAt);
}

/**
 * Time to resolve, TTR (domain §6): until its solution, else until it was closed without one, else until now.
 * @param until now, for a ticket that is still active
 */
export function timeToResolve(facts: Facts, until: Instant): number {
  return clock(facts, facts.settledAt ?? facts.closedAt ?? until);
}
