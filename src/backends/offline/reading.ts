/** Reads from the place, and from what this device kept of it where nobody answers. */
import { Unavailable } from '../backend.ts';
import type { Keep } from './keep.ts';

/** Whether an error says that nobody answers: then what was kept is better than nothing. */
export const isUnanswered = (error: unknown): boolean => error instanceof Unavailable && error.why === 'network';

export class Remembering {
  readonly #keep: Keep;

  constructor(keep: Keep) {
    this.#keep = keep;
  }

  /**
   * What the place answers, kept under names; or what was kept under the first of them.
   * @param names of an answer, those that it can be asked by
   * @throws what asking throws, where nothing is kept
   */
  async read<Answer>(asked: string, ask: () => Promise<Answer>, names: (answer: Answer) => readonly string[]): Promise<Answer> {
    let answer: Answer;
    try {
      answer = await ask();
    } catch (error) {
      if (!isUnanswered(error)) throw error;
      const kept = await this.#keep.read(asked).catch(() => undefined);
      if (kept === undefined) throw error;
      return kept as Answer;
    }
    // A device without room remembers less.
    for (const name of new Set([asked, ...names(answer)])) await this.#keep.keep(name, answer).catch(() => undefined);
    return answer;
  }

  /** What was kept, or undefined. */
  async kept<Answer>(name: string): Promise<Answer | undefined> {
    return (await this.#keep.read(name).catch(() => undefined)) as Answer | undefined;
  }
}
