/** What a desk keeps about one person, by kind, in the order in which it is told. */
export const KEPT_KINDS = [
  'requested', // tickets whose requester they are
  'filed', // tickets that they filed for somebody else
  'assigned', // tickets that they handle
  'observed', // tickets that they were invited to, follow, approve or are affected by
  'comments', // comments and solutions that they wrote
  'files', // files that they sent, on tickets
  'sent', // files that no ticket has yet
  'marks', // tickets of which it is kept how far they read them
  'preferences', // what they chose to hear: 1 where they chose anything
  'views', // lists kept under a name
  'notices', // what they were told in the page
  'articleMarks', // articles that helped them, problems that they have too
  'articles', // articles that they wrote
] as const;
