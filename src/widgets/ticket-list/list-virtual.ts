/** The library that knows which rows of a long list are in sight, set for what scrolls it: the page, or a box around the list. */
import {
  Virtualizer,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  observeWindowOffset,
  observeWindowRect,
  windowScroll,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';

/** What does not depend on what scrolls. */
export type ListOptions = Pick<
  VirtualizerOptions<Element, HTMLElement>,
  'count' | 'estimateSize' | 'getItemKey' | 'overscan' | 'rangeExtractor' | 'scrollMargin'
> & { readonly onChange: () => void };

export interface Virtual {
  readonly rows: Virtualizer<Window, HTMLElement> | Virtualizer<Element, HTMLElement>;
  /** The box; null for the page. */
  readonly box: Element | null;
  set(options: ListOptions): void;
}

const COMMON = {
  indexAttribute: 'data-place',
  // The library's own measure is in whole pixels, and the sum of many rows is not. A hidden row has no height to learn.
  measureElement: (row: HTMLElement, _entry: unknown, { itemSizeCache, options }: Measuring): number => {
    const { height } = row.getBoundingClientRect();
    const place = Number(row.dataset['place']);
    return height > 0 ? height : (itemSizeCache.get(options.getItemKey(place)) ?? options.estimateSize(place));
  },
};

interface Measuring {
  readonly itemSizeCache: ReadonlyMap<number | string | bigint, number>;
  readonly options: Required<Pick<ListOptions, 'getItemKey' | 'estimateSize'>>;
}

// A page may scroll smoothly by its own sheet: a correction must not be seen.
const instant = ({ adjustments = 0 }: { adjustments?: number }) => ({ adjustments, behavior: 'instant' }) as const;

function ofPage(options: ListOptions): Virtual {
  const all = (given: ListOptions): VirtualizerOptions<Window, HTMLElement> => ({
    ...COMMON,
    ...given,
    getScrollElement: () => window,
    initialOffset: () => scrollY,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: (offset, how, instance) => windowScroll(offset, instant(how), instance),
  });
  const rows = new Virtualizer(all(options));
  return { rows, box: null, set: (given) => rows.setOptions(all(given)) };
}

function ofBox(box: Element, options: ListOptions): Virtual {
  const all = (given: ListOptions): VirtualizerOptions<Element, HTMLElement> => ({
    ...COMMON,
    ...given,
    getScrollElement: () => box,
    initialOffset: () => box.scrollTop,
    observeElementRect,
    observeElementOffset,
    scrollToFn: (offset, how, instance) => elementScroll(offset, instant(how), instance),
  });
  const rows = new Virtualizer(all(options));
  return { rows, box, set: (given) => rows.setOptions(all(given)) };
}

/** @param scroller what scrolls the list */
export function virtual(scroller: Element | null, options: ListOptions): Virtual {
  return scroller === null || scroller === document.scrollingElement ? ofPage(options) : ofBox(scroller, options);
}
