/**
 * One tab's hand on the shelf that all tabs of a person share: what is written is kept before anybody is told that it is, sent in
 * its turn by one tab at a time, once, and again until somebody answers; what is refused comes back to whoever wrote it.
 *
 * Pure but for what it is given: clock, network, storage, timers and chance are the world's.
 */
import { Unauthorized, Unavailable, type Outcome } from '../backend.ts';
import type { OnItsWayState, Parcel, Trouble, Why } from '../on-its-way.ts';
import type { Command } from '../../domain/commands.ts';
import {
  added,
  aged,
  beaten,
  done,
  holds,
  next,
  refused,
  released,
  retried,
  returned,
  rewritten,
  taken,
  waiting,
  wiped,
  without,
} from './shelf.ts';
import type { Lease, Shelf } from './shelf.ts';
import { troubleOf } from './trouble.ts';

/** Milliseconds between two signs of life of the tab that sends. */
export const BEAT = 1000;
/** Milliseconds without a sign of life after which another tab sends: a frozen one holds nobody up. */
export const STALE = 4000;
/** Milliseconds of the first pause after nobody answered; each further one may be twice as long. */
const FIRST_PAUSE = 1000;
/** Longest pause, in milliseconds: five minutes. */
export const LONGEST_PAUSE = 5 * 60 * 1000;
/** Longest that a server is believed to want to be left alone, in milliseconds: one hour. */
const LONGEST_ASKED = 3600 * 1000;

/** Where the shelf lies. */
export interface ShelfStore {
  /** Reads the shelf and writes what becomes of it, in one transaction that is durable before this answers. @throws what the storage throws: then nothing was written */
  transact<Answer>(work: (shelf: Shelf) => { readonly shelf: Shelf; readonly answer: Answer }): Promise<Answer>;
}

/** What tabs of one person tell each other; `later` for how many milliseconds nobody need try. */
export type Told =
  | { readonly type: 'put' }
  | { readonly type: 'wiped' }
  | { readonly type: 'done'; readonly id: string; readonly outcome: Outcome }
  | { readonly type: 'back'; readonly id: string; readonly trouble: Trouble }
  | { readonly type: 'later'; readonly id: string; readonly pause: number; readonly why: Why };

export interface OutboxWorld {
  /** This tab, unlike any other that ever was. */
  readonly tab: string;
  readonly store: ShelfStore;
  /** Sends a batch; the same twice does it once. @throws {BackendError} */
  send(batch: readonly Command[]): Promise<Outcome>;
  /** Milliseconds by this machine's clock, which somebody may set. */
  now(): number;
  /** Milliseconds that went by, which nobody sets. */
  elapsed(): number;
  /** @returns what calls it off */
  after(milliseconds: number, act: () => void): () => void;
  /** At least 0, below 1. */
  random(): number;
  /** An identity that nothing else has. */
  fresh(): string;
  /** Tells the other tabs. */
  tell(told: Told): void;
  /** Calls once no other tab sends, where the browser can tell; else its signs of life do. */
  whenFree?(act: () => void): void;
}

/** Everything was wiped since this tab began: whoever wrote has signed out, or is another. */
export class Wiped extends Error {}

interface Pause {
  readonly until: number;
  readonly tries: number;
}

type Plan =
  | { readonly type: 'nothing' | 'wait' }
  | { readonly type: 'held'; readonly lease: Lease }
  | { readonly type: 'send'; readonly parcel: Parcel; readonly term: number };

const NO_PAUSE: Pause = { until: 0, tries: 0 };

export class Outbox {
  readonly #world: OutboxWorld;
  readonly #onTold: (told: Told) => void;
  readonly #onState: (state: OnItsWayState) => void;
  #generation = '';
  /** The term of the lease that this tab took; 0 without. */
  #term = 0;
  /** The lease of another tab as it was last seen, and since when it looks so. */
  #seen: { readonly lease: Lease; readonly since: number } | undefined;
  #pause = NO_PAUSE;
  /** What the place had no time for, one by one: it holds up nothing but its own tickets. */
  readonly #late = new Map<string, Pause>();
  #isWorking = false;
  #isAskedAgain = false;
  #isClosed = false;
  #stopWaiting: () => void = () => undefined;
  #state: OnItsWayState = { why: null, waiting: [], returned: [] };

