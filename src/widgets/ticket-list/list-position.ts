/**
 * The place of a person in a list: what stands where on the screen, and which row has the focus. It is kept while they scroll,
 * and found again after a reload, on coming back from a ticket, and when rows move under the focus.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Anchor } from './list-memory.ts';
import { isFocusLost } from './list-row-keys.ts';

export interface PositionListener {
  /** The list was scrolled: absent, its top is in sight. */
  readonly kept: (anchor: Anchor | undefined) => void;
  /** The list is seen again after a ticket was opened from it. */
  readonly shownAgain: (ticket: string) => void;
  /**
   * Scrolls a list of which only a part is in the page, so that a ticket, or else a place, stands so far from the top of the screen.
   * @returns whether its row is to be waited for
   */
  readonly bring: (ticket: string, place: number | undefined, top: number) => boolean;
}

/** Milliseconds after the last scroll before the place is kept. */
const STILL = 150;

/** Most drawings after which a place is looked for: what is not there by then is elsewhere. */
const MOST_TRIES = 20;

/** Frames during which a place that is found again is held: WebKit takes back a scroll made before its drawing, and has no anchor for what is drawn late above. */
const HELD = 20;
const BY_HAND = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

function parentOf(element: Element): Element | null {
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** What scrolls an element: a box around it, or the page. */
export function scrollerOf(element: Element): Element | null {
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
  #held = 0;
  /** Where to come back to, once the rows are there. */
  #expected: Anchor | undefined;
  #toFocus: string | undefined;
  /** How often they were looked for since. */
  #tries = 0;
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
    this.#letGo();
  }

  /** Before each drawing: which row has the focus, since a row that moves in the page or leaves it loses it. */
  hostUpdate(): void {
    const row = this.#host.shadowRoot?.activeElement?.closest<HTMLElement>('[data-ticket]');
    const ticket = row?.dataset['ticket'];
    this.#focused = row == null || ticket === undefined ? undefined : { ticket, index: Number(row.dataset['place']) };
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
    this.#tries = 0;
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
    this.#tries = 0;
    this.#toFocus = ticket;
    this.#host.requestUpdate();
  }

  /** Brings the focus to the row at a place, or to the last one before it. */
  focusFirst(index: number): void {
    const rows = this.#rows();
    const row = rows.findLast((each) => Number(each.dataset['place']) <= index) ?? rows[0];
    row?.querySelector('a')?.focus();
  }

  /** After each drawing. @param ready whether the rows answer the question */
  settle(ready: boolean): void {
    if (!ready) return;
    const expected = this.#expected;
    const row = expected === undefined ? undefined : this.#row(expected.ticket);
    if (row !== undefined && expected !== undefined) this.#hold(expected);
    // What is being read around there is waited for; a ticket that stands elsewhere by now leaves its place to another.
    if (row === undefined && expected !== undefined && this.#tries < MOST_TRIES) {
      this.#tries += 1;
      if (this.#listener.bring(expected.ticket, expected.place, expected.top)) return;
    }
    this.#expected = undefined;
    const toFocus = this.#toFocus;
    if (toFocus === undefined) return;
    const link = this.#row(toFocus)?.querySelector('a') ?? null;
    if (link === null) {
      if (this.#tries < MOST_TRIES && this.#listener.bring(toFocus, undefined, innerHeight / 3)) this.#tries += 1;
      else if (isFocusLost()) {
        // A ticket that is none of the rows any more leaves the focus to the first.
        this.#toFocus = undefined;
        this.focusFirst(0);
      }
      return;
    }
    link.focus({ preventScroll: row !== undefined });
    this.#toFocus = undefined;
  }

  /** Brings a row to where it stood, and keeps it there until the page has settled or the person scrolls. */
  #hold({ ticket, top }: Anchor): void {
    this.#letGo();
    let frames = HELD;
    const again = (): void => {
      const row = this.#row(ticket);
      if (row !== undefined && Math.abs(row.getBoundingClientRect().top - top) >= 1) restore(row, top);
      frames -= 1;
      if (frames > 0) this.#held = requestAnimationFrame(again);
      else this.#letGo();
    };
    again();
    for (const type of BY_HAND) addEventListener(type, this.#letGo, { capture: true, passive: true });
  }

  readonly #letGo = (): void => {
    cancelAnimationFrame(this.#held);
    for (const type of BY_HAND) removeEventListener(type, this.#letGo, { capture: true });
  };

  #rows(): HTMLElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>('[data-ticket]') ?? [])];
  }

  #row(ticket: string): HTMLElement | undefined {
    return this.#rows().find((row) => row.dataset['ticket'] === ticket);
  }

  /** The first row in sight and where it stands; undefined while the top of the list is in sight. */
  #anchor(): Anchor | undefined {
    for (const row of this.#rows()) {
      const { top, bottom } = row.getBoundingClientRect();
      const place = Number(row.dataset['place']);
      if (place === 0 && top >= 0) return undefined;
      const ticket = row.dataset['ticket'];
      if (bottom > 0 && ticket !== undefined) return { ticket, place, top };
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
    this.#tries = 0;
    this.#expected = left.anchor;
    if (isFocusLost()) this.#toFocus = left.ticket;
    this.#listener.shownAgain(left.ticket);
    this.#host.requestUpdate();
  }
}
