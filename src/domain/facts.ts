/**
 * What the numbers of a desk are made of, kept with each ticket as its events pass (domain §6). Durations are milliseconds.
 *
 * Facts depend on the ticket and its events alone, not on the desk's settings, which may change afterwards: `settledAt` is
 * when a solution was given, `closedAt` when the ticket came to `validated` or `abandoned`. Where `validated` is not enabled
 * a ticket ends by its solution, and `closedAt` stays null.
 */
import { wallTime, type Elapsing } from './elapsing.ts';
import type { Act, TicketEvent } from './events.ts';
import type { State } from './states.ts';
import type { Facts, Span, Ticket } from './ticket.ts';
import { elapsed, later, type Instant } from './values.ts';

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
  'me-too',
  'not-me-too',
  'rank',
  'log-time',
  'checklist',
  'left-unrated',
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
  'let-go',
  'claimed',
];

/** Whether there is nothing left to do: a solution was given, or it is over. */
export function isFinished(state: State): boolean {
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
    next.pendings = [
      ...(facts.pendings ?? []),
      { from: facts.pendingSince, to: later(facts.pendingSince, elapsed(facts.pendingSince, at)) },
    ];
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

/** A stretch of time, in milliseconds. */
export type Stretch = readonly [from: number, to: number];

/**
 * When the clock of a ticket stood: while it waited, and while its approval was pending; in order, apart, none of them empty.
 * Facts kept before approvals had dates tell how long they were pending and not when: that is taken as from the filing on,
 * where the settings of a category ask for one.
 * @param until end of those that last
 */
export function standstills(facts: Facts, until: Instant): Stretch[] {
  const end = Date.parse(until);
  const filed = Date.parse(facts.filedAt);
  const stretches: Stretch[] = [
    ...facts.spans
      .filter(({ state }) => state === 'waiting')
      .map(({ from, to }): Stretch => [Date.parse(from), to === null ? end : Date.parse(to)]),
    ...(facts.pendings ?? []).map(({ from, to }): Stretch => [Date.parse(from), Date.parse(to)]),
    ...(facts.pendings === undefined ? [[filed, filed + facts.pending] as const] : []),
    ...(facts.pendingSince === null ? [] : [[Date.parse(facts.pendingSince), end] as const]),
  ];
  const stood: Stretch[] = [];
  for (const [from, to] of stretches.sort(([one], [other]) => one - other)) {
    const start = Math.max(from, stood.at(-1)?.[1] ?? from);
    const stop = Math.min(to, end);
    if (stop > start) stood.push([start, stop]);
  }
  return stood;
}

/**
 * The clock of a ticket at an instant: time since it was filed, without that it waited or its approval was pending.
 * @param between how time is counted: by the clock on the wall, or by opening hours
 */
export function clock(facts: Facts, at: Instant, between: Elapsing = wallTime): number {
  const stood = standstills(facts, at).reduce((sum, [from, to]) => sum + between(from, to), 0);
  return Math.max(0, between(Date.parse(facts.filedAt), Date.parse(at)) - stood);
}

/** Time to first response (domain §6), or null while there is none. */
export function timeToRespond(facts: Facts, between?: Elapsing): number | null {
  return facts.firstResponseAt === null ? null : clock(facts, facts.firstResponseAt, between);
}

/** Time to own, TTO (domain §6): until somebody began, or null while nobody has. */
export function timeToOwn(facts: Facts, between?: Elapsing): number | null {
  return facts.takenAt === null ? null : clock(facts, facts.takenAt, between);
}

/**
 * Time to resolve, TTR (domain §6): until its solution, else until it was closed without one, else until now.
 * @param until now, for a ticket that is still active
 */
export function timeToResolve(facts: Facts, until: Instant, between?: Elapsing): number {
  return clock(facts, facts.settledAt ?? facts.closedAt ?? until, between);
}
