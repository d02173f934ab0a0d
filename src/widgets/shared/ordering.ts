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

/** Follows a pointer that holds a line's grip, until it is let go. */
export function dragAlong(start: PointerEvent, { over, end }: Dragging): void {
  const list = (start.currentTarget as HTMLElement).closest('ul');
  if (start.button !== 0 || list === null) return;
  start.preventDefault();
  const held = new AbortController();
  const { signal } = held;
  const finish = (isKept: boolean): void => {
    held.abort();
    end(isKept);
  };
  document.addEventListener(
    'pointermove',
    ({ clientY }) => {
      const rows = [...list.children].map((each) => each.getBoundingClientRect());
      const at = rows.findIndex(({ bottom }) => clientY < bottom);
      over(at < 0 ? rows.length - 1 : at);
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
