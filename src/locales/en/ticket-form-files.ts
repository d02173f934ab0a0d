/** The form’s words for the files put in it. */
import { counter } from '../counter.ts';
import type { FileWords } from '../fr/ticket-form-files.ts';

const count = counter('en');

const files = {
  fileAdded: (name: string) => `${name} is added.`,
  fileSent: (name: string) => `${name} is ready.`,
  fileRemoved: (name: string) => `${name} is removed.`,
  fileTooLarge: (name: string, size: string, most: string) =>
    `${name} is ${size}: more than the ${most} allowed. Make it smaller, or give a link.`,
  filesTooMany: (most: number) =>
    count(most, {
      zero: 'This desk takes no files.',
      one: 'Only one file is accepted. Remove the other one first.',
      other: '# files are accepted, no more. Remove one first.',
    }),
  fileEmpty: (name: string) => `${name} is empty. Choose another one.`,
  fileFailed: (name: string, why: string) => `${name} could not be sent. ${why}`,
  pasted: (n: number) => `pasted-image-${n}`,
} satisfies FileWords;

export default files;
