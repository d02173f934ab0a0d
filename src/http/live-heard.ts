/**
 * What a page hears of changes: one stream for all who listen in it, each from a cursor of its own; gone on with after a break, and
 * by asking again and again where a stream does not get through.
 */
import { NotFound, Unauthorized, Unavailable, type Change, type Unavailability } from '../backends/backend.ts';
import type { Line } from './line.ts';
import { HEARTBEAT, STREAM_TYPE, type LiveLine } from './wire.ts';

/** Milliseconds without a word after which a stream is taken for broken; one that never begins is given up sooner. */
const SILENCE = 3 * HEARTBEAT;
/** Milliseconds before trying again: doubled each time, up to the longest. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** A stream that ends sooner is taken for a failure. */
const TOO_SHORT = 1000;
const LONGEST_POLL = 25;

/** Somebody who listens. */
interface Ear {
  cursor: string;
  readonly listener: (change: Change) => void;
  /** What it was last told of who is on a ticket. */
  readonly present: Map<string, string>;
}

/** Those who go on from one cursor. */
interface Group {
  cursor: string;
  readonly ears: Set<Ear>;
}

type Present = Extract<Change, { readonly type: 'present' }>;

/** Asks nobody to wait for a fault of a listener's, and hides none. */
function call<Value>(listener: (value: Value) => void, value: Value): void {
  try {
    listener(value);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

export class Live {
  readonly #line: Line;
  readonly #silence: number;
  /** Asks again for what a session tells without being asked. */
  readonly #renew: () => Promise<void>;
  /** The session's cursor, for who listens to notices alone. */
  readonly #cursor: () => string;
  readonly #ears = new Set<Ear>();
  readonly #bells = new Set<() => void>();
  #groups: Group[] = [];
  /** Which tickets were told of since the stream began. */
  #retold = new Set<string>();
  #going: AbortController | undefined;
  #known = '';
  #polls = false;
  #isBegun = false;

  constructor(line: Line, cursor: () => string, renew: () => Promise<void>) {
    this.#line = line;
    this.#silence = line.silence ?? SILENCE;
    this.#cursor = cursor;
    this.#renew = renew;
  }

  watch(after: string, listener: (change: Change) => void): () => void {
    const ear: Ear = { cursor: after, listener, present: new Map() };
    this.#ears.add(ear);
    const group = this.#isBegun ? this.#groups.find(({ cursor }) => cursor === after) : undefined;
    if (group === undefined) this.#again();
    else this.#join(group, ear);
    return () => {
      this.#ears.delete(ear);
      for (const { ears } of this.#groups) ears.delete(ear);
      this.#restIfAlone();
    };
  }

  /** Calls when there may be other notices. */
  ring(listener: () => void): () => void {
    this.#bells.add(listener);
    if (this.#going === undefined) this.#again();
    return () => {
      this.#bells.delete(listener);
      this.#restIfAlone();
    };
  }

  /** Tells everybody to read all again. */
  reset(): void {
    for (const ear of [...this.#ears]) this.#tell(ear, { type: 'reset', cursor: ear.cursor });
  }

  close(): void {
    this.#ears.clear();
    this.#bells.clear();
    this.#restIfAlone();
  }

  /** Begins where others are, and learns what they know of who is here. */
  #join(group: Group, ear: Ear): void {
    const [other] = group.ears;
    group.ears.add(ear);
    const told = [...(other?.present.values() ?? [])].map((text) => JSON.parse(text) as Present);
    queueMicrotask(() => {
      for (const change of told)
        if (this.#ears.has(ear) && change.people.length > 0) this.#tell(ear, { ...change, cursor: ear.cursor });
    });
  }

  #restIfAlone(): void {
    if (this.#ears.size > 0 || this.#bells.size > 0) return;
    this.#going?.abort();
    this.#going = undefined;
    this.#isBegun = false;
  }

  /** Begins anew, so that all who listen are asked for; those who begin in one turn begin together. */
  #again(): void {
    this.#going?.abort();
    this.#isBegun = false;
    const going = (this.#going = new AbortController());
    queueMicrotask(() => void this.#go(going));
  }

  async #go(going: AbortController): Promise<void> {
    for (let failures = 0; !going.signal.aborted;) {
      const began = Date.now();
      try {
        await (this.#polls ? this.#poll(going.signal) : this.#stream(going.signal));
        failures = this.#polls || Date.now() - began > TOO_SHORT ? 0 : failures + 1;
      } catch (error) {
        if (going.signal.aborted) return;
        const lost = lostBy(error);
        if (lost !== undefined) return this.#lose(lost);
        failures += 1;
      }
      if (failures > 0 && !going.signal.aborted) await this.#line.wait(pauseAfter(failures));
    }
  }

  /** Groups those who listen by where they go on from. */
  #group(): readonly string[] {
    const groups = Map.groupBy(this.#ears, ({ cursor }) => cursor);
    this.#groups = [...groups].map(([cursor, ears]) => ({ cursor, ears: new Set(ears) }));
    if (this.#groups.length === 0) this.#groups.push({ cursor: this.#cursor(), ears: new Set() });
    this.#retold = new Set();
    return this.#groups.map(({ cursor }) => cursor);
  }

  async #poll(signal: AbortSignal): Promise<void> {
    const params = { after: this.#group(), wait: String(LONGEST_POLL), known: this.#known };
    this.#isBegun = true;
    const { lines, known } = (await this.#line.json('changes', { params, signal, patient: true })) as {
      readonly lines: readonly LiveLine<Change>[];
      readonly known: string;
    };
    // Who was told of last time and not now is there no more.
    for (const line of [...lines, { ready: true } as const]) await this.#hear(line, signal);
    this.#known = known;
  }

  async #stream(signal: AbortSignal): Promise<void> {
    const patience = new AbortController();
    let hasSpoken = false;
    let timer = setTimeout(() => patience.abort(), this.#silence / 4);
    const both = AbortSignal.any([signal, patience.signal]);
    try {
      const answer = await this.#line.ask('changes', {
        params: { after: this.#group() },
        accept: STREAM_TYPE,
        signal: both,
        patient: true,
      });
      const isStream = answer.headers.get('content-type')?.startsWith(STREAM_TYPE) === true && answer.body !== null;
      if (!isStream) throw new NotThrough();
      this.#isBegun = true;
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
        for (const event of events) {
          const data = event.split('\n').find((line) => line.startsWith('data: '));
          if (data !== undefined) await this.#hear(JSON.parse(data.slice(6)) as LiveLine<Change>, signal);
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

  async #hear(line: LiveLine<Change>, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    if ('notices' in line) {
      for (const bell of this.#bells) call(bell, undefined);
    } else if ('ready' in line) this.#settle();
    else {
      const { to, change } = line;
      // What the session tells by itself is told as it is then.
      if (change.type === 'desk' || change.type === 'reset' || change.type === 'knowledge') await this.#renew();
      const group = this.#groups[to];
      if (group === undefined || signal.aborted) return;
      group.cursor = change.cursor;
      if (change.type === 'present') this.#retold.add(change.ticket);
      for (const ear of [...group.ears]) this.#tell(ear, change);
      if (change.type === 'lost') this.#forget(group);
    }
  }

  /** Tells that those are gone of whom nothing was said again; and that there may be notices of the time between. */
  #settle(): void {
    for (const ear of this.#ears)
      for (const [ticket, text] of ear.present)
        if (!this.#retold.has(ticket) && (JSON.parse(text) as Present).people.length > 0)
          this.#tell(ear, { type: 'present', ticket, people: [], cursor: ear.cursor });
    for (const bell of this.#bells) call(bell, undefined);
  }

  #tell(ear: Ear, change: Change): void {
    ear.cursor = change.cursor;
    if (change.type === 'present') {
      const text = JSON.stringify({ ...change, cursor: '' });
      if (ear.present.get(change.ticket) === text) return;
      ear.present.set(change.ticket, text);
    }
    call(ear.listener, change);
  }

  #forget({ ears }: Group): void {
    for (const ear of ears) this.#ears.delete(ear);
    this.#restIfAlone();
  }

  #lose(why: Unavailability): void {
    for (const ear of [...this.#ears]) this.#tell(ear, { type: 'lost', why, cursor: ear.cursor });
    this.close();
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

/** Pages that broke off together do not come back together. */
function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
}
