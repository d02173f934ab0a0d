/** What came before what is shown: put above it, without moving what is being read. */
import type { ReactiveElement } from 'lit';
import { active } from './acting.ts';
import type { Follower } from './follower.ts';
import { keepPlace } from './scrolling.ts';

/** Loads the entries before those shown. @param told how many came, or why none did */
export async function showEarlier(
  widget: ReactiveElement,
  follower: Follower | undefined,
  root: ShadowRoot,
  told: { readonly came: (count: number) => void; readonly missed: (error: unknown) => void },
): Promise<void> {
  if (follower === undefined) return;
  const restore = keepPlace(widget, () =>
    root.querySelector<HTMLElement>('.entries > .item:not(.earlier) ~ .item:not(.earlier)'),
  );
  try {
    const came = await follower.loadEarlier();
    await widget.updateComplete;
    restore();
    told.came(came);
  } catch (error) {
    told.missed(error);
  }
  if (active(root) === undefined) root.querySelector<HTMLElement>('#thread-title')?.focus({ preventScroll: true });
}
