/**
 * What a comment, an answer or files will do to a view: the part of `predict` that everybody's page needs. That they may be
 * written at all the view says itself; its other verdicts, and the facts, follow with the backend's answer.
 */
import { answer, attach, comment } from './decisions/writing.ts';
import type { Act, Patch } from './events.ts';
import { Grounds } from './grounds.ts';
import { card } from './people.ts';
import type { Predict } from './predict.ts';
import type { Refusal } from './refusal.ts';
import type { Context, Recorded } from './story.ts';
import type { Ticket } from './ticket.ts';
import type { Entry, TicketView } from './view.ts';
import { isWriting, type Written } from './written.ts';

/** What is written, on the ticket as its writer reads it. */
class Unsent extends Grounds {
  readonly ticket: Ticket;
  recorded: { readonly act: Act; readonly set: Patch; readonly more: Recorded } | undefined;

  constructor(context: Context, ticket: Ticket) {
    // A page knows no stack: where a ticket enters it is the backend's to say.
    super(context, () => null);
    this.ticket = ticket;
  }

  override record(act: Act, set: Patch, more: Recorded = {}): void {
    this.recorded = { act, set, more };
  }

  decide(command: Written): Refusal | null {
    const unwritable = this.checkText(command.comment);
    if (unwritable !== null) return unwritable;
    switch (command.do) {
      case 'answer':
        return answer(command, this);
      case 'attach':
        return attach(command, this);
      case 'comment':
        return comment(command, this);
    }
  }
}

/** Of what is set, what changes and is told. */
function told(ticket: Ticket, set: Patch, staff: boolean): Pick<Entry, 'set' | 'was'> {
  const columns = (Object.keys(set) as (keyof Patch)[]).filter(
    (column) =>
      column !== 'reminded' &&
      column !== 'raise' &&
      (column !== 'rank' || staff) &&
      JSON.stringify(set[column]) !== JSON.stringify(ticket[column as keyof Ticket]),
  );
  const of = (from: object): Patch => Object.fromEntries(columns.map((column) => [column, from[column as never]]));
  return { set: of(set), was: of(ticket) };
}

/** As `predict` does, for these alone. */
export const predict: Predict = (command, view, { person, desk, people, now }) => {
  if (!isWriting(command) || view.allowed[command.do] !== true || command.quiet === true) return 'wait';
  const { ticket } = view;
  const actor = { type: 'person', id: person.id } as const;
  const around = { top: null, bottom: null, load: {}, turns: {}, reachable: [] };
  const unsent = new Unsent({ actor, person, desk, people, ticket, now, fresh: { number: 0 }, around }, ticket);
  const refusal = unsent.decide(command);
  const { recorded, relations } = unsent;
  if (refusal !== null) return refusal;
  if (recorded === undefined || relations === null) return 'wait';
  const { act, set, more } = recorded;
  const { scope = 'public', comment: text, files = [] } = more;
  const comments = text === undefined ? [] : [{ id: text.id, text: text.text, scope: text.scope }];
  const entry: Entry = {
    id: `${command.id}/${act}`,
    at: now,
    actor,
    comments,
    files,
    act,
    scope,
    ...told(ticket, set, relations.staff),
  };
  const { id, name, school } = person;
  return {
    ...view,
    ticket: {
      ...ticket,
      ...set,
      comments: [...ticket.comments, ...comments.map((each) => ({ id: each.id, author: id, scope: each.scope, at: now }))],
      files: [...ticket.files, ...files],
      changed: { public: now, requester: now, staff: now },
    },
    timeline: [...view.timeline, entry],
    people: { ...view.people, [id]: relations.staff ? card(person) : { id, name, school } },
    allowed: act === 'answer' ? { ...view.allowed, answer: 'not-in-this-state' } : view.allowed,
    unread: false,
    changedAt: now,
    version: `${view.version}+`,
  } satisfies TicketView;
};
