/** The part of the seam by which a desk is set up (domain §3 last paragraph, §4, §7). Every method throws `Unsupported` where it is not declared. */
import type { Availability } from '../domain/availability.ts';
import type { FilingAnswer } from '../domain/availability-why.ts';
import type { DeskCommandInput } from '../domain/desk-commands.ts';
import type { Appointment, DeskChange, PersonChange, StoredDeskEvent } from '../domain/desk-events.ts';
import type { DeskRights } from '../domain/desk-rights.ts';
import type { Desk, DeskInput } from '../domain/desk.ts';
import type { PersonCard, Profile } from '../domain/people.ts';
import type { State } from '../domain/states.ts';
import type { Instant, PersonId } from '../domain/values.ts';
import type { Patience } from './archive.ts';

/** A desk as it is set up. */
export interface DeskSettings {
  /** The document that is kept, silent where the mode or a default holds. */
  readonly document: DeskInput;
  /** The same in force, with what the page fixes. */
  readonly desk: Desk;
  /** Keys of the document that the page puts above it: a change of them is refused. */
  readonly fixed: readonly string[];
  /** What this person may do here. */
  readonly rights: DeskRights;
  /** Those whom the document names in a role. */
  readonly people: Readonly<Record<PersonId, PersonCard>>;
}

/** How many tickets hold something, of those that this person reads. */
export interface Usage {
  readonly total: number;
  readonly active: number;
  readonly states: Readonly<Partial<Record<State, number>>>;
  /** By service, and in it by category. */
  readonly services: Readonly<Record<string, { readonly active: number; readonly total: number }>>;
  readonly categories: Readonly<Record<string, Readonly<Record<string, { readonly active: number; readonly total: number }>>>>;
  /** Active tickets of each who has some to handle; and those that nobody has. */
  readonly assignees: Readonly<Record<PersonId, number>>;
  /** Those who have some. */
  readonly people: Readonly<Record<PersonId, PersonCard>>;
  readonly free: number;
  /** By custom field: tickets that hold a value, and of a choice how many hold each option. */
  readonly fields: Readonly<Record<string, { readonly tickets: number; readonly options: Readonly<Record<string, number>> }>>;
}

/** What commands came to. */
export interface Administered {
  readonly settings: DeskSettings;
  /** What was done, oldest first; empty where it had been done before. */
  readonly events: readonly StoredDeskEvent[];
  readonly cursor: string;
}

/** Somebody who would read other tickets than now. */
export interface SightChange {
  readonly person: PersonId;
  readonly gained: number;
  readonly lost: number;
}

/** What commands would do. */
export interface Preview {
  readonly changes: readonly DeskChange[];
  readonly appointments: readonly PersonChange[];
  /** Staff first; of the tickets that the asking person reads. */
  readonly sight: readonly SightChange[];
  /** How many more people would read other tickets, besides those in `sight`. */
  readonly others: number;
  /** Active tickets that the desk's settings would treat otherwise: those in a state that is no longer used. */
  readonly stranded: Readonly<Partial<Record<State, number>>>;
  readonly people: Readonly<Record<PersonId, PersonCard>>;
}

/** A page of what was done to the desk, newest first. */
export interface DeskHistory {
  readonly events: readonly StoredDeskEvent[];
  /** Where the page before ends; null where there is none. */
  readonly earlier: number | null;
  /** The event that this person may take back now: the last one, if at all. */
  readonly undoable: number | null;
  readonly people: Readonly<Record<PersonId, PersonCard>>;
}

/** Somebody whom the desk knows, for whoever manages people. */
export interface DirectoryEntry extends PersonCard {
  readonly profile: Profile;
  readonly serves?: readonly string[] | undefined;
  readonly suspended: boolean;
  readonly available: boolean;
  /** What is decided here, above what the page says. */
  readonly appointed: Appointment;
}

/** Who the next ticket of a place would be given to. */
export interface NextAssignee {
  readonly to: PersonId | null;
  /** Whoever is weighed: what they have to handle, and when they were last given a ticket by themselves. */
  readonly among: readonly { readonly person: PersonId; readonly load: number; readonly turn: Instant | null }[];
  readonly people: Readonly<Record<PersonId, PersonCard>>;
}

export interface Administration {
  /** @throws {Refused} not-allowed: administration is not for this person */
  settings(): Promise<DeskSettings>;
  /** Counts along all tickets, which may take long. @throws {Refused} · the signal's reason */
  usage(options?: Patience): Promise<Usage>;
  /**
   * Does commands about the desk, all or nothing, each once: the same id again does nothing.
   * @throws {Refused} the rules say no · {Invalid} malformed, or the document would not hold together · {Conflict} same id, other body
   */
  run(commands: readonly DeskCommandInput[]): Promise<Administered>;
  /** What the same commands would do, counted along all tickets; nothing is kept. @throws {Refused} {Invalid} · the signal's reason */
  preview(commands: readonly DeskCommandInput[], options?: Patience): Promise<Preview>;
  /** What was done before a place of the history, or lately. A manager reads of his services. @throws {Refused} */
  history(before?: number | null): Promise<DeskHistory>;
  /** People whom the desk knows, by name: those whom the words name, at most a hundred. @throws {Refused} for who neither manages nor erases any (`readsDirectory`) */
  directory(text: string): Promise<{ readonly people: readonly DirectoryEntry[]; readonly total: number }>;
  /** @throws {Refused} · {Invalid} no such place */
  nextAssignee(place: { readonly service: string; readonly category: string | null }): Promise<NextAssignee>;
  /**
   * What would become of somebody who files now, by an availability that is being written.
   * @throws {Refused} not-allowed · {NotFound} the desk knows nobody by this id · {Invalid}
   */
  wouldFile(person: PersonId, availability: Availability): Promise<FilingAnswer>;
}
