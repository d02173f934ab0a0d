/** The words of the palette of verbs and of the list of keys, fetched with them. */
import type fr from '../fr/palette.ts';
import { counter } from '../counter.ts';

const count = counter('en');

const palette = {
  title: 'All actions',
  search: 'Find an action by its words',
  list: 'Actions',
  none: 'No action has these words.',
  found: (n: number) => count(n, { one: '# action', other: '# actions' }),
  groups: { ticket: 'What is open', list: 'The list', go: 'Moving about', desk: 'The desk' },
  openKeys: 'See every key',
  keys: 'One key per action',
  keysIntro: 'These keys act when the focus is in the desk, and never where you write.',
  keysOff: 'The keys are off. Ctrl + K still opens the palette.',
  keysRefused: 'The page around this desk has switched the keys off. Ctrl + K still opens the palette.',
  use: 'Use these keys',
  useHint: 'This choice is kept for you in this browser.',
  verb: 'Action',
  key: 'Key',
  palette: 'Search among all actions',
  keyList: 'The list of these keys',
  names: {
    Escape: 'Esc',
    Enter: 'Enter',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    Home: 'Home',
    End: 'End',
    PageUp: 'Page Up',
    PageDown: 'Page Down',
    Backspace: 'Backspace',
    Delete: 'Delete',
    ' ': 'Space',
  } as Readonly<Record<string, string>>,
  shift: (key: string) => `Shift + ${key}`,
  alt: (key: string) => `Alt + ${key}`,
} satisfies typeof fr;

export default palette;
