/** The words of tickets that resemble the one being written. */
import { counter } from '../counter.ts';
import type fr from '../fr/similar.ts';

const count = counter('en');

const similar = {
  found: (n: number) => count(n, { one: 'One possible answer', other: '# possible answers' }),
  said: (n: number) =>
    count(n, { one: 'One ticket resembles yours, under the summary.', other: '# tickets resemble yours, under the summary.' }),
  answersSaid: (n: number) =>
    count(n, { one: 'One possible answer, under the summary.', other: '# possible answers, under the summary.' }),
  yours: 'You have already asked',
  known: 'Known problem',
  reported: (n: number) => count(n, { one: 'One person reported it', other: '# people reported it' }),
  article: 'Help article',
  see: (key: string) => `See ${key}`,
  meToo: (name: string) => `Me too, follow ${name}`,
  meTooHere: 'Me too, follow',
  noted: 'Noted: you will hear when it is solved. Your name is shown to nobody.',
  notMe: 'It no longer concerns me',
  answersMe: 'That answers my question',
  avoidedArticle: (title: string) => `“${title}” answered you. What you had written here is kept.`,
  readAgain: 'Read the answer again',
  enough: 'That is it, I will not file mine',
  avoided: 'Nothing is filed.',
  avoidedYours: (key: string) => `Your ticket ${key} is under way. What you had written here is kept.`,
  avoidedKnown: (key: string) => `The team already knows of ${key}. What you had written here is kept.`,
  resume: 'Back to the draft',
  other: 'Start another ticket',
} satisfies typeof fr;

export default similar;
