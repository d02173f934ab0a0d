/**
 * The place of a person in a list: what stands where on the screen, and which row has the focus. It is kept while they scroll,
 * and found again after a reload, on coming back from a ticket, and when rows move under the focus.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Anchor } from './list-memory.ts';

export interface PositionListener {
  /** The list was scrolled: absent, its top is in sight. */
  readonly kept: (anchor: Anchor | undefined) => void;
  /** The list is seen again after a ticket was opened from it. */
  readonly shownAgain: (ticket: string) => void;
}

/** Milliseconds after the last scroll before the place is kept. */
const STILL = 150;

function parentOf(element: Element): Element | null {
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

function scrollerOf(element: Element): Element | null {
  for (let at = parentOf(element); at !== null; at = parentOf(at)) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll/u.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.scrollingElement;
}

/** Scrolls so that a row stands again where it stood. */
function restore(row: HTMLElement, top: number): void {
  const scroller = scrollerOf(row);
  if (scroller !== null) scroller.scrollTop += row.getBoundingClientRect().top - top;
}

export class ListPosition implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #listener: PositionListener;
  #observer: IntersectionObserver | undefined;
  #still: ReturnType<typeof setTimeout> | undefined;
  /** Where to come back to, once the rows are there. */
  #expected: Anchor | undefined;
  #toFocus: string | undefined;
  /** The ticket that was opened, and where the list stood. */
  #left: { readonly ticket: string; readonly anchor: Anchor | undefined } | undefined;
  #hidden = false;
  /** The row that held the focus before a drawing, and its place. */
  #focused: { readonly ticket: string; readonly index: number } | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, listener: PositionListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  hostConnected(): void {
    this.#hidden = false;
    document.addEventListener('scroll', this.#scrolled, { capture: true, passive: true });
    this.#observer = new IntersectionObserver((entries) => this.#intersect(entries.at(-1)?.boundingClientRect.width ?? 0));
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    document.removeEventListener('scroll', this.#scrolled, { capture: true });
    this.#observer?.disconnect();
    clearTimeout(this.#still);
  }

  /** Before each drawing: which row has the focus, since a row that moves in the page or leaves it loses it. */
  hostUpdate(): void {
    const row = this.#host.shadowRoot?.activeElement?.closest<HTMLElement>('[data-ticket]');
    const ticket = row?.dataset['ticket'];
    this.#focused = row == null || ticket === undefined ? undefined : { ticket, index: this.#rows().indexOf(row) };
  }

  hostUpdated(): void {
    const focused = this.#focused;
    this.#focused = undefined;
    if (focused === undefined || (this.#host.shadowRoot?.activeElement ?? null) !== null) return;
    const row = this.#row(focused.ticket);
    if (row === undefined) this.focusFirst(focused.index);
    else row.querySelector('a')?.focus({ preventScroll: true });
  }

  /** Comes back to where the list stood, once its rows are there. */
  expect(anchor: Anchor | undefined): void {
    this.#expected = anchor;
  }

  /** Another question: there is no place to come back to. */
  forget(): void {
    this.#expected = undefined;
    this.#toFocus = undefined;
    this.#left = undefined;
  }

  leaveTo(ticket: string): void {
    this.#left = { ticket, anchor: this.#anchor() };
  }

  focusOn(ticket: string): void {
    this.#toFocus = ticket;
    this.#host.requestUpdate();
  }

  /** Brings the focus to the row at a place, or to the last one before it. */
  focusFirst(index: number): void {
    const rows = this.#rows();
    const row = rows[Math.min(index, rows.length - 1)];
    row?.querySelector('a')?.focus();
  }

  /** After each drawing. @param ready whether the rows answer the question */
  settle(ready: boolean): void {
    if (!ready) return;
    const row = this.#expected === undefined ? undefined : this.#row(this.#expected.ticket);
    if (row !== undefined && this.#expected !== undefined) restore(row, this.#expected.top);
    this.#expected = undefined;
    const link = this.#toFocus === undefined ? null : (this.#row(this.#toFocus)?.querySelector('a') ?? null);
    if (link === null) return;
    link.focus({ preventScroll: row !== undefined });
    this.#toFocus = undefined;
  }

  #rows(): HTMLElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>('[data-ticket]') ?? [])];
  }

  #row(ticket: string): HTMLElement | undefined {
    return this.#rows().find((row) => row.dataset['ticket'] === ticket);
  }

  /** The first row in sight and where it stands; undefined while the top of the list is in sight. */
  #anchor(): Anchor | undefined {
    let first = true;
    for (const row of this.#rows()) {
      const { top, bottom } = row.getBoundingClientRect();
      if (first && top >= 0) return undefined;
      first = false;
      const ticket = row.dataset['ticket'];
      if (bottom > 0 && ticket !== undefined) return { ticket, top };
    }
    return undefined;
  }

  readonly #scrolled = (): void => {
    clearTimeout(this.#still);
    this.#still = setTimeout(() => {
      // Hidden or not yet drawn, a list has no place of its own to keep.
      if (this.#host.checkVisibility() && this.#rows().length > 0) this.#listener.kept(this.#anchor());
    }, STILL);
  };

  /** A list without width is hidden: in another tab, or behind the ticket that was opened from it. */
  #intersect(width: number): void {
    const hidden = width === 0;
    const shownAgain = this.#hidden && !hidden;
    this.#hidden = hidden;
    const left = this.#left;
    if (!shownAgain || left === undefined) return;
    this.#left = undefined;
    this.#expected = left.anchor;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) this.#toFocus = left.ticket;
    this.#listener.shownAgain(left.ticket);
    this.#host.requestUpdate();
  }
}
