/** What everyone may do with how a list is shown: its columns, its orders, paper. Each comes when it is asked for. */
import type { MenuItem } from '../shared/menu.ts';
import type { ListExtension, ListHost } from './list-extension.ts';

/** The entries of the list's menu: what everyone has, and what its extension adds. */
export function itemsFor(host: ListHost | undefined, extension: ListExtension): MenuItem[] {
  if (host === undefined) return [];
  const { words, layout, session } = host;
  return [
    // Cards show what they show in an order of their own.
    ...(layout === 'cards' ? [] : [{ id: 'columns', label: words.chooseColumns }]),
    ...(session.can.sortsAtOnce > 1 ? [{ id: 'sort', label: words.chooseSort, icon: 'sort' as const }] : []),
    { id: 'print', label: words.print },
    ...(extension.items?.() ?? []),
  ];
}

/** Does what an entry says. */
export async function act(id: string, host: ListHost | undefined, extension: ListExtension): Promise<void> {
  if (host === undefined) return;
  switch (id) {
    case 'columns':
      return (await import('./list-column-dialog.ts')).chooseColumns(host);
    case 'sort':
      return (await import('./list-sort-dialog.ts')).chooseSort(host);
    case 'print':
      return (await import('./list-printing.ts')).printList(host);
    default:
      return extension.choose?.(id);
  }
}
