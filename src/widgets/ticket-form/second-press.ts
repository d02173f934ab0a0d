/** The other half of a double press, when what was pressed has given way to something shorter. */

/** Milliseconds in which a second press still belongs to the first. */
const DOUBLE = 500;

/**
 * Keeps the place of what stands in a widget until a double press is over, and takes the presses there for nothing: the second
 * half would otherwise follow a link of the page that has come up under the pointer. Call it before the shorter view is drawn.
 */
export function awaitSecondPress(root: ShadowRoot | null): void {
  const base = root?.querySelector<HTMLElement>('.base') ?? null;
  if (base === null) return;
  base.style.minBlockSize = `${String(base.offsetHeight)}px`;
  base.style.pointerEvents = 'none';
  setTimeout(() => {
    base.style.minBlockSize = '';
    base.style.pointerEvents = '';
  }, DOUBLE);
}
