/**
 * What one process passes on to the others. Word after word, in the order in which they were said: sent side by side over several
 * connections, “left” could arrive before the “typing” that it ends, and somebody would be there who has gone.
 */

/** Words that one statement carries at most. */
const MOST = 200;
/** Words that wait at most: whoever cannot pass on any loses the oldest; what was written is found by looking. */
const MOST_WAITING = 10_000;
/** Milliseconds that the last words have when everything closes. */
const LAST = 1_000;

export class Post {
  readonly #deliver: (words: readonly string[]) => Promise<unknown>;
  #waiting: string[] = [];
  #going: Promise<void> | undefined;

  /** @param deliver hands words over together, in their order; what fails is lost */
  constructor(deliver: (words: readonly string[]) => Promise<unknown>) {
    this.#deliver = deliver;
  }

  send(word: string): void {
    this.#waiting.push(word);
    if (this.#waiting.length > MOST_WAITING) this.#waiting.shift();
    this.#going ??= this.#go();
  }

  /** Waits for what was said, a moment at most. */
  async done(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, LAST);
    });
    await Promise.race([this.#going, late]);
    clearTimeout(timer);
  }

  async #go(): Promise<void> {
    // Words of one moment go together.
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#deliver(this.#waiting.splice(0, MOST)).catch(() => undefined);
    this.#going = undefined;
  }
}
