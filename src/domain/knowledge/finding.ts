/** Which articles answer somebody's words (domain §6, Search, and §8), by the terms that tickets are found by. */
import { likeness } from '../similar.ts';
import type { AskedWord } from '../similar.ts';
import { terms } from '../terms.ts';
import type { Place } from '../visibility.ts';
import type { Article } from './article.ts';

/** Most articles that are offered to whoever is typing. */
export const MOST_OFFERED = 3;

/** What an article is found by, in both languages: its terms, with a space before and after each. */
export function articleTerms({ title, text }: Pick<Article, 'title' | 'text'>): string {
  return ` ${terms([title.fr, title.en ?? '', text.fr, text.en ?? ''].join('\n')).join(' ')} `;
}

/**
 * How much an article answers what was typed: 0 where it is not worth offering. Of the places that it belongs to, the nearest
 * to the person's counts; what belongs to the whole desk is near to none.
 * @param indexed see `articleTerms`
 */
export function answers(
  asked: readonly AskedWord[],
  article: Pick<Article, 'title' | 'places'>,
  indexed: string,
  place: Place,
): number {
  const summary = `${article.title.fr} ${article.title.en ?? ''}`;
  const near = article.places.map(({ service, category }) => ({ service, category: category ?? place.category }));
  const places: readonly Place[] = near.length > 0 ? near : [{ service: null, category: null }];
  return Math.max(
    ...places.map((each) =>
      likeness(asked, { ...each, summary, terms: indexed }, each.service === null ? { service: '', category: null } : place),
    ),
  );
}
