/**
 * How much room a list has, in its own text size. A row's cells are not the same in each layout, and their order in the page
 * is that of the eye, so the sheet alone cannot do it.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * `cards`: a card a row · `medium`: a table, with requester, date and observers under the summary · `wide`: a column each;
 * `roomy`: columns for custom fields too.
 */
export type Layout = 'cards' | 'medium' | 'wide' | 'roomy';

/** Widths in em below which the layout is the narrower one. */
const CARDS = 46;
const MEDIUM = 62;
const WIDE = 80;

/** Em by which the room for chosen columns grows. */
const STEP = 2;

export class LayoutController implements ReactiveController {
  layout: Layout = 'wide';
  /** The width in em, in steps that matter to columns. */
  room = MEDIUM;
  readonly #host: ReactiveControllerHost & HTMLElement;
  #observer: ResizeObserver | undefined;
  #ruler: Element | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(() => this.#measure());
    this.#observer.observe(this.#host);
    this.#measure();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#ruler = null;
  }

  /** The text size may change while the width does not: one em of it, in the page as `.ruler`, is observed too. */
  hostUpdated(): void {
    const ruler = this.#host.shadowRoot?.querySelector('.ruler') ?? null;
    if (ruler === this.#ruler || ruler === null) return;
    this.#ruler = ruler;
    this.#observer?.observe(ruler);
  }

  #measure(): void {
    const width = this.#host.clientWidth / Number.parseFloat(getComputedStyle(this.#host).fontSize);
    // A list that is not shown has no width to fit.
    if (!(width > 0)) return;
    const layout: Layout = width < CARDS ? 'cards' : width < MEDIUM ? 'medium' : width < WIDE ? 'wide' : 'roomy';
    const room = Math.floor(width / STEP) * STEP;
    if (layout === this.layout && room === this.room) return;
    this.layout = layout;
    this.room = room;
    // Drawn within the observer's own turn, the new height would be told in the same frame, which browsers report as an error.
    requestAnimationFrame(() => this.#host.requestUpdate());
  }
}
