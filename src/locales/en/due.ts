/** How a deadline stands, and what it is about: for lists and for a ticket. */
import { counter } from '../counter.ts';
import type { DueWords } from '../fr/due.ts';

const count = counter('en');

const due = {
  late: (span: string) => `Over by ${span}`,
  soon: (span: string) => `Soon: ${span}`,
  'on-time': (span: string) => `On time: ${span}`,
  paused: 'Paused',
  days: (n: number) => count(n, { one: '# day', other: '# days' }),
  measures: { response: 'first response', take: 'taking', resolution: 'solution' },
} satisfies DueWords;

export default due;
