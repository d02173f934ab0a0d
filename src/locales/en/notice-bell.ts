/** The words of the bell: its button, and what it says when it rings. */
import { counter } from '../counter.ts';
import type { BellWords } from '../fr/notice-bell.ts';

const count = counter('en');

const bell = {
  label: 'Notices',
  unread: (n: number) => count(n, { zero: 'none unread', one: '# unread', other: '# unread' }),
  named: (label: string, unread: string) => `${label}: ${unread}`,
  many: '99+',
  arrived: (n: number) => count(n, { one: 'One new notice.', other: '# new notices.' }),
  open: 'See the notices',
} satisfies BellWords;

export default bell;
