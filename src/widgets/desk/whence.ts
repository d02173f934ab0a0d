/** Going to a ticket and coming back from it: the focus and the page's scroll go along. */

/** Where somebody was on the page when a ticket was opened. */
export interface Whence {
  readonly scroll: number;
  readonly focus: HTMLElement | undefined;
}

/** The ticket that is open has the focus. */
export function arrive(desk: HTMLElement, root: ParentNode): void {
  const place = root.querySelector<HTMLElement>('.ticket');
  place?.focus({ preventScroll: true });
  // The top of the ticket, not the middle of it, when the list was scrolled down.
  if (place !== null && place.getBoundingClientRect().top < 0) desk.scrollIntoView({ block: 'start' });
}

/** Back where one was; side by side, the page stays. */
export function comeBack(root: ParentNode, from: Whence | undefined, stays: boolean): void {
  if (from?.focus?.isConnected === true) from.focus.focus({ preventScroll: true });
  else root.querySelector('guichet-tabs')?.focus({ preventScroll: true });
  if (from !== undefined && !stays) scrollTo({ top: from.scroll, behavior: 'instant' });
}
