/**
 * Files on their way: what has come of each so far, kept until the rest has come too, for whoever was cut off and goes on (the server's
 * end). One is found by its desk, its person and its id together: what is somebody else's is nowhere.
 */
import type { PersonId } from '../domain/values.ts';

/** Which file on its way. */
export interface Arriving {
  readonly desk: string;
  readonly owner: PersonId;
  /** Made by the draft that the file is of. */
  readonly id: string;
}

/** What was said of a file when it was begun. */
export interface Announced {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** A file on its way: how many bytes have come, from the first one on. */
export interface Arrival extends Announced {
  readonly offset: number;
}

/** Where files on their way are kept. What it throws is `Unavailable` or what is said here. */
export interface Arrivals {
  /** Begins one; of one that is there already nothing changes. @returns it as it is kept */
  begin(which: Arriving, announced: Announced): Promise<Arrival>;
  find(which: Arriving): Promise<Arrival | undefined>;
  /**
   * Puts bytes after those that have come: only from where the file stands, so that two who send it never mix.
   * @returns where it stands then
   * @throws {Conflict} it stands elsewhere · {NotFound} there is none
   */
  append(which: Arriving, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<number>;
  /** All that has come. @throws {NotFound} */
  read(which: Arriving): Promise<Blob>;
  drop(which: Arriving): Promise<void>;
  /** Bytes that somebody's files on their way come to, once they are there. */
  announced(desk: string, owner: PersonId): Promise<number>;
}

/** Files that one person may have on their way at one desk: beyond, the one that nobody went on with for longest goes. */
export const MOST_ARRIVALS = 50;
