/** The words of a ticket's deadlines, for the team. */
import type { DeadlinesWords } from '../fr/deadlines.ts';
import due from './due.ts';

const deadlines = {
  title: 'Deadlines',
  measures: { response: 'First response', take: 'Taking', resolution: 'Solution' },
  due,
  met: (spent: string, target: string) => `In ${spent}, of ${target} promised`,
  missed: (spent: string, target: string) => `Out of time: in ${spent}, for ${target} promised`,
  before: (when: string) => `by ${when}`,
  since: (when: string) => `since ${when}`,
  paused: (target: string) => `${target} promised; the clock stands`,
} satisfies DeadlinesWords;

export default deadlines;
