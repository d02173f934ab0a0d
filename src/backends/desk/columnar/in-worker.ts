/** The list's index in a worker, as the page speaks with it; on the page itself where the worker does not come to life. */
import type { Desk } from '../../../domain/desk.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import type { Answer, Asker, ListIndex, Moment, Progress, Question } from './questions.ts';

/** How long a worker may take to say that it runs, in milliseconds: one from another origin, or refused by a policy, never does. */
const PATIENCE = 5000;

type Found = (Answer & { readonly moment: Moment }) | null;

export interface WorkerParts {
  /** @throws {DOMException} the page may not have it */
  readonly make: () => Worker;
  readonly database: string;
  readonly desk: string;
  readonly onProgress: (progress: Progress) => void;
  /** The index to go on with, where there is no worker. */
  readonly instead: () => ListIndex | Promise<ListIndex>;
}

export class IndexInWorker implements ListIndex {
  readonly #parts: WorkerParts;
  readonly #asked = new Map<number, (found: Found) => void>();
  readonly #documents = new WeakMap<Desk, number>();
  readonly #alive: Promise<Worker | null>;
  #worker: Worker | undefined;
  /** Whether lists are there, as far as it has told: words come after them, as many again. */
  #hasLists = false;
  #instead: Promise<ListIndex> | undefined;
  #questions = 0;
  #documentsSent = 0;
  #stopped = false;

  constructor(parts: WorkerParts) {
    this.#parts = parts;
    this.#alive = this.#begin();
    void this.#alive.then((worker) => (worker === null ? this.#goOn() : undefined));
  }

  async ask(question: Question, asker: Asker, waits: boolean): Promise<Found> {
    // Of what is only being made nothing is asked: a worker that reads a long desk takes a while to say that it cannot say.
    if (!waits && !this.#hasLists && this.#instead === undefined) return null;
    const worker = await this.#alive;
    if (this.#instead !== undefined) return (await this.#instead).ask(question, asker, waits);
    if (worker === null || this.#stopped) return null;
    this.#questions += 1;
    const ask = this.#questions;
    const known = this.#documents.get(asker.desk);
    const document = known ?? (this.#documentsSent += 1);
    this.#documents.set(asker.desk, document);
    return new Promise((resolve) => {
      this.#asked.set(ask, resolve);
      const desk = known === undefined ? asker.desk : undefined;
      const { person, knows } = asker;
      worker.postMessage({ ask, question, person, document, desk, knows, waits } satisfies ToWorker);
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#end();
    void this.#instead?.then((index) => {
      index.stop();
    });
  }

  /** Makes the worker. Null where it cannot be: refused at once, by an event later, or never heard of. */
  #begin(): Promise<Worker | null> {
    const { make, database, desk, onProgress } = this.#parts;
    return new Promise((resolve) => {
      let worker: Worker;
      try {
        worker = make();
      } catch {
        resolve(null);
        return;
      }
      const dead = (): void => {
        clearTimeout(patience);
        worker.terminate();
        resolve(null);
        // It ran, and runs no more.
        if (this.#worker === worker) this.#goOn();
      };
      const patience = setTimeout(dead, PATIENCE);
      worker.onerror = (event) => {
        event.preventDefault();
        dead();
      };
      worker.onmessageerror = dead;
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if ('hello' in data) {
          clearTimeout(patience);
          if (this.#stopped) worker.terminate();
          else this.#worker = worker;
          worker.postMessage({ open: { database, desk } } satisfies ToWorker);
          resolve(this.#stopped ? null : worker);
        } else if ('progress' in data) {
          const { progress } = data;
          this.#hasLists = progress === null || 2 * progress.done >= progress.total;
          onProgress(progress);
        } else {
          this.#asked.get(data.answer)?.(data.found);
          this.#asked.delete(data.answer);
        }
      };
    });
  }

  #goOn(): void {
    this.#end();
    if (!this.#stopped) this.#instead ??= Promise.resolve(this.#parts.instead());
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const answer of this.#asked.values()) answer(null);
    this.#asked.clear();
  }
}
