/** The words of erasing somebody. */
import type { ErasingPersonWords } from '../fr/erasing-person.ts';
import type { ErasedCounts } from '../../domain/people-rights.ts';
import { counter } from '../counter.ts';

const count = counter('en');

/** Lines, each of which calls for the next. */
function listed(lines: readonly string[]): string[] {
  const said = lines.filter((each) => each !== '');
  return said.map((each, at) => `${each}${at === said.length - 1 ? '.' : ';'}`);
}

const erasing = {
  heading: (name: string) => `Erase ${name}?`,
  what: 'What goes, for ever:',
  /** What does not exist is not in it. */
  gone: ({ requested, others, files, views, articles }: ErasedCounts) =>
    listed([
      'their card, settings, notices, read marks and rights on this desk',
      count(requested, {
        zero: '',
        one: 'all texts and files of the ticket requested',
        other: 'all texts and files of the # tickets requested',
      }),
      count(others, {
        zero: '',
        one: 'their texts, files and name in one other ticket',
        other: 'their texts, files and name in # other tickets',
      }),
      count(files, { zero: '', one: '# file', other: '# files' }),
      count(views, { zero: '', one: '# kept list', other: '# kept lists' }),
      count(articles, { zero: '', one: 'their name on # article', other: 'their name on # articles' }),
    ]),
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
