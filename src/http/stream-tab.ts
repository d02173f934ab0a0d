/**
 * A tab among the others of its browser, that hear one stream of changes together (`stream-shared.ts` says why): whether it leads, and
 * what it takes in of what is told.
 *
 * Each tab knows where those are who listen in it, and a stream goes on from several places at once. Whoever leads begins anew where
 * a tab waits at another place than the stream comes by; so nothing is missed and nothing told twice, whoever leads and whenever
 * that changes.
 */
import { freshId, type Change, type Unavailability } from '../backends/backend.ts';
import type { Line } from './line.ts';
import { Hearing, SILENCE, pause, type Hearer } from './stream-heard.ts';
import type { LiveLine } from './wire.ts';

/** Most cursors that one stream goes on from: what a server takes. */
const MOST_CURSORS = 16;
/** Milliseconds in which what is on its way may bring the stream to where somebody waits for it. */
const ON_ITS_WAY = 100;
/** Milliseconds in which whoever leads answers, if they are awake. */
const AWAKE = 2000;
/** Milliseconds until somebody who could not take in what was told goes on. */
const SOON = 1000;

type Told = Extract<LiveLine<Change>, { readonly change: Change }>;

/** A stream, by a name of its own: where each of its groups is, and what it said of this moment. */
interface Stream {
  readonly by: string;
  readonly at: string[];
  /** Who is where, and what is being prepared. */
  readonly now: Map<string, Change>;
  isReady: boolean;
}

export type Word =
  /** Whoever found the lock free takes themselves for the only one: between two who lead, it is free for a moment. */
  | { readonly alone: true }
  /** Whoever joins asks which stream there is, and says where they have waited for it, for whoever leads to go on from there too. */
  | { readonly wants: readonly string[] }
  | { readonly stream: Stream }
  /** What a stream says, lines that belong together; none: it is there. */
  | { readonly by: string; readonly lines: readonly LiveLine<Change>[] };

function track({ at, now }: Stream, { to, change }: Told): void {
  at[to] = change.cursor;
  if (change.type === 'present') {
    if (change.people.length > 0) now.set(change.ticket, change);
    else now.delete(change.ticket);
  } else if (change.type === 'indexing') {
    if (change.progress === null) now.delete('');
    else now.set('', change);
  }
}

export interface TabParts {
  readonly line: Line;
  readonly hearer: Hearer;
  /** Of the lock and the channel. */
  readonly name: string;
  /** The browser has no lock or no channel for this page. */
  readonly refused: () => void;
}

