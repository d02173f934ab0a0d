/** The words of any first view: what is missing, what does not answer, what is optional. The others are in `shared.ts`. */
import { counter } from '../counter.ts';
import type { FirstWords } from '../fr/first.ts';

const count = counter('en');

const first = {
  unreachable: {
    what: 'The desk does not answer.',
    why: 'The connection is cut, or the server is stopped.',
    todo: 'Check your connection, then try again. What you wrote is kept.',
  },
  unexpected: {
    what: 'This part of the page has stopped.',
    why: 'Something unforeseen happened in the desk.',
    todo: 'Try again. If it goes on, reload the page: your drafts are kept.',
  },
  fallbackMail: 'Meanwhile, you can write to',
  retry: 'Try again',
  reload: 'Reload the page',
  loading: 'Loading…',
  optional: 'optional',
  requiredNote: 'Every field is required, except those marked “optional”.',
  charactersLeft: (left: number) => count(left, { one: '# character left', other: '# characters left' }),
  charactersOver: (over: number) => count(over, { one: '# character too many', other: '# characters too many' }),
  errorSummary: (errors: number) => count(errors, { one: 'There is # thing to correct', other: 'There are # things to correct' }),
  notices: { info: 'Information', success: 'Done', warning: 'Warning', danger: 'A problem' },
  /** Bytes, and thousands of them. */
  units: ['B', 'KB', 'MB', 'GB'],
  aCode: 'a code, such as support',
} satisfies FirstWords;

export default first;
