/** What happened to a desk's settings, services and people: append-only, each by what it changed (domain §3, last paragraph). */
import type { DeskCommandName } from './desk-commands.ts';
import type { Person } from './people.ts';
import type { Instant, PersonId } from './values.ts';

/** One place of the document: what it held and what it holds; absent is nothing. Lists of named things are walked by their names. */
export interface DeskChange {
  readonly path: readonly string[];
  readonly was?: unknown;
  readonly now?: unknown;
}

/** What administration decides of a person, above what the page says of them. */
export type Appointment = Partial<Pick<Person, 'profile' | 'serves' | 'suspended'>>;

/** A person's appointment, before and after; names and addresses are never in the history. */
export interface PersonChange {
  readonly person: PersonId;
  readonly was: Appointment;
  readonly now: Appointment;
  /** Somebody new, known to the desk from now on. */
  readonly added?: boolean | undefined;
}

/** What was done: by a command, by the page, whose document replaced the one that was kept, or by erasing somebody. */
export type DeskAct = DeskCommandName | 'seeded' | 'person-erased';

export interface DeskEvent {
  readonly act: DeskAct;
  /** Null: the page. */
  readonly by: PersonId | null;
  /** What it was done to, for the history's sentence: a service, a category, a person, a mode, a field. */
  readonly about: {
    readonly service?: string;
    readonly category?: string;
    readonly person?: PersonId;
    readonly mode?: string;
    readonly field?: string;
  };
  readonly changes: readonly DeskChange[];
  readonly people: readonly PersonChange[];
  /** The event that this one takes back. */
  readonly undoes?: number | undefined;
  /** The document's revision with this. */
  readonly revision: number;
}

/** An event in its place of the desk's counter. */
export interface StoredDeskEvent extends DeskEvent {
  readonly desk: string;
  readonly sequence: number;
  readonly at: Instant;
}
