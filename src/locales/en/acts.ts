/** What happened, in sentences: a ticket's thread. */
import type fr from '../fr/acts.ts';

const minutes = (n: number): string => (n < 60 ? `${n} min` : `${Math.floor(n / 60)} h${n % 60 === 0 ? '' : ` ${n % 60} min`}`);

const acts = {
  sentences: {
    file: (who) => `${who} filed the ticket`,
    edit: (who) => `${who} edited the ticket`,
    attach: (who) => `${who} attached a file`,
    detach: (who) => `${who} removed a file`,
    withdraw: (who) => `${who} hid a comment`,
    see: (who) => `${who} took note of the ticket`,
    comment: (who) => `${who} commented`,
    answer: (who) => `${who} answered`,
    take: (who) => `${who} took the ticket`,
    'take-over': (who) => `${who} took over the ticket`,
    assign: (who, { person }) =>
      person === undefined ? `${who} assigned the ticket` : `${who} assigned the ticket to ${person}`,
    release: (who) => `${who} released the ticket`,
    ask: (who) => `${who} asked for information`,
    postpone: (who, { until, reason }) =>
      `${who} postponed the ticket${until === undefined ? '' : ` to ${until}`}${reason === undefined ? '' : ` (${reason})`}`,
    recall: (who) => `${who} recalled the ticket`,
    test: (who) => `${who} put the solution in test`,
    'pass-test': (who) => `${who} found that the test passes`,
    'fail-test': (who) => `${who} reported that the test fails`,
    publish: (who) => `${who} published the solution`,
    resolve: (who) => `${who} resolved the ticket`,
    'approve-closure': (who) => `${who} approved the closing`,
    'refuse-closure': (who) => `${who} refused the closing`,
    expire: () => 'The closing had no answer: it is approved',
    settle: (who) => `${who} said that it is settled`,
    cancel: (who) => `${who} cancelled the request`,
    refuse: (who) => `${who} refused the ticket`,
    reopen: (who) => `${who} reopened the ticket`,
    move: (who, { place }) => (place === undefined ? `${who} moved the ticket` : `${who} moved the ticket to ${place}`),
    'move-back': (who, { place }) =>
      place === undefined ? `${who} sent the ticket back` : `${who} sent the ticket back to ${place}`,
    distribute: (who) => `${who} sent the ticket to a sub-desk`,
    left: (who) => `${who} sent the ticket to another desk`,
    arrived: () => 'The ticket arrived at this desk',
    escalate: (who) => `${who} escalated the ticket`,
    'take-back': (who) => `${who} took the ticket back from the desk above`,
    return: (who) => `${who} returned the ticket`,
    relay: (who, { state }) => (state === undefined ? `${who} sent news of the ticket` : `${who}: the ticket is now “${state}”`),
    inform: (who) => `${who} informed the desk above`,
    'set-state': (who, { state }) => (state === undefined ? `${who} changed the state` : `${who} set the state to “${state}”`),
    'ask-approval': (who) => `${who} asked for approval`,
    'grant-approval': (who) => `${who} approved the request`,
    'deny-approval': (who) => `${who} denied the request`,
    rank: (who) => `${who} changed the ticket’s rank`,
    'set-priority': (who, { priority }) =>
      priority === undefined ? `${who} changed the priority` : `${who} set the priority to “${priority}”`,
    'ask-raise': (who, { urgent }) => `${who} asked for a higher priority${urgent === true ? ', urgently' : ''}`,
    link: (who, { ticket }) =>
      ticket === undefined ? `${who} linked the ticket to another` : `${who} linked the ticket to ${ticket}`,
    linked: (who, { ticket }) =>
      ticket === undefined ? `${who} linked a ticket to this one` : `${who} linked ${ticket} to this ticket`,
    unlink: (who, { ticket }) => (ticket === undefined ? `${who} removed a link` : `${who} removed the link with ${ticket}`),
    unlinked: (who, { ticket }) => (ticket === undefined ? `${who} removed a link` : `${who} removed the link from ${ticket}`),
    split: (who, { ticket }) =>
      ticket === undefined ? `${who} made another ticket of a comment` : `${who} made ${ticket} of a comment`,
    'split-off': (who, { ticket }) =>
      ticket === undefined ? `${who} made this ticket of a comment` : `${who} made this ticket of a comment of ${ticket}`,
    merge: (who, { ticket }) =>
      ticket === undefined ? `${who} merged this ticket into another` : `${who} merged this ticket into ${ticket}`,
    absorbed: (who, { ticket }) =>
      ticket === undefined ? `${who} merged a ticket into this one` : `${who} merged ${ticket} into this ticket`,
    unmerge: (who) => `${who} undid the merge`,
    disjoined: (who, { ticket }) => (ticket === undefined ? `${who} undid a merge` : `${who} undid the merge with ${ticket}`),
    invite: (who, { person }) => (person === undefined ? `${who} invited somebody` : `${who} invited ${person}`),
    uninvite: (who, { person }) =>
      person === undefined ? `${who} withdrew an invitation` : `${who} withdrew the invitation of ${person}`,
    watch: (who) => `${who} watches the ticket`,
    unwatch: (who) => `${who} no longer watches the ticket`,
    'me-too': (who) => `${who} has this problem too`,
    'not-me-too': (who) => `${who} no longer has this problem`,
    'change-requester': (who, { person }) =>
      person === undefined ? `${who} changed the requester` : `${who} made ${person} the requester`,
    'log-time': (who, detail) => `${who} logged ${minutes(detail.minutes ?? 0)} of work`,
    rate: (who, { mark }) => `${who} gave an opinion: ${mark ?? 0} out of 4`,
    checklist: (who, { item }) => {
      if (item === undefined || item.text === '') return `${who} changed the checklist`;
      const text = `“${item.text}”`;
      return {
        add: `${who} added ${text} to the checklist`,
        tick: `${who} ticked ${text}`,
        untick: `${who} unticked ${text}`,
        place: `${who} moved ${text} in the checklist`,
        drop: `${who} took ${text} off the checklist`,
      }[item.how];
    },
    'left-unrated': (who) => `${who} gave no opinion`,
    remind: (who) => `${who} sent a reminder`,
    'break-glass': (who) => `${who} opened this confidential ticket, with a reason`,
    erase: (who) => `${who} erased the texts of the ticket`,
    'let-go': (who) => `${who} deleted the files, kept for as long as they should be`,
    claimed: (who) => `${who} took over this ticket, filed without an account from their address`,
  },
  assignedAtFiling: (person) => `Assigned to ${person}`,
} satisfies typeof fr;
export default acts;
