/** What was filed or written, set right: set-priority, detach, withdraw; `edit` has a file of its own. */
import type { CommandOf } from '../commands.ts';
import { isAtLeast } from '../people.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { Story } from '../story.ts';
import { readableScopes } from '../visibility.ts';
import { enter } from './handling.ts';

export function detach(command: CommandOf<'detach'>, story: Story): Refusal | null {
  const { relations, ticket } = story;
  const target = ticket.files.find((each) => each.id === command.file && each.detached !== true);
  const readable = relations === null ? [] : readableScopes(relations);
  if (target === undefined || !readable.includes(target.scope)) return refuse('not-found');
  if (target.by !== story.author && !(relations !== null && isAtLeast(relations.profile, 'moderator')))
    return refuse('not-allowed');
  story.record('detach', {}, { scope: target.scope, comment: command.comment, hides: target.id });
  return null;
}

export function withdraw(command: CommandOf<'withdraw'>, story: Story): Refusal | null {
  const target = story.ticket.comments.find((mark) => mark.id === command.entry && mark.withdrawn !== true);
  if (target === undefined) return refuse('not-found');
  story.record('withdraw', {}, { scope: target.scope, comment: command.comment, hides: target.id });
  return null;
}

export function setPriority(command: CommandOf<'set-priority'>, story: Story): Refusal | null {
  if (story.ticket.priority === command.priority) return refuse('nothing-to-do');
  const raised = (story.ticket.raise ?? null) !== null;
  return enter(story, 'set-priority', { priority: command.priority, ...(raised ? { raise: null } : {}) });
}
