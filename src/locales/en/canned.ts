/** Canned responses, in the answer box of staff: fetched with it. */
import type { CannedWords } from '../fr/canned.ts';

const canned: CannedWords = {
  button: 'Canned responses',
  key: 'Alt + R',
  search: 'Search a canned response',
  hint: 'It goes where you are writing. Yours are kept in “My settings”.',
  mine: 'yours',
  ofService: 'of the service',
  signature: 'My signature',
  put: 'Response added to your text. Ctrl + Z takes it back.',
  unknown: (names) => `Response added. To be filled in, nobody knows what this is: ${names}.`,
};

export default canned;
