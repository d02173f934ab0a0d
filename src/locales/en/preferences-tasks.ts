/** What changes in "My settings" where what one files is a task. */
import type { PreferencesTaskWords } from '../fr/preferences-tasks.ts';
import { counter } from '../counter.ts';

const count = counter('en');

const tasks = {
  own: {
    title: 'Your tasks',
    hint: 'Which notices would you like, when something happens to a task that you gave?',
    always:
      'Always told: a question, a solution to try or to approve, a refusal, an invitation, a task given to you or filed on your behalf.',
    legend: 'Tell when a task is',
  },
  topics: {
    opened: { name: 'Opened', means: 'It was read and accepted.' },
    taken: { name: 'Taken', means: 'Somebody is on it from now on.' },
    'on-hold': { name: 'Put on hold', means: 'It waits for a date, a provider or something else.' },
    concluded: { name: 'Concluded', means: 'It is done and closed.' },
    abandoned: { name: 'Abandoned', means: 'It will not be done, or it was cancelled.' },
    commented: { name: 'Commented', means: 'Somebody writes there or attaches a file.' },
    published: { name: 'Published', means: 'What comes of it is in service.' },
    moved: { name: 'Moved', means: 'It goes to another service or category.' },
    reopened: { name: 'Reopened', means: 'It was over, and is no longer.' },
    other: { name: 'Everything else', means: 'Assigned, released, edited, and what is not said above.' },
  },
  others: {
    title: 'Other tasks',
    observed: { name: 'Shared with you', means: 'Everything that you may read of tasks to which you were invited.' },
    watched: { name: 'Followed', means: 'Tasks that you follow, unless you choose otherwise for one of them below.' },
    assigned: { name: 'Given to you', means: 'Tasks that you are given to do.' },
  },
  hearing: {
    of: 'Of which task',
    mine: 'a task that you gave',
    somebodys: 'somebody else’s task',
    handled: 'a task that you handle',
  },
  occasions: {
    filed: 'a task is given',
    opened: 'a task is opened',
    taken: 'a task is taken',
    commented: 'a task is commented',
    'on-hold': 'a task is put on hold',
    resolved: 'a task is done',
    abandoned: 'a task is abandoned',
    reopened: 'a task is reopened',
    released: 'a task is released',
    moved: 'a task is moved',
  },
  reasons: {
    receipt: 'a task sent by mail has arrived',
    assigned: 'the task is given to them',
    'taken-off': 'the task is given to somebody else',
    'filed-for-you': 'the task is filed on your behalf',
    'now-yours': 'the task is yours now',
    'no-longer-yours': 'the task is no longer yours',
    invited: 'the task has just been shared',
    uninvited: 'the task is no longer shared',
    requester: 'it is your task',
    taken: 'handling the task',
    observer: 'the task is shared with you',
    watcher: 'you follow this task',
    'moved-away': 'the task leaves the service',
  },
  watches: {
    none: 'You follow no task. The button “Follow”, in a task, adds it here.',
    counted: (n: number) => count(n, { one: '# task followed', other: '# tasks followed' }),
  },
} satisfies PreferencesTaskWords;

export default tasks;
