/** What is typed in the forms of administration, kept in this browser until it is saved or given up: a reload finds it in its fields. */
import { Draft, type DraftKey } from '../shared/drafts.ts';
import { recordOf, type Is } from '../shared/shape.ts';

/** What was typed in one form, by key. */
export type Typed = Readonly<Record<string, unknown>>;

const isTyped = recordOf(recordOf((value: unknown): value is unknown => value !== undefined)) satisfies Is<Record<string, Typed>>;

/** Milliseconds for which administration waits for the browser's storage: a slow one takes seconds, a broken one never answers. */
const PATIENCE = 5000;

export class Typing {
  readonly #draft: Draft<unknown>;
  readonly #kept = new Map<string, Typed>();
  #isRead = false;

  constructor(whose: Omit<DraftKey, 'slot'>) {
    this.#draft = new Draft({ ...whose, slot: 'administration' });
  }

  /** Whether it is known what was kept: a form that is made before would not find it. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** Reads what was kept. Never throws, and does not wait for a storage that does not answer. */
  async read(): Promise<void> {
    await Promise.race([this.#read(), new Promise((resume) => setTimeout(resume, PATIENCE))]);
    this.#isRead = true;
  }

  async #read(): Promise<void> {
    const kept = (await this.#draft.load())?.value;
    if (!isTyped(kept)) return;
    for (const [place, typed] of Object.entries(kept)) if (!this.#kept.has(place)) this.#kept.set(place, typed);
  }

  /** What is kept of a form. */
  of(place: string): Typed | undefined {
    return this.#kept.get(place);
  }

  /** Whether a form is kept whose place begins so. */
  holds(beginning: string): boolean {
    return [...this.#kept.keys()].some((place) => place.startsWith(beginning));
  }

  /** Keeps what is typed in a form; nothing typed is nothing kept. */
  keep(place: string, typed: Typed): void {
    if (Object.keys(typed).length > 0) this.#kept.set(place, typed);
    else if (!this.#kept.delete(place)) return;
    if (this.#kept.size > 0) this.#draft.save(Object.fromEntries(this.#kept));
    else void this.#draft.clear();
  }

  /** Stops, once what waits is written. */
  close(): Promise<void> {
    return this.#draft.dispose();
  }
}