/** A tab among the others, as long as somebody listens in it. */
export class Tab implements Hearer {
  readonly #parts: TabParts;
  readonly #hearing: Hearing;
  readonly #name: string;
  readonly #channel: BroadcastChannel;
  /** Asks for the lock, or holds it. */
  #asking: AbortController | undefined;
  #release: (() => void) | undefined;
  /** The stream that this tab leads, as it has told it; and the one that it hears, as far as it has taken it in. */
  #led: Stream | undefined;
  #heard: Stream | undefined;
  /** Where those are who listen here, and which group of the stream each hears: none is -1. */
  #cursors: string[] = [];
  #groups: number[] = [];
  #isSettled = false;
  /** Where tabs wait for the stream. */
  readonly #wanted = new Set<string>();
  /** Lines without their end. */
  #held: Told[] = [];
  #turn = Promise.resolve();
  #patience: ReturnType<typeof setTimeout> | undefined;
  #pressing: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(parts: TabParts) {
    this.#parts = parts;
    this.#hearing = new Hearing(parts.line, this);
    this.#name = parts.name;
    this.#channel = new BroadcastChannel(parts.name);
    this.#channel.addEventListener('message', ({ data }) => this.#hears(data as Word));
    this.#say({ wants: [] });
    this.#ask();
    this.#wait();
  }

  #refuse(): void {
    if (this.#isOver) return;
    this.leave();
    this.#parts.refused();
  }

  leave(): void {
    this.#isOver = true;
    this.#step(true);
    this.#channel.close();
    clearTimeout(this.#patience);
    clearTimeout(this.#pressing);
  }

  /** Begins with all who listen here now. */
  again(): void {
    void this.#inTurn(() => this.#begin());
  }

  /** Tells the others that a ticket was read in the tab that leads: the server says it to other pages than the one that reads. */
  haveRead(ticket: string): void {
    const { at, by } = this.#led ?? {};
    if (at === undefined || by === undefined) return;
    const change = { type: 'changed', tickets: [ticket] } as const;
    this.#say({ by, lines: at.map((cursor, to) => ({ to, change: { ...change, cursor } })) });
  }

  /** Whoever leads is asked whether they are awake: who is not is relieved. */
  doubt(): void {
    if (this.#release !== undefined) return;
    this.#say({ wants: [] });
    this.#wait(AWAKE);
  }

  #say(word: Word): void {
    if (!this.#isOver) this.#channel.postMessage(word);
  }

  /** What is told is taken in one after the other, in the order in which it was said. */
  #inTurn(act: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn
      .then(() => (this.#isOver ? undefined : act()))
      .catch(() => {
        // Nothing after what was not taken in, until those who listen begin again from before it.
        this.#groups.fill(-1);
        void this.#parts.line.wait(SOON).then(() => this.again());
      });
    return this.#turn;
  }

  // Who leads.

  /** Asks for the lock, in turn, or takes it from whoever sleeps with it. */
  #ask(steal = false): void {
    const asking = (this.#asking = new AbortController());
    const lead = (): Promise<void> =>
      new Promise((release) => {
        if (asking.signal.aborted) return release();
        this.#release = release;
        clearTimeout(this.#patience);
        this.#hearing.again();
      });
    navigator.locks.request(this.#name, steal ? { steal } : { signal: asking.signal }, lead).catch((error: unknown) => {
      if (asking.signal.aborted) return;
      if (!(error instanceof DOMException && error.name === 'AbortError')) return this.#refuse();
      // Somebody took it, who had no answer from here.
      this.#step(true);
      this.#ask();
      this.#wait();
    });
  }

  /** Leads no more. @param isAll nor waits to */
  #step(isAll = false): void {
    this.#hearing.rest();
    this.#release?.();
    this.#release = undefined;
    this.#led = undefined;
    if (isAll) this.#asking?.abort();
    this.#asking = undefined;
  }

  #wait(patience?: number): void {
    clearTimeout(this.#patience);
    const { silence = SILENCE } = this.#parts.line;
    // Tabs that lost the one who leads do not all ask together.
    const all = patience ?? silence * (1 + Math.random() / 2);
    this.#patience = setTimeout(() => {
      if (patience === undefined) return this.doubt();
      this.#step(true);
      this.#ask(true);
    }, all);
  }

  from(): readonly string[] {
    const places = new Set([...((this.#led ?? this.#heard)?.at ?? []), ...this.#cursors, ...this.#wanted]);
    const at = places.size > 0 ? [...places].slice(0, MOST_CURSORS) : [...this.#parts.hearer.from()];
    this.#wanted.clear();
    this.#held = [];
    this.#led = { by: freshId(), at, now: new Map(), isReady: false };
    void this.#tell({ stream: structuredClone(this.#led) });
    return [...at];
  }

  async hear(line: LiveLine<Change>): Promise<void> {
    const led = this.#led;
    if (led === undefined) return;
    let lines: LiveLine<Change>[] = [line];
    if ('change' in line) {
      const { to, change } = line;
      // Another tab's session may live: each hears it of its own.
      if (change.type === 'lost') return this.#inTurn(() => this.#take(line));
      // What has no place of its own belongs to what comes next: nobody is to begin between the two.
      if ((change.type === 'gone' || change.type === 'knowledge') && change.cursor === led.at[to]) {
        this.#held.push(line);
        return;
      }
      lines = [...this.#held, line];
      this.#held = [];
      track(led, line);
    } else if ('ready' in line) led.isReady = true;
    await this.#tell({ by: led.by, lines });
  }

  beat(): void {
    if (this.#led !== undefined) this.#say({ by: this.#led.by, lines: [] });
  }

  lost(why: Unavailability): void {
    this.#parts.hearer.lost(why);
  }

  /** Another tab may reach the server: it is its turn, at once. */
  async failed(failures: number): Promise<void> {
    this.#step();
    this.#wait();
    await pause(this.#parts.line, failures);
    if (!this.#isOver && this.#asking === undefined) this.#ask();
  }

  #tell(word: Word): Promise<void> {
    this.#say(word);
    return this.#inTurn(() => this.#follow(word));
  }

  #serve(wants: readonly string[]): void {
    const led = this.#led;
    const elsewhere = wants.filter((each) => led?.at.includes(each) !== true);
    for (const each of elsewhere) this.#wanted.add(each);
    if (led === undefined) return;
    this.#say({ stream: led });
    if (elsewhere.length > 0) this.#hearing.again();
  }

  // Who hears.

  #hears(word: Word): void {
    const leads = this.#release !== undefined;
    // Any word tells them that they are not.
    if ('alone' in word) this.#say({ wants: [] });
    else if ('wants' in word) {
      if (leads) this.#serve(word.wants);
    } else if (leads) {
      // Whoever woke up and does not know yet that they lead no more.
      if (this.#led !== undefined) this.#say({ stream: this.#led });
    } else {
      this.#wait();
      void this.#inTurn(() => this.#follow(word));
    }
  }

  async #follow(word: Word): Promise<void> {
    if ('stream' in word) {
      if (this.#heard?.by === word.stream.by) return;
      this.#heard = word.stream;
      await this.#begin();
    } else if ('lines' in word && word.by === this.#heard?.by) {
      for (const line of word.lines) await this.#take(line);
      await this.#match();
    }
  }

  async #take(line: LiveLine<Change>): Promise<void> {
    const { hearer } = this.#parts;
    if ('ready' in line) {
      // Told once all who listen here hear the stream.
      if (this.#heard !== undefined) this.#heard.isReady = true;
    } else if ('notices' in line) await hearer.hear(line);
    else {
      if (this.#heard !== undefined) track(this.#heard, line);
      for (const [to, group] of this.#groups.entries()) {
        if (group !== line.to) continue;
        await hearer.hear({ to, change: line.change });
        this.#cursors[to] = line.change.cursor;
      }
    }
  }

  async #begin(): Promise<void> {
    this.#cursors = [...this.#parts.hearer.from()];
    this.#groups = this.#cursors.map(() => -1);
    this.#isSettled = false;
    await this.#match();
  }

  /** Those who are where the stream is hear it from now on; the others say where they are, if it does not come there by itself. */
  async #match(): Promise<void> {
    const stream = this.#heard;
    const { hearer } = this.#parts;
    if (stream !== undefined)
      for (const [to, group] of this.#groups.entries()) {
        const cursor = this.#cursors[to] ?? '';
        if (group >= 0 || !stream.at.includes(cursor)) continue;
        this.#groups[to] = stream.at.indexOf(cursor);
        for (const change of stream.now.values()) await hearer.hear({ to, change: { ...change, cursor } });
      }
    if (this.#groups.includes(-1)) {
      this.#pressing ??= setTimeout(() => this.#press(), ON_ITS_WAY);
    } else if (stream?.isReady === true && !this.#isSettled) {
      this.#isSettled = true;
      await hearer.hear({ ready: true });
    }
  }

  #press(): void {
    this.#pressing = undefined;
    const wants = this.#cursors.filter((_cursor, to) => this.#groups[to] === -1);
    if (wants.length === 0) return;
    if (this.#release === undefined) this.#say({ wants });
    else this.#serve(wants);
  }
}
