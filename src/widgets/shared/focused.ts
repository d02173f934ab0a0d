/** Where the focus is, and where a press leaves it. */

/** The focused element, through every open shadow root. */
export function deepestFocus(): HTMLElement | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : undefined;
}

/**
 * Gives what was pressed the focus where the browser did not. Safari gives a pressed button none, so that a dialog, a menu or a ticket
 * that it opens would have nobody to give it back to. Whatever else has it, beside what was pressed, was left it on purpose.
 */
export function focusPressed(event: Event): void {
  if (!event.isTrusted) return;
  const path = event.composedPath();
  const at = path.findIndex((each) => each instanceof HTMLElement && each.matches('button, a[href], input, summary'));
  if (at < 0 || path.indexOf(deepestFocus() ?? document) <= at) return;
  (path[at] as HTMLElement).focus({ preventScroll: true, focusVisible: false });
}
