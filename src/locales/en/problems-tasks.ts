import type fr from '../fr/problems-tasks.ts';
import problems from './problems.ts';

const { refusals, unavailable, conflict, notFound, unsupported, partial } = problems;

const ofTasks = {
  ...problems,
  refusals: {
    ...refusals,
    'not-found': 'This task does not exist, or is not open to you.',
    'only-assignee': 'Only the person handling the task can do this. Take the task first.',
    'not-in-this-state': 'The task’s state does not allow it. It may have changed meanwhile: see its thread.',
    'already-assigned': 'Someone else is already handling this task. You can take it over if your role allows.',
    free: 'Nobody is handling this task. Take it first, or assign it.',
    'not-assignable': 'This person cannot be given this task. Choose someone else.',
    'nobody-else': 'Nobody else can be given it here. Choose somebody, or release the task.',
    'not-reader': 'This person has no access to this task. Invite them first.',
    'solution-required': 'Describe what was done: it is needed to close this task.',
    'category-closed': 'This category takes no more tasks. Choose another one.',
    'closed-desk': 'The desk is closed for now. Your tasks stay readable and you can answer in them.',
    cycle: 'This link would send the tasks round in circles. Choose another task.',
    'same-ticket': 'It is the same task. Choose another one.',
    merged: 'This task was merged into another one. Carry on there.',
    'no-earlier-place': 'This task has not been moved yet: there is nobody to send it back to.',
    transferred: 'This task is handled at the upper level. Take it back first.',
    'still-in-charge': 'Active tasks still wait for this person. First give them to somebody else, or release them.',
    'duplicate-ticket': 'This task is filed already.',
  },
  unavailable: {
    ...unavailable,
    evicted: { ...unavailable.evicted, what: 'The tasks kept here were erased.' },
  },
  conflict: { ...conflict, todo: 'Check the task, then start again if needed.' },
  notFound: { ...notFound, what: 'This task cannot be shown.' },
  unsupported: { ...unsupported, why: 'This desk keeps its tasks in a place that does not offer it.' },
  partial: { ...partial, todo: 'Check the task, then do what is missing again.' },
} satisfies typeof fr;

export default ofTasks;
