/** What a command will do to a view, drawn before the backend answers (architecture, the seam): the same rules, or `wait`. */
import type { Command } from './commands.ts';
import { decideBy, isRefusal } from './deciding.ts';
import type { Handlers } from './deciding.ts';
import type { Desk } from './desk.ts';
import type { TicketEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { FORESEEABLE } from './foreseeable.ts';
import type { People, Person } from './people.ts';
import type { Refusal } from './refusal.ts';
import { ALONE } from './story.ts';
import type { Ticket } from './ticket.ts';
import type { Instant } from './values.ts';
import type { TicketView } from './view.ts';
import { viewOf } from './viewing.ts';

/** Whoever predicts: themselves, their desk, and the people the page knows. */
export interface Predictor {
  readonly person: Person;
  readonly desk: Desk;
  readonly people: People;
  readonly now: Instant;
}

/** People whom a command names and the page must know to predict it. */
function known(command: Command, people: People): boolean {
  if (command.do === 'assign') return command.to !== null && people[command.to] !== undefined;
  if (command.do === 'change-requester') return people[command.to] !== undefined;
  if (command.do === 'invite') return people[command.person] !== undefined;
  if (command.do === 'ask-approval') return (command.approvers ?? []).every((id) => people[id] !== undefined);
  return true;
}

/** Commands after which whoever gave them may read less, or whose view depends on a changed relation. */
function changesReader(command: Command, view: TicketView, person: Person): boolean {
  return (
    command.do === 'change-requester' ||
    command.do === 'uninvite' ||
    ((command.do === 'release' || command.do === 'assign') && view.ticket.assignee === person.id)
  );
}

/** Earlier entries, without what the command has just hidden. */
function hiding(
  timeline: TicketView['timeline'],
  events: readonly TicketEvent[],
  after: Ticket,
  next: TicketView,
): TicketView['timeline'] {
  const hidden = new Set(events.flatMap((event) => event.hides ?? []));
  if (hidden.size === 0) return timeline;
  const gone = new Set(
    after.files.filter((file) => !next.ticket.files.some((kept) => kept.id === file.id)).map((file) => file.id),
  );
  return timeline.map((entry) => ({
    ...entry,
    comments: entry.comments.map((comment) => (hidden.has(comment.id) ? { ...comment, withdrawn: true } : comment)),
    files: entry.files.filter((file) => !gone.has(file.id)),
  }));
}

/** How many people have a problem: of those who do, a page knows its own person alone. */
function reportedAfter(before: TicketView, next: TicketView): number | 'unknown' | undefined {
  if (next.reported === undefined) return undefined;
  if (before.reported === undefined) return 'unknown';
  return before.reported + (next.ticket.affected?.length ?? 0) - (before.ticket.affected?.length ?? 0);
}

/** Foresees one command: the view after it, a refusal that the backend would give too, or `wait` where it cannot be known here. */
export type Predict = (command: Command, view: TicketView, predictor: Predictor) => TicketView | Refusal | 'wait';

/** Foresees what some handlers decide. */
export const predictBy =
  (handlers: Partial<Handlers>): Predict =>
  (command, view, predictor) => {
    const { person, desk, now } = predictor;
    const people: People = { ...predictor.people, [person.id]: person };
    if (!Object.hasOwn(handlers, command.do) || !known(command, people) || changesReader(command, view, person)) return 'wait';
    const context = {
      actor: { type: 'person', id: person.id } as const,
      person,
      desk,
      people,
      ticket: view.ticket,
      now,
      fresh: { number: 0 },
      around: ALONE,
    };
    // A page knows no stack: where a ticket enters it is the backend's to say.
    const decision = decideBy(handlers, command, context, () => null);
    if (isRefusal(decision)) return decision;
    const after = decision.events.reduce(evolve, view.ticket);
    const next = viewOf(after, decision.events, {
      person,
      desk,
      now,
      people,
      linked: view.linked,
      position: after.rank === null ? null : view.position,
      readAt: now,
    });
    const reported = reportedAfter(view, next);
    if (reported === 'unknown') return 'wait';
    const cards = { ...view.people, ...next.people };
    return {
      ...next,
      key: view.key,
      timeline: [...hiding(view.timeline, decision.events, after, next), ...next.timeline],
      earlier: view.earlier,
      linked: view.linked,
      people: cards,
      ...(reported === undefined ? {} : { reported }),
      version: `${view.version}+`,
    };
  };

/** Foresees any command but `edit`, which `predict-edit` foresees too. Whoever only writes needs no more than `predict-writing`. */
export const predict: Predict = predictBy(FORESEEABLE);
