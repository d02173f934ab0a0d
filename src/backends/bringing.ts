/** A session's part that brings in what another system kept. Its members throw `Unsupported` where not declared. */
import type { BroughtTicket, Loss } from '../domain/bringing.ts';
import type { FieldDefinition, Issue } from '../domain/fields.ts';
import type { PersonCard } from '../domain/people.ts';
import type { Patience } from './archive.ts';

export type { BroughtTicket, Loss };

/** Tickets of another system, with whoever and whatever they name that the desk does not know. */
export interface Brought {
  /** Where they are from, in a few letters: the same name of the same source is the same ticket, and comes in once. */
  readonly source: string;
  readonly tickets: readonly BroughtTicket[];
  /** People to be known from then on, as requesters; one that is known already stays as he is. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly mail?: string | undefined }[];
  /** Custom fields to be added to the desk's; one of a code that it has stays as it is. */
  readonly fields: readonly FieldDefinition[];
  /** Bytes of the files that tickets name. */
  readonly files: readonly { readonly id: string; readonly bytes: Blob }[];
}

/** What would come of bringing tickets in. */
export interface Foreseen {
  /** How many would come in, and the names of those that are here already. */
  readonly fresh: number;
  readonly known: readonly string[];
  /** What could not be kept as it was. */
  readonly losses: readonly Loss[];
  /** What is wrong, by its place, at most a hundred, and how much in all: nothing comes in while there is any. */
  readonly issues: readonly Issue[];
  readonly wrong: number;
}

/** Bringing in tickets that another system kept; for who operates the desk (`mayOperate`). */
export interface BringingPart {
  /** Everybody whom the desk knows, with their addresses: what is brought names people by them. @throws {Refused} · {Unsupported} · {Unavailable} */
  people(): Promise<readonly PersonCard[]>;
  /** Says what would come of it and changes nothing. @throws {Refused} · {Unsupported} · {Unavailable} · the signal's reason */
  foresee(brought: Brought, options?: Patience): Promise<Foreseen>;
  /**
   * Brings them in, all or nothing; those that are here already stay as they are, and nobody is told of any of it.
   * @throws {Invalid} what is wrong, by its place · {Refused} · {Unsupported} · {Unavailable} · the signal's reason
   */
  bring(brought: Brought, options?: Patience): Promise<Foreseen>;
}
