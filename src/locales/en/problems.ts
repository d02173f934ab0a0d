/** What did not work, in English: what, why, what to do. */
import type fr from '../fr/problems.ts';
import type { Values } from '../fr/problems.ts';
import { counter } from '../counter.ts';

const count = counter('en');

const issues = {
  required: () => 'Fill in this field.',
  'too-long': (values: Values) =>
    values['max'] === undefined
      ? 'The text is too long. Shorten it, or attach it as a file.'
      : `The text is too long: ${count(Number(values['max']), { one: '# character', other: '# characters' })} at most.`,
  'too-small': (values: Values) =>
    values['min'] === undefined ? 'This number is too small.' : `Enter at least ${values['min']}.`,
  'too-large': (values: Values) => (values['max'] === undefined ? 'This is too much.' : `Enter at most ${values['max']}.`),
  'not-a-number': () => 'Enter a number, such as 12.',
  'not-a-day': () => 'Enter a date, such as 24/11/2026.',
  'not-an-instant': () => 'Enter a date and a time.',
  'not-an-email': () => 'Enter an address, such as first.last@insa.example.',
  'not-a-url': () => 'Enter a web address, such as https://moodle.example/course.',
  'not-an-option': () => 'Choose one of the answers offered.',
  'not-a-mail': () => 'Enter an address, such as first.last@insa.example.',
  'unknown-option': () => 'Choose one of the answers offered.',
  'closed-option': () => 'This answer is no longer offered. Choose another one.',
  'not-a-person': () => 'Choose a person from the list.',
  'too-many': () => 'There are too many answers. Remove some.',
  twice: () => 'The same answer is given twice. Remove one.',
  'not-an-id': () => 'This reference is not recognised.',
  'not-a-code': () => 'Use plain letters, digits, dots and hyphens.',
  'unstorable-text': () => 'The text holds a character that cannot be kept. Delete it and type it again.',
  'unknown-person': () => 'Choose a person from the list.',
  'unknown-ticket': () => 'This problem is not known, or not open to you. Choose another one.',
  'unknown-file': () => 'This file is no longer there. Add it again.',
  'file-unreadable': () => 'This file can no longer be read: it was moved, deleted or changed. Choose it again.',
  'files-too-many': () => 'There are too many files. Remove some.',
  'file-too-large': (values: Values) =>
    values['max'] === undefined ? 'This file is too large.' : `This file is too large: ${values['max']} at most.`,
  'file-quota': (values: Values) =>
    values['megabytes'] === undefined
      ? 'Your files already take all the room there is for them. Attach fewer, or give a link.'
      : `Your files would take more room than the ${count(Number(values['megabytes']), { one: '# MB', other: '# MB' })} that you have here. Attach fewer, or give a link.`,
  'file-infected': () => 'A virus was found in this file: it was not kept. Have your device checked.',
  'file-unscanned': () =>
    'The search for viruses does not answer for the moment: this file could not be kept. Try again shortly.',
  'file-disguised': () => 'This file is a program, and not what its name says: it was not kept.',
  'file-pixels': () => 'This picture has far too many dots to be kept. Make it smaller, then attach it again.',
  'date-in-past': () => 'This date has passed. Choose one to come.',
};

