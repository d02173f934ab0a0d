/** The words that every view shares, in English. */
import type fr from '../fr/shared.ts';
import first from './first.ts';

const shared = {
  ...first,
  states: {
    posted: 'Posted',
    open: 'Open',
    resolving: 'In progress',
    waiting: 'On hold',
    testing: 'In test',
    resolved: 'Resolved',
    published: 'Published',
    validated: 'Approved',
    abandoned: 'Abandoned',
    transferred: 'Transferred',
  },
  waitings: { requester: 'Waiting for an answer', provider: 'With the provider', date: 'Postponed', other: 'For another reason' },
  kinds: { incident: 'Incident', request: 'Request', problem: 'Problem', task: 'Task' },
  priorities: { lowest: 'Lowest', low: 'Low', normal: 'Normal', high: 'High', highest: 'Highest' },
  scopes: { public: 'Public', requester: 'Requester and staff', staff: 'Staff note' },
  profiles: {
    requester: 'Requester',
    technician: 'Technician',
    moderator: 'Moderator',
    'functional-admin': 'Functional administrator',
    'technical-admin': 'Technical administrator',
  },
  state: 'State',
  close: 'Close',
  cancel: 'Cancel',
  confirm: 'Confirm',
  stop: 'Stop',
  remove: 'Remove',
  more: 'More actions',
  connecting: 'Opening the desk…',
  yes: 'Yes',
  no: 'No',
  you: 'You',
  nobody: 'Nobody',
  application: 'The desk',
  unknownPerson: 'Unknown person',
  erasedPerson: 'Erased person',
  meet: 'See this person',
  now: 'just now',
  required: 'required',
  key: {
    copy: (key: string) => `Copy the number ${key}`,
    copied: (key: string) => `Number ${key} copied.`,
    pending: 'Not sent yet',
  },
  file: {
    remove: (name: string) => `Remove ${name}`,
    download: (name: string, size: string) => `Download ${name} (${size})`,
    sending: (name: string) => `Sending ${name}`,
    stop: (name: string) => `Stop sending ${name}`,
    retry: (name: string) => `Try again to send ${name}`,
    paused: 'Paused: nobody answers. Sending will go on by itself, from where it stopped.',
  },
  markdown: {
    image: (host: string) => `Image: ${host}`,
    leadsTo: (host: string) => ` (leads to ${host})`,
    done: 'done: ',
    toDo: 'to do: ',
  },
  draft: {
    kept: 'Draft kept on this device',
    restored: 'Your draft was found again.',
    discard: 'Discard the draft',
    full: 'There is no room left on this device to keep this draft. Copy your text, or send it now.',
    absent: 'This browser keeps no draft. Your text stays here while the page is open.',
  },
  editor: {
    title: 'For whoever edits this page',
    wrongValue: (attribute: string, value: string, expected: string) =>
      `The attribute ${attribute} is “${value}”, which the desk does not understand. Expected: ${expected}. The default is used.`,
    noEffect: (attribute: string, why: string) => `The attribute ${attribute} has no effect here: ${why}`,
  },
} satisfies typeof fr;

export default shared;
