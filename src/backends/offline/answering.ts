/** Whether somebody answers: learnt from every question, and asked now and then where nobody did. */
import type { Session } from '../backend.ts';
import { Unavailable } from '../backend.ts';
import { isUnanswered } from './reading.ts';

/** Milliseconds between two looks for whoever ceased to answer. */
const LOOK = 10_000;

export interface AnsweringParts {
  /** The place's own session; undefined where nobody answered yet. */
  readonly inner: () => Session | undefined;
  readonly isClosed: () => boolean;
  /** Whether the browser thinks that somebody could answer. */
  readonly isOnline: () => boolean;
  /** Calls when it begins or ceases to think so. @returns what ends it */
  readonly onNetwork: ((act: () => void) => () => void) | undefined;
  /** Somebody ceased to answer, or does again. */
  readonly changed: () => void;
  /** Somebody may answer again. */
  readonly wake: () => void;
}

export class Answering {
  readonly #parts: AnsweringParts;
  readonly #deaf: () => void;
  #isAway = false;
  #next: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: AnsweringParts) {
    this.#parts = parts;
    this.#deaf = parts.onNetwork?.(() => void this.#look()) ?? (() => undefined);
  }

  /** Whether the last question was left without an answer. */
  get isAway(): boolean {
    return this.#isAway;
  }

  /** The place's own session. @throws {Unavailable} nobody answers */
  get there(): Session {
    if (this.#parts.isClosed()) throw new Unavailable('closed');
    const inner = this.#parts.inner();
    if (inner === undefined || !this.#parts.isOnline()) throw new Unavailable('network');
    return inner;
  }

  /** Asks the place. @throws what it answers · {Unavailable} */
  async ask<Answer>(question: (there: Session) => Promise<Answer>): Promise<Answer> {
    try {
      const answer = await question(this.there);
      this.heard(false);
      return answer;
    } catch (error) {
      this.heard(isUnanswered(error));
      throw error;
    }
  }

  /** Somebody answered, or nobody did. */
  heard(isAway: boolean): void {
    clearTimeout(this.#next);
    if (this.#parts.isClosed()) return;
    if (isAway) this.#next = setTimeout(() => void this.#look(), LOOK);
    if (isAway === this.#isAway) return;
    this.#isAway = isAway;
    this.#parts.changed();
    if (!isAway) this.#parts.wake();
  }

  close(): void {
    clearTimeout(this.#next);
    this.#deaf();
  }

  /** The least of questions. */
  async #look(): Promise<void> {
    if (this.#parts.isOnline()) this.#parts.wake();
    await this.ask((there) => there.counts({})).catch(() => undefined);
  }
}
