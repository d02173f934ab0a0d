/** The words of tickets that resemble the one being written. */
import { counter } from '../counter.ts';
import type fr from '../fr/similar.ts';

const count = counter('en');

const similar = {
  found: (n: number) => count(n, { one: 'One possible answer', other: '# possible answers' }),
  said: (n: number) =>
    count(n, { one: 'One ticket resembles yours, under the summary.', other: '# tickets resemble yours, under the summary.' }),
  yours: 'You have already asked',
  known: 'Known problem',
  followers: (n: number) => count(n, { one: 'One person follows it', other: '# people follow it' }),
  see: (key: string) => `See ${key}`,
  follow: (key: string) => `Follow ${key}`,
  follows: (key: string) => `You follow ${key}: its news will reach you.`,
  enough: 'That is it, I will not file mine',
  avoided: 'Nothing is filed.',
  avoidedYours: (key: string) => `Your ticket ${key} is under way. What you had written here is kept.`,
  avoidedKnown: (key: string) => `The team already knows of ${key}. What you had written here is kept.`,
  resume: 'Back to the draft',
  other: 'Start another ticket',
} satisfies typeof fr;

export default similar;
