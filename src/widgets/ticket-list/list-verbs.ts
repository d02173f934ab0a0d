/** Verbs of whoever works with a list: what its keys do, and what the palette finds. */
import type { CommandName } from '../../domain/commands.ts';
import type { TicketRow } from '../../domain/view.ts';
import type { ListStaffWords } from '../../locales/fr/ticket-list-staff.ts';
import type { Verb } from '../shared/verbs.ts';

/** What staff's verbs need besides. */
export interface StaffVerbs {
  readonly words: ListStaffWords;
  /** The row with the focus, or that had it last. */
  readonly row: TicketRow | undefined;
  readonly chosen: number;
  readonly sortedByRank: boolean;
  readonly can: { readonly views: boolean };
  labelOf(name: CommandName): string;
  /** Why a command cannot be given to what is chosen, or to the row; undefined where it can. */
  blocked(name: CommandName): string | undefined;
  act(name: CommandName): void;
  choose(): void;
  chooseShown(): void;
  unchoose(): void;
  /** Whether the row's cell has a menu. */
  changes(column: 'state' | 'assignee'): boolean;
  change(column: 'state' | 'assignee'): void;
  move(to: 'top' | 'up' | 'down' | 'bottom'): void;
  /** Takes back what a cell changed last; undefined where nothing can be. */
  readonly undo: (() => void) | undefined;
  views(): void;
  csv(): void;
}

/** Keys of the acts, as in the ticket itself. */
const ACTS: readonly (readonly [CommandName, string])[] = [
  ['take', 'p'],
  ['assign', 'a'],
  ['move', 'm'],
  ['set-priority', '!'],
  ['resolve', 'c'],
];

/** Verbs for whoever works with a list: on what is chosen, else on the row with the focus. */
export function staffVerbs(list: StaffVerbs): Verb[] {
  const { words, row, chosen } = list;
  const w = words.verbs;
  const none = row === undefined ? w.noRow : undefined;
  const cell = (column: 'state' | 'assignee', label: string, key: string): Verb => ({
    id: `list-${column}`,
    label,
    group: 'list',
    key,
    blocked: none ?? (list.changes(column) ? undefined : w.notHere),
    run: () => list.change(column),
  });
  const ranked = none ?? (list.sortedByRank ? (row?.allowed.rank === true ? undefined : w.notHere) : words.stack.unsorted);
  const move = (to: 'top' | 'up' | 'down' | 'bottom', key?: string): Verb => ({
    id: `list-${to}`,
    label: w[to],
    group: 'list',
    key,
    blocked: ranked,
    run: () => list.move(to),
  });
  return [
    { id: 'list-choose', label: w.choose, group: 'list', key: 'x', blocked: none, run: () => list.choose() },
    { id: 'list-choose-shown', label: w.chooseShown, group: 'list', key: 'X', run: () => list.chooseShown() },
    ...(chosen === 0
      ? []
      : [{ id: 'list-unchoose', label: w.unchoose, group: 'list' as const, key: 'Escape', run: () => list.unchoose() }]),
    ...ACTS.map(([name, key]): Verb => ({
      id: `list-${name}`,
      label: list.labelOf(name),
      group: 'list',
      key,
      blocked: list.blocked(name),
      run: () => list.act(name),
    })),
    cell('state', w.state, 's'),
    cell('assignee', w.assignee, 'A'),
    move('up', 'Alt+ArrowUp'),
    move('down', 'Alt+ArrowDown'),
    move('top'),
    move('bottom'),
    ...(list.undo === undefined ? [] : [{ id: 'list-undo', label: w.undo, group: 'list' as const, key: 'z', run: list.undo }]),
    ...(list.can.views ? [{ id: 'list-views', label: w.views, group: 'list' as const, key: 'v', run: () => list.views() }] : []),
    { id: 'list-csv', label: w.csv, group: 'list', run: () => list.csv() },
  ];
}
