/**
 * What a command does, or why not: the one place where it is decided, in the page before it is sent and in the backend
 * whose word is final (domain §3).
 */
import { candidates } from './assignment.ts';
import type { Command, CommandOf } from './commands.ts';
import { decideBy } from './deciding.ts';
import type { Decision, Handlers } from './deciding.ts';
import { edit } from './decisions/edit.ts';
import * as filing from './decisions/filing.ts';
import { assign, grantApproval } from './decisions/giving.ts';
import * as links from './decisions/links.ts';
import { breakGlass, meToo, notMeToo } from './decisions/people.ts';
import * as places from './decisions/places.ts';
import * as reopening from './decisions/reopening.ts';
import { setState } from './decisions/setting.ts';
import type { Desk } from './desk.ts';
import { FORESEEABLE } from './foreseeable.ts';
import type { People } from './people.ts';
import { placeBefore, placed } from './placing.ts';
import { entryRank } from './rank.ts';
import type { Refusal } from './refusal.ts';
import type { Context } from './story.ts';
import type { Ticket } from './ticket.ts';
import type { PersonId } from './values.ts';
import type { Place } from './visibility.ts';

export { isRefusal } from './deciding.ts';
export type { Decision } from './deciding.ts';
export { ALONE } from './story.ts';
export type { Around, Context } from './story.ts';

const HANDLERS: Handlers = {
  ...FORESEEABLE,
  assign,
  edit,
  file: filing.file,
  split: filing.split,
  erase: filing.erase,
  'set-state': setState,
  'refuse-closure': reopening.refuseClosure,
  reopen: reopening.reopen,
  move: places.move,
  'move-back': places.moveBack,
  distribute: places.distribute,
  escalate: places.escalate,
  'take-back': places.takeBack,
  return: places.returned,
  relay: places.relay,
  inform: places.inform,
  'grant-approval': grantApproval,
  'break-glass': breakGlass,
  'me-too': meToo,
  'not-me-too': notMeToo,
  rank: links.rank,
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
  return decideBy(HANDLERS, command, context, entryRank);
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
  const people: (string | null | undefined)[] = [];
  if (command.do === 'file') people.push(command.requester, command.assignee, ...(command.observers ?? []));
  if (command.do === 'assign' || command.do === 'change-requester') people.push(command.to);
  if (command.do === 'invite' || command.do === 'uninvite') people.push(command.person);
  if (command.do === 'ask-approval') people.push(...(command.approvers ?? []));
  return people.filter((id) => id != null);
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
  const gives =
    ['file', 'move', 'move-back', 'grant-approval'].includes(command.do) || (command.do === 'assign' && command.to === null);
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
