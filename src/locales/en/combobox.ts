/** The words of a choice among many, found by writing. */
import { counter } from '../counter.ts';
import type { ComboboxWords } from '../fr/combobox.ts';

const count = counter('en');

const combobox: ComboboxWords = {
  results: (results) => count(results, { zero: 'No results.', one: '# result.', other: '# results.' }),
  none: 'No results',
  searching: 'Searching…',
  clear: (label) => `Clear ${label}`,
  open: (label) => `Show the choices: ${label}`,
  stray: (text) => `“${text}” is not a choice. Take one from the list, or clear this text.`,
  failed: 'The search did not go through. Change the text to try again.',
};

export default combobox;
