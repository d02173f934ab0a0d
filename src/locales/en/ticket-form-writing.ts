/** The form’s words once somebody writes in it: the draft, files, what is to correct, what is filed. */
import { counter } from '../counter.ts';
import type { WritingWords } from '../fr/ticket-form-writing.ts';

const count = counter('en');

const writing = {
  previewTitle: 'Preview of the description',
  previewEmpty: 'Nothing to show: the description is empty.',
  captureAbsent: 'The screenshot could not be opened. Check your connection and try again, or add a file.',
  pageHint: 'Attached to help understand. Only those who handle the ticket and you will read it.',
  pageRemove: 'Do not attach',
  pageAdd: 'Attach the page you are on',
  pageRemoved: 'The page is no longer attached.',
  pageAdded: 'The page is attached.',
  pageUrl: 'Address',
  pageTitle: 'Title',
  pageCourse: 'Course',
  pageBrowser: 'Browser',
  pageScreen: 'Window',
  waitingFiles: (n: number) =>
    count(n, {
      one: 'It will be filed as soon as the file is ready…',
      other: 'It will be filed as soon as the # files are ready…',
    }),
  draftKept: 'Draft kept here',
  draftRestored: 'Your draft is back, as you left it.',
  draftOther: 'This draft changed in another tab: here is its latest version.',
  draftDiscard: 'Clear everything',
  draftDiscarded: 'The draft is cleared.',
  undo: 'Bring it back',
  draftFull: 'There is no room left on this device to keep a draft. File the ticket now, or copy your text.',
  draftAbsent: 'This browser keeps no draft. Your text stays here while the page is open.',
  filed: (key: string) => `${key} filed.`,
  confirmByMail: (mail: string) => `One step is left: open the mail sent to ${mail}, and confirm your request within 24 hours.`,
  filedUnnumbered: 'Your ticket is kept here, and will be sent as soon as the desk answers.',
  willAnswer: (name: string) => `${name} will answer you.`,
  serviceWillAnswer: (service: string) => `The ${service} team will answer you.`,
  teamWillAnswer: 'The team will answer you.',
  youWillAnswer: 'You are the one handling it.',
  behalf: (name: string) => `Filed on behalf of ${name}.`,
  approval: 'An approval is asked for: work begins after it.',
  tasksGiven: (n: number) => count(n, { one: 'The task is given.', other: '# tasks are given.' }),
  taskOf: (key: string, name: string) => `${key}, to ${name}`,
  see: (key: string) => `See ticket ${key}`,
  seeUnnumbered: 'See the ticket',
  again: 'File another ticket',
  againTasks: 'Give another task',
  alreadyFiled: (key: string) => `This ticket was filed already: ${key}.`,
  alreadyFiledMore: 'It arrived with the text of the first attempt. What you changed since is still in the form.',
  asNew: 'Make it a new ticket',
} satisfies WritingWords;

export default writing;
