/** The words for whoever is no longer signed in on the host page, or comes after somebody else. */
import type { RenewalWords } from '../fr/renewal.ts';

const words = {
  gone: 'Your session has expired. Sign in again.',
  kept: 'What you wrote is here, and what was under way will be done as soon as you are back.',
  elsewhere: 'Sign in again on this site in another tab, then come back here.',
  signInAgain: 'Sign in again',
  signIn: 'Sign in',
  newWindow: 'in a new window',
  goOn: 'Done, go on',
  back: 'Your session is restored.',
  other: 'Somebody else is signed in now.',
  hidden: 'What was shown here is not shown to them, and nothing is sent in their name. Drafts stay kept for whoever wrote them.',
  goOnAsOther: 'Go on with this account',
} satisfies RenewalWords;

export default words;
