/** What will become of tickets once what waits is done, drawn by the rules themselves; or that it cannot be known here. */
import type { Command } from '../../domain/commands.ts';
import { decideBy, isRefusal } from '../../domain/deciding.ts';
import { file } from '../../domain/decisions/filing.ts';
import { evolve } from '../../domain/evolve.ts';
import type { People } from '../../domain/people.ts';
import { predict } from '../../domain/predict-edit.ts';
import type { Predictor } from '../../domain/predict.ts';
import { ALONE } from '../../domain/story.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { TicketView } from '../../domain/view.ts';
import { viewOf } from '../../domain/viewing.ts';

export type Foreseer = Omit<Predictor, 'people'>;

/** Cards say nothing of a profile: whoever is named beside a ticket is taken for one who asks. */
export function peopleOf(view: TicketView, { person }: Foreseer): People {
  const known: People = Object.fromEntries(
    Object.values(view.people).map((card) => [card.id, { ...card, groups: [], available: true, profile: 'requester' as const }]),
  );
  return { ...known, [person.id]: person };
}

/** A ticket that was never sent: its number, its place in the stack and who will have it are the place's to say. */
function filed(command: Command, { person, desk, now }: Foreseer): TicketView | null {
  const people: People = { [person.id]: person };
  const actor = { type: 'person', id: person.id } as const;
  const context = { actor, person, desk, people, ticket: undefined, now, fresh: { number: 0 }, around: ALONE };
  const decision = decideBy({ file }, command, context, () => null);
  if (isRefusal(decision)) return null;
  const made = decision.events.reduce<Ticket | null>((ticket, event) => evolve(ticket, event), null);
  if (made === null) return null;
  const view = viewOf(made, decision.events, { person, desk, now, people, linked: {}, position: null, readAt: now });
  return { ...view, key: null, version: `${view.version}+` };
}

/**
 * One command more on a ticket.
 * @param view the ticket as it is before; undefined where there is none
 * @returns null where it cannot be known here what comes of it
 */
export function foreseen(command: Command, view: TicketView | undefined, foreseer: Foreseer): TicketView | null {
  if (command.do === 'file') return view === undefined ? filed(command, foreseer) : null;
  if (view === undefined) return null;
  const next = predict(command, view, { ...foreseer, people: peopleOf(view, foreseer) });
  // What hangs on a profile that a card does not tell is the place's to refuse.
  return next === 'wait' || 'code' in next ? null : next;
}
