/** How a command is decided, whatever it is: who may ask, what is written with it, what it does. */
import { gate } from './allowed.ts';
import type { Command, CommandName, CommandOf } from './commands.ts';
import { seeFirst } from './decisions/seeing.ts';
import type { TicketEvent } from './events.ts';
import { lifecycleOf, movesState } from './lifecycle.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { Story } from './story.ts';
import type { Context, EntryRank } from './story.ts';
import { relationsTo } from './visibility.ts';

/** What is to be recorded, in order; each event names its ticket. */
export interface Decision {
  readonly events: readonly TicketEvent[];
}

/** What each command does: it records its events in the story, or says why not. */
export type Handlers<Name extends CommandName = CommandName> = {
  readonly [Each in Name]: (command: CommandOf<Each>, story: Story) => Refusal | null;
};

/**
 * Decides a command. Pure: the same command in the same context gives the same events.
 * @param command valid by its schema
 * @param context everything else that decides
 * @param handlers what commands do; this one is among them
 * @param entryRank where a ticket enters the stack
 */
export function decideBy(
  handlers: Partial<Handlers>,
  command: Command,
  context: Context,
  entryRank: EntryRank,
): Decision | Refusal {
  const { desk, actor, person, vouched, now } = context;
  // A ticket is filed under an id that nobody has: whoever sees the one that has it may know, nobody else.
  const ticket = command.do === 'file' ? undefined : context.ticket;
  const no = gate({ command: command.do, desk, ticket, actor, person, vouched, now });
  if (no !== null) return refuse(no);
  if (command.quiet === true && !quietAllowed(context)) return refuse('quiet-not-allowed');
  const story = new Story(command, context, entryRank);
  const comment = 'comment' in command ? command.comment : undefined;
  const unwritable = story.checkText(comment);
  if (unwritable !== null) return unwritable;
  if (command.do !== 'see' && command.do !== 'file' && movesState(lifecycleOf(desk), command.do)) seeFirst(story);
  const handler = handlers[command.do] as (command: Command, story: Story) => Refusal | null;
  const refusal = handler(command, story);
  if (refusal !== null) return refusal;
  return { events: story.events };
}

/** Whether a decision is a no. */
export function isRefusal(decision: Decision | Refusal): decision is Refusal {
  return 'code' in decision;
}

/** Acting without telling anyone is for staff, where the desk allows it (domain §5). */
function quietAllowed({ desk, ticket, person }: Context): boolean {
  return desk.quietAllowed && ticket !== undefined && person !== undefined && relationsTo(ticket, person, desk).staff;
}
