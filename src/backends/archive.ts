/** A session's part that brings a whole desk out as one file, and in. Its members throw `Unsupported` where not declared. */
import type { ArchiveCounts, LongStep } from '../domain/archive.ts';
import type { Issue } from '../domain/fields.ts';

export type { ArchiveCounts };

/** How far something long is: reading what is there, checking it, or writing it. */
export interface Progress {
  readonly step: LongStep;
  readonly done: number;
  readonly total: number;
}

/** Something long that tells how far it is, and may be stopped: then nothing of it was done. */
export interface Patience {
  readonly signal?: AbortSignal | undefined;
  /** Told now and then. Between two writings, and before the first, the work waits for what it answers: who is far away may still stop it. */
  readonly onProgress?: ((progress: Progress) => void | Promise<void>) | undefined;
}

/** What an archive says of itself. */
export interface ArchiveContents {
  /** The desk's code and name, as they were where it was made. */
  readonly desk: string;
  readonly name: string;
  readonly made: string;
  /** Whether every ticket of the desk is in it: confidential ones are left out of what a functional administrator exports. */
  readonly whole: boolean;
  /** Whether the bytes of files are in it. */
  readonly withFiles: boolean;
  readonly counts: ArchiveCounts;
}

export interface ExportedDesk extends ArchiveContents {
  readonly file: Blob;
}

/** What would come of bringing an archive in. */
export interface ArchiveCheck {
  /** Null where the file is no archive at all. */
  readonly contents: ArchiveContents | null;
  /** What is wrong, by its place, at most a hundred; none: it may be brought in. */
  readonly issues: readonly Issue[];
  /** How many things are wrong in all. */
  readonly wrong: number;
  /** What is here now and would be replaced; all zero for a desk where nobody has done anything. */
  readonly replaces: { readonly tickets: number; readonly views: number; readonly preferences: number };
}

export interface ExportOptions extends Patience {
  /** Whether the bytes of files come along; they do, unless said. */
  readonly files?: boolean | undefined;
}

export interface ImportOptions extends Patience {
  /** Whether tickets that are here may go, for those of the archive. */
  readonly replace?: boolean | undefined;
}

/** Bringing a whole desk out, and in; for who operates it (`mayOperate`). */
export interface ArchivePart {
  /** @throws {Refused} · {Unsupported} · {Unavailable} · the signal's reason */
  export(options?: ExportOptions): Promise<ExportedDesk>;
  /** Reads an archive and changes nothing. @throws {Refused} · {Unsupported} · {Unavailable} · the signal's reason */
  check(file: Blob, options?: Patience): Promise<ArchiveCheck>;
  /**
   * Makes this desk what the archive holds, all or nothing; whoever does so stays who he is here.
   * @throws {Invalid} what is wrong with it, by its place · {Refused} not his to do, or `not-empty` while `replace` is not said ·
   *   {Unsupported} · {Unavailable} · the signal's reason
   */
  import(file: Blob, options?: ImportOptions): Promise<ArchiveContents>;
}
