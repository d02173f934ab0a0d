/**
 * A file sent in parts (the page's end): each goes on from the byte where the server stands, whatever became of the one before, so that a
 * broken network, another server or a page that was loaded again lose no more than a part.
 */
import { Conflict, NotFound, Unavailable, type UploadOptions } from '../backends/backend.ts';
import type { Attachment } from '../domain/ticket.ts';
import type { Line } from './line.ts';
import type { FileProgress } from './receiving.ts';

/** Bytes of a part: the first one, the least and the most. Each is twice the one before while they go quickly, half of it after a break. */
const FIRST = 256 * 1024;
const LEAST = 32 * 1024;
const MOST = 4 * 1024 * 1024;

/** Milliseconds in which a part has gone quickly. */
const QUICK = 1000;

/** Milliseconds between two tries while nobody answers: the first and the longest. */
const SOON = 1000;
const LATEST = 30_000;

/** How often a server may say that it stands elsewhere, without anything having come, before that is a fault of its own. */
const ASTRAY = 5;

class Sending {
  readonly #line: Line;
  readonly #file: Blob;
  readonly #options: UploadOptions;
  readonly #check: () => void;
  #size = FIRST;
  #pause = SOON;
  #astray = 0;

  constructor(line: Line, file: Blob, options: UploadOptions, check: () => void) {
    this.#line = line;
    this.#file = file;
    this.#options = options;
    this.#check = check;
  }

  async send(): Promise<Attachment> {
    let state: FileProgress | undefined;
    for (;;) {
      this.#check();
      try {
        this.#options.signal?.throwIfAborted();
        state = state === undefined ? await this.#begin() : await this.#part(state.offset);
        this.#answered(state.offset);
        if (state.file !== null) return state.file;
      } catch (error) {
        this.#givenUp();
        // Where it stands is asked again, by whatever answers then.
        const before = state?.offset;
        state = undefined;
        await this.#recover(error, before);
      }
    }
  }

  async #begin(): Promise<FileProgress> {
    const { id, name, signal } = this.#options;
    const params = { id, name, type: this.#file.type, size: String(this.#file.size) };
    return (await this.#line.json('beginUpload', { params, signal })) as FileProgress;
  }

  async #part(offset: number): Promise<FileProgress> {
    const { id, signal } = this.#options;
    const began = performance.now();
    const end = Math.min(this.#file.size, offset + this.#size);
    const params = { id, offset: String(offset) };
    // With the last one the file is looked at, which takes as long as it takes.
    const patient = end === this.#file.size;
    const said = await this.#line.json('continueUpload', { params, raw: this.#file.slice(offset, end), signal, patient });
    if (performance.now() - began < QUICK) this.#size = Math.min(MOST, this.#size * 2);
    this.#astray = 0;
    return said as FileProgress;
  }

  #answered(offset: number): void {
    if (this.#pause !== SOON) this.#options.onPaused?.(false);
    this.#pause = SOON;
    this.#options.onProgress?.(offset, this.#file.size);
  }

  /** What has come of a file that nobody wants is not kept for them; where nobody hears that, it goes by itself later. @throws */
  #givenUp(): void {
    const { id, signal } = this.#options;
    if (signal?.aborted === true) this.#line.ask('dropUpload', { params: { id } }).catch(() => undefined);
    signal?.throwIfAborted();
  }

  /** @throws what nothing can be done about */
  async #recover(error: unknown, stood: number | undefined): Promise<void> {
    if (error instanceof Conflict || error instanceof NotFound) {
      this.#astray += 1;
      // What was begun as another file is no less one now.
      if (stood === undefined || this.#astray > ASTRAY) throw error;
      return;
    }
    const { onPaused } = this.#options;
    if (onPaused === undefined || !(error instanceof Unavailable) || (error.why !== 'network' && error.why !== 'busy'))
      throw error;
    onPaused(true);
    this.#size = Math.max(LEAST, this.#size / 2);
    await this.#wait(Math.max(this.#pause, error.retryAfter ?? 0));
    this.#pause = Math.min(LATEST, this.#pause * 2);
  }

  /** Waits a while, or until the browser says that there is a network again. */
  async #wait(milliseconds: number): Promise<void> {
    const over = new AbortController();
    const { signal } = over;
    const waited = new Promise<void>((resolve) => {
      globalThis.addEventListener?.('online', () => resolve(), { signal });
      this.#options.signal?.addEventListener('abort', () => resolve(), { signal });
    });
    await Promise.race([this.#line.wait(milliseconds), waited]);
    over.abort();
  }
}

/**
 * Sends a file, from where the server stands.
 * @param check whether anybody still waits for it @throws {Unavailable} nobody does
 * @throws {BackendError} as `Session.upload` says · the signal's reason
 */
export function sendInParts(line: Line, file: Blob, options: UploadOptions, check: () => void): Promise<Attachment> {
  return new Sending(line, file, options, check).send();
}
