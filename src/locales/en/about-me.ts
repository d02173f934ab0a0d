/** The words of "What is kept about me". */
import type { AboutMeWords } from '../fr/about-me.ts';
import { counter } from '../counter.ts';

const count = counter('en');
const drafts = (n: number): string => count(n, { zero: 'no draft', one: '# draft', other: '# drafts' });

const aboutMe = {
  kinds: {
    requested: 'Tickets requested',
    filed: 'Tickets filed for somebody else',
    assigned: 'Tickets in charge of',
    observed: 'Tickets followed, shared or to approve',
    comments: 'Comments and solutions written',
    files: 'Files attached to tickets',
    sent: 'Files sent and not attached yet',
    marks: 'Tickets whose reading is noted',
    preferences: 'Settings chosen',
    views: 'Lists kept under a name',
    notices: 'Notices received in the page',
    articleMarks: 'Articles marked helpful, problems shared',
    articles: 'Articles written',
  },
  caption: 'What the desk keeps',
  kind: 'What',
  howMany: 'How many',
  identity: (parts: readonly string[]) => `Your card: ${parts.join(' · ')}`,
  here: 'Drafts on this device',
  beyond: (n: number) =>
    count(n, {
      one: 'One ticket where you took part is no longer open to you: what you left there is kept, and not shown here. The desk’s administration can erase it.',
      other:
        '# tickets where you took part are no longer open to you: what you left there is kept, and not shown here. The desk’s administration can erase it.',
    }),
  size: (size: string) => `Your files weigh ${size}.`,
  export: 'Download my data',
  exportHint: 'One JSON file that can be read: your card, your tickets and what was said in them, your files, your choices.',
  exported: (size: string) => `Your data is downloaded (${size}).`,
  again: 'Download again',
  forget: 'Erase my data on this device',
  forgetHint: 'Useful on a shared computer. Your tickets and what you wrote in them stay.',
  confirm: {
    heading: 'Erase your data on this device?',
    here: (n: number) =>
      `This erases ${drafts(n)} of this desk, and the way you left its lists and pages (columns, filters, place).`,
    waits: (n: number) =>
      count(n, { one: 'One item that waits here will never be sent.', other: '# items that wait here will never be sent.' }),
    alsoKept: 'This desk lives on this device: your settings, your own lists, your notices and your read marks are erased too.',
    stays: 'Your tickets and what you wrote in them stay. What is erased does not come back.',
    verb: 'Erase from this device',
  },
  forgotten: 'Your data is erased from this device.',
  working: 'Reading what is kept…',
  steps: { reading: 'Reading…', checking: 'Checking…', writing: 'Writing…' },
  stop: 'Stop',
  stopped: 'It is stopped.',
} satisfies AboutMeWords;

export default aboutMe;
