/**
 * One stream of changes from a server, as a page reads it: gone on with after a break, and asked for again and again where a stream
 * does not get through.
 */
import { NotFound, Unauthorized, Unavailable, type Change, type Unavailability } from '../backends/backend.ts';
import type { Line } from './line.ts';
import { HEARTBEAT, STREAM_TYPE, type LiveLine } from './wire.ts';

/** Milliseconds without a word after which a stream is taken for broken; one that never begins is given up sooner. */
export const SILENCE = 3 * HEARTBEAT;
/** Milliseconds before trying again: doubled each time, up to the longest. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** A stream that ends sooner is taken for a failure. */
const TOO_SHORT = 1000;
const LONGEST_POLL = 25;

/** Who is told what a stream says. */
export interface Hearer {
  /** Groups those who listen by where they go on from: each line says by its place in this list whom it is for. */
  from(): readonly string[];
  hear(line: LiveLine<Change>): void | Promise<void>;
  /** Nothing will be heard here any more. */
  lost(why: Unavailability): void;
  /** The server says that it is there, and nothing else. */
  beat?(): void;
  /** It failed, so often since it last went well. @returns when to try again; without it, after a pause */
  failed?(failures: number): Promise<void>;
}

/** Where what is told comes from. */
export interface Source {
  /** Begins, or begins anew with all who listen now; those who begin in one turn begin together. */
  again(): void;
  rest(): void;
  /** Whoever listens is another, or has other rights. */
  renamed?(): void;
  /** A ticket was read here. */
  haveRead?(ticket: string): void;
}

/** A stream of one's own. */
export class Hearing implements Source {
  readonly #line: Line;
  readonly #hearer: Hearer;
  readonly #silence: number;
  #going: AbortController | undefined;
  #known = '';
  #polls = false;
  #failures = 0;

  constructor(line: Line, hearer: Hearer) {
    this.#line = line;
    this.#hearer = hearer;
    this.#silence = line.silence ?? SILENCE;
  }

  again(): void {
    this.rest();
    const going = (this.#going = new AbortController());
    queueMicrotask(() => void this.#go(going.signal));
  }

  rest(): void {
    this.#going?.abort();
    this.#going = undefined;
  }

  async #go(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const [began, polled] = [Date.now(), this.#polls];
      try {
        await (polled ? this.#poll(signal) : this.#stream(signal));
        this.#failures = polled || Date.now() - began > TOO_SHORT ? 0 : this.#failures + 1;
      } catch (error) {
        if (signal.aborted) return;
        const lost = lostBy(error);
        if (lost !== undefined) return this.#hearer.lost(lost);
        // Where streams do not get through, asking may: that is known at once.
        this.#failures = this.#polls === polled ? this.#failures + 1 : 0;
      }
      if (this.#failures > 0 && !signal.aborted)
        await (this.#hearer.failed?.(this.#failures) ?? pause(this.#line, this.#failures));
    }
  }

  async #poll(signal: AbortSignal): Promise<void> {
    const params = { after: this.#hearer.from(), wait: String(LONGEST_POLL), known: this.#known };
    const { lines, known } = (await this.#line.json('changes', { params, signal, patient: true })) as {
      readonly lines: readonly LiveLine<Change>[];
      readonly known: string;
    };
    this.#hearer.beat?.();
    // Who was told of last time and not now is there no more.
    for (const line of [...lines, { ready: true } as const]) {
      if (signal.aborted) return;
      await this.#hearer.hear(line);
    }
    this.#known = known;
  }

  async #stream(signal: AbortSignal): Promise<void> {
    const patience = new AbortController();
    let hasSpoken = false;
    let timer = setTimeout(() => patience.abort(), this.#silence / 4);
    const both = AbortSignal.any([signal, patience.signal]);
    try {
      const answer = await this.#line.ask('changes', {
        params: { after: this.#hearer.from() },
        accept: STREAM_TYPE,
        signal: both,
        patient: true,
      });
      const isStream = answer.headers.get('content-type')?.startsWith(STREAM_TYPE) === true && answer.body !== null;
      if (!isStream) throw new NotThrough();
      const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
      both.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
      const decoder = new TextDecoder();
      let held = '';
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        clearTimeout(timer);
        timer = setTimeout(() => patience.abort(), this.#silence);
        hasSpoken = true;
        held += decoder.decode(next.value, { stream: true });
        const events = held.split('\n\n');
        held = events.pop() ?? '';
        if (!events.some((event) => event.startsWith('data: '))) this.#hearer.beat?.();
        for (const event of events) {
          const data = event.split('\n').find((line) => line.startsWith('data: '));
          if (signal.aborted) return;
          if (data !== undefined) await this.#hearer.hear(JSON.parse(data.slice(6)) as LiveLine<Change>);
        }
      }
      // Some browsers say of a stream that was given up that it has come to its end.
      both.throwIfAborted();
    } catch (error) {
      const isSilent = patience.signal.aborted && !signal.aborted;
      // A proxy may pass on the beginning of an answer and gather up the rest: a stream has begun once it says something.
      if (error instanceof NotThrough || (isSilent && !hasSpoken)) this.#polls = true;
      throw isSilent ? new Unavailable('network') : error;
    } finally {
      clearTimeout(timer);
      patience.abort();
    }
  }
}

/** A stream was asked for, and something else came. */
class NotThrough extends Error {}

/** Why an answer means that nothing will be heard here any more; undefined: try again later. */
function lostBy(error: unknown): Unavailability | undefined {
  if (error instanceof Unauthorized || error instanceof NotFound) return 'closed';
  if (error instanceof Unavailable && ['outdated', 'evicted', 'closed'].includes(error.why)) return error.why;
  return undefined;
}

/**
 * Waits before trying again, no longer than until the browser finds its network. Pages that broke off together do not come back
 * together.
 */
export async function pause(line: Line, failures: number): Promise<void> {
  const over = new AbortController();
  const found = new Promise<void>((resolve) => {
    globalThis.addEventListener?.('online', () => setTimeout(resolve, Math.random() * FIRST_PAUSE), { signal: over.signal });
  });
  const milliseconds = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
  await Promise.race([line.wait(milliseconds), found]);
  over.abort();
}
