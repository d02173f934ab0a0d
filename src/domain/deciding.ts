/** How any command is decided, whatever it does: what is asked of all, then the one decision that is its own. */
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

/** The decisions at hand: all of them, or those of a family (see `decide` and `predict-writing`). */
export type Handlers = { readonly [Name in CommandName]?: (command: CommandOf<Name>, story: Story) => Refusal | null };

/** Decides a command whose decision is among the handlers. @throws {TypeError} where it is not */
export function decideBy(handlers: Handlers, entryRank: EntryRank, command: Command, context: Context): Decision | Refusal {
  const { desk, actor, person, now } = context;
  // A ticket is filed under an id that nobody has: whoever sees the one that has it may know, nobody else.
  const ticket = command.do === 'file' ? undefined : context.ticket;
  const no = gate({ command: command.do, desk, ticket, actor, person, now });
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
