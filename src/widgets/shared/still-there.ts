/** Whether whoever a connection is of is still there, as the giver of their tokens knows it. */
import { presenceAt, type Presence, type Present } from './givers.ts';

export class StillThere {
  readonly #changed: (now: Present, was: Present) => void;
  #presence: Presence | undefined;
  #unlisten: (() => void) | undefined;

  /** @param changed told each time that it is otherwise */
  constructor(changed: (now: Present, was: Present) => void) {
    this.#changed = changed;
  }

  get presence(): Presence | undefined {
    return this.#presence;
  }

  get state(): Present {
    return this.#presence?.state ?? 'here';
  }

  /** Follows the giver of an identity from now on; where it is none, there is nothing to follow. */
  follow(identity: unknown): void {
    const presence = presenceAt(identity);
    if (presence === this.#presence) return;
    this.#unlisten?.();
    this.#presence = presence;
    let was = this.state;
    this.#unlisten = presence?.listen(() => {
      const before = was;
      was = presence.state;
      this.#changed(was, before);
    });
  }

  /** Whether somebody else is at a giver, and has not said yet that the widget is to go on as them. */
  isOther(identity: unknown): boolean {
    return this.state === 'other' && presenceAt(identity) === this.#presence;
  }

  /** Goes on as whoever is there now. */
  accept(): void {
    this.#presence?.accept();
  }
}
