/**
 * Files as they come in over HTTP (the server's end): in parts that go on from where they stopped, or whole. Whatever the way, one is
 * looked at before it is kept, and kept as the seam's `upload` does.
 */
import type { Arrival, Arrivals, Arriving } from '../backends/arrivals.ts';
import { Conflict, Invalid, NotFound, Unsupported, type Session } from '../backends/backend.ts';
import type { Attachment } from '../domain/ticket.ts';
import { HeldArrivals } from './arrivals-held.ts';

/** Bytes that are kept at once of what comes in: a connection that breaks loses no more than what was on its way. */
const PART = 1024 * 1024;

/** What a server does with files besides keeping them. */
export interface FileKeeping {
  /** Where those on their way are kept; in this process's memory by default. */
  readonly arrivals?: Arrivals | undefined;
  /** Whether somebody may keep so many bytes more. @throws {Invalid} */
  readonly mayKeep?: ((session: Session, name: string, bytes: number) => Promise<void>) | undefined;
  /** Looks at what a file really is. @returns it, under the type that it is kept by @throws {Invalid} it is not to be kept */
  readonly inspect?: ((file: Blob, name: string) => Promise<Blob>) | undefined;
  /** A picture made anew, to be shown in a page: nothing that it came with but what is seen. @throws {NotFound} it is none */
  readonly picture?: ((file: Blob) => Promise<Blob>) | undefined;
}

/** How far a file has come, and the file once it is kept. */
export interface FileProgress {
  readonly offset: number;
  readonly size: number;
  readonly file: Attachment | null;
}

export interface Begun {
  readonly id: string;
  readonly name: string;
  readonly type?: string | undefined;
}

const whole = (file: Attachment): FileProgress => ({ offset: file.size, size: file.size, file });
const partly = ({ offset, size }: Arrival): FileProgress => ({ offset, size, file: null });
const whichOf = (session: Session, id: string): Arriving => ({ desk: session.desk.id, owner: session.me.id, id });

export class Receiving {
  readonly #keeping: FileKeeping;
  readonly #arrivals: Arrivals;

  constructor(keeping: FileKeeping = {}) {
    this.#keeping = keeping;
    this.#arrivals = keeping.arrivals ?? new HeldArrivals();
  }

  /** Begins a file, or says how far it is. @throws {Invalid} too large, or more than this person may keep · {Conflict} */
  async begin(session: Session, { id, name, type = '' }: Begun, size: number): Promise<FileProgress> {
    const limit = limitOf(session);
    if (size > limit) throw tooLarge(name, limit);
    const kept = await session.uploaded(id);
    if (kept !== null && kept.size !== size) throw new Conflict('conflict');
    if (kept !== null) return whole(kept);
    const which = whichOf(session, id);
    const known = await this.#arrivals.find(which);
    if (known === undefined) await this.#keeping.mayKeep?.(session, name, size + (await this.#announced(session)));
    const arrival = known ?? (await this.#arrivals.begin(which, { name, type, size }));
    if (arrival.size !== size) throw new Conflict('conflict');
    return size === 0 ? this.#end(session, id, arrival, undefined) : partly(arrival);
  }

  /** @throws {NotFound} this person has begun none, and none is kept */
  async progress(session: Session, id: string): Promise<FileProgress> {
    limitOf(session);
    const kept = await session.uploaded(id);
    if (kept !== null) return whole(kept);
    return partly(await this.#arrival(session, id));
  }

  /**
   * Goes on with a file from where it stands; what came before a connection broke is kept.
   * @throws {NotFound} · {Conflict} it stands elsewhere, or more came than was said · {Invalid} what it holds is not to be kept
   */
  async append(
    session: Session,
    id: string,
    from: number,
    body: ReadableStream<Uint8Array> | null,
    signal: AbortSignal,
  ): Promise<FileProgress> {
    const limit = limitOf(session);
    const arrival = await this.#arrival(session, id);
    // The desk may have been set to less since it was begun.
    if (arrival.size > limit) throw tooLarge(arrival.name, limit);
    const which = whichOf(session, id);
    if (arrival.offset !== from) throw new Conflict('offset');
    let offset = from;
    for await (const part of partsOf(body, PART)) offset = await this.#arrivals.append(which, offset, part);
    return offset < arrival.size ? partly({ ...arrival, offset }) : this.#end(session, id, arrival, signal);
  }

  /** Forgets what has come of a file; one that is kept stays. */
  drop(session: Session, id: string): Promise<void> {
    limitOf(session);
    return this.#arrivals.drop(whichOf(session, id));
  }

  /** A file that came whole. */
  async whole(session: Session, { id, name }: Begun, file: Blob, signal: AbortSignal | undefined): Promise<Attachment> {
    if ((await session.uploaded(id)) === null)
      await this.#keeping.mayKeep?.(session, name, file.size + (await this.#announced(session)));
    return this.#keep(session, { id, name }, file, signal);
  }

  /** A picture, as a page may show it. @returns undefined where nothing here makes it anew */
  async picture(file: Blob): Promise<Blob | undefined> {
    return this.#keeping.picture?.(file);
  }

  async #arrival(session: Session, id: string): Promise<Arrival> {
    const arrival = await this.#arrivals.find(whichOf(session, id));
    if (arrival === undefined) throw new NotFound('not-found');
    return arrival;
  }

  #announced(session: Session): Promise<number> {
    return this.#arrivals.announced(session.desk.id, session.me.id);
  }

