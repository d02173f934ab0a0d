/**
 * The title of the page counts what is unread: `(3) Assistance`. It is the page's own: put back exactly as it was, and left alone
 * where the page has changed it meanwhile.
 */
import { COUNT_BEFORE } from '../shared/own-title.ts';

/** What each bell of the page counts, and of whom: bells of one session count the same. */
const counts = new Map<object, { readonly whose: object; readonly unread: number }>();

/** The title as we wrote it; undefined while it is the page's own. */
let written: string | undefined;
/** What the page had written in its `<title>`, spaces and all; null where it had none. */
let own: string | null = null;

const element = (): HTMLTitleElement | null => document.head.querySelector('title');

function total(): number {
  return [...new Map([...counts.values()].map(({ whose, unread }) => [whose, unread])).values()].reduce((sum, n) => sum + n, 0);
}

function write(): void {
  const unread = total();
  // Somebody else has written it since: that is the page's title from now on.
  if (written !== undefined && document.title !== written) written = undefined;
  if (unread === 0) {
    if (written === undefined) return;
    written = undefined;
    const title = element();
    if (own === null) title?.remove();
    else if (title !== null) title.textContent = own;
    title?.removeAttribute(COUNT_BEFORE);
    return;
  }
  if (written === undefined) own = element()?.textContent ?? null;
  const count = `(${unread})`;
  document.title = `${count} ${own ?? ''}`.trim();
  written = document.title;
  element()?.setAttribute(COUNT_BEFORE, count);
}

/**
 * Counts in the title what a bell has unread.
 * @param bell who says so
 * @param whose what tells one person's notices from another's
 * @param unread 0 takes it out of the title
 */
export function countInTitle(bell: object, whose: object, unread: number): void {
  if (unread === 0) counts.delete(bell);
  else counts.set(bell, { whose, unread });
  write();
}
