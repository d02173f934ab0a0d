/** On a desk of tasks, what is said otherwise of a ticket: laid over the words of the open ticket, fetched with it. */
import type { TaskWords } from '../fr/ticket-detail-tasks.ts';

const tasks = {
  sentences: {
    file: (who) => `${who} filed the task`,
    edit: (who) => `${who} edited the task`,
    see: (who) => `${who} took note of the task`,
    take: (who) => `${who} took the task`,
    'take-over': (who) => `${who} took over the task`,
    assign: (who, { person }) => (person === undefined ? `${who} assigned the task` : `${who} assigned the task to ${person}`),
    release: (who) => `${who} released the task`,
    postpone: (who, { until, reason }) =>
      `${who} postponed the task${until === undefined ? '' : ` to ${until}`}${reason === undefined ? '' : ` (${reason})`}`,
    recall: (who) => `${who} recalled the task`,
    resolve: (who) => `${who} resolved the task`,
    cancel: (who) => `${who} cancelled the task`,
    refuse: (who) => `${who} refused the task`,
    reopen: (who) => `${who} reopened the task`,
    move: (who, { place }) => (place === undefined ? `${who} moved the task` : `${who} moved the task to ${place}`),
    'move-back': (who, { place }) =>
      place === undefined ? `${who} sent the task back` : `${who} sent the task back to ${place}`,
    distribute: (who) => `${who} sent the task to a sub-desk`,
    left: (who) => `${who} sent the task to another desk`,
    arrived: () => 'The task arrived at this desk',
    escalate: (who) => `${who} escalated the task`,
    'take-back': (who) => `${who} took the task back from the desk above`,
    return: (who) => `${who} returned the task`,
    relay: (who, { state }) => (state === undefined ? `${who} sent news of the task` : `${who}: the task is now “${state}”`),
    'set-state': (who, { state }) => (state === undefined ? `${who} changed the state` : `${who} set the state to “${state}”`),
    rank: (who) => `${who} changed the task’s rank`,
    link: (who, { ticket }) =>
      ticket === undefined ? `${who} linked the task to another` : `${who} linked the task to ${ticket}`,
    linked: (who, { ticket }) =>
      ticket === undefined ? `${who} linked a task to this one` : `${who} linked ${ticket} to this task`,
    split: (who, { ticket }) =>
      ticket === undefined ? `${who} made another task of a comment` : `${who} made ${ticket} of a comment`,
    'split-off': (who, { ticket }) =>
      ticket === undefined ? `${who} made this task of a comment` : `${who} made this task of a comment of ${ticket}`,
    merge: (who, { ticket }) =>
      ticket === undefined ? `${who} merged this task into another` : `${who} merged this task into ${ticket}`,
    absorbed: (who, { ticket }) =>
      ticket === undefined ? `${who} merged a task into this one` : `${who} merged ${ticket} into this task`,
    watch: (who) => `${who} watches the task`,
    unwatch: (who) => `${who} no longer watches the task`,
    'change-requester': (who, { person }) =>
      person === undefined ? `${who} changed the requester` : `${who} made ${person} the requester`,
    'break-glass': (who) => `${who} opened this confidential task, with a reason`,
    erase: (who) => `${who} erased the texts of the task`,
  },
  assignedAtFiling: (person) => `Assigned to ${person}`,

  commands: {
    labels: {
      cancel: 'Cancel my task',
      link: 'Link to a task…',
      split: 'Make another task of it',
    },
  },
  confirmations: {
    resolve: (key, who) => `Resolve ${key}? ${who} will be told and may refuse the closing.`,
    resolveFinal: (key, who) => `Resolve ${key}? ${who} will be told. The task can be reopened.`,
    cancel: (key) => `Cancel ${key}? Nobody will work on it any more. You can reopen it.`,
    merge: (key, into = 'another task') =>
      `Merge ${key} into ${into}? ${key} will be abandoned and the conversation goes on in ${into}. You have fifteen minutes to undo the merge.`,
    deny: (key, who) => `Deny ${key}? ${who} will receive your reason and the task will be abandoned.`,
    distribute: (key, desk) => `Send ${key} to the desk “${desk}”? It leaves this desk and gets a new number.`,
    settle: (key) => `Say that ${key} is settled? The task will be closed.`,
    approve: (key) => `Approve the closing of ${key}? The task will be closed.`,
  },
  done: {
    file: (key) => `${key} filed.`,
    edit: (key) => `${key} edited.`,
    assign: (key, person) => (person === undefined ? `${key} assigned.` : `${key} assigned to ${person}.`),
    release: (key) => `${key} released.`,
    postpone: (key) => `${key} postponed.`,
    recall: (key) => `${key} recalled.`,
    test: (key) => `${key} put in test.`,
    publish: (key) => `${key} published.`,
    resolve: (key) => `${key} resolved.`,
    settle: (key) => `${key} settled.`,
    cancel: (key) => `${key} cancelled.`,
    refuse: (key) => `${key} refused.`,
    reopen: (key) => `${key} reopened.`,
    move: (key) => `${key} moved.`,
    'move-back': (key) => `${key} sent back.`,
    merge: (key) => `${key} merged.`,
  },
  updated: (key) => `${key} updated.`,

  filed: 'Filed',
  expected: {
    abandoned: 'This task is abandoned.',
    abandonedWhy: (who) => `This task is abandoned. ${who} wrote:`,
    merged: 'This task was merged into another one. It goes on here:',
    mergedUnknown: 'This task was merged into another one, which is not open to you.',
    above: (desk) => `This task is handled by the desk ${desk}.`,
    rate: 'How was this task handled?',
    reopen: 'Is something left to do? You can reopen this task.',
  },
  verbs: { next: 'Next in the list', previous: 'Previous in the list', unread: 'Next unread' },
  unreadFar: (n) => `Nothing unread among the next ${n}. Ask again to look further.`,
  along: 'From one task to another',
  ends: { next: 'This is the last of the list.', previous: 'This is the first of the list.' },
  erased: 'The texts of this task have been erased.',
  changedByOthers: 'This task has just changed.',
  composer: { readers: { everyone: 'Everyone who reads this task will read your message.' } },
  gone: 'This task is no longer open to you.',
  goneMore: 'It was moved, or you no longer have access to it.',
  property: { changed: 'Changed', resolved: 'Resolved', closed: 'Closed', origin: 'Came by', filer: 'Written by' },
  links: 'Linked tasks',
  form: {
    inviteHint: 'This person will read what is public in this task and may comment on it.',
    loseSightMe: 'After this move you will no longer see this task.',
    losesAssignee: (name) => `${name} will no longer handle it: the task will be free again.`,
    untilHint: 'The task will be recalled on that date.',
    linkType: 'This task…',
    ticket: 'Other task',
    restrictedField: 'Keep this task to the requester and the team',
  },
  errors: { ticket: 'Choose a task in the list.' },
  confirm: {
    changeRequester: 'Whoever asked before may no longer read this task.',
    breakGlass: 'Open this confidential task? Your name and your reason will stay in its thread.',
  },
} satisfies TaskWords;

export default tasks;
