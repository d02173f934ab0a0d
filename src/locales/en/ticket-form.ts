/** The form's words: filing a ticket, or giving tasks. */
import { counter } from '../counter.ts';
import type { TicketFormWords } from '../fr/ticket-form.ts';

const count = counter('en');

const ticketForm = {
  title: 'File a ticket',
  titleTasks: 'Give a task',
  form: 'New ticket',
  formTasks: 'New task',
  formFor: (form: string, service: string) => `${form}: ${service}`,

  service: 'Service',
  chooseService: 'Choose a service',
  category: 'Category',
  chooseCategory: 'Choose a category',
  summary: 'Summary',
  summaryHint: 'In a few words, for example “Assignment 3 cannot be handed in”.',
  summaryTasksHint: 'What is expected, in a few words.',
  description: 'Description',
  descriptionHint: 'What you were doing, what you expected, what happened.',
  descriptionTasksHint: 'What there is to do, and where the result goes.',
  markdown: 'Formatting, if you like: **bold**, *italic*, lists with dashes, `code`.',
  preview: 'Preview',

  files: 'Files',
  addFiles: 'Add files',
  addFile: 'Add a file',
  capture: 'Add a screenshot',
  filesLimit: (most: number, size: string) =>
    `${count(most, { one: 'One file at most', other: '# files at most' })}, ${size} each. You can also paste them or drag them here.`,

  page: 'The page you are on',
  extras: 'Options for staff',

  submit: 'File the ticket',
  submitTasks: (n: number) => count(n, { zero: 'Give the task', one: 'Give the task', other: 'Give # tasks' }),
  submitting: 'Filing…',
  shortcut: 'Ctrl + Enter does the same.',
} satisfies TicketFormWords;

export default ticketForm;
