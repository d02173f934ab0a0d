/** How a ticket begins again: refuse the closing, reopen. */
import type { CommandOf } from '../commands.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { isEnabled } from '../states.ts';
import type { Story } from '../story.ts';
import { isAssignable } from '../visibility.ts';
import { enter } from './handling.ts';

export function refuseClosure(command: CommandOf<'refuse-closure'>, story: Story): Refusal | null {
  const wrong = story.checkText(command.comment, true);
  if (wrong !== null) return wrong;
  const { ticket } = story;
  if (isAbove(story)) return backAbove(story, 'refuse-closure');
  return enter(story, 'refuse-closure', backToWork(story, ticket.assignee), { closing: 'refused' });
}

/** Resolving where somebody handles it, else open (domain §2). */
function backToWork(story: Story, assignee: string | null): ReturnType<Story['entering']> {
  const patch = story.entering(assignee === null ? 'open' : 'resolving');
  return patch === null ? null : { ...patch, assignee };
}

/** Whether a solution was found by the desk above, and there still is one. */
function isAbove({ ticket, context }: Story): boolean {
  return ticket.above !== null && ticket.above.back !== true && isEnabled('transferred', context.desk);
}

/** A solution that came from above goes back there (domain §2, resolved; §9). */
function backAbove(story: Story, act: 'refuse-closure' | 'reopen'): Refusal | null {
  const { ticket, context } = story;
  const patch = story.entering('transferred');
  if (patch === null || ticket.above === null) return refuse('no-upper-desk');
  return enter(
    story,
    act,
    { ...patch, above: { ...ticket.above, state: 'open', since: context.now } },
    act === 'refuse-closure' ? { closing: 'refused' } : {},
  );
}

export function reopen(_command: CommandOf<'reopen'>, story: Story): Refusal | null {
  const { ticket, context } = story;
  const settled = ticket.state === 'resolved' || ticket.state === 'published';
  if (settled && isAbove(story)) return backAbove(story, 'reopen');
  const denied = ticket.approval?.state === 'denied';
  const assignee = ticket.assignee === null ? undefined : context.people[ticket.assignee];
  const keeps = !denied && assignee !== undefined && isAssignable(assignee, context.desk, ticket);
  const patch = backToWork(story, keeps ? assignee.id : null);
  if (patch === null) return refuse('state-not-enabled');
  // A denial that is reopened is asked again (domain §2, Approval).
  return enter(
    story,
    'reopen',
    denied && ticket.approval !== null ? { ...patch, approval: { ...ticket.approval, state: 'pending' } } : patch,
  );
}
