/** The form’s words for what is to correct. */
import { counter } from '../counter.ts';
import type { WrongWords } from '../fr/ticket-form-wrong.ts';

const count = counter('en');

const wrong = {
  fileBlocking: (name: string) => `The file ${name} could not be sent: try again, or remove it.`,
  errors: {
    service: 'Choose the service concerned.',
    category: 'Choose the category that fits best.',
    summary: 'Write a summary, for example “Assignment 3 cannot be handed in”.',
    summaryTasks: 'Write in a few words what is expected.',
    summaryLong: (over: number) =>
      count(over, {
        one: 'The summary is # character too long. Shorten it.',
        other: 'The summary is # characters too long. Shorten it.',
      }),
    descriptionLong: (over: number) =>
      count(over, {
        one: 'The description is # character too long. Attach it as a file instead.',
        other: 'The description is # characters too long. Attach it as a file instead.',
      }),
    people: 'Choose at least one person.',
    requiredText: (label: string) => `Fill in “${label}”.`,
    requiredChoice: (label: string) => `Choose an answer to “${label}”.`,
    requiredFile: (label: string) => `Add a file to “${label}”.`,
    requiredPerson: (label: string) => `Choose a person for “${label}”.`,
    about: (label: string, sentence: string) => `${label}: ${sentence}`,
  },
} satisfies WrongWords;

export default wrong;
