/** What everybody writes on a ticket: comment, answer, attach. Apart from the rest, for the pages that do nothing else. */
import type { CommandOf } from '../commands.ts';
import type { Grounds } from '../grounds.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';

export function attach(command: CommandOf<'attach'>, story: Grounds): Refusal | null {
  const { relations, ticket } = story;
  if (
    relations !== null &&
    !(
      relations.staff ||
      command.scope === 'public' ||
      (command.scope === 'requester' && (relations.requester || relations.assignee))
    )
  ) {
    return refuse('scope-not-allowed');
  }
  const wrong = story.checkFiles(command.files);
  if (wrong !== null) return wrong;
  const known = new Set(ticket.files.map((each) => each.id));
  if (command.files.some((each) => known.has(each.id))) return refuse('nothing-to-do');
  const added = command.files.map((each) => ({ ...each, scope: command.scope, by: story.author, at: story.context.now }));
  story.record(
    'attach',
    {},
    { scope: command.scope, comment: command.comment, files: [...added, ...(story.filesOf(command.comment) ?? [])] },
  );
  return null;
}

export function comment(command: CommandOf<'comment'>, story: Grounds): Refusal | null {
  const { ticket, relations } = story;
  // What the requester writes while he is asked something is the answer (domain §2, Waiting).
  if (
    relations?.requester === true &&
    ticket.waiting?.reason === 'requester' &&
    command.comment.scope !== 'staff' &&
    ticket.approval?.state !== 'pending'
  ) {
    return answer({ ...command, do: 'answer' }, story);
  }
  story.record('comment', story.answering(command.comment), {
    scope: command.comment.scope,
    comment: command.comment,
    files: story.filesOf(command.comment),
  });
  return null;
}

export function answer(command: CommandOf<'answer'>, story: Grounds): Refusal | null {
  if (command.comment.scope === 'staff') return refuse('scope-not-allowed');
  const patch = story.entering(story.ticket.assignee === null ? 'open' : 'resolving');
  if (patch === null) return refuse('state-not-enabled');
  story.record('answer', patch, { comment: command.comment, files: story.filesOf(command.comment) });
  return null;
}
