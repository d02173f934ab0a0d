/** The words of the summary: what the desk holds, and what keeps it from serving. */
import type { Ailment } from '../../domain/desk-health.ts';
import { counter } from '../counter.ts';
import type { AdminSummaryWords, Ailing } from '../fr/admin-summary.ts';

const count = counter('en');

const ailments: Record<Ailment['why'], (ailing: Ailing) => string> = {
  over: () => 'The desk takes no more tickets: its last day is past.',
  nowhere: () => 'The desk takes no ticket: all its services or categories are closed.',
  nobody: ({ service, categories }) =>
    service === ''
      ? 'Nobody hears of new tickets: the desk has no team.'
      : `Nobody hears of new tickets of “${service}” (${categories}).`,
  'no-manager': ({ service }) => `“${service}” has no manager.`,
  'closed-with-tickets': ({ service, tickets }) =>
    `“${service}” is closed, with ${count(tickets, { one: '# active ticket', other: '# active tickets' })}.`,
  'never-told': () => 'Notices are off: nobody learns that a closing awaits them, and nothing expires.',
  stranded: ({ state, tickets }) =>
    `${count(tickets, { one: '# ticket is', other: '# tickets are' })} in the state “${state}”, which the desk no longer uses.`,
};

const tickets: AdminSummaryWords['tickets'] = {
  ailments,
  title: 'Tickets',
  none: 'No tickets for the moment.',
  counted: (active, total, free) =>
    `${count(active, { zero: 'None active', one: '# active', other: '# active' })} of ${total}, ${count(free, { zero: 'none free', one: '# of them free', other: '# of them free' })}.`,
  loads: 'Tickets in hand',
  load: (name, held) => `${name}: ${count(held, { one: '# ticket', other: '# tickets' })}`,
};

/** The same, where tasks are given. */
const tasks: AdminSummaryWords['tasks'] = {
  ...tickets,
  ailments: {
    ...ailments,
    over: () => 'The desk takes no more tasks: its last day is past.',
    nowhere: () => 'The desk takes no task: all its services or categories are closed.',
    nobody: ({ service, categories }) =>
      service === ''
        ? 'Nobody hears of new tasks: the desk has no team.'
        : `Nobody hears of new tasks of “${service}” (${categories}).`,
    'closed-with-tickets': ({ service, tickets: held }) =>
      `“${service}” is closed, with ${count(held, { one: '# active task', other: '# active tasks' })}.`,
    stranded: ({ state, tickets: held }) =>
      `${count(held, { one: '# task is', other: '# tasks are' })} in the state “${state}”, which the desk no longer uses.`,
  },
  title: 'Tasks',
  none: 'No tasks for the moment.',
  loads: 'Tasks in hand',
  load: (name, held) => `${name}: ${count(held, { one: '# task', other: '# tasks' })}`,
};

const summary = {
  health: 'Health of the desk',
  healthy: 'Nothing keeps the desk from working.',
  mend: (section: string) => `Open “${section}”`,
  tickets,
  tasks,
} satisfies AdminSummaryWords;

export default summary;
