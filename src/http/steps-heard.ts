/** Something long, heard while it goes on (the page's end). */
import { Unavailable } from '../backends/backend.ts';
import type { Call, Line } from './line.ts';
import { errorOf } from './problem-heard.ts';
import type { ProblemSaid } from './problem.ts';
import type { OperationName } from './routes.ts';
import { STEPS_TYPE, type StepLine } from './wire.ts';

const LINE_FEED = 0x0a;

/** What it came to, with its bytes where it has any. */
export interface Ended {
  readonly answer: unknown;
  readonly file: Blob;
}

/** Bytes as they come, taken line by line and then by number. */
class Chunks {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  #held: Uint8Array<ArrayBuffer> = new Uint8Array(0);

  constructor(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>) {
    this.#reader = reader;
  }

  /** @throws {Unavailable} it ends here */
  async #more(): Promise<Uint8Array<ArrayBuffer>> {
    const { done, value } = await this.#reader.read();
    if (done) throw new Unavailable('network');
    return value;
  }

  async line(): Promise<string> {
    let at = this.#held.indexOf(LINE_FEED);
    while (at < 0) {
      const more = await this.#more();
      const joined = new Uint8Array(this.#held.length + more.length);
      joined.set(this.#held);
      joined.set(more, this.#held.length);
      this.#held = joined;
      at = joined.indexOf(LINE_FEED);
    }
    const line = this.#held.subarray(0, at);
    this.#held = this.#held.subarray(at + 1);
    return new TextDecoder().decode(line);
  }

  async bytes(count: number): Promise<Uint8Array<ArrayBuffer>[]> {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    for (let left = count; left > 0;) {
      const part = this.#held.length > 0 ? this.#held : await this.#more();
      this.#held = new Uint8Array(0);
      parts.push(part.subarray(0, left));
      left -= part.length;
    }
    return parts;
  }
}

/**
 * Asks for something long.
 * @param onProgress told of each step
 * @throws {BackendError} · the signal's reason
 */
export async function stepsHeard(
  line: Line,
  name: OperationName,
  call: Call,
  onProgress: ((progress: unknown) => void) | undefined,
): Promise<Ended> {
  const { signal } = call;
  signal?.throwIfAborted();
  const answer = await line.ask(name, { ...call, accept: STEPS_TYPE, patient: true });
  const reader = (answer.body as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal?.addEventListener('abort', stop);
  try {
    const chunks = new Chunks(reader);
    for (;;) {
      const said = JSON.parse(await chunks.line()) as StepLine;
      if ('progress' in said) onProgress?.(said.progress);
      signal?.throwIfAborted();
      if ('problem' in said) throw errorOf(0, said.problem as Partial<ProblemSaid>);
      if ('answer' in said) {
        const file = new Blob(await chunks.bytes(said.bytes ?? 0), { type: said.type ?? '' });
        return { answer: said.answer, file };
      }
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof TypeError || error instanceof DOMException) throw new Unavailable('network', { cause: error });
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    stop();
  }
}
