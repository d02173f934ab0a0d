/** What one person sees of a ticket: never more than `visibility` and the scopes allow (domain §4; architecture, "a view crosses, not events"). */
import type { About, Act, Actor, Patch } from './events.ts';
import type { CommandName } from './commands.ts';
import type { PersonCard } from './people.ts';
import type { RefusalCode } from './refusal.ts';
import type { Pending } from './deadline.ts';
import type { State } from './states.ts';
import type { Ticket, TicketFile } from './ticket.ts';
import type { FieldValues } from './fields.ts';
import type { Instant, Kind, PersonId, Priority, Scope } from './values.ts';

/** A comment as it is read. Withdrawn: `text` is empty for all but moderators. */
export interface EntryComment {
  readonly id: string;
  readonly text: string;
  readonly scope: Scope;
  readonly solution?: boolean | undefined;
  readonly withdrawn?: boolean | undefined;
}

/** One line of a ticket's thread: what was done, by whom, and the words that went with it. */
export interface Entry {
  /** Stable and unique within the ticket; says nothing of what lies between two entries. */
  readonly id: string;
  readonly at: Instant;
  readonly actor: Actor;
  readonly act: Act;
  readonly scope: Scope;
  /** What changed, as far as this person may read. */
  readonly set: Patch;
  readonly was: Patch;
  readonly comments: readonly EntryComment[];
  readonly files: readonly TicketFile[];
  readonly about?: About | undefined;
}

/** Yes, or why not. */
export type Verdict = true | RefusalCode;
export type Allowed = Readonly<Record<CommandName, Verdict>>;

/** What a linked ticket shows of itself to somebody who may read it. */
export interface LinkedTicket {
  readonly id: string;
  readonly key: string | null;
  readonly summary: string;
  readonly state: State;
}

export interface TicketView {
  /** The ticket with everything this person may not read emptied; the rules run on it in the page too. */
  readonly ticket: Ticket;
  /** Prefix and number; null while it waits to be sent. */
  readonly key: string | null;
  /** Place in the stack, 1 on top; null when it has none or this person is not staff. */
  readonly position: number | null;
  /** Oldest first; the newest hundred, with `earlier` to ask for what came before. */
  readonly timeline: readonly Entry[];
  readonly earlier: string | null;
  readonly linked: Readonly<Record<string, LinkedTicket>>;
  /** Cards of the people named above. */
  readonly people: Readonly<Record<PersonId, PersonCard>>;
  readonly allowed: Allowed;
  /** Whether anything changed, by others, since this person last had it open. */
  readonly unread: boolean;
  /** Of a problem, how many people said that they have it too. */
  readonly reported?: number | undefined;
  /** Last change within this person's scopes. */
  readonly changedAt: Instant;
  /** Opaque; equal when nothing changed. */
  readonly version: string;
}

/** A line of a list. */
export interface TicketRow {
  readonly id: string;
  readonly key: string | null;
  readonly summary: string;
  readonly kind: Kind;
  readonly state: State;
  readonly waiting: Ticket['waiting'];
  readonly service: string | null;
  readonly category: string | null;
  readonly group: string | null;
  readonly priority: Priority;
  readonly position: number | null;
  /** What is next to be done by the desk's service levels, and when that is over; absent: nothing, or not theirs to know. */
  readonly deadline?: Pending | undefined;
  readonly requester: PersonId;
  readonly assignee: PersonId | null;
  readonly filedAt: Instant;
  readonly changedAt: Instant;
  readonly observers: number;
  /** Of a problem, how many people said that they have it too. */
  readonly reported?: number | undefined;
  readonly unread: boolean;
  readonly approval: 'pending' | 'granted' | 'denied' | null;
  readonly files: number;
  /** How many things to do are done, of how many that this person reads; null where there are none. */
  readonly checklist: { readonly done: number; readonly all: number } | null;
  /** Values of the listable fields this person may read. */
  readonly fields: FieldValues;
  readonly allowed: Allowed;
}
