/** Putting the lines of a short list in order with a pointer; buttons do the same for whoever has none. */

/** A list with one of its items in another place. */
export function moved<Item>(items: readonly Item[], item: Item, to: number): Item[] {
  const others = items.filter((each) => each !== item);
  return [...others.slice(0, to), item, ...others.slice(to)];
}

export interface Dragging {
  /** The pointer is over a place of the list. */
  over(place: number): void;
  /** It is over. @param isKept whether where it was let go holds; Escape leaves things as they were */
  end(isKept: boolean): void;
}

/**
 * The place that a held line takes under a pointer: it passes another as soon as it would then lie under the pointer, so that lines
 * of unlike heights do not change places to and fro.
 */
function placeAt(y: number, held: Element, lines: readonly Element[]): number {
  const { height } = held.getBoundingClientRect();
  const at = lines.indexOf(held);
  return lines.filter((line, index) => {
    const { top, bottom } = line.getBoundingClientRect();
    if (index === at) return false;
    return index < at ? y >= Math.min(bottom, top + height) : y > Math.max(top, bottom - height);
  }).length;
}

/** Follows a pointer that holds a line's grip, until it is let go. The line's own element must go with it, by a key. */
export function dragAlong(start: PointerEvent, { over, end }: Dragging): void {
  const line = (start.currentTarget as HTMLElement).closest('li');
  const list = line?.parentElement;
  if (start.button !== 0 || line === null || list == null) return;
  start.preventDefault();
  const held = new AbortController();
  const { signal } = held;
  let last = start.clientY;
  const finish = (isKept: boolean): void => {
    held.abort();
    end(isKept);
  };
  document.addEventListener(
    'pointermove',
    ({ pointerId, clientY }) => {
      if (pointerId !== start.pointerId) return;
      const lines = [...list.children];
      over(placeAt(clientY, line, lines));
      // What comes next is brought into sight, so that a list longer than the window can be gone through.
      lines[lines.indexOf(line) + Math.sign(clientY - last)]?.scrollIntoView({ block: 'nearest' });
      last = clientY;
    },
    { signal },
  );
  document.addEventListener('pointerup', () => finish(true), { signal });
  document.addEventListener('pointercancel', () => finish(false), { signal });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      finish(false);
    },
    { signal, capture: true },
  );
}
