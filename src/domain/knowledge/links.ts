/** Articles linked from what is written on a ticket (domain §8): their addresses, and whether those who read the one may read the other. */
import type { Desk } from '../desk.ts';
import type { Scope } from '../values.ts';
import type { Place } from '../visibility.ts';
import type { Article } from './article.ts';
import { isOffered } from './rights.ts';

/** What stands in an address before an article's id: a page with a desk shows that article. */
const MARK = '#article-';
const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** The address of an article, on a page that has its desk. */
export function articleAddress(page: string, article: string): string {
  return `${page.split('#')[0] ?? ''}${MARK}${article}`;
}

/** The article that a page's fragment names; null for any other fragment. */
export function articleInHash(hash: string): string | null {
  return new RegExp(`^${MARK}(${ID})$`, 'iu').exec(hash)?.[1]?.toLowerCase() ?? null;
}

/** The articles to which a text leads, each once. */
export function articlesLinked(text: string): string[] {
  if (!text.includes(MARK)) return [];
  return [...new Set([...text.matchAll(new RegExp(`${MARK}(${ID})`, 'giu'))].map(([, id = '']) => id.toLowerCase()))];
}

/** A link in Markdown. */
export function markdownLink(words: string, address: string): string {
  return `[${words.replaceAll(/[[\]\\]/gu, '\\$&')}](${address})`;
}

/**
 * Whether everybody who reads a text of a ticket may read an article that it leads to: what is said to requesters leads to what is
 * offered to everyone; what staff say among themselves, to what the staff of that place read.
 */
export function readAlike(
  article: Pick<Article, 'state' | 'scope' | 'places'>,
  written: { readonly scope: Scope; readonly place: Place },
  desk: Desk,
): boolean {
  if (isOffered(article, desk)) return true;
  if (written.scope !== 'staff' || article.state !== 'published') return false;
  // As if for everyone: what is left to shut it is a confidential category.
  if (!isOffered({ ...article, scope: 'everyone' }, desk)) return false;
  if (article.scope !== 'service' || article.places.length === 0) return true;
  return article.places.some(({ service }) => service === written.place.service);
}
