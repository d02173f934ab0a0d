/** Long work in slices, so that the page breathes and whoever waits sees how far it is, and may stop. */
import type { Patience, Progress } from '../archive.ts';

/** Milliseconds of work after which the page breathes. */
const SLICE = 8;

/** Goes through long work: `on` is asked after each thing that is done. */
export class Breath {
  readonly #patience: Patience;
  #since = performance.now();

  constructor(patience: Patience) {
    this.#patience = patience;
  }

  /** Says how far it is at once. @throws the signal's reason */
  tell(step: Progress['step'], done: number, total: number): void {
    void this.#patience.onProgress?.({ step, done, total });
    this.#patience.signal?.throwIfAborted();
  }

  /** Says how far it is between two writings, and waits for whoever is told: a word to stop it may be on its way. @throws the signal's reason */
  async pause(step: Progress['step'], done: number, total: number): Promise<void> {
    await this.#patience.onProgress?.({ step, done, total });
    this.#patience.signal?.throwIfAborted();
  }

  /** Breathes if it is time to. @throws the signal's reason */
  async on(step: Progress['step'], done: number, total: number): Promise<void> {
    this.#patience.signal?.throwIfAborted();
    if (performance.now() - this.#since < SLICE) return;
    void this.#patience.onProgress?.({ step, done, total });
    await new Promise((resume) => setTimeout(resume, 0));
    this.#since = performance.now();
    this.#patience.signal?.throwIfAborted();
  }
}
