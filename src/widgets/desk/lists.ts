/** The lists of a desk: which one a tab holds. */
import type { GuichetTicketList } from '../ticket-list/ticket-list.ts';
import type { TabId } from './place.ts';

/** The list that a tab holds, once it was shown. */
export function listOf(root: ParentNode, tab: TabId | undefined): GuichetTicketList | undefined {
  return [...root.querySelectorAll('guichet-ticket-list')].find(({ phase }) => phase === tab);
}
