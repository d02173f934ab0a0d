/** A session's part about people: the page on somebody, for the staff; what is kept about oneself; erasing somebody. */
import type { Bond, ErasedCounts } from '../domain/people-rights.ts';
import type { KEPT_KINDS } from '../domain/kept-about.ts';
import type { PersonCard, Profile } from '../domain/people.ts';
import type { PersonId } from '../domain/values.ts';
import type { TicketRow } from '../domain/view.ts';
import type { Patience } from './archive.ts';

export type { ErasedCounts };

/** The page on a person. */
export interface PersonPage extends PersonCard {
  readonly affiliation?: string | undefined;
  readonly phone?: string | undefined;
  readonly groups: readonly string[];
  readonly profile: Profile;
  /** Services where they are staff. */
  readonly serves: readonly string[];
  readonly suspended: boolean;
  readonly available: boolean;
  /** How many tickets that whoever asks may read they have something to do with, and in all. */
  readonly counts: Readonly<Record<Bond, number>>;
  readonly total: number;
  /** The last changed of them, with what the person is to each. */
  readonly tickets: readonly { readonly row: TicketRow; readonly bonds: readonly Bond[] }[];
  /** Cards of the people that the rows name. */
  readonly people: Readonly<Record<PersonId, PersonCard>>;
  /** Whether whoever asks may erase them. */
  readonly erasable: boolean;
}

export type KeptKind = (typeof KEPT_KINDS)[number];

/** What the desk keeps about whoever asks, counted by kind. */
export interface KeptAbout {
  readonly counts: Readonly<Record<KeptKind, number>>;
  /** Bytes of the files that they sent. */
  readonly bytes: number;
  /** Tickets that they had something to do with and read no more: what they wrote there is kept, and not told here. */
  readonly beyond: number;
}

export interface ExportedSelf extends KeptAbout {
  /** JSON, indented. */
  readonly file: Blob;
  /** When it was made. */
  readonly made: string;
}

/** Where it is not declared, every method throws `Unsupported`. */
export interface AboutPart {
  /**
   * The page on somebody, with their tickets as far as whoever asks reads them.
   * @throws {NotFound} the desk knows nobody by this id, or whoever asks is not staff · {Unsupported}
   */
  person(id: PersonId): Promise<PersonPage>;
  /** @throws {Unsupported} · the signal's reason */
  mine(options?: Patience): Promise<KeptAbout>;
  /** All of it in one file, and nothing that whoever asks may not read. @throws {Unsupported} · the signal's reason */
  exportMine(options?: Patience): Promise<ExportedSelf>;
  /**
   * Takes away what this person keeps for themselves: preferences, lists, notices, read marks, files that no ticket has. Tickets and
   * what was said in them stay. @throws {Unsupported} where what is kept is not on this device (`can.about.onDevice`)
   */
  forgetMine(): Promise<void>;
  /**
   * What erasing somebody would take; nothing is changed.
   * @throws {Refused} `not-allowed`, `yourself`, `still-in-charge` · {NotFound} · {Unsupported} · the signal's reason
   */
  foreseeErasing(id: PersonId, options?: Patience): Promise<ErasedCounts>;
  /**
   * Erases somebody, for good and everywhere on this desk (domain §3, erase): what they wrote, their files, what they kept and chose.
   * History keeps its shape, and names nobody in their place. Whoever connects by the same id afterwards is somebody new.
   * @throws as `foreseeErasing`; nothing is changed then
   */
  erase(id: PersonId, options?: Patience): Promise<ErasedCounts>;
}
