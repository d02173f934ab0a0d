/** The words of "Retention": what is old, what would go, and what went. */
import { counter } from '../counter.ts';
import type { RetentionWords } from '../fr/retention.ts';

const count = counter('en');

const tickets = (n: number): string => count(n, { zero: 'no ticket', one: '# ticket', other: '# tickets' });
const files = (n: number): string => count(n, { zero: 'no file', one: '# file', other: '# files' });

const retention = {
  unsupported: 'This desk keeps everything.',
  notYours: 'Retention is for the desk’s administrators.',
  hint: 'How many months a ticket is kept once it is closed. An empty length keeps without end. A ticket under way, or whose solution may still be refused, is never touched.',
  months: 'months',
  fields: {
    texts: {
      label: 'Texts of closed tickets',
      hint: 'Summary, description, comments, fields and files are erased; number, state and dates stay.',
    },
    files: { label: 'Files of closed tickets', hint: 'The texts stay.' },
    drafts: { label: 'Files that were never filed', hint: 'Sent for a ticket that was not filed.' },
  },
  wrong: 'Write a number of months from 1 to 1200, or leave it empty.',
  keep: 'Keep these lengths as the desk’s rule',
  kept: 'Lengths of retention saved.',
  plan: 'See what would go',
  nothing: 'Nothing is old enough to go.',
  wouldGo: 'What would go today',
  what: 'What',
  howMany: 'How many',
  oldest: 'Closed since',
  rows: { texts: 'Texts and files', files: 'Files alone', drafts: 'Files never filed' },
  tickets,
  files: (n, size) => `${files(n)} (${size})`,
  byPlace: 'By category',
  nowhere: 'Without category',
  inPlace: (place, n) => `${place}: ${tickets(n)}`,
  forGood: 'This cannot be undone. Export the desk first if you want to keep a copy.',
  agree: 'Let go of what is listed',
  apply: 'Erase now',
  applied: (texts, onlyFiles, drafts) =>
    `Erased: the texts of ${tickets(texts)}, the files of ${tickets(onlyFiles)}, ${files(drafts)} never filed. Each ticket’s history says so.`,
  working: 'Under way…',
  steps: { reading: 'Reading…', checking: 'Checking…', writing: 'Erasing…' },
  stop: 'Stop',
  stopped: 'Stopped: what was erased stays so, the rest is whole.',
} satisfies RetentionWords;
export default retention;