  async #keep(session: Session, { id, name }: Begun, file: Blob, signal: AbortSignal | undefined): Promise<Attachment> {
    const inspected = (await this.#keeping.inspect?.(file, name)) ?? file;
    return session.upload(inspected, { id, name, signal });
  }

  /** All of it is there: it is kept, or nothing of it is. */
  async #end(session: Session, id: string, { name, type }: Arrival, signal: AbortSignal | undefined): Promise<FileProgress> {
    const which = whichOf(session, id);
    const came = await this.#arrivals.read(which);
    try {
      const file = await this.#keep(session, { id, name }, came.slice(0, came.size, type), signal);
      await this.#arrivals.drop(which);
      return whole(file);
    } catch (error) {
      // What may not be kept is not asked about again: the same bytes would be no other.
      if (error instanceof Invalid && !isForNow(error)) await this.#arrivals.drop(which);
      throw error;
    }
  }
}

/** Whether the same file may be kept a moment later. */
function isForNow({ issues }: Invalid): boolean {
  return issues.some(({ code }) => code === 'file-unscanned');
}

function tooLarge(name: string, limit: number): Invalid {
  return new Invalid([{ path: 'file', code: 'file-too-large', values: { name, limit } }]);
}

function limitOf(session: Session): number {
  const limit = session.can.attachments?.maxBytes;
  if (limit === undefined) throw new Unsupported('upload');
  return limit;
}

/** What comes in, in parts of a size, the last one smaller; where it breaks, what had come is the last one. */
async function* partsOf(body: ReadableStream<Uint8Array> | null, size: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (body === null) return;
  let held: Uint8Array[] = [];
  let bytes = 0;
  const taken = (): Uint8Array<ArrayBuffer> => {
    const part = new Uint8Array(bytes);
    let at = 0;
    for (const each of held) {
      part.set(each, at);
      at += each.byteLength;
    }
    held = [];
    bytes = 0;
    return part;
  };
  const reader = body.getReader();
  try {
    for (;;) {
      const next = await reader.read().catch(() => undefined);
      // Whoever was cut off goes on from here; nobody reads an answer of this one.
      if (next === undefined || next.done) break;
      held.push(next.value);
      bytes += next.value.byteLength;
      if (bytes >= size) yield taken();
    }
    if (bytes > 0) yield taken();
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
