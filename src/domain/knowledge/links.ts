/** Articles linked from what is written on a ticket (domain §8): their addresses. */

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
