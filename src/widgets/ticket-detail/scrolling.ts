/** Keeping the reader's place while something is put above it: scroll anchoring is not in every browser of the targets. */

/** The nearest ancestor that scrolls, through shadow roots; the page itself otherwise. */
function scroller(from: Element): Element {
  for (
    let element: Element | null = from;
    element !== null;
    element = element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null
  ) {
    const { overflowY } = getComputedStyle(element);
    if ((overflowY === 'auto' || overflowY === 'scroll') && element.scrollHeight > element.clientHeight) return element;
  }
  return document.scrollingElement ?? document.documentElement;
}

/**
 * Notes where an element stands in the window.
 * @returns what puts it back there, once the page has grown above it
 */
export function keepPlace(host: Element, find: () => HTMLElement | null): () => void {
  const anchor = find();
  const before = anchor?.getBoundingClientRect().top;
  return () => {
    if (anchor === null || before === undefined || !anchor.isConnected) return;
    const moved = anchor.getBoundingClientRect().top - before;
    if (moved !== 0) scroller(host).scrollTop += moved;
  };
}
