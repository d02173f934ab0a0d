/** What a list shows of itself to its extension, and to the dialogs of its menu. */
import type { Session } from '../../backends/backend.ts';
import type { ListAsking } from './list-asking.ts';
import { columnsOf } from './list-columns.ts';
import type { ListHost } from './list-extension.ts';

/** What changes while one looks, and what is done with it. */
export type Now = Pick<
  ListHost,
  'locale' | 'words' | 'list' | 'fixed' | 'view' | 'context' | 'columnsOfPage' | 'sort' | 'layout' | 'root'
> & {
  /** Names of columns that the person or the page chose. */
  readonly names: readonly string[] | undefined;
  /** Width of the list, in em. */
  readonly room: number;
};
export type Acts = Pick<ListHost, 'update' | 'announce' | 'open' | 'focus' | 'fail'>;

/** Always shows the present: nothing of it needs to be kept. */
export function hostOf(session: Session, asking: ListAsking, now: () => Now, acts: Acts): ListHost {
  return {
    ...acts,
    session,
    choice: asking.choice,
    get locale() {
      return now().locale;
    },
    get words() {
      return now().words;
    },
    get list() {
      return now().list;
    },
    get wanted() {
      return asking.wanted;
    },
    get fixed() {
      return now().fixed;
    },
    get view() {
      return now().view;
    },
    get caption() {
      const { words, view } = now();
      return words.involvements[view];
    },
    get context() {
      return now().context;
    },
    get columns() {
      const { context, names, room } = now();
      return columnsOf(context, names, room).columns;
    },
    get columnsOfPage() {
      return now().columnsOfPage;
    },
    get sort() {
      return now().sort;
    },
    get layout() {
      return now().layout;
    },
    get root() {
      return now().root;
    },
    nameOf: (id) => asking.nameOf(id),
    ask: (change) => asking.ask(change),
    refresh: (tickets) => asking.source?.refresh(tickets, true),
    patch: (ticket, change) => asking.source?.patch(ticket, change),
  };
}
