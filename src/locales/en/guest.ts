/** The words of whoever has no account, before the form. */
import type { GuestEntryWords } from '../fr/guest.ts';

const words = {
  title: 'Nobody is signed in here',
  lead: 'Say who you are: a link will be sent to you by mail. It confirms your request and leads to the answer.',
  name: 'Your name',
  mail: 'Your mail address',
  mailHint: 'For example: lea.moreau@example.com',
  onward: 'Continue',
  going: 'One moment…',
  noName: 'Write your name.',
  noMail: 'Write your mail address, for example lea.moreau@example.com.',
  lose: 'I asked something before: send me my link',
  lost: 'Find your request again',
  lostLead: 'A mail will bring the links of what was asked here with your address.',
  send: 'Send my links',
  back: 'Back',
  sent: {
    what: 'If something was asked with this address, its links have just been sent there.',
    more: 'Nothing comes? Look among unwanted mail, or try another address.',
  },
  closed: { what: 'This desk takes no request without an account.', more: 'Sign in, then come back to this page.' },
  busy: { what: 'Too many requests come from here at the moment.', more: 'What you wrote stays here: try again in an hour.' },
  failed: { what: 'The desk does not answer.', more: 'What you wrote stays here: try again in a moment.' },
} satisfies GuestEntryWords;

export default words;
