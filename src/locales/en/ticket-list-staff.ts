/** The list's words for whoever works with it. */
import { counter } from '../counter.ts';
import type fr from '../fr/ticket-list-staff.ts';
import commands from './commands.ts';
import said from './done.ts';

const count = counter('en');

const tickets = (n: number): string => count(n, { one: '# ticket', other: '# tickets' });
const tasks = (n: number): string => count(n, { one: '# task', other: '# tasks' });

const staff = {
  commands,
  ...said,

  choose: 'Select',
  chooseOne: (key: string, summary: string) => `Select ${key} ${summary}`,
  chooseShown: (n: number) => count(n, { one: 'Select the one shown', other: 'Select the # shown' }),
  chooseAll: (n: number) => count(n, { one: 'Select the only one', other: 'Select all #' }),
  chooseFirst: (n: number) => count(n, { one: 'Select the first', other: 'Select the first #' }),
  chosen: (n: number) => count(n, { zero: 'None selected', one: '# selected', other: '# selected' }),
  chosenOf: (n: number, total: number) =>
    `${count(n, { one: '# selected', other: '# selected' })} of ${count(total, { one: '#', other: '#' })}`,
  unchoose: 'Clear selection',
  most: (n: number) => `No more than ${count(n, { one: '#', other: '#' })} at a time.`,
  choosing: 'Selecting',
  bar: 'Actions on the selection',
  more: 'More actions',

  act: {
    heading: (verb: string, what: string) => `${verb}: ${what}`,
    will: (n: number) => `${tickets(n)} will be changed.`,
    wont: (n: number) => `${tickets(n)} cannot be:`,
    none: 'None of the selected tickets allows it:',
    others: (n: number) => count(n, { one: 'and # other', other: 'and # others' }),
    reason: (reason: string, keys: string) => `${reason} ${keys}`,
    counted: tickets,
    progress: (verb: string, done: number, total: number) =>
      `${verb}: ${count(done, { one: '#', other: '#' })} of ${count(total, { one: '#', other: '#' })}`,
    stop: 'Stop',
    done: (n: number) => `${tickets(n)} done`,
    refused: (n: number) => count(n, { one: '# refused', other: '# refused' }),
    untouched: (n: number) => count(n, { one: '# not touched', other: '# not touched' }),
    over: (verb: string) => `${verb}: finished`,
    stopped: (verb: string) => `${verb}: stopped`,
    interrupted: (verb: string) => `${verb}: interrupted`,
    refusedList: 'Refused',
    again: 'Try the refused ones again',
    edit: 'Edit and try again…',
    goOn: (n: number) => count(n, { one: 'Go on with the last one', other: 'Go on with the # left' }),
    gone: 'It is no longer open to you.',
    prevented: 'The page did not allow it.',
  },

  inline: {
    state: (key: string, state: string) => `State of ${key}: ${state}`,
    assignee: (key: string, name: string) => `In charge of ${key}: ${name}`,
    change: 'Change',
  },
  undo: 'Undo',

  stack: {
    move: (key: string, n: number) => `Rank ${n} of ${key}: move`,
    top: 'To the top of the stack',
    up: 'One rank up',
    down: 'One rank down',
    bottom: 'To the bottom of the stack',
    number: 'To a given rank…',
    grip: 'Drag to another rank',
    carried: (key: string, n: number) => `${key} to rank ${n}. Escape cancels.`,
    moved: (key: string, n: number) => `${key} is now at rank ${n}.`,
    stays: (key: string) => `${key} keeps its rank.`,
    unsorted: 'Sort by rank first.',
  },

  views: {
    button: 'Views',
    present: (name: string, changed: boolean) => (changed ? `View: ${name} (changed)` : `View: ${name}`),
    own: 'For you',
    shared: 'For the team',
    sharedBy: (name: string) => `Shared by ${name}`,
    none: 'No saved view',
    usual: 'Usual list',
    save: 'Save as a view…',
    overwrite: (name: string) => `Update “${name}”`,
    back: (name: string) => `Back to “${name}”`,
    rename: 'Rename…',
    share: 'Share with the team',
    unshare: 'Stop sharing',
    forget: 'Delete the view',
    name: 'Name of the view',
    nameHint: 'For example: “Video, free”.',
    nameNeeded: 'Give this view a name.',
    forWhom: 'Who uses it?',
    forMe: 'You',
    forStaff: 'The whole team of this desk',
    saveVerb: 'Save the view',
    renameVerb: 'Rename the view',
    applied: (name: string) => `View “${name}” shown.`,
    saved: (name: string) => `View “${name}” saved.`,
    renamed: (name: string) => `The view is now called “${name}”.`,
    sharedNow: (name: string) => `View “${name}” shared with the team.`,
    unsharedNow: (name: string) => `View “${name}” kept for you.`,
    forgotten: (name: string) => `View “${name}” deleted.`,
    restore: 'Restore',
  },

  csv: {
    item: 'Download as CSV',
    progress: 'Preparing the CSV file',
    counted: (done: number, total: number) =>
      `Preparing the CSV file: ${count(done, { one: '#', other: '#' })} of ${count(total, { one: '#', other: '#' })}`,
    stop: 'Stop',
    done: (n: number) => `CSV file of ${tickets(n)} downloaded.`,
    stopped: 'CSV file: stopped, nothing is downloaded.',
    rank: 'Rank',
    file: (desk: string, day: string) => `${desk}-${day}.csv`,
  },

  verbs: {
    choose: 'Select the row, or deselect it',
    chooseShown: 'Select everything shown',
    unchoose: 'Clear the selection',
    state: 'Change the state of the row',
    assignee: 'Change who is in charge of the row',
    up: 'Move the row up one rank',
    down: 'Move the row down one rank',
    top: 'Move the row to the top',
    bottom: 'Move the row to the bottom',
    undo: 'Undo the last change',
    views: 'Saved views',
    csv: 'Download the list as CSV',
    noRow: 'Go to a row first.',
    notHere: 'This row does not allow it.',
  },

  ofTasks: {
    act: {
      will: (n: number) => `${tasks(n)} will be changed.`,
      wont: (n: number) => `${tasks(n)} cannot be:`,
      none: 'None of the selected tasks allows it:',
      counted: tasks,
      done: (n: number) => `${tasks(n)} done`,
    },
    csvDone: (n: number) => `CSV file of ${tasks(n)} downloaded.`,
  },
} satisfies typeof fr;

export default staff;
