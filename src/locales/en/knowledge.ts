/** The words of help: searching, reading, saying that one has the same problem. */
import { counter } from '../counter.ts';
import type fr from '../fr/knowledge.ts';

const count = counter('en');

const knowledge = {
  title: 'Help',
  unsupported: 'This desk keeps no articles.',
  search: 'Search the help',
  service: 'Service',
  allServices: 'All services',
  state: 'State',
  allStates: 'Drafts and published',
  found: (n: number) => count(n, { one: 'One article', other: '# articles' }),
  none: 'No articles yet. A question? File it.',
  noneFound: 'No article answers these words. Try others, or file your question.',
  noneWritten: 'No articles yet. Write the first one: an answer given once serves everybody.',
  clear: 'Show all',
  file: 'File a ticket',
  write: 'Write an article',
  list: 'Articles',
  followed: 'Problems that you have too',
  kinds: { article: 'Article', 'known-problem': 'Known problem' },
  states: { draft: 'Draft', published: 'Published' },
  scopes: {
    everyone: 'For everybody',
    'signed-in': 'For people who are signed in',
    service: 'For the team of its services',
    staff: 'For the whole team',
  },
  back: 'All articles',
  changed: 'Updated',
  by: (name: string) => `by ${name}`,
  reported: (n: number) => count(n, { one: 'One person reported it', other: '# people reported it' }),
  meToo: 'Me too, follow',
  notMe: 'It no longer concerns me',
  noted: 'Noted: you will hear when it is solved. Your name is shown to nobody.',
  takenBack: 'Noted: it no longer concerns you.',
  over: 'This problem is over',
  ongoing: 'Under way',
  ticket: (key: string) => `The problem’s ticket: ${key}`,
  helped: 'It helped me',
  thanks: 'Thank you: it is counted, without your name.',
  uncounted: 'Noted: it is no longer counted.',
  helpedCount: (n: number) => count(n, { one: 'Helped one person', other: 'Helped # people' }),
  notEnough: 'Does it not answer your question?',
  gone: 'This article is no longer there, or not open to you.',
} satisfies typeof fr;

export default knowledge;
