/** Whether those who read what is written on a ticket may read the article that it leads to (domain §4 and §8). */
import type { Desk } from '../desk.ts';
import type { Scope } from '../values.ts';
import type { Place } from '../visibility.ts';
import type { Article } from './article.ts';
import { isOffered } from './rights.ts';

/**
 * Whether everybody who reads a text of a ticket may read an article that it leads to: what is said to requesters leads to what is
 * offered to everyone, and where one of them has no account, to what is not for those who are signed in alone; what staff say among themselves, to what the staff of that place read.
 */
export function readAlike(
  article: Pick<Article, 'state' | 'scope' | 'places'>,
  written: { readonly scope: Scope; readonly place: Place; readonly guests?: boolean | undefined },
  desk: Desk,
): boolean {
  if (isOffered(article, desk)) return article.scope === 'everyone' || written.scope === 'staff' || written.guests !== true;
  if (written.scope !== 'staff' || article.state !== 'published') return false;
  // As if for everyone: what is left to shut it is a confidential category.
  if (!isOffered({ ...article, scope: 'everyone' }, desk)) return false;
  if (article.scope !== 'service' || article.places.length === 0) return true;
  return article.places.some(({ service }) => service === written.place.service);
}
