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
   * @param like what was kept under these will do where nothing was under the first
   * @throws what asking throws, where nothing is kept
   */
  async read<Answer>(
    asked: string,
    ask: () => Promise<Answer>,
    names: (answer: Answer) => readonly string[],
    like: readonly string[] = [],
  ): Promise<Answer> {
    let answer: Answer;
    try {
      answer = await ask();
    } catch (error) {
      if (!isUnanswered(error)) throw error;
      for (const name of [asked, ...like]) {
        const kept = await this.kept<Answer>(name);
        if (kept !== undefined) return kept;
      }
      throw error;
    }
    await this.remember(answer, [asked, ...names(answer)]);
    return answer;
  }

  /** Keeps an answer under names; a device without room remembers less. */
  async remember(answer: unknown, names: readonly string[]): Promise<void> {
    for (const name of new Set(names)) await this.#keep.keep(name, answer).catch(() => undefined);
  }

  /** What was kept, or undefined. */
  async kept<Answer>(name: string): Promise<Answer | undefined> {
    return (await this.#keep.read(name).catch(() => undefined)) as Answer | undefined;
  }
}
