/** People around a ticket: approval, invitations, watching, requester, time, rating, reminders, confidentiality. */
import type { CommandOf } from '../commands.ts';
import { isConfidential } from '../desk.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { Story } from '../story.ts';
import { enter, spending } from './handling.ts';

export function askApproval(command: CommandOf<'ask-approval'>, story: Story): Refusal | null {
  const { ticket, context } = story;
  const approvers = command.approvers ?? [];
  if (approvers.some((id) => context.people[id] === undefined)) return refuse('unknown-person');
  if (approvers.length === 1 && approvers[0] === ticket.requester) return refuse('own-approval');
  // In a confidential category only named people approve (domain §2, Approval).
  if (approvers.length === 0 && isConfidential(context.desk, ticket.service, ticket.category)) return refuse('confidential');
  return enter(story, 'ask-approval', { approval: { state: 'pending', approvers } });
}

export function denyApproval(command: CommandOf<'deny-approval'>, story: Story): Refusal | null {
  const { approval } = story.ticket;
  const patch = story.entering('abandoned');
  if (approval === null || patch === null) return refuse('not-in-this-state');
  return (
    story.checkText(command.comment, true) ??
    enter(story, 'deny-approval', { ...patch, approval: { ...approval, state: 'denied' } })
  );
}

export function invite(command: CommandOf<'invite'>, story: Story): Refusal | null {
  const { ticket, context } = story;
  if (context.people[command.person] === undefined) return refuse('unknown-person');
  if (ticket.requester === command.person || ticket.observers.includes(command.person)) return refuse('nothing-to-do');
  return enter(story, 'invite', { observers: [...ticket.observers, command.person] }, { about: { person: command.person } });
}

export function uninvite(command: CommandOf<'uninvite'>, story: Story): Refusal | null {
  const { ticket, relations, person } = story;
  if (!ticket.observers.includes(command.person)) return refuse('nothing-to-do');
  const mayAnyone = relations !== null && (relations.requester || relations.staff);
  if (!mayAnyone && command.person !== person?.id) return refuse('not-allowed');
  return enter(
    story,
    'uninvite',
    { observers: ticket.observers.filter((id) => id !== command.person) },
    { about: { person: command.person } },
  );
}

export function watch(_command: CommandOf<'watch'>, story: Story): Refusal | null {
  story.record('watch', { watchers: [...story.ticket.watchers, story.author] }, { scope: 'staff' });
  return null;
}

export function unwatch(_command: CommandOf<'unwatch'>, story: Story): Refusal | null {
  story.record('unwatch', { watchers: story.ticket.watchers.filter((id) => id !== story.author) }, { scope: 'staff' });
  return null;
}

export function meToo(_command: CommandOf<'me-too'>, story: Story): Refusal | null {
  story.record('me-too', { affected: [...(story.ticket.affected ?? []), story.author] }, { scope: 'staff' });
  return null;
}

export function notMeToo(_command: CommandOf<'not-me-too'>, story: Story): Refusal | null {
  const affected = (story.ticket.affected ?? []).filter((id) => id !== story.author);
  story.record('not-me-too', { affected }, { scope: 'staff' });
  return null;
}

export function changeRequester(command: CommandOf<'change-requester'>, story: Story): Refusal | null {
  const { ticket, context } = story;
  const to = context.people[command.to];
  if (to === undefined || to.suspended === true) return refuse('unknown-person');
  if (ticket.requester === command.to) return refuse('nothing-to-do');
  return enter(
    story,
    'change-requester',
    { requester: to.id, observers: ticket.observers.filter((id) => id !== to.id) },
    { about: { person: to.id } },
  );
}

export function logTime(command: CommandOf<'log-time'>, story: Story): Refusal | null {
  return enter(story, 'log-time', spending(story, command.minutes), { scope: 'staff', about: { minutes: command.minutes } });
}

export function rate(command: CommandOf<'rate'>, story: Story): Refusal | null {
  if (command.mark === null) {
    story.record('left-unrated', { unrated: true }, { scope: 'requester' });
    return null;
  }
  return enter(story, 'rate', { rating: command.mark }, { scope: 'requester', about: { mark: command.mark } });
}

export function remind(_command: CommandOf<'remind'>, story: Story): Refusal | null {
  return enter(story, 'remind', { reminded: true });
}

export function askRaise(command: CommandOf<'ask-raise'>, story: Story): Refusal | null {
  return (
    story.checkText(command.comment, true) ??
    enter(
      story,
      'ask-raise',
      { raise: { at: story.context.now, urgent: command.urgent } },
      { scope: 'requester', about: { urgent: command.urgent } },
    )
  );
}

export function breakGlass(command: CommandOf<'break-glass'>, story: Story): Refusal | null {
  story.record(
    'break-glass',
    { glass: [...story.ticket.glass, story.author] },
    { scope: 'staff', comment: { ...command.comment, scope: 'staff' } },
  );
  return null;
}
