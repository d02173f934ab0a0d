/** The words of a mention, fetched at the first at-sign. */
import type fr from '../fr/mentions.ts';
import { counter } from '../counter.ts';

const count = counter('en');

const mentions = {
  list: 'People to mention',
  found: (n: number) => count(n, { one: '# person, arrows to choose', other: '# people, arrows to choose' }),
  none: 'Nobody has this name.',
  outside: 'Does not read this ticket',
  outsideTask: 'Does not read this task',
  untold: (name: string) => `${name} does not read this thread and will not be told.`,
  invite: (name: string) => `Invite ${name}`,
} satisfies typeof fr;

export default mentions;
