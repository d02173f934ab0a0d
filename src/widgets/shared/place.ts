/** Puts a popover beside its anchor, inside the window. By hand, since CSS anchors do not cross every browser of the targets. */

const GAP = 4;
const MARGIN = 8;

/**
 * Places a fixed box under its anchor, or above where there is more room, aligned on the anchor's starting edge.
 * @param options.stretch makes it at least as wide as the anchor
 */
export function place(box: HTMLElement, anchor: HTMLElement, options: { readonly stretch?: boolean } = {}): void {
  const around = anchor.getBoundingClientRect();
  if (options.stretch === true) box.style.setProperty('inline-size', `${around.width}px`);
  box.style.setProperty('max-block-size', '');
  const { width, height } = box.getBoundingClientRect();
  const room = { below: innerHeight - around.bottom - GAP - MARGIN, above: around.top - GAP - MARGIN };
  const below = height <= room.below || room.below >= room.above;
  const tall = Math.min(height, Math.max(below ? room.below : room.above, 96));
  const rtl = getComputedStyle(anchor).direction === 'rtl';
  const wanted = rtl ? around.right - width : around.left;
  const left = Math.max(MARGIN, Math.min(wanted, document.documentElement.clientWidth - width - MARGIN));
  box.style.setProperty('left', `${left}px`);
  box.style.setProperty('top', `${below ? around.bottom + GAP : around.top - GAP - tall}px`);
  if (tall < height) box.style.setProperty('max-block-size', `${tall}px`);
}
