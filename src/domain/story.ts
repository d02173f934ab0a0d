/** What a decision reads, and the events it gathers: each is applied at once, so that the next one is decided on its effect. */
import type { Who } from './allowed.ts';
import type { Command, ScopedText } from './commands.ts';
import type { Desk } from './desk.ts';
import type { Act, Patch, TicketEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { Grounds } from './grounds.ts';
import type { People } from './people.ts';
import type { Ticket, TicketFile } from './ticket.ts';
import type { Instant, PersonId, Scope } from './values.ts';

/** What a decision needs of the tickets around: read in the write's own transaction (see `needs`). */
export interface Around {
  /** First and last rank of the desk's stack; null while it is empty. */
  readonly top: string | null;
  readonly bottom: string | null;
  /** For `rank`: the ranks between which the ticket goes, itself left out; null when it is there already. */
  readonly slot?: { readonly before: string | null; readonly after: string | null } | null | undefined;
  /** Active tickets of each candidate for an automatic assignment. */
  readonly load: Readonly<Record<PersonId, number>>;
  /** When each candidate was last given one automatically; absent: never. */
  readonly turns: Readonly<Record<PersonId, Instant>>;
  /** Ids reachable from `other` by depends-on. */
  readonly reachable: readonly string[];
}

/** Around nothing: an empty desk, or a place that cannot know. */
export const ALONE: Around = { top: null, bottom: null, load: {}, turns: {}, reachable: [] };

/** Everything that decides besides the command itself. */
export interface Context extends Who {
  readonly desk: Desk;
  readonly people: People;
  /** The command's ticket; absent when there is none of that id (file needs none). */
  readonly ticket?: Ticket | undefined;
  /** The other ticket that a command names: link, unlink, merge; for unmerge the one merged into. */
  readonly other?: Ticket | undefined;
  /** The sub-desk of a distribute. */
  readonly target?:
    { readonly desk: Desk; readonly number: number; readonly top: string | null; readonly bottom: string | null } | undefined;
  readonly now: Instant;
  readonly fresh: { readonly number: number };
  readonly around: Around;
  /** Commands in the batch; some must be alone in theirs. */
  readonly batchSize?: number | undefined;
}

export interface Recorded {
  readonly scope?: Scope;
  readonly comment?: ScopedText | undefined;
  readonly solution?: ScopedText | undefined;
  readonly files?: readonly TicketFile[] | undefined;
  readonly hides?: string | undefined;
  readonly drops?: readonly string[] | undefined;
  readonly about?: TicketEvent['about'];
  readonly closing?: TicketEvent['closing'];
}

function pick(ticket: Ticket, set: Patch): Patch {
  return Object.fromEntries(Object.keys(set).map((key) => [key, ticket[key as keyof Ticket]])) as Patch;
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Whether two values of a column say the same: the order of a record's keys says nothing. */
export function alike(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** Only what really changes is recorded. */
function changes(ticket: Ticket, set: Patch): Patch {
  return Object.fromEntries(Object.entries(set).filter(([key, value]) => !alike(ticket[key as keyof Ticket], value))) as Patch;
}

/** The rank at which a ticket enters the stack of a desk; null where the stack cannot be known. */
export type EntryRank = (desk: Desk, around: Pick<Around, 'top' | 'bottom'>) => string | null;

/** One command being decided. */
export class Story extends Grounds {
  readonly command: Command;
  readonly events: TicketEvent[] = [];
  private readonly tickets = new Map<string, Ticket>();

  constructor(command: Command, context: Context, entryRank: EntryRank) {
    super(context, entryRank);
    this.command = command;
    for (const ticket of [context.ticket, context.other]) if (ticket !== undefined) this.tickets.set(ticket.id, ticket);
  }

  /** The command's ticket as it is now. @throws {Error} before one is filed: the gate let a command through without a ticket */
  override get ticket(): Ticket {
    return this.of(this.command.ticket);
  }

  /** Any ticket of this decision, as it is now. */
  of(id: string): Ticket {
    const ticket = this.tickets.get(id);
    if (ticket === undefined) throw new Error(`no ticket ${id} in this decision`);
    return ticket;
  }

  /** A new ticket begins with this event. */
  begin(ticket: Ticket, more: Pick<TicketEvent, 'act'> & Recorded): void {
    this.push({
      ...this.frame(ticket, more.act),
      scope: more.scope ?? 'public',
      set: {},
      was: {},
      files: more.files,
      about: more.about,
      filed: ticket,
    });
  }

  /** Something happens to a ticket of this decision; nothing is recorded that changes nothing and says nothing. */
  override record(act: Act, set: Patch, more: Recorded = {}, id = this.command.ticket): void {
    const ticket = this.of(id);
    const really = changes(ticket, set);
    const desk = really.desk ?? ticket.desk;
    this.push({
      ...this.frame(ticket, act),
      desk,
      scope: more.scope ?? 'public',
      set: really,
      was: pick(ticket, really),
      ...defined(more),
    });
  }

  private frame(ticket: Ticket, act: Act): Omit<TicketEvent, 'scope' | 'set' | 'was'> {
    return {
      ticket: ticket.id,
      desk: ticket.desk,
      at: this.context.now,
      actor: this.context.actor,
      command: this.command.id,
      act,
      ...(this.command.quiet === true ? { quiet: true } : {}),
    };
  }

  private push(event: TicketEvent): void {
    this.events.push(event);
    this.tickets.set(event.ticket, evolve(this.tickets.get(event.ticket) ?? null, event));
  }
}

function defined(more: Recorded): Recorded {
  return Object.fromEntries(Object.entries(more).filter(([key, value]) => value !== undefined && key !== 'scope')) as Recorded;
}
