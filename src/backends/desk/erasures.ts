/**
 * What was erased for good, told by nothing: by what a backup made before knows it again, so that what comes back is erased once more.
 * No entry holds anything of a person: of somebody it has the mark (`forgotten.ts`), which says nothing where their desk is not.
 */
import type { Instant } from '../../domain/values.ts';

/** Somebody who was erased from a desk. */
export interface ErasedPerson {
  readonly at: Instant;
  readonly desk: string;
  /** The life of the desk's storage, and the place of its counter, at which it was done. */
  readonly life: string;
  readonly sequence: number;
  readonly person: string;
}

/** A ticket whose texts went with its files, or some of whose files went. */
export interface ErasedTicket {
  readonly at: Instant;
  readonly desk: string;
  readonly ticket: string;
  /** The files that went, by their ids; absent: everything that was written. */
  readonly files?: readonly string[] | undefined;
}

export type Erasure = ErasedPerson | ErasedTicket;
