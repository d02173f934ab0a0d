/** The title of the page without what a bell counts in it (`notice-bell/page-title.ts`). */

/**
 * The attribute of `<title>` that holds what a bell has put before it: the script of a frame is another copy, and knows nothing
 * of the bell's.
 */
export const COUNT_BEFORE = 'data-guichet-count';

/** The title as the page wrote it. */
export function ownTitle(): string {
  const count = document.querySelector('title')?.getAttribute(COUNT_BEFORE) ?? '';
  return document.title.replace(count, '').trim();
}
