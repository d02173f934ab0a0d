/** The lists of a desk: which one a tab holds, and what was searched in one in vain and goes on in the other. */
import type { GuichetTicketList } from '../ticket-list/ticket-list.ts';
import type { Sought } from '../ticket-list/list-beyond.ts';
import type { TabId } from './place.ts';

/** The list that a tab holds, once it was shown. */
export function listOf(root: ParentNode, tab: TabId | undefined): GuichetTicketList | undefined {
  return [...root.querySelectorAll('guichet-ticket-list')].find(({ phase }) => phase === tab);
}

/** Asks the list of a tab that has just been gone to. */
export async function searchOn(
  desk: HTMLElement & { readonly updateComplete: Promise<unknown> },
  root: ParentNode,
  tab: TabId,
  sought: Sought,
): Promise<void> {
  await desk.updateComplete;
  const list = listOf(root, tab);
  await list?.updateComplete;
  list?.seek(sought);
}
