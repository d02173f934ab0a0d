/** What only some tickets have: more haste asked for, incidents to resolve, a checklist, time noted. */
import { counter } from '../counter.ts';
import type { BesideWords } from '../fr/ticket-beside.ts';

const count = counter('en');

const beside: BesideWords = {
  raise: {
    asked: (who, urgent) => `${who} asks for a higher priority${urgent ? ', urgently' : ''}.`,
    answer: 'Answer',
    yours: 'You have asked for a higher priority.',
    yoursMore: 'The team sees it at the head of this ticket; its answer will come in the thread.',
  },
  incidents: {
    open: (n) =>
      count(n, {
        one: 'One ticket caused by this problem is still open.',
        other: '# tickets caused by this problem are still open.',
      }),
    more: 'Does the solution hold for these tickets too? Whoever filed them will read it and may refuse it.',
    which: 'Which to resolve',
    solution: 'The solution',
    resolve: (n) => count(n, { one: 'Resolve this ticket', other: 'Resolve these # tickets' }),
    none: 'Choose one ticket at least.',
    empty: 'Write the solution.',
    busy: (done, all) => `${done} of ${all}…`,
    done: (n) => count(n, { one: 'One ticket resolved.', other: '# tickets resolved.' }),
    refused: (key, why) => `${key}: ${why}`,
  },
  checklist: {
    title: 'Checklist',
    titled: (done, all) => `Checklist (${done} of ${all})`,
    progress: (done, all) => `${done} of ${all}.`,
    begin: 'Add a checklist',
    add: 'To do',
    addIt: 'Add',
    team: 'For the team only',
    toDo: 'To do:',
    done: 'Done:',
    actions: (text) => `Actions on “${text}”`,
    up: 'Move up',
    down: 'Move down',
    drop: 'Take off the list',
  },
  time: {
    title: (total) => `Time spent: ${total}`,
    before: 'Noted before',
  },
};

export default beside;
