/**
 * What a person chooses, saved as it is changed: shown at once, sent in order, said once it is kept, and taken back on demand.
 * What could not be saved stays shown and is sent again with the next choice of the same place, or when asked.
 */
import type { OwnPreferences, Session } from '../../backends/backend.ts';
import type { PreferencesChange } from '../../domain/monitoring.ts';
import { preferred, takenBack } from '../../domain/preferring.ts';
import { isForeseen } from '../shared/problem.ts';

/** What was saved last, and where it was chosen. */
export interface Saved {
  readonly place: string;
  readonly text: string;
  /** Takes it back; absent for what took something back itself. */
  readonly back?: PreferencesChange | undefined;
}

interface Failure {
  readonly change: PreferencesChange;
  readonly text: string;
  readonly error: unknown;
}

export interface KeepingHost {
  /** There is something to draw. */
  changed(): void;
  announce(text: string): void;
  fail(error: unknown): void;
  /** How it is said that something is saved. */
  said(what: string): string;
}

/** Two changes as one; what the later says of an entry holds. */
function joined(one: PreferencesChange, other: PreferencesChange): PreferencesChange {
  const parts = Object.entries(other).map(([part, value]) => {
    const before = one[part as keyof PreferencesChange];
    const isRecord = [before, value].every((each) => typeof each === 'object' && !Array.isArray(each));
    // Axes are chosen together, entries of a record one by one.
    return [part, isRecord && part !== 'level' ? { ...(before as object), ...(value as object) } : value] as const;
  });
  return { ...one, ...Object.fromEntries(parts) };
}

function applied(own: OwnPreferences, change: PreferencesChange): OwnPreferences {
  return { ...preferred(own, change), available: change.available ?? own.available };
}

export class Keeping {
  readonly #session: Session;
  readonly #host: KeepingHost;
  readonly #failures = new Map<string, Failure>();
  #kept: OwnPreferences | undefined;
  #onTheWay: readonly PreferencesChange[] = [];
  #last: Promise<void> = Promise.resolve();
  /** What could not be read. */
  trouble: unknown = undefined;
  saved: Saved | undefined;

  constructor(session: Session, host: KeepingHost) {
    this.#session = session;
    this.#host = host;
  }

  /** What is chosen, saved or not yet; undefined until it is read. */
  get chosen(): OwnPreferences | undefined {
    const unsaved = [...[...this.#failures.values()].map(({ change }) => change), ...this.#onTheWay];
    return this.#kept === undefined ? undefined : unsaved.reduce(applied, this.#kept);
  }

  /** Settles once everything chosen so far is saved, or could not be. */
  get settled(): Promise<void> {
    return this.#last;
  }

  /** Why what is chosen in a place could not be saved. */
  failure(place: string): unknown {
    return this.#failures.get(place)?.error;
  }

  async read(): Promise<void> {
    this.trouble = undefined;
    try {
      this.#kept = await this.#session.preferences();
    } catch (error) {
      if (!isForeseen(error)) this.#host.fail(error);
      this.trouble = error;
    }
    this.#host.changed();
  }

  /**
   * Saves a choice.
   * @param place where it is chosen: there it is said that it is saved, or why it is not
   * @param what what is chosen, as it is said
   */
  change(place: string, change: PreferencesChange, what: string): Promise<void> {
    return this.#send(place, change, this.#host.said(what), true);
  }

  /** Takes back what was saved last. */
  undo(said: string): Promise<void> {
    const { place = '', back } = this.saved ?? {};
    return back === undefined ? Promise.resolve() : this.#send(place, back, said, false);
  }

  /** Sends again what could not be saved. */
  retry(place: string): Promise<void> {
    return this.#send(place, {}, this.#failures.get(place)?.text ?? '', true);
  }

  /** Goes back to what is kept. */
  giveUp(place: string, said: string): void {
    this.#failures.delete(place);
    this.saved = { place, text: said };
    this.#host.announce(said);
    this.#host.changed();
  }

  #send(place: string, change: PreferencesChange, text: string, canBeUndone: boolean): Promise<void> {
    this.#onTheWay = [...this.#onTheWay, change];
    this.saved = undefined;
    this.#host.changed();
    this.#last = this.#last.then(() => this.#save(place, change, text, canBeUndone));
    return this.#last;
  }

  async #save(place: string, change: PreferencesChange, text: string, canBeUndone: boolean): Promise<void> {
    const failed = this.#failures.get(place);
    const whole = failed === undefined ? change : joined(failed.change, change);
    try {
      const before = this.#kept;
      this.#kept = await this.#session.savePreferences(whole);
      this.#failures.delete(place);
      const back = canBeUndone && before !== undefined ? takenBack(whole, before) : undefined;
      this.saved = { place, text, back };
      this.#host.announce(text);
    } catch (error) {
      if (!isForeseen(error)) this.#host.fail(error);
      this.#failures.set(place, { change: whole, text, error });
    } finally {
      this.#onTheWay = this.#onTheWay.filter((each) => each !== change);
      this.#host.changed();
    }
  }
}
