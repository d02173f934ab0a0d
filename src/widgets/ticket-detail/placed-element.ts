/** A ticket that opens where something happened: at an entry of its thread, however far back. */
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { ConnectedElement } from '../shared/connection.ts';

/** A place in a thread: another object each time that one goes there, were it the same place. */
export interface ThreadPlace {
  readonly entry: string;
}

export abstract class PlacedElement<W extends object> extends ConnectedElement<W> {
  /** The entry of the thread to go to, as `guichet-ticket-open` names it; what came before is fetched as far as it takes. */
  @property({ attribute: false }) place: ThreadPlace | undefined = undefined;

  #wanted: string | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('place')) this.#wanted = this.place?.entry;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#wanted !== undefined) this.#look(this.#wanted);
  }

  /** Presses what a person would press to come there; each press draws the thread again, and this looks once more. */
  #look(entry: string): void {
    const root = this.renderRoot;
    if (root.querySelector('.entries') === null) return;
    const found = [...root.querySelectorAll<HTMLElement>('[data-entry]')].filter((each) => each.dataset['entry'] === entry);
    const seen = found.find((each) => each.checkVisibility());
    const [folded] = found;
    const press =
      seen !== undefined
        ? undefined
        : folded === undefined
          ? root.querySelector<HTMLButtonElement>('.earlier button')
          : folded.closest('.events')?.querySelector<HTMLButtonElement>('button[aria-expanded="false"]');
    if (press != null) {
      if (press.ariaDisabled !== 'true') press.click();
      return;
    }
    this.#wanted = undefined;
    if (seen === undefined) return;
    // After whatever else moves the page or the focus when a ticket is shown.
    void this.updateComplete.then(() => requestAnimationFrame(() => goTo(seen)));
  }
}

function goTo(item: HTMLElement): void {
  const target = item.querySelector<HTMLElement>('article') ?? item;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'center' });
}
