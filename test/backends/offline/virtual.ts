/** What the simulation is made of: chance from a seed, time that jumps from event to event, storage and a network that fail. */
import { NotFound, Refused, Unavailable, type Outcome } from '../../../src/backends/backend.ts';
import { EMPTY, type Shelf } from '../../../src/backends/offline/shelf.ts';
import type { Command } from '../../../src/domain/commands.ts';

/** Numbers from a seed, from 0 to below 1 (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** All that promises do by themselves is done. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Event {
  readonly at: number;
  readonly n: number;
  readonly act: () => void;
}

/** More events than any run has that ends. */
const MOST = 100_000;

/** Time: events in order, each with all that promises make of it before the next. */
export class Time {
  now = 0;
  #made = 0;
  #happened = 0;
  readonly #heap: Event[] = [];

  after(milliseconds: number, act: () => void): void {
    const heap = this.#heap;
    heap.push({ at: this.now + milliseconds, n: (this.#made += 1), act });
    for (let child = heap.length - 1; child > 0;) {
      const parent = (child - 1) >> 1;
      if (!this.#isBefore(child, parent)) break;
      this.#swap(child, parent);
      child = parent;
    }
  }

  /** Lets everything happen until nothing is to happen before an instant. @throws {Error} it has no end */
  async runUntil(end: number): Promise<void> {
    await settled();
    for (let first = this.#heap[0]; first !== undefined && first.at <= end; first = this.#heap[0]) {
      this.#swap(0, this.#heap.length - 1);
      this.#heap.pop();
      this.#sink();
      this.now = first.at;
      this.#happened += 1;
      if (this.#happened > MOST) throw new Error('it has no end');
      first.act();
      await settled();
    }
    this.now = end;
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    return a !== undefined && b !== undefined && (a.at < b.at || (a.at === b.at && a.n < b.n));
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (a === undefined || b === undefined) return;
    this.#heap[one] = b;
    this.#heap[other] = a;
  }

  #sink(): void {
    for (let parent = 0; ;) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2];
      const least = this.#isBefore(right, left) ? right : left;
      if (!this.#isBefore(least, parent)) return;
      this.#swap(least, parent);
      parent = least;
    }
  }
}

/** What may go wrong, and how often. */
export interface Faults {
  /** Of everything that can fail, 0 to 0.3. */
  readonly rate: number;
  isOver: boolean;
}

/** A tab as storage and network see it: dead ones hear nothing, frozen ones later. */
export interface Seat {
  isAlive: boolean;
  frozenUntil: number;
}

/** Calls back into a tab, when it can be. */
export function intoSeat(time: Time, seat: Seat, act: () => void): void {
  if (!seat.isAlive) return;
  if (seat.frozenUntil > time.now) time.after(seat.frozenUntil - time.now, () => intoSeat(time, seat, act));
  else act();
}

/** What the tabs of one person share: transactions one after the other, each whole or not at all. */
export class Disk {
  shelf: Shelf = EMPTY;
  readonly #time: Time;
  readonly #chance: () => number;
  readonly #faults: Faults;
  #freeAt = 0;

  constructor(time: Time, chance: () => number, faults: Faults) {
    this.#time = time;
    this.#chance = chance;
    this.#faults = faults;
  }

  transact<Answer>(seat: Seat, work: (shelf: Shelf) => { readonly shelf: Shelf; readonly answer: Answer }): Promise<Answer> {
    const time = this.#time;
    this.#freeAt = Math.max(this.#freeAt, time.now) + 1 + Math.floor(this.#chance() * 3);
    const fails = !this.#faults.isOver && this.#chance() < this.#faults.rate / 10;
    const outlives = this.#chance() < 0.5;
    return new Promise((resolve, reject) => {
      time.after(this.#freeAt - time.now, () => {
        // Of a tab that crashed meanwhile, a transaction is committed whole, or never was.
        if (!seat.isAlive && !outlives) return;
        if (fails) {
          intoSeat(time, seat, () => reject(new Error('QuotaExceededError')));
          return;
        }
        const { shelf, answer } = work(this.shelf);
        this.shelf = shelf;
        time.after(1, () => intoSeat(time, seat, () => resolve(answer)));
      });
    });
  }
}

/** What is in a ticket: who did what. */
export interface Line {
  readonly who: string;
  readonly id: string;
  readonly text: string;
}

export const OUTCOME: Outcome = { tickets: [], cursor: '' };

/** What a command says, of those that the simulation gives. */
export function textOf(command: Command): string {
  if (command.do === 'file') return command.description;
  return 'comment' in command ? (command.comment?.text ?? '') : '';
}

/** The place: one list a ticket, each command once. */
export class Place {
  readonly lists = new Map<string, Line[]>();
  /** When each command had its effect. */
  readonly effects = new Map<string, number>();
  /** Until when nothing can be filed. */
  closedUntil = 0;
  readonly #time: Time;

  constructor(time: Time) {
    this.#time = time;
  }

  /** @throws {Refused} · {NotFound} */
  run(who: string, batch: readonly Command[]): Outcome {
    if (batch.every(({ id }) => this.effects.has(id))) return OUTCOME;
    const made = new Set<string>();
    for (const [at, command] of batch.entries()) {
      if (textOf(command).includes('refuse')) throw new Refused({ code: 'not-allowed' }, at);
      if (command.do === 'file') {
        if (this.#time.now < this.closedUntil) throw new Refused({ code: 'closed-desk' }, at);
        made.add(command.ticket);
      } else if (!this.lists.has(command.ticket) && !made.has(command.ticket)) throw new NotFound();
    }
    for (const command of batch) {
      if (this.effects.has(command.id)) continue;
      this.effects.set(command.id, this.#time.now);
      const list = this.lists.get(command.ticket) ?? [];
      list.push({ who, id: command.id, text: textOf(command) });
      this.lists.set(command.ticket, list);
    }
    return OUTCOME;
  }
}

/** Milliseconds after which a page no longer waits for an answer. */
const NO_ANSWER = 30_000;

/** What lies between a tab and the place: it loses, delays and doubles what goes through. */
export class Network {
  isDown = false;
  readonly #time: Time;
  readonly #chance: () => number;
  readonly #faults: Faults;

  constructor(time: Time, chance: () => number, faults: Faults) {
    this.#time = time;
    this.#chance = chance;
    this.#faults = faults;
  }

  #fails(): boolean {
    return !this.#faults.isOver && this.#chance() < this.#faults.rate;
  }

  send(seat: Seat, answer: () => Outcome): Promise<Outcome> {
    const time = this.#time;
    const isLost = this.#fails();
    const isAnswerLost = this.#fails();
    const isDoubled = this.#fails();
    const isSlow = this.#fails();
    const isBusy = this.#fails();
    const there = 5 + this.#chance() * 60 + (isSlow ? this.#chance() * 50_000 : 0);
    return new Promise((resolve, reject) => {
      const fail = (error: Error): void => intoSeat(time, seat, () => reject(error));
      if (this.isDown || isLost) {
        time.after(this.#chance() < 0.5 ? 10 : NO_ANSWER, () => fail(new Unavailable('network')));
        return;
      }
      time.after(NO_ANSWER, () => fail(new Unavailable('network')));
      time.after(there, () => {
        if (isBusy) {
          const retryAfter = this.#chance() < 0.5 ? 2000 + this.#chance() * 20_000 : undefined;
          time.after(10, () => fail(new Unavailable('busy', retryAfter === undefined ? {} : { retryAfter })));
          return;
        }
        try {
          const outcome = answer();
          if (!isAnswerLost) time.after(20, () => intoSeat(time, seat, () => resolve(outcome)));
        } catch (error) {
          if (!isAnswerLost) time.after(20, () => fail(error as Error));
        }
      });
      if (!isDoubled) return;
      time.after(there + this.#chance() * 60_000, () => {
        try {
          answer();
        } catch {
          // Whoever sends a second copy hears no second answer.
        }
      });
    });
  }
}
