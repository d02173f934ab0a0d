/** Setting a state by name, in the loose lifecycle: it does what the command that it stands for does (domain §2). */
import type { CommandOf } from '../commands.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { settingRefusal, standsFor } from '../set-state.ts';
import type { Story } from '../story.ts';
import { refuseCommand, settle } from './closing.ts';
import { ask, begin, failTest, postpone, publish, recall, release, resolve, takeFirst, test } from './handling.ts';
import { reopen } from './reopening.ts';

export function setState(command: CommandOf<'set-state'>, story: Story): Refusal | null {
  const { context, person, relations } = story;
  // What was posted has just been seen, which may be all that was asked: the ticket that counts is the one before.
  const before = context.ticket ?? story.ticket;
  if (person === undefined || relations === null) return refuse('not-allowed');
  const name = standsFor(command.state, command.reason, before, context.desk, person);
  const denied = settingRefusal(command.state, command.reason, before, context.desk, person, relations);
  if (denied !== null) return refuse(denied, { needed: name });
  const asked = { id: command.id, ticket: command.ticket, comment: command.comment };
  switch (name) {
    case 'ask':
      return command.comment === undefined
        ? refuse('text-required')
        : ask({ ...asked, comment: command.comment, do: 'ask' }, story);
    case 'postpone':
      return postpone({ ...asked, do: 'postpone', reason: command.reason ?? 'other', until: command.until }, story);
    case 'test':
      return test({ ...asked, do: 'test' }, story);
    case 'resolve':
      return resolve({ ...asked, do: 'resolve', solution: command.solution }, story);
    case 'publish':
      return publish({ ...asked, do: 'publish' }, story);
    case 'refuse':
      return command.comment === undefined
        ? refuse('text-required')
        : refuseCommand({ ...asked, comment: command.comment, do: 'refuse' }, story);
    case 'settle':
      return settle({ ...asked, do: 'settle' }, story);
    case 'recall':
      return recall({ ...asked, do: 'recall' }, story);
    case 'fail-test':
      return command.comment === undefined
        ? refuse('text-required')
        : failTest({ ...asked, comment: command.comment, do: 'fail-test' }, story);
    case 'take':
    case 'take-over':
      return begin(story, name, 'resolving');
    case 'reopen':
      return reopenTaken(command, story);
    default:
      return command.comment === undefined && onlySeen(story) ? null : release({ ...asked, do: 'release' }, story);
  }
}

/** Whether looking at what was posted was all there was to do: it is open, and nobody had it. */
function onlySeen(story: Story): boolean {
  return story.events.length > 0 && story.ticket.state === 'open' && story.ticket.assignee === null;
}

/** Back to work by name: whoever says so handles it, unless its assignee still does, or it went back to the desk above. */
function reopenTaken(command: CommandOf<'set-state'>, story: Story): Refusal | null {
  const refusal = reopen({ id: command.id, ticket: command.ticket, do: 'reopen', comment: command.comment }, story);
  if (refusal !== null || story.ticket.state === 'transferred') return refusal;
  return takeFirst(story);
}
