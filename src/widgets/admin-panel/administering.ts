/** What is set up, as the panel holds it: read, changed in order, said where it was changed, taken back on demand. */
import type { DeskSettings, Session, Usage } from '../../backends/backend.ts';
import { freshId } from '../../backends/backend.ts';
import type { DeskCommandInput } from '../../domain/desk-commands.ts';
import { isForeseen } from '../shared/problem.ts';
import type { Given } from './admin-host.ts';
import { Counting } from './counting.ts';

export interface AdministeringHost {
  changed(): void;
  announce(text: string): void;
  fail(error: unknown): void;
}

/** What was done last, where, and the event by which it is taken back. */
export interface Done {
  readonly place: string;
  readonly text: string;
  readonly event?: number | undefined;
}

export class Administering {
  readonly session: Session;
  readonly #host: AdministeringHost;
  readonly #failures = new Map<string, unknown>();
  readonly #stop: () => void;
  #last: Promise<unknown> = Promise.resolve();
  /** The counting of `usage`, which takes long on a large desk. */
  readonly counting: Counting;
  settings: DeskSettings | undefined;
  usage: Usage | undefined;
  done: Done | undefined;
  /** Why nothing could be read. */
  trouble: unknown = undefined;

  constructor(session: Session, host: AdministeringHost) {
    this.session = session;
    this.#host = host;
    this.counting = new Counting(() => host.changed());
    this.#stop = session.watch(session.cursor, ({ type }) => {
      if (type === 'desk') void this.read();
    });
  }

  close(): void {
    this.#stop();
    this.counting.stop();
  }

  /** Reads the settings, then what tickets hold of them. */
  async read(): Promise<void> {
    this.trouble = undefined;
    try {
      this.settings = await this.session.administration.settings();
      this.#host.changed();
    } catch (error) {
      if (!isForeseen(error)) this.#host.fail(error);
      this.trouble = error;
    }
    this.#host.changed();
    if (this.trouble === undefined) await this.count();
  }

  /** Counts what tickets hold of the settings. */
  async count(): Promise<void> {
    try {
      const usage = await this.counting.run((patience) => this.session.administration.usage(patience));
      // Numbers of before stay, where counting anew was stopped.
      this.usage = usage ?? this.usage;
    } catch (error) {
      if (!isForeseen(error)) this.#host.fail(error);
      this.trouble = error;
    }
    this.#host.changed();
  }

  problem(place: string): unknown {
    return this.#failures.get(place);
  }

  /** Does commands after those before them. @returns whether they were done */
  run(place: string, given: readonly Given[], said: string): Promise<boolean> {
    const commands = given.map((each) => ({ id: freshId(), ...each }) as DeskCommandInput);
    const next = this.#last.then(() => this.#run(place, commands, said, true));
    this.#last = next;
    return next;
  }

  /** Takes back what was done last. */
  async undo(said: string): Promise<void> {
    const { place = '', event } = this.done ?? {};
    if (event !== undefined) await this.#run(place, [{ id: freshId(), do: 'undo', event }], said, false);
  }

  async #run(place: string, commands: readonly DeskCommandInput[], said: string, canBeUndone: boolean): Promise<boolean> {
    try {
      const { settings, events } = await this.session.administration.run(commands);
      const [only] = events;
      const isUndone = canBeUndone && events.length === 1 && commands[0]?.do !== 'add-person';
      this.settings = settings;
      this.#failures.delete(place);
      this.done = { place, text: said, ...(isUndone && only !== undefined ? { event: only.sequence } : {}) };
      this.#host.announce(said);
      return true;
    } catch (error) {
      if (!isForeseen(error)) this.#host.fail(error);
      if (this.done?.place === place) this.done = undefined;
      this.#failures.set(place, error);
      return false;
    } finally {
      this.#host.changed();
    }
  }

  /** What was said of a place is read and over. */
  forget(place: string): void {
    this.#failures.delete(place);
    if (this.done?.place === place) this.done = undefined;
  }
}