  /** @param hears what becomes of parcels, sent here or by another tab; and what a widget can show of it all */
  constructor(world: OutboxWorld, hears: { onTold?(told: Told): void; onState?(state: OnItsWayState): void } = {}) {
    this.#world = world;
    this.#onTold = (told) => hears.onTold?.(told);
    this.#onState = (state) => hears.onState?.(state);
  }

  get state(): OnItsWayState {
    return this.#state;
  }

  /** Finds what an earlier page left, and goes on with it. @throws what the storage throws */
  async start(): Promise<void> {
    const { store, fresh } = this.#world;
    this.#generation = await store.transact((shelf) => {
      const generation = shelf.generation === '' ? fresh() : shelf.generation;
      return { shelf: { ...shelf, generation }, answer: generation };
    });
    await this.look();
    void this.#work();
  }

  /**
   * Keeps a batch, to be sent in its turn; one that is kept already is not kept twice.
   * @throws {Wiped} · what the storage throws: then it is not kept
   */
  async put(batch: readonly Command[]): Promise<void> {
    await this.#change((shelf) => [added(shelf, batch, this.#world.now()), undefined]);
    this.#world.tell({ type: 'put' });
    void this.#work();
  }

  /** Sends what came back once more, in its turn. @throws {Wiped} · what the storage throws */
  async retry(id: string): Promise<void> {
    await this.#change((shelf) => [retried(shelf, id, this.#world.now()), undefined]);
    this.#world.tell({ type: 'put' });
    this.wake();
  }

  /** Sends what came back with other words, in its turn. @throws {Wiped} · what the storage throws */
  async rewrite(id: string, batch: readonly Command[]): Promise<void> {
    await this.#change((shelf) => [rewritten(shelf, id, batch, this.#world.now()), undefined]);
    this.#world.tell({ type: 'put' });
    this.wake();
  }

  /** Forgets what came back. @throws {Wiped} · what the storage throws */
  async discard(id: string): Promise<void> {
    await this.#change((shelf) => [without(shelf, id), undefined]);
    this.#world.tell({ type: 'put' });
  }

  /** Reads again what a widget shows. @throws {Wiped} · what the storage throws */
  async look(): Promise<void> {
    await this.#change((shelf) => [aged(shelf, this.#world.now()), undefined]);
  }

  /** Forgets everything: whoever wrote signs out, or is another. No tab that was open keeps or sends anything more. */
  async wipe(): Promise<void> {
    const generation = this.#world.fresh();
    await this.#world.store.transact((shelf) => ({ shelf: wiped(shelf, generation), answer: undefined }));
    this.#world.tell({ type: 'wiped' });
    this.#stop();
  }

  /** Somebody may answer again: looks at once. */
  wake(): void {
    this.#pause = NO_PAUSE;
    this.#late.clear();
    void this.#work();
  }

  /** The tab that sent is gone: this one need not wait to see that it is. */
  succeed(): void {
    if (this.#seen !== undefined) this.#seen = { ...this.#seen, since: Number.NEGATIVE_INFINITY };
    void this.#work();
  }

  /** Hears what another tab tells. */
  heard(told: Told): void {
    if (told.type === 'wiped') this.#stop();
    if (told.type === 'done') {
      this.#answered();
      // What it reads of the shelf comes after whoever waits has heard.
      this.#show({ waiting: this.#state.waiting.filter(({ id }) => id !== told.id) });
    }
    // Whoever tried tries again before the others do.
    if (told.type === 'later')
      this.#rest({ until: this.#world.elapsed() + told.pause + BEAT, tries: this.#pause.tries }, told.why);
    this.#onTold(told);
    if (this.#isClosed) return;
    // What cannot be read now is read with the next step.
    if (told.type !== 'put') this.look().catch(() => undefined);
    void this.#work();
  }

  /** Sends no more from here: another tab may at once. */
  async close(): Promise<void> {
    const term = this.#term;
    this.#stop();
    // A storage that fails leaves the lease behind, as a tab that dies does.
    await this.#world.store.transact((shelf) => ({ shelf: released(shelf, term), answer: undefined })).catch(() => undefined);
    this.#world.tell({ type: 'put' });
  }

  #stop(): void {
    this.#isClosed = true;
    this.#stopWaiting();
  }

  /** Changes the shelf. @throws {Wiped} · what the storage throws: then nothing was written */
  async #change<Answer>(work: (shelf: Shelf) => readonly [Shelf, Answer]): Promise<Answer> {
    const changed = await this.#world.store.transact((shelf) => {
      // A browser may erase everything under an open page: what is written from now on is kept again.
      const generation = shelf.generation === '' ? this.#generation : shelf.generation;
      if (generation !== this.#generation) return { shelf, answer: undefined };
      const [after, answer] = work(shelf);
      return { shelf: { ...after, generation }, answer: { answer, after } };
    });
    if (changed === undefined) {
      this.#stop();
      throw new Wiped();
    }
    this.#show({ waiting: waiting(changed.after), returned: returned(changed.after) });
    return changed.answer;
  }

  #show(state: Partial<OnItsWayState>): void {
    this.#state = { ...this.#state, ...state };
    this.#onState(this.#state);
  }

  #tell(told: Told): void {
    this.#world.tell(told);
    this.#onTold(told);
  }

  /** Somebody answered. */
  #answered(): void {
    this.#pause = NO_PAUSE;
    if (this.#state.why !== null) this.#show({ why: null });
  }

  #rest(pause: Pause, why: Why): void {
    this.#pause = pause;
    if (this.#state.why !== why) this.#show({ why });
  }

  /** Goes on as long as something is to be sent. One at a time: what asks meanwhile is heard afterwards. */
  async #work(): Promise<void> {
    this.#isAskedAgain = true;
    if (this.#isWorking) return;
    this.#isWorking = true;
    try {
      while (this.#isAskedAgain && !this.#isClosed) {
        this.#isAskedAgain = false;
        if (await this.#step()) this.#isAskedAgain = true;
      }
    } catch (error) {
      // A storage that fails now may not a little later; what was sent and could not be crossed out is sent again, and done once.
      if (!(error instanceof Wiped)) this.#wait(FIRST_PAUSE);
    } finally {
      this.#isWorking = false;
    }
  }

  #wait(milliseconds: number): void {
    this.#stopWaiting();
    if (!this.#isClosed) this.#stopWaiting = this.#world.after(milliseconds, () => void this.#work());
  }

  /** @returns whether there may be more to do at once */
  async #step(): Promise<boolean> {
    const { elapsed, now } = this.#world;
    const at = elapsed();
    const late = new Set([...this.#late].filter(([, { until }]) => until > at).map(([id]) => id));
    const plan = await this.#change((shelf) => this.#plan(aged(shelf, now()), late, at));
    if (plan.type !== 'send') this.#term = 0;
    switch (plan.type) {
      case 'nothing':
        this.#stopWaiting();
        return false;
      case 'held':
        this.#see(plan.lease);
        this.#world.whenFree?.(() => this.succeed());
        this.#wait(BEAT);
        return false;
      case 'wait':
        this.#wait(Math.max(1, this.#soonest(at) - elapsed()));
        return false;
      case 'send':
        this.#term = plan.term;
        // Whoever was frozen here may no longer be the one who sends.
        return elapsed() - at > STALE / 2 || this.#send(plan.parcel, plan.term);
    }
  }

  #plan(shelf: Shelf, late: ReadonlySet<string>, at: number): readonly [Shelf, Plan] {
    if (waiting(shelf).length === 0) return [released(shelf, this.#term), { type: 'nothing' }];
    const isMine = holds(shelf, this.#term);
    if (!isMine && shelf.lease !== null && !this.#isStale(shelf.lease, at)) return [shelf, { type: 'held', lease: shelf.lease }];
    const parcel = this.#pause.until > at ? undefined : next(shelf, late);
    // Nobody is the one who sends while nothing can be sent: a pause needs no sign of life.
    if (parcel === undefined) return [released(shelf, this.#term), { type: 'wait' }];
    const led = isMine ? beaten(shelf) : taken(shelf, this.#world.tab);
    return [led, { type: 'send', parcel, term: led.term }];
  }

  /** When a pause ends, the earliest of all. */
  #soonest(at: number): number {
    const ends = [...this.#late.values()].map(({ until }) => until).filter((until) => until > at);
    return this.#pause.until > at ? this.#pause.until : Math.min(...ends, at + LONGEST_PAUSE);
  }

  #see(lease: Lease): void {
    const seen = this.#seen?.lease;
    if (seen?.term !== lease.term || seen.beat !== lease.beat) this.#seen = { lease, since: this.#world.elapsed() };
  }

  #isStale({ term, beat }: Lease, at: number): boolean {
    const seen = this.#seen;
    return seen?.lease.term === term && seen.lease.beat === beat && at - seen.since >= STALE;
  }

  async #send(parcel: Parcel, term: number): Promise<boolean> {
    const stop = this.#beating(term);
    const { id } = parcel;
    let outcome: Outcome;
    try {
      outcome = await this.#world.send(parcel.batch);
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === 'later') {
        this.#later(id, error);
        return true;
      }
      this.#late.delete(id);
      // Another tab that sends it now hears an answer of its own.
      const isOurs = await this.#change((shelf) => (holds(shelf, term) ? [refused(shelf, id, trouble), true] : [shelf, false]));
      this.#answered();
      if (isOurs) this.#tell({ type: 'back', id, trouble });
      return true;
    } finally {
      stop();
    }
    this.#late.delete(id);
    // First, so that nothing ever seems to have gone while nobody answers.
    this.#answered();
    await this.#change((shelf) => [done(shelf, id, this.#world.now()), undefined]);
    this.#tell({ type: 'done', id, outcome });
    return true;
  }

  /** Signs of life while something is sent. @returns what ends them */
  #beating(term: number): () => void {
    let stop: () => void = () => undefined;
    const again = (): void => {
      stop = this.#world.after(BEAT, () => {
        again();
        // A beat that is not written is one that others do not see.
        this.#change((shelf) => [holds(shelf, term) ? beaten(shelf) : shelf, undefined]).catch(() => undefined);
      });
    };
    again();
    return () => {
      stop();
    };
  }

  /** Nobody took it: all waits where nobody answers, and that alone where the place has no time for it. */
  #later(id: string, error: unknown): void {
    const { elapsed, random } = this.#world;
    const asked = error instanceof Unavailable ? error.retryAfter : undefined;
    const isForAll =
      error instanceof Unauthorized || (error instanceof Unavailable && (error.why === 'network' || asked !== undefined));
    const { tries } = (isForAll ? this.#pause : this.#late.get(id)) ?? NO_PAUSE;
    // At random below a bound that doubles: many pages that lost the same server do not come back together.
    const pause = Math.max(random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries), Math.min(asked ?? 0, LONGEST_ASKED));
    const longer: Pause = { until: elapsed() + pause, tries: tries + 1 };
    const why =
      error instanceof Unauthorized ? 'signed-out' : error instanceof Unavailable && error.why === 'network' ? 'offline' : 'busy';
    if (isForAll) this.#rest(longer, why);
    else this.#late.set(id, longer);
    this.#tell({ type: 'later', id, pause: isForAll ? pause : 0, why });
  }
}
