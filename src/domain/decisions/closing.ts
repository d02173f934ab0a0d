/** How a ticket ends and begins again: approve, refuse the closing, expire, settle, cancel, refuse, reopen. */
import type { CommandOf } from '../commands.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { isEnabled } from '../states.ts';
import type { Story } from '../story.ts';
import { isAssignable } from '../visibility.ts';
import { enter } from './handling.ts';

export function approve(_command: CommandOf<'approve-closure'>, story: Story): Refusal | null {
  return enter(story, 'approve-closure', story.entering('validated'), { closing: 'approved' });
}

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

export function expire(_command: CommandOf<'expire'>, story: Story): Refusal | null {
  return enter(story, 'expire', story.entering('validated'), { closing: 'expired' });
}

export function settle(_command: CommandOf<'settle'>, story: Story): Refusal | null {
  return enter(story, 'settle', story.entering('validated'), { closing: 'settled' });
}

export function cancel(_command: CommandOf<'cancel'>, story: Story): Refusal | null {
  return enter(story, 'cancel', story.entering('abandoned'));
}

export function refuseCommand(command: CommandOf<'refuse'>, story: Story): Refusal | null {
  return story.checkText(command.comment, true) ?? enter(story, 'refuse', story.entering('abandoned'));
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
