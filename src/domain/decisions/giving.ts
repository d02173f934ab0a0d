/** What gives a ticket to somebody by itself: the grant of an approval, a place that it comes to. */
import { automaticAssignee } from '../assignment.ts';
import type { CommandOf } from '../commands.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { Story } from '../story.ts';
import { assign as assignTo, enter, given } from './handling.ts';

/** A place that waits for nobody gives the ticket to somebody (after a move, or once an approval is granted). */
export function assignAutomatically(story: Story): void {
  const { people, desk, around } = story.context;
  if (story.ticket.assignee !== null || story.ticket.approval?.state === 'pending') return;
  const to = automaticAssignee(people, desk, story.ticket, around);
  if (to !== null) story.record('assign', { assignee: to }, { about: { person: to } });
}

export function grantApproval(_command: CommandOf<'grant-approval'>, story: Story): Refusal | null {
  const { approval } = story.ticket;
  if (approval === null) return refuse('not-in-this-state');
  const refusal = enter(story, 'grant-approval', { approval: { ...approval, state: 'granted' } });
  // Assignment waited for the grant.
  assignAutomatically(story);
  return refusal;
}

/** Gives it to the person named, else to whom the place's algorithm chooses among the others (domain §4, an assignee who leaves). */
export function assign(command: CommandOf<'assign'>, story: Story): Refusal | null {
  if (command.to !== null) return assignTo(command, story);
  const { people, desk, around } = story.context;
  const { assignee } = story.ticket;
  const others = Object.fromEntries(Object.entries(people).filter(([id]) => id !== assignee));
  const to = automaticAssignee(others, desk, story.ticket, around);
  return to === null ? refuse('nobody-else') : given(story, to);
}