const problems = {
  refusals: {
    'not-found': 'This ticket does not exist, or is not open to you.',
    'not-allowed': 'Your role on this desk does not allow it. The service’s staff can do it.',
    'only-assignee': 'Only the person handling the ticket can do this. Take the ticket first.',
    'only-requester': 'Only the person who made the request can do this.',
    'not-in-this-state': 'The ticket’s state does not allow it. It may have changed meanwhile: see its thread.',
    'state-not-enabled': 'This desk does not use that state.',
    'nothing-to-do': 'It is so already: nothing was changed.',
    'approval-pending': 'This request is waiting for an approval. Nothing else is possible until then.',
    'own-approval': 'Nobody approves their own request. Someone else has to.',
    'already-assigned': 'Someone else is already handling this ticket. You can take it over if your role allows.',
    free: 'Nobody is handling this ticket. Take it first, or assign it.',
    'not-assignable': 'This person cannot be given this ticket. Choose someone else.',
    'nobody-else': 'Nobody else can be given it here. Choose somebody, or release the ticket.',
    'not-reader': 'This person has no access to this ticket. Invite them first.',
    'text-required': 'Write a few words: this needs a comment.',
    'solution-required': 'Describe the solution: it is needed to close this ticket.',
    'time-required': 'Enter the time spent: this desk asks for it at closing.',
    'comments-off': 'Comments are closed on this desk.',
    'scope-not-allowed': 'You cannot write to these readers. Choose another scope.',
    'fields-invalid': 'Some fields are to be corrected.',
    'unknown-category': 'This category no longer exists. Choose another one.',
    'category-closed': 'This category takes no more tickets. Choose another one.',
    'closed-desk': 'The desk is closed for now. Your tickets stay readable and you can answer in them.',
    'not-in-group': 'You are not in this group. Choose one of yours.',
    'checklist-full': 'The checklist is full: fifty lines at most. Take one off first.',
    'files-too-many': 'There are too many files. Remove some.',
    'file-too-large': 'This file is too large. Make it smaller, or attach it in several parts.',
    cycle: 'This link would send the tickets round in circles. Choose another ticket.',
    'same-ticket': 'It is the same ticket. Choose another one.',
    merged: 'This ticket was merged into another one. Carry on there.',
    'too-late': 'The fifteen minutes are over: the merge can no longer be undone.',
    'no-earlier-place': 'This ticket has not been moved yet: there is nobody to send it back to.',
    'no-upper-desk': 'This desk has no upper level.',
    'unknown-desk': 'That desk is not known here.',
    transferred: 'This ticket is handled at the upper level. Take it back first.',
    'date-in-past': 'This date has passed. Choose one to come.',
    'quiet-not-allowed': 'This desk does not allow acting without telling anyone.',
    'not-begun': 'The work has not begun.',
    'already-begun': 'The work has begun: the request can no longer be edited. Add a comment.',
    confidential: 'This category is confidential: only the people named have access.',
    'notifications-off': 'Notifications are off on this desk.',
    'alone-in-batch': 'This is done alone. Start again with nothing else at the same time.',
    'unknown-person': 'This person is not known to the desk. Choose one from the list.',
    'duplicate-ticket': 'This ticket is filed already.',
    'fixed-by-page': 'This setting is fixed by the page that shows the desk. Change it in that page.',
    'in-use': 'It is still in use: nothing was removed.',
    'already-there': 'This name is taken on this desk. Choose another one.',
    'last-category': 'A service always keeps one category. Close the service, or remove it.',
    'not-the-last': 'Another change was made since. Only the last one can be undone.',
    'still-in-charge': 'Active tickets still wait for this person. First give them to somebody else, or release them.',
    yourself: 'Nobody changes their own rights. Someone else has to do it.',
    'changed-meanwhile': 'Somebody else changed it meanwhile. Compare, then save again.',
  },
  refused: 'This was not done.',
  unavailable: {
    busy: {
      what: 'The desk is very busy.',
      why: 'Too many requests are arriving at once.',
      todo: 'Try again in a moment. What you wrote is kept.',
    },
    full: {
      what: 'Nothing was saved.',
      why: 'There is no room left on this device for this site.',
      todo: 'Remove a file or make room, then try again. Your text is still there.',
    },
    blocked: {
      what: 'The desk cannot open.',
      why: 'Another, older tab is holding it.',
      todo: 'Close the other tabs of this site, then try again.',
    },
    outdated: {
      what: 'This page is out of date.',
      why: 'A newer version of the desk is open in another tab.',
      todo: 'Reload the page. Your drafts are kept.',
    },
    closed: {
      what: 'The desk has closed.',
      why: 'The browser cut access to its data, as it does to a tab left long in the background.',
      todo: 'Try again: it will reopen.',
    },
    evicted: {
      what: 'The tickets kept here were erased.',
      why: 'The browser emptied this site’s data, to make room or because you asked.',
      todo: 'Reload the page to start again. Copy the text you are writing first.',
    },
    settings: {
      what: 'The desk cannot open.',
      why: 'Its settings are not where the page says, or cannot be read.',
      todo: 'Tell whoever looks after this page.',
    },
    absent: {
      what: 'The desk cannot open here.',
      why: 'This browser, or its private mode, keeps no data.',
      todo: 'Open the page in an ordinary window, or in another browser.',
    },
  },
  issues,
  unknownIssue: 'This answer is not accepted. Check it.',
  invalid: { what: 'Nothing was saved.', why: 'Some answers are not accepted.', todo: 'Correct them, then start again.' },
  conflict: {
    what: 'Nothing was saved this time.',
    why: 'A similar but different message has already arrived.',
    todo: 'Check the ticket, then start again if needed.',
  },
  notFound: {
    what: 'This ticket cannot be shown.',
    why: 'It does not exist, or is not open to you.',
    todo: 'Check its number, or ask whoever gave it to you.',
  },
  unauthorized: {
    what: 'The desk does not recognise you.',
    why: 'Your sign-in has expired, or the page has not said who you are.',
    todo: 'Sign in to this site again, then try again. What you wrote is kept.',
  },
  unsupported: {
    what: 'This is not possible here.',
    why: 'This desk keeps its tickets in a place that does not offer it.',
    todo: 'Do it another way, or ask whoever runs the desk.',
  },
  partial: {
    what: 'Only a part was done.',
    why: 'Saving stopped halfway.',
    todo: 'Check the ticket, then do what is missing again.',
  },
  address: {
    what: 'The desk cannot open.',
    why: 'The address given by the page is none that it knows.',
    todo: 'Tell whoever edits this page.',
  },
} satisfies typeof fr;

export default problems;
