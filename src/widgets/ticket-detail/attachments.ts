/** Files on their way to the desk: added, sent at once with their progress, retried or taken away. */
import { freshId, type Session } from '../../backends/backend.ts';
import type { Attachment } from '../../domain/ticket.ts';

/** One file of a message being written. */
export interface Sending {
  readonly id: string;
  readonly name: string;
  readonly blob: Blob;
  /** Bytes gone; undefined once it is there or has failed. */
  sent: number | undefined;
  /** Nobody answers: it goes on by itself. */
  paused?: boolean;
  /** What the desk holds, once it is there. */
  attachment: Attachment | undefined;
  error: unknown;
  stop: AbortController;
}

export type Refusal =
  | { readonly code: 'too-many'; readonly most: number }
  | { readonly code: 'too-large'; readonly name: string; readonly most: number };

export class Attachments {
  items: readonly Sending[] = [];
  readonly #session: () => Session | undefined;
  readonly #changed: () => void;

  constructor(session: () => Session | undefined, changed: () => void) {
    this.#session = session;
    this.#changed = changed;
  }

  /** Limits of this desk; undefined where it takes no file. */
  get limits(): { readonly maxBytes: number; readonly maxCount: number } | undefined {
    const limits = this.#session()?.can.attachments;
    return limits === undefined || limits.maxCount === 0 ? undefined : limits;
  }

  get busy(): boolean {
    return this.items.some((item) => item.sent !== undefined);
  }

  get failed(): boolean {
    return this.items.some((item) => item.error !== undefined);
  }

  /** Files that the desk holds already. */
  get ready(): Attachment[] {
    return this.items.flatMap((item) => item.attachment ?? []);
  }

  /** Adds files and sends them. @returns those added, and why others were not */
  add(
    files: readonly File[],
    nameOf: (file: File, index: number) => string = (file) => file.name,
  ): { added: readonly Sending[]; refused: Refusal | undefined } {
    const { limits } = this;
    if (limits === undefined) return { added: [], refused: { code: 'too-many', most: 0 } };
    let refused: Refusal | undefined;
    const added: Sending[] = [];
    for (const [index, file] of files.entries()) {
      if (this.items.length + added.length >= limits.maxCount) refused = { code: 'too-many', most: limits.maxCount };
      else if (file.size > limits.maxBytes) refused = { code: 'too-large', name: file.name, most: limits.maxBytes };
      else
        added.push({
          id: freshId(),
          name: nameOf(file, index),
          blob: file,
          sent: 0,
          attachment: undefined,
          error: undefined,
          stop: new AbortController(),
        });
    }
    this.restore(added);
    return { added, refused };
  }

  /** Sends files again that a draft had kept: the same id is never stored twice. */
  restore(items: readonly { readonly id: string; readonly name: string; readonly blob: Blob }[]): void {
    const known = new Set(this.items.map((item) => item.id));
    const fresh = items
      .filter((item) => !known.has(item.id))
      .map((item) => ({
        id: item.id,
        name: item.name,
        blob: item.blob,
        sent: 0,
        attachment: undefined,
        error: undefined,
        stop: new AbortController(),
      }));
    this.items = [...this.items, ...fresh];
    for (const item of fresh) void this.#send(item);
    this.#changed();
  }

  retry(item: Sending): void {
    item.error = undefined;
    item.stop = new AbortController();
    void this.#send(item);
  }

  remove(item: Sending): void {
    item.stop.abort();
    this.items = this.items.filter((each) => each !== item);
    this.#changed();
  }

  clear(): void {
    for (const item of this.items) item.stop.abort();
    this.items = [];
  }

  async #send(item: Sending): Promise<void> {
    const session = this.#session();
    if (session === undefined) return;
    item.sent = 0;
    this.#changed();
    try {
      item.attachment = await session.upload(item.blob, {
        name: item.name,
        id: item.id,
        signal: item.stop.signal,
        onProgress: (sent) => {
          item.sent = sent;
          this.#changed();
        },
        onPaused: (paused) => {
          item.paused = paused;
          this.#changed();
        },
      });
    } catch (error) {
      if (!item.stop.signal.aborted) item.error = error;
    } finally {
      item.sent = undefined;
      item.paused = false;
      this.#changed();
    }
  }
}
