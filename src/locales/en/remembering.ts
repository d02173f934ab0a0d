/** The words of what this device keeps: offline, waiting, sent, come back; the consent, and the trace that is erased. */
import type { RememberingWords } from '../fr/remembering.ts';
import { counter } from '../counter.ts';

const count = counter('en');

const waits = (n: number): string => count(n, { zero: '', one: ', # waiting', other: ', # waiting' });
const sendings = (n: number): string => count(n, { one: 'one item', other: '# items' });

const remembering = {
  line: {
    preparing: 'Online. Preparing what it takes to work without a network…',
    kept: 'Online. This device keeps what it takes to work without a network.',
    offline: (n: number) => `Offline${waits(n)}. What you write is kept here and will be sent by itself.`,
    busy: (n: number) => `The desk cannot answer now${waits(n)}. Sending will go on by itself.`,
    'signed-out': (n: number) => `Signed out${waits(n)}. Sign in again on this site: sending will go on.`,
    sending: (n: number) => `Sending${waits(n)}.`,
    sent: 'Sent.',
  },
  returned: {
    title: (n: number) => count(n, { one: '# item came back to you', other: '# items came back to you' }),
    intro: 'Nothing is lost: your words and your files are here, on this device, until you decide.',
    about: (verb: string, ticket: string) => `${verb} · ${ticket}`,
    aTicket: 'a ticket',
    written: (when: string) => `Written ${when}.`,
    tooOld: 'The desk did not answer for more than seven days: this will no longer be sent by itself.',
    follows: 'This follows the item above, and will be sent with it.',
    retry: 'Send again',
    copy: 'Copy the text',
    copied: 'The text is copied.',
    notCopied: 'The browser did not let the text be copied. Select it to copy it yourself.',
    edit: 'Edit',
    send: 'Send like this',
    discard: 'Throw away…',
    texts: {
      summary: 'Summary',
      description: 'Description',
      comment: 'Message',
      solution: 'Solution',
    },
    empty: 'Write something, or throw this item away.',
    files: 'Attached files',
    fileGone: (name: string) => `“${name}” cannot be opened: this device no longer keeps it.`,
    asked: {
      heading: 'Throw this item away?',
      text: (n: number) =>
        count(n, {
          zero: 'Its text and its files will be erased from this device. Nothing of it will be left.',
          one: 'Its text and its files will be erased from this device, with another item that follows it. Nothing will be left.',
          other:
            'Its text and its files will be erased from this device, with # other items that follow it. Nothing will be left.',
        }),
      verb: 'Throw away',
    },
    retried: 'The item waits to be sent again.',
    discarded: 'The item is thrown away.',
    failed: 'This device no longer keeps it: somebody erased what it kept.',
  },
  consent: {
    question: 'Keep on this device what it takes to work without a network?',
    why: 'Your recent tickets and what you write will stay here, to be read and added to offline, then sent. Nothing waits more than seven days. On a computer that others use, answer no.',
    yes: 'Yes, keep on this device',
    no: 'No',
    later: 'You can change your mind in “My settings”.',
    refused: 'Nothing is kept on this device.',
    impossible: 'This browser does not allow anything to be kept here.',
  },
  left: {
    other: (n: number) =>
      count(n, {
        one: 'An item of somebody else waits on this device.',
        other: '# items of somebody else wait on this device.',
      }),
    otherMore:
      'The desk shows nothing of it to anybody else, and nothing is sent before that person is back. To open the desk here under your name, erase what waits; otherwise let that person sign in first.',
    nobody: (n: number) =>
      count(n, {
        one: 'You are signed out, and an item waits on this device.',
        other: 'You are signed out, and # items wait on this device.',
      }),
    nobodyMore: 'Sign in again on this site, then try again: they will be sent. Nothing is erased without you.',
    forget: 'Erase from this device…',
    heading: (n: number) => `Erase ${sendings(n)} from this device?`,
    text: 'These texts and files will never be sent, and nothing of them will be left.',
    verb: 'Erase',
    failed: 'The browser could not erase. Try again.',
  },
  signOut: {
    heading: (n: number) => `Leave the desk and erase ${sendings(n)}?`,
    text: 'What waits on this device has not been sent yet. If you leave now, these texts and files will be erased and never sent.',
    verb: 'Leave and erase',
    stay: 'Stay',
  },
  device: {
    title: 'This device',
    keep: 'Keep on this device what it takes to work without a network',
    means: 'Your recent tickets and what you write, for seven days at most. Not for a computer that others use.',
    off: {
      heading: 'Keep nothing more on this device?',
      text: (n: number) =>
        count(n, {
          zero: 'The tickets kept here will be erased from this device. They stay at the desk.',
          one: 'The tickets kept here will be erased from this device, and one item that waits will never be sent.',
          other: 'The tickets kept here will be erased from this device, and # items that wait will never be sent.',
        }),
      verb: 'Erase and keep nothing',
    },
    isKept: 'This device keeps what it takes to work without a network.',
    isForgotten: 'This device keeps nothing any more.',
  },
} satisfies RememberingWords;

export default remembering;
