/**
 * Who hears of a desk: this process at once, others through the server. A word from there only wakes; whoever is woken reads after
 * his own place. Where the word is lost, the desks' counters are looked at every other moment, so that nothing stays unheard.
 */
import { sql } from 'kysely';
import pg from 'pg';
import { Unavailable, freshId } from '../backend.ts';
import { letGo } from '../desk/let-go.ts';
import { clientConfig } from './connecting.ts';
import type { Connected } from './connecting.ts';
import { Post } from './post.ts';
import { transact } from './transacting.ts';

/** Milliseconds between two looks at the counters. */
const EVERY = 1_500;

/** Milliseconds between a listening connection that broke and the next. */
const PAUSE = 2_000;

/** Longest word that the server passes on, in bytes. */
const LONGEST = 7_900;

type Wake = (lost?: unknown) => void;

/** What one process tells the others: something was written on this desk, or a word of this moment. */
interface Word {
  readonly from: string;
  /** Its place among the words of who says it: PostgreSQL passes on once what is the same twice in one statement. */
  readonly n: number;
  readonly desk: string;
  readonly word?: unknown;
}

function isWord(value: unknown): value is Omit<Word, 'n'> {
  const { from, desk } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return typeof from === 'string' && typeof desk === 'string';
}

/** Sets of listeners by desk. */
class Listeners<Heard extends (...told: never[]) => void> {
  readonly #sets = new Map<string, Set<Heard>>();

  add(desk: string, listener: Heard): () => void {
    const set = this.#sets.get(desk) ?? new Set();
    this.#sets.set(desk, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0 && this.#sets.get(desk) === set) this.#sets.delete(desk);
    };
  }

  get desks(): readonly string[] {
    return [...this.#sets.keys()];
  }

  each(desk: string, tell: (listener: Heard) => void): void {
    for (const listener of this.#sets.get(desk) ?? [])
      queueMicrotask(() => {
        tell(listener);
      });
  }
}

export class Ears {
  readonly #place: Connected;
  readonly #me = freshId();
  readonly #listeners = new Listeners<Wake>();
  readonly #hearers = new Listeners<(word: unknown) => void>();
  readonly #seen = new Map<string, number>();
  readonly #untold = new Set<string>();
  readonly #post: Post;
  #said = 0;
  #client: pg.Client | undefined;
  /** Resolves once the present connection listens, or breaks: an answer to what is told before would not be heard. */
  #open: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setInterval> | undefined;
  #lost = false;
  #closed = false;

  constructor(place: Connected) {
    this.#place = place;
    this.#post = new Post(async (words) => {
      await this.#open;
      // Rows come in the order of the array.
      await place.pool.query('select pg_notify($1, word) from unnest($2::text[]) word', [this.#channel, words]);
    });
  }

  listen(desk: string, wake: Wake): () => void {
    return this.#on(this.#listeners.add(desk, wake));
  }

  hear(desk: string, heard: (word: unknown) => void): () => void {
    return this.#on(this.#hearers.add(desk, heard));
  }

  /** Something was written on a desk. */
  wake(desk: string): void {
    this.#listeners.each(desk, (wake) => {
      wake();
    });
    if (this.#place.url === null) return;
    // Several writings of one moment are one word.
    if (this.#untold.size === 0)
      setImmediate(() => {
        const desks = [...this.#untold];
        this.#untold.clear();
        for (const each of desks) this.#pass({ desk: each });
      });
    this.#untold.add(desk);
  }

  tell(desk: string, word: unknown): void {
    this.#hearers.each(desk, (heard) => {
      heard(word);
    });
    if (this.#place.url !== null) this.#pass({ desk, word });
  }

  /** Nobody listens for the moment: what is held open for it is let go. */
  rest(): void {
    if (this.#listeners.desks.length + this.#hearers.desks.length > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#seen.clear();
    void this.#hangUp();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    this.#timer = undefined;
    // That its people have left is the last that a process says.
    await this.#post.done();
    await this.#hangUp();
  }

  async #hangUp(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  #on(off: () => void): () => void {
    const { url } = this.#place;
    if (url !== null && !this.#closed && this.#timer === undefined) {
      this.#timer = setInterval(() => void this.#look(), EVERY);
      letGo(this.#timer);
      this.#pickUp(url);
    }
    return off;
  }

  get #channel(): string {
    return `guichet_${this.#place.schema}`;
  }

  /** Passing on is a courtesy: what does not arrive is found by looking. */
  #pass(said: Omit<Word, 'from' | 'n'>): void {
    if (this.#closed) return;
    const text = JSON.stringify({ from: this.#me, n: (this.#said += 1), ...said } satisfies Word);
    if (Buffer.byteLength(text) <= LONGEST) this.#post.send(text);
  }

  /** A connection of its own, for as long as somebody listens; a new one where it breaks. */
  #pickUp(url: string): void {
    const client = new pg.Client(clientConfig(url));
    this.#client = client;
    const over = (): void => {
      if (this.#client !== client) return;
      void this.#hangUp();
      const again = setTimeout(() => {
        if (this.#timer !== undefined && this.#client === undefined) this.#pickUp(url);
      }, PAUSE);
      letGo(again);
    };
    client.on('error', over);
    client.on('end', over);
    client.on('notification', ({ payload }) => {
      this.#receive(payload);
    });
    this.#open = client
      .connect()
      .then(() => client.query(`listen "${this.#channel}"`))
      // What was written before is not heard of now.
      .then(() => void this.#look())
      .catch(over);
  }

  #receive(payload: string | undefined): void {
    let word: unknown;
    try {
      word = JSON.parse(payload ?? '');
    } catch {
      return;
    }
    if (!isWord(word) || word.from === this.#me) return;
    if (word.word === undefined)
      this.#listeners.each(word.desk, (wake) => {
        wake();
      });
    else
      this.#hearers.each(word.desk, (heard) => {
        heard(word.word);
      });
  }

  /** Looks whether desks were written since they were last looked at; says once that the server does not answer, and once that it does. */
  async #look(): Promise<void> {
    const desks = this.#listeners.desks;
    if (desks.length === 0) return;
    try {
      const found = await transact(this.#place, 'read', (connection) =>
        connection.all(sql<{ id: string; written: number }>`select id, written from desks where id = any(${desks}::text[])`),
      );
      for (const { id, written } of found) {
        const before = this.#seen.get(id);
        this.#seen.set(id, written);
        if (this.#lost || before !== written)
          this.#listeners.each(id, (wake) => {
            wake();
          });
      }
      this.#lost = false;
    } catch (error) {
      if (this.#lost || this.#closed) return;
      this.#lost = true;
      const lost = new Unavailable('network', { cause: error });
      for (const desk of desks)
        this.#listeners.each(desk, (wake) => {
          wake(lost);
        });
    }
  }
}
