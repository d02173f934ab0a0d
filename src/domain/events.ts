/** One thing that happened to a ticket, for ever (domain §1). Free text sits in named fields, so that `erase` can blank it in place. */
import type { CommandName, ScopedText } from './commands.ts';
import type { Closing, LinkEnd, Ticket, TicketFile } from './ticket.ts';
import type { Instant, PersonId, Scope } from './values.ts';

/** Who did it: a person, the application by itself, or a peer desk. */
export type Actor =
  | { readonly type: 'person'; readonly id: PersonId }
  | { readonly type: 'application' }
  | { readonly type: 'peer'; readonly desk: string };

/** The application acting by itself. */
export const APPLICATION: Actor = { type: 'application' };

/**
 * What is recorded: a command's own name, or one of the acts that a command brings about elsewhere or besides.
 * `left` and `arrived` are the two ends of distribute; `absorbed` and `released` what merge and unmerge do to the target;
 * `linked` and `unlinked` the far ends of link; `split-off` what split files; `left-unrated` what rate does when nothing is
 * said; `let-go` what retention does to files; `claimed` what makes a guest's ticket that of a person with an account.
 */
export type Act =
  | CommandName
  | 'left'
  | 'arrived'
  | 'absorbed'
  | 'disjoined'
  | 'linked'
  | 'unlinked'
  | 'split-off'
  | 'left-unrated'
  | 'let-go'
  | 'claimed';

/** The ticket's own columns that an event may set. */
export type Patch = Partial<Omit<Ticket, 'id' | 'comments' | 'files' | 'facts' | 'changed' | 'version'>>;

/** The other end of what happened: a person invited, a ticket linked; or how much. */
export interface About {
  readonly person?: PersonId;
  readonly ticket?: string;
  readonly link?: LinkEnd;
  readonly minutes?: number;
  readonly mark?: number;
  readonly urgent?: boolean;
  /** The thing to do that was added, ticked, moved or taken away. */
  readonly item?: string;
}

export interface TicketEvent {
  readonly ticket: string;
  readonly desk: string;
  readonly at: Instant;
  readonly actor: Actor;
  /** The command that brought it about. */
  readonly command: string;
  readonly act: Act;
  /** Who may read that it happened. */
  readonly scope: Scope;
  /** Columns set, and what they held before. */
  readonly set: Patch;
  readonly was: Patch;
  readonly comment?: ScopedText | undefined;
  /** The solution given by `resolve`; always public. */
  readonly solution?: ScopedText | undefined;
  /** Files added. */
  readonly files?: readonly TicketFile[] | undefined;
  /** A comment or file hidden from all but moderators. */
  readonly hides?: string | undefined;
  /** Files that leave again: what a merge had brought. */
  readonly drops?: readonly string[] | undefined;
  readonly about?: About | undefined;
  readonly closing?: Closing | undefined;
  readonly quiet?: boolean | undefined;
  /** The first event of a ticket carries it whole. */
  readonly filed?: Ticket | undefined;
}

/** An event as a backend stores it: with its place in the desk's counter and in the ticket's own history. */
export interface StoredEvent extends TicketEvent {
  /** Place in the desk's one dense counter. */
  readonly sequence: number;
  /** The ticket's version after it. */
  readonly version: number;
}
