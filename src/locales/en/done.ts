/** What was done, said once afterwards. */
import type { DoneWords } from '../fr/done.ts';

const said: DoneWords = {
  done: {
    file: (key) => `${key} filed.`,
    edit: (key) => `${key} edited.`,
    take: (key) => `You have taken ${key}.`,
    'take-over': (key) => `You have taken over ${key}.`,
    assign: (key, person) => (person === undefined ? `${key} assigned.` : `${key} assigned to ${person}.`),
    release: (key) => `${key} released.`,
    ask: () => 'Question asked.',
    postpone: (key) => `${key} postponed.`,
    recall: (key) => `${key} recalled.`,
    test: (key) => `${key} put in test.`,
    publish: (key) => `${key} published.`,
    resolve: (key) => `${key} resolved.`,
    'approve-closure': (key) => `Closing of ${key} approved.`,
    'refuse-closure': (key) => `Closing of ${key} refused.`,
    settle: (key) => `${key} settled.`,
    cancel: (key) => `${key} cancelled.`,
    refuse: (key) => `${key} refused.`,
    reopen: (key) => `${key} reopened.`,
    move: (key) => `${key} moved.`,
    'move-back': (key) => `${key} sent back.`,
    merge: (key) => `${key} merged.`,
    unmerge: (key) => `Merge of ${key} undone.`,
    watch: (key) => `You are watching ${key}.`,
    unwatch: (key) => `You no longer watch ${key}.`,
    'me-too': (key) => `Noted: you will hear when ${key} is solved.`,
    'not-me-too': (key) => `${key} no longer concerns you.`,
    invite: () => 'Invitation added.',
    uninvite: () => 'Invitation withdrawn.',
    rate: () => 'Thank you for your opinion.',
    remind: () => 'Reminder sent.',
  },
  updated: (key) => `${key} updated.`,
};

export default said;
