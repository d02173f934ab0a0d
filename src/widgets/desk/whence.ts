/** Going to a ticket and coming back from it: the focus and the page's scroll go along. */
import type { ThreadPlace } from '../ticket-detail/placed-element.ts';

/** Where somebody was on the page when a ticket was opened. */
export interface Whence {
  readonly scroll: number;
  readonly focus: HTMLElement | undefined;
}

/** Milliseconds during which parts of a ticket still come once it is on screen. */
const COMING = 1000;

/** What somebody begins to scroll by, or to do something else. */
const BY_HAND = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * The ticket that is open has the focus, and its top is in sight: also while it comes, unless one goes on to a place inside it.
 * @param shown its number, once it is on screen
 */
export function arrive(desk: HTMLElement, root: ParentNode, inside: ThreadPlace | undefined, shown: string | undefined): void {
  const place = root.querySelector<HTMLElement>('.ticket');
  if (place === null) return;
  place.focus({ preventScroll: true });
  rise(desk, place);
  if (inside === undefined) hold(desk, place, shown !== undefined);
}

/** The top of the ticket, not the middle of it, when the list was scrolled down. */
function rise(desk: HTMLElement, place: HTMLElement): void {
  if (place.getBoundingClientRect().top < 0) desk.scrollIntoView({ block: 'start', behavior: 'instant' });
}

/**
 * Brings the top back in sight while the ticket grows, until it is there or somebody acts: until it fills the screen, a browser
 * may hold on to what the page shows around it, and scroll by all that comes above that.
 */
function hold(desk: HTMLElement, place: HTMLElement, isThere: boolean): void {
  const growing = new ResizeObserver(() => rise(desk, place));
  const letGo = (): void => {
    growing.disconnect();
    for (const type of BY_HAND) removeEventListener(type, letGo, { capture: true });
  };
  growing.observe(place);
  for (const type of BY_HAND) addEventListener(type, letGo, { capture: true, passive: true });
  const settle = (): void => void setTimeout(letGo, COMING);
  if (isThere) settle();
  else place.addEventListener('guichet-ticket-opened', settle, { once: true });
}

/** Back where one was; side by side, the page stays. */
export function comeBack(root: ParentNode, from: Whence | undefined, stays: boolean): void {
  if (from?.focus?.isConnected === true) from.focus.focus({ preventScroll: true });
  else root.querySelector('guichet-tabs')?.focus({ preventScroll: true });
  if (from !== undefined && !stays) scrollTo({ top: from.scroll, behavior: 'instant' });
}
