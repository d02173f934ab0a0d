/** Handling a ticket: take, assign, release, ask, postpone, recall, test, publish, resolve. */
import type { Command, CommandOf } from '../commands.ts';
import type { Patch } from '../events.ts';
import { lifecycleOf } from '../lifecycle.ts';
import { isAtLeast } from '../people.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { State } from '../states.ts';
import type { Recorded, Story } from '../story.ts';
import type { PersonId } from '../values.ts';
import { isAssignable, profileIn } from '../visibility.ts';

/** Records what a state-changing command did, with the text that came with it. */
export function enter(story: Story, act: Command['do'], patch: Patch | null, more: Recorded = {}): Refusal | null {
  if (patch === null) return refuse('state-not-enabled');
  const comment = 'comment' in story.command ? story.command.comment : undefined;
  story.record(
    act,
    { ...story.answering(comment, more.solution), ...patch },
    { comment, files: story.filesOf(comment), ...more },
  );
  return null;
}

/** The present assignee becomes whoever acts; a free ticket is taken before it is handled (domain §2). */
export function takeFirst(story: Story): Refusal | null {
  if (story.ticket.assignee !== null || story.person === undefined) return null;
  const { desk } = story.context;
  if (!isAssignable(story.person, desk, story.ticket)) return refuse('not-assignable', { values: { name: story.person.name } });
  story.record('take', { ...story.entering('resolving'), assignee: story.person.id, begun: true });
  return null;
}

/** Whoever acts begins: the ticket is theirs and in work. */
export function begin(story: Story, act: 'take' | 'take-over', to: State): Refusal | null {
  const { person, context, ticket } = story;
  if (person === undefined) return refuse('not-allowed');
  // The assignee, whatever his profile, takes what was given to him (domain §4).
  if (ticket.assignee !== person.id && !isAssignable(person, context.desk, story.ticket))
    return refuse('not-assignable', { values: { name: person.name } });
  const patch = to === ticket.state ? {} : story.entering(to);
  return enter(story, act, patch === null ? null : { ...patch, assignee: person.id, begun: true });
}

export function take(_command: CommandOf<'take'>, story: Story): Refusal | null {
  return begin(story, 'take', 'resolving');
}

/** What waits, or is being tried, goes on doing so under whoever takes it over (domain §2). */
export function takeOver(_command: CommandOf<'take-over'>, story: Story): Refusal | null {
  const { state } = story.ticket;
  return begin(story, 'take-over', state === 'waiting' || state === 'testing' ? state : 'resolving');
}

/** Somebody has it from now on, and has not begun. */
export function given(story: Story, to: PersonId): Refusal | null {
  const stays = story.ticket.state === 'waiting' || story.ticket.state === 'testing';
  return enter(story, 'assign', stays ? { assignee: to } : { ...story.entering('open'), assignee: to }, {
    about: { person: to },
  });
}

/** Gives it to the person who is named; whom the algorithm would choose is only for `giving.ts` to say. */
export function assign(command: CommandOf<'assign'>, story: Story): Refusal | null {
  const { ticket, context, relations, person } = story;
  const { desk, people } = context;
  const to = command.to === null ? undefined : people[command.to];
  if (to === undefined) return refuse('unknown-person');
  if (ticket.assignee === to.id) return refuse('nothing-to-do');
  if (!isAssignable(to, desk, ticket)) return refuse('not-assignable', { values: { name: to.name } });
  // A technician gives work to members of his services, or to anyone where everyone is assignable (domain §4).
  const moderator = relations !== null && isAtLeast(relations.profile, 'moderator');
  if (
    !moderator &&
    person !== undefined &&
    desk.assignable !== 'everyone' &&
    !isAtLeast(profileIn(to, desk, ticket.service), 'technician')
  )
    return refuse('not-assignable', { values: { name: to.name } });
  return given(story, to.id);
}

export function release(_command: CommandOf<'release'>, story: Story): Refusal | null {
  const patch = story.entering('open');
  return enter(story, 'release', patch === null ? null : { ...patch, assignee: null });
}

export function ask(command: CommandOf<'ask'>, story: Story): Refusal | null {
  const unreadable = story.checkText(command.comment, true);
  if (unreadable !== null) return unreadable;
  const taken = takeFirst(story);
  if (taken !== null) return taken;
  const patch = story.entering('waiting', { reason: 'requester', until: null });
  return enter(story, 'ask', patch === null ? null : { ...patch, begun: true });
}

export function postpone(command: CommandOf<'postpone'>, story: Story): Refusal | null {
  const until = command.until ?? null;
  if (until !== null && until <= story.context.now) return refuse('date-in-past');
  if (command.reason === 'date' && until === null) return refuse('date-in-past');
  const { waiting } = story.ticket;
  if (waiting !== null && waiting.reason === command.reason && waiting.until === until) return refuse('nothing-to-do');
  const taken = takeFirst(story);
  if (taken !== null) return taken;
  const patch = story.entering('waiting', { reason: command.reason, until });
  return enter(story, 'postpone', patch === null ? null : { ...patch, begun: true });
}

export function recall(_command: CommandOf<'recall'>, story: Story): Refusal | null {
  return enter(story, 'recall', story.entering(story.ticket.assignee === null ? 'open' : 'resolving'));
}

export function test(_command: CommandOf<'test'>, story: Story): Refusal | null {
  const taken = takeFirst(story);
  if (taken !== null) return taken;
  const patch = story.entering('testing');
  return enter(story, 'test', patch === null ? null : { ...patch, begun: true });
}

export function passTest(_command: CommandOf<'pass-test'>, story: Story): Refusal | null {
  return enter(story, 'pass-test', story.entering('resolved'));
}

export function failTest(command: CommandOf<'fail-test'>, story: Story): Refusal | null {
  return story.checkText(command.comment, true) ?? enter(story, 'fail-test', story.entering('resolving'));
}

export function publish(_command: CommandOf<'publish'>, story: Story): Refusal | null {
  return enter(story, 'publish', story.entering('published'));
}

/** Minutes of work of whoever acts. */
export function spending({ ticket, author, context }: Story, minutes: number): Patch {
  return { spent: ticket.spent + minutes, work: [...(ticket.work ?? []), { by: author, at: context.now, minutes }] };
}

export function resolve(command: CommandOf<'resolve'>, story: Story): Refusal | null {
  const { desk } = story.context;
  const { solution, minutes } = command;
  if (lifecycleOf(desk).solutionRequired && solution === undefined && story.person !== undefined)
    return refuse('solution-required');
  if (desk.timeRequired && minutes === undefined && story.ticket.spent === 0 && story.relations?.staff === true)
    return refuse('time-required');
  if (solution !== undefined && solution.scope !== 'public') return refuse('scope-not-allowed');
  const wrong = story.checkFiles(solution?.files ?? []);
  if (wrong !== null) return wrong;
  const taken = takeFirst(story);
  if (taken !== null) return taken;
  // Resolved by an assignee who is the requester, nobody is left to approve (domain §3).
  const own =
    story.person !== undefined && story.ticket.requester === story.person.id && story.ticket.assignee === story.person.id;
  const patch = story.entering(own ? 'validated' : 'resolved');
  if (patch === null) return refuse('state-not-enabled');
  return enter(
    story,
    'resolve',
    { ...patch, begun: true, ...(minutes === undefined ? {} : spending(story, minutes)) },
    {
      solution,
      files: [...(story.filesOf(solution) ?? []), ...(story.filesOf(command.comment) ?? [])],
      ...(own ? { closing: 'settled' as const } : {}),
    },
  );
}
