/** The words of the list of notices: they hold for a ticket and for a task alike. */
import { counter } from '../counter.ts';
import type { NoticesWords } from '../fr/notices.ts';

const count = counter('en');

const notices = {
  title: 'Notices',
  reasons: {
    receipt: 'Received by mail',
    'approval-asked': 'Your approval is asked for',
    question: 'Question for you',
    'to-test': 'Solution to try',
    'to-approve': 'Solution to approve',
    reminder: 'Your answer is awaited',
    refused: 'Your request is refused',
    assigned: 'Yours to handle from now on',
    'taken-off': 'No longer yours to handle',
    'filed-for-you': 'Filed on your behalf',
    'now-yours': 'In your name from now on',
    'no-longer-yours': 'No longer in your name',
    invited: 'Invitation for you',
    uninvited: 'End of your invitation',
    mention: 'A comment names you',
    requester: 'Your request',
    handles: 'Yours to handle',
    taken: 'Yours to handle',
    observer: 'By invitation',
    watcher: 'Followed by you',
    affected: 'A problem that you have too',
    category: 'In your category',
    service: 'In your service',
    'moved-away': 'Gone to another service',
  },
  actors: {
    application: 'The application',
    peer: (desk: string) => `Desk ${desk}`,
    someone: 'Somebody who is no longer here',
  },
  unread: 'Unread',
  read: (key: string) => `Mark as read: ${key}`,
  unreadAgain: (key: string) => `Mark as unread: ${key}`,
  theProblem: 'the problem that you have too',
  problemOver: 'The problem that you said you have too is over.',
  problemBack: 'The problem that you said you have too is there again.',
  nothingMore: 'Its ticket is not open to you, and the help says no more of it.',
  readAll: 'Mark all as read',
  allRead: 'All notices are read.',
  close: 'Close the notices',
  more: 'Show more',
  cameMore: (n: number) => count(n, { one: '# more notice.', other: '# more notices.' }),
  kept: (days: number) => count(days, { one: 'Notices are kept for # day.', other: 'Notices are kept for # days.' }),
  empty: 'No notice. File or follow something: what happens to it will be told here.',
  off: 'You have switched the bell off: only what is always told comes here. “My settings” switches it on again.',
  quoted: (words: string) => `“${words}”`,
  browser: (key: string, reason: string) => `${key} · ${reason}`,
} satisfies NoticesWords;

export default notices;
