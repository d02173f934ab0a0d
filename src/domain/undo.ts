/**
 * What takes a command back, where a command does: the same ticket as before for everyone who reads it, but for what tells that
 * something happened (history, facts, `begun`, haste that was asked for and is answered), and for the place in the stack of a ticket that was merged away. What was written, sent or decided is never taken back:
 * somebody has read it.
 */
import type { Command } from './commands.ts';
import { UNMERGE_WITHIN } from './delays.ts';
import type { FieldValues } from './fields.ts';
import type { Link, LinkType, Ticket } from './ticket.ts';
import type { TicketView } from './view.ts';

type Without<Name extends Command['do']> = Omit<Extract<Command, { do: Name }>, 'id' | 'ticket'>;
type Bare = { [Name in Command['do']]: Without<Name> }[Command['do']];

/** The directed ends that a command can name. */
function named(link: Link): LinkType | null {
  return link.type === 'depends-on' || link.type === 'duplicate-of' || link.type === 'caused-by' || link.type === 'see-also'
    ? link.type
    : null;
}

function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What an edit replaced. Its reader's view holds the fields that he may read, and no others are sent back. */
function unedit(command: Extract<Command, { do: 'edit' }>, before: Ticket, after: Ticket): Bare | null {
  const fields: FieldValues | undefined =
    command.fields === undefined || sameJson(before.fields, after.fields) ? undefined : before.fields;
  const back = {
    ...(command.summary === undefined ? {} : { summary: before.summary }),
    ...(command.description === undefined ? {} : { description: before.description }),
    ...(command.kind === undefined ? {} : { kind: before.kind }),
    ...(command.page === undefined ? {} : { page: before.page }),
    ...(command.restricted === undefined ? {} : { restricted: before.restricted }),
    ...(fields === undefined ? {} : { fields }),
  };
  return { do: 'edit', ...back };
}

/** A ticket whose work goes on as it was: the state, its wait, who handles it. */
function sameWork(before: Ticket, after: Ticket): boolean {
  return before.state === after.state && before.assignee === after.assignee && sameJson(before.waiting, after.waiting);
}

function unassign(before: Ticket, after: Ticket, me: string): Bare | null {
  // Waiting and testing go on under whoever is given the ticket; from elsewhere it falls back to open.
  const fits = before.state === after.state && sameJson(before.waiting, after.waiting);
  if (before.assignee === null) return fits && before.state === 'open' ? { do: 'release' } : null;
  if (fits) return { do: 'assign', to: before.assignee };
  return before.state === 'resolving' && after.state === 'open' && before.assignee === me ? { do: 'take' } : null;
}

function unwait(before: Ticket, after: Ticket): Bare | null {
  if (before.assignee !== after.assignee) return null;
  return before.state === (before.assignee === null ? 'open' : 'resolving') ? { do: 'recall' } : null;
}

/** Back to a state by name, where a state may be named: only where whoever handles it stays the same. */
function unset(before: Ticket, after: Ticket, me: string): Bare | null {
  if (before.reminded !== after.reminded || before.rank === null || after.rank === null) return null;
  if (after.state === 'resolving' && before.state === 'open' && before.assignee === null && after.assignee === me)
    return { do: 'release' };
  if (before.assignee !== after.assignee || before.assignee === null) return null;
  if (after.state === 'waiting') return after.waiting?.reason === 'requester' ? null : unwait(before, after);
  if (before.state === 'testing' && after.state === 'resolving') return { do: 'test' };
  return null;
}

function unmove(before: Ticket, after: Ticket, me: string): Bare | null {
  const last = after.places.at(-1);
  const returns = last?.service === before.service && last.category === before.category;
  // Whoever moved it gets it back where he handles that place; anybody else would lose it.
  const keeps = before.assignee === me && before.state === 'open' && after.state === 'open';
  return returns && keeps && sameJson(before.observers, after.observers) ? { do: 'move-back' } : null;
}

/** What was taken away from a checklist before it was done goes back to its place. */
function undrop({ change }: Extract<Command, { do: 'checklist' }>, { checklist = [] }: Ticket): Bare | null {
  const to = checklist.findIndex(({ id }) => id === change.item);
  const item = checklist[to];
  if (change.act !== 'drop' || item === undefined || item.done !== null) return null;
  return { do: 'checklist', change: { act: 'add', item: item.id, text: item.text, scope: item.scope, to } };
}

function bare(command: Command, before: TicketView, after: TicketView, me: string, now: number): Bare | null {
  const old = before.ticket;
  const { ticket } = after;
  switch (command.do) {
    case 'watch':
      return { do: 'unwatch' };
    case 'unwatch':
      return { do: 'watch' };
    case 'me-too':
      return { do: 'not-me-too' };
    case 'not-me-too':
      return { do: 'me-too' };
    case 'invite':
      return { do: 'uninvite', person: command.person };
    case 'uninvite':
      return command.person === me ? null : { do: 'invite', person: command.person };
    case 'edit':
      return unedit(command, old, ticket);
    case 'set-priority':
      return { do: 'set-priority', priority: old.priority };
    case 'rank':
      return before.position === null ? null : { do: 'rank', to: before.position };
    case 'take':
      return old.state === 'open' && old.assignee === null ? { do: 'release' } : null;
    case 'release':
      return old.state === 'resolving' && old.assignee === me ? { do: 'take' } : null;
    case 'assign':
      return unassign(old, ticket, me);
    case 'postpone':
      return ticket.waiting === null ? null : unwait(old, ticket);
    case 'recall':
      return old.waiting === null || old.waiting.reason === 'requester' || old.assignee === null
        ? null
        : { do: 'postpone', reason: old.waiting.reason, ...(old.waiting.until === null ? {} : { until: old.waiting.until }) };
    case 'set-state':
      return unset(old, ticket, me);
    case 'link':
      return { do: 'unlink', type: command.type, to: command.to };
    case 'unlink':
      return old.links.some((link) => named(link) === command.type && link.ticket === command.to)
        ? { do: 'link', type: command.type, to: command.to }
        : null;
    case 'move':
      return unmove(old, ticket, me);
    case 'merge': {
      // An unmerged ticket is in work again if somebody has it, else open: anything else would not be what it was.
      const same = old.state === (old.assignee === null ? 'open' : 'resolving');
      return same && ticket.merged !== null && now - Date.parse(ticket.merged.at) < UNMERGE_WITHIN ? { do: 'unmerge' } : null;
    }
    case 'change-requester':
      return old.observers.includes(command.to) ? null : { do: 'change-requester', to: old.requester };
    case 'checklist':
      return undrop(command, old);
    default:
      return null;
  }
}

/**
 * The command that takes another one back, or undefined where none does or this person may not give it any more. A text that
 * went with the command stays: only what it did is undone.
 * @param before what the person saw when he gave it
 * @param after what he sees now that it is done
 * @param by whoever gave it, the present instant in epoch milliseconds, and identities for new commands
 */
export function undoOf(
  command: Command,
  before: TicketView,
  after: TicketView,
  by: { readonly me: string; readonly now: number; readonly fresh: () => string },
): Command | undefined {
  if (command.do !== 'merge' && before.ticket.id !== after.ticket.id) return undefined;
  const undone = bare(command, before, after, by.me, by.now);
  if (undone === null || after.allowed[undone.do] !== true) return undefined;
  if (undone.do === 'edit' && sameWork(before.ticket, after.ticket) && Object.keys(undone).length === 1) return undefined;
  return { ...undone, id: by.fresh(), ticket: after.ticket.id };
}
