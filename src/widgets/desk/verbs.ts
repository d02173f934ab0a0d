/** The verbs of a desk: where one may go in it, and how it is laid out. */
import type { Verb } from '../shared/verbs.ts';
import type { DeskWords } from '../../locales/fr/desk.ts';
import type { TabId } from './place.ts';

export interface DeskVerbs {
  readonly words: DeskWords;
  readonly tabs: readonly { readonly id: TabId; readonly label: string }[];
  readonly go: (tab: TabId) => void;
  /** Whether list and ticket stand side by side; undefined where they cannot. */
  readonly split: boolean | undefined;
  readonly turn: () => void;
}

const KEYS: Readonly<Record<TabId, string>> = {
  new: 'n',
  active: '1',
  over: '2',
  settings: '3',
  reports: '4',
  admin: '5',
  knowledge: '6',
};

export function deskVerbs({ words, tabs, go, split, turn }: DeskVerbs): Verb[] {
  const verbs = tabs.map(({ id, label }): Verb => ({ id, label, group: 'go', key: KEYS[id], run: () => go(id) }));
  if (split === undefined) return verbs;
  const label = split ? words.unsplit : words.split;
  return [...verbs, { id: 'split', label, group: 'desk', key: 'S', run: turn }];
}
