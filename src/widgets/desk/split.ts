/**
 * List and ticket side by side, where the desk itself is wide enough: whatever the page around it measures. Whether somebody
 * wants it is theirs to say, and kept for them.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** From this width on, in the desk's own letters, both have room. */
const WIDE = 70;

function storageName(person: string): string {
  return `guichet-split:${person}`;
}

export class Split implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #person: () => string | undefined;
  // In the next frame: what is laid out anew would change sizes while they are being told.
  readonly #sizes = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
  #wide = false;
  /** The choice of a browser whose storage is shut. */
  #chosen: boolean | undefined;

  /** @param person whose choice it is: an id; undefined while nobody is known */
  constructor(host: ReactiveControllerHost & HTMLElement, person: () => string | undefined) {
    this.#host = host;
    this.#person = person;
    host.addController(this);
  }

  hostConnected(): void {
    this.#sizes.observe(this.#host);
    this.#measure();
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
  }

  /** Whether both have room. */
  get possible(): boolean {
    return this.#wide;
  }

  /** Whether somebody wants both. @param otherwise what is done for whoever never said */
  wanted(otherwise: boolean): boolean {
    if (this.#chosen !== undefined) return this.#chosen;
    const person = this.#person();
    try {
      const kept = person === undefined ? null : localStorage.getItem(storageName(person));
      return kept === null ? otherwise : kept === 'on';
    } catch {
      return otherwise;
    }
  }

  choose(wanted: boolean): void {
    const person = this.#person();
    this.#chosen = wanted;
    this.#host.requestUpdate();
    try {
      if (person !== undefined) localStorage.setItem(storageName(person), wanted ? 'on' : 'off');
    } catch {
      // Storage is shut: the choice holds while the page lives.
    }
  }

  #measure(): void {
    const letter = parseFloat(getComputedStyle(this.#host).fontSize);
    const wide = this.#host.clientWidth >= WIDE * letter;
    if (wide === this.#wide) return;
    this.#wide = wide;
    this.#host.requestUpdate();
  }
}
