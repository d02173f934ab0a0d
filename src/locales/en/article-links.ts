/** Links to articles, in the answer box of staff: fetched with it. */
import type { ArticleLinksWords } from '../fr/article-links.ts';

const links: ArticleLinksWords = {
  button: 'Link an article',
  key: 'Alt + K',
  search: 'Search an article of the help',
  hint: 'Its link goes where you are writing, on the words that you selected if there are any.',
  notForAll: 'not for everyone who will read this',
  put: 'Link added to your text. Ctrl + Z takes it back.',
  putNotForAll: 'Link added. Not everyone who will read your text may read that article.',
  quoted: (title) => `“${title}”`,
  held: 'Your message leads to an article that not everyone who will read it may read.',
  heldNote: 'Your note leads to an article that not all of the team may read.',
  leadsTo: (titles, n) =>
    n === 1
      ? `It is ${titles}. The link will tell them nothing more.`
      : `They are ${titles}. These links will tell them nothing more.`,
  unknown: 'A link leads to an article that you cannot read yourself, or that is no longer there.',
  back: 'Back to the text',
  sendAnyway: 'Send anyway',
};

export default links;
