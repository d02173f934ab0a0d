/**
 * What a command does, or why not: the one place where it is decided, in the page before it is sent and in the backend
 * whose word is final (domain §3).
 */
import { gate } from './allowed.ts';
import { candidates } from './assignment.ts';
import type { Command, CommandName, CommandOf } from './commands.ts';
import * as closing from './decisions/closing.ts';
import * as filing from './decisions/filing.ts';
import * as handling from './decisions/handling.ts';
import * as links from './decisions/links.ts';
import * as around from './decisions/people.ts';
import * as places from './decisions/places.ts';
import { see, seeFirst } from './decisions/seeing.ts';
import { setState } from './decisions/setting.ts';
import * as writing from './decisions/writing.ts';
import type { Desk } from './desk.ts';
import type { TicketEvent } from './events.ts';
import { lifecycleOf, movesState } from './lifecycle.ts';
import type { People } from './people.ts';
import { placeBefore, placed } from './placing.ts';
import { entryRank } from './rank.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { Story } from './story.ts';
import type { Context } from './story.ts';
import type { Ticket } from './ticket.ts';
import type { PersonId } from './values.ts';
import { relationsTo } from './visibility.ts';
import type { Place } from './visibility.ts';

export { ALONE } from './story.ts';
export type { Around, Context } from './story.ts';

/** What is to be recorded, in order; each event names its ticket. */
export interface Decision {
  readonly events: readonly TicketEvent[];
}

type Handlers = { readonly [Name in CommandName]: (command: CommandOf<Name>, story: Story) => Refusal | null };

const HANDLERS: Handlers = {
  file: filing.file,
  edit: filing.edit,
  attach: writing.attach,
  detach: filing.detach,
  withdraw: filing.withdraw,
  comment: writing.comment,
  answer: writing.answer,
  split: filing.split,
  erase: filing.erase,
  see,
  take: handling.take,
  'take-over': handling.takeOver,
  assign: handling.assign,
  release: handling.release,
  ask: handling.ask,
  postpone: handling.postpone,
  recall: handling.recall,
  test: handling.test,
  'pass-test': handling.passTest,
  'fail-test': handling.failTest,
  publish: handling.publish,
  resolve: handling.resolve,
  'set-state': setState,
  'approve-closure': closing.approve,
  'refuse-closure': closing.refuseClosure,
  expire: closing.expire,
  settle: closing.settle,
  cancel: closing.cancel,
  refuse: closing.refuseCommand,
  reopen: closing.reopen,
  move: places.move,
  'move-back': places.moveBack,
  distribute: places.distribute,
  escalate: places.escalate,
  'take-back': places.takeBack,
  return: places.returned,
  relay: places.relay,
  inform: places.inform,
  'ask-approval': around.askApproval,
  'grant-approval': around.grantApproval,
  'deny-approval': around.denyApproval,
  invite: around.invite,
  uninvite: around.uninvite,
  watch: around.watch,
  unwatch: around.unwatch,
  'change-requester': around.changeRequester,
  'log-time': around.logTime,
  rate: around.rate,
  remind: around.remind,
  'ask-raise': around.askRaise,
  'break-glass': around.breakGlass,
  rank: links.rank,
  'set-priority': links.setPriority,
  link: links.link,
  unlink: links.unlink,
  merge: links.merge,
  unmerge: links.unmerge,
};

/**
 * Decides a command. Pure: the same command in the same context gives the same events.
 * @param command valid by its schema
 * @param context everything else that decides; see `needs` for what a backend must have read
 */
export function decide(command: Command, context: Context): Decision | Refusal {
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
  const handler = HANDLERS[command.do] as (command: Command, story: Story) => Refusal | null;
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

/** What a backend reads, in the write's own transaction, before it decides. */
export interface Needs {
  readonly people: readonly PersonId[];
  /** Id of the other ticket; for split, the new one's, which must not exist. */
  readonly other: string | null;
  /** Sub-desk whose document and counter are wanted. */
  readonly target: string | null;
  /** Rank neighbours for this move in the stack. */
  readonly slot: CommandOf<'rank'>['to'] | null;
  /** People whose load and last turn are wanted. */
  readonly turns: readonly PersonId[];
  /** Whether to walk depends-on from the other ticket. */
  readonly reachable: boolean;
}

function named(command: Command): PersonId[] {
  const people: (string | undefined)[] = [];
  if (command.do === 'file') people.push(command.requester, command.assignee, ...(command.observers ?? []));
  if (command.do === 'assign' || command.do === 'change-requester') people.push(command.to);
  if (command.do === 'invite' || command.do === 'uninvite') people.push(command.person);
  if (command.do === 'ask-approval') people.push(...(command.approvers ?? []));
  return people.filter((id) => id !== undefined);
}

/** Where the ticket will be once the command is done: whose algorithm may give it to somebody. */
function goesTo(command: Command, ticket: Ticket | undefined, desk: Desk): Place | Refusal {
  if (command.do === 'file' || command.do === 'move') return placed(desk, command.service, command.category);
  if (ticket === undefined) return { service: null, category: null };
  return command.do === 'move-back' ? placeBefore(desk, ticket) : { service: ticket.service, category: ticket.category };
}

/**
 * What deciding a command needs besides its ticket.
 * @param everyone the people who may be given work automatically, as far as the backend knows them
 */
export function needs(command: Command, ticket: Ticket | undefined, desk: Desk, everyone: People): Needs {
  const gives = ['file', 'move', 'move-back', 'grant-approval'].includes(command.do);
  const place = goesTo(command, ticket, desk);
  const able = gives && !('code' in place) ? candidates(everyone, desk, place) : [];
  const kept =
    ticket === undefined
      ? []
      : [ticket.requester, ticket.assignee, ticket.places.at(-1)?.by ?? null, ticket.merged?.assignee ?? null].filter(
          (id) => id !== null,
        );
  return {
    people: [...new Set([...named(command), ...kept, ...able, ...(gives ? desk.defaultAssignees : [])])],
    other:
      command.do === 'split'
        ? command.new
        : command.do === 'link' || command.do === 'unlink'
          ? command.to
          : command.do === 'merge'
            ? command.into
            : command.do === 'unmerge'
              ? (ticket?.merged?.into ?? null)
              : null,
    target: command.do === 'distribute' ? command.desk : null,
    slot: command.do === 'rank' ? command.to : null,
    turns: able,
    reachable: command.do === 'link' && command.type === 'depends-on',
  };
}
