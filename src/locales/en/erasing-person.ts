/** The words of erasing somebody. */
import type { ErasingPersonWords } from '../fr/erasing-person.ts';
import type { ErasedCounts } from '../../domain/people-rights.ts';
import { counter } from '../counter.ts';

const count = counter('en');

const erasing = {
  heading: (name: string) => `Erase ${name}?`,
  what: 'What goes, for ever:',
  gone: ({ requested, others, files, views, articles }: ErasedCounts) => [
    'their card, settings, notices, read marks and rights on this desk;',
    count(requested, {
      zero: 'no ticket requested;',
      one: 'all texts and files of the ticket requested;',
      other: 'all texts and files of the # tickets requested;',
    }),
    count(others, {
      zero: 'nothing in other tickets;',
      one: 'their texts, files and name in one other ticket;',
      other: 'their texts, files and name in # other tickets;',
    }),
    `${count(files, { zero: 'no file', one: '# file', other: '# files' })} and ${count(views, { zero: 'no kept list', one: '# kept list', other: '# kept lists' })}${
      articles === 0 ? '.' : `; their name on ${count(articles, { one: '# article', other: '# articles' })}.`
    }`,
  ],
  stays:
    'History keeps its steps and dates, in the name of “Erased person”. What exports made before and the person’s own browser hold is not reached.',
  forGood: 'None of it can be undone.',
  confirm: (name: string) => `To confirm, type: ${name}`,
  mismatch: (name: string) => `This is not the name. Type exactly: ${name}`,
  apply: 'Erase for ever',
  done: (name: string) => `${name} no longer exists on this desk.`,
  working: 'Looking for what concerns them…',
  steps: { reading: 'Looking for what concerns them…', checking: 'Checking…', writing: 'Erasing…' },
  stop: 'Stop',
  stopped: 'Stopped: nothing was erased.',
} satisfies ErasingPersonWords;

export default erasing;
