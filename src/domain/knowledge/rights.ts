/** Who reads, writes and publishes articles (domain §4 and §8; the manager's switch: esup-helpdesk §2, manage-knowledge). */
import { isConfidential } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { isAtLeast } from '../people.ts';
import type { Person, Profile } from '../people.ts';
import { isMember, isStaff, managerOf, profileApart, profileIn } from '../visibility.ts';
import type { Article, ArticlePlace } from './article.ts';

/** What somebody may do with the articles of some places, least first. */
export const KNOWLEDGE_RIGHTS = ['none', 'write', 'publish'] as const;
export type KnowledgeRight = (typeof KNOWLEDGE_RIGHTS)[number];

function isApart(desk: Desk, { service, category }: ArticlePlace): boolean {
  return category !== undefined && isConfidential(desk, service, category);
}

/** The profile that counts for articles: what being a manager brings only where the switch is on. */
function profileFor(person: Person, desk: Desk, service: string): Profile {
  const { privileges } = managerOf(desk, service, person.id) ?? {};
  return privileges === undefined || privileges.includes('manage-knowledge')
    ? profileIn(person, desk, service)
    : profileApart(person, desk, service);
}

function rightOf(profile: Profile): KnowledgeRight {
  return isAtLeast(profile, 'moderator') ? 'publish' : isAtLeast(profile, 'technician') ? 'write' : 'none';
}

function lesser(one: KnowledgeRight, other: KnowledgeRight): KnowledgeRight {
  return KNOWLEDGE_RIGHTS[Math.min(KNOWLEDGE_RIGHTS.indexOf(one), KNOWLEDGE_RIGHTS.indexOf(other))] ?? 'none';
}

/** What of the whole desk's: whoever writes for any of its services may write, who publishes everywhere may publish. */
function rightOnDesk(person: Person, desk: Desk): KnowledgeRight {
  const here = rightOf(profileIn(person, desk, null));
  const rights = desk.services.map(({ id }) => rightOf(profileFor(person, desk, id)));
  if (here === 'publish' || (rights.length > 0 && rights.every((right) => right === 'publish'))) return 'publish';
  return here === 'write' || rights.some((right) => right !== 'none') ? 'write' : 'none';
}

/**
 * What somebody may do with the articles of some places: technicians write, moderators publish, in every one of the places. Of a
 * confidential category only its members do either.
 * @param places none: the whole desk
 */
export function knowledgeRight(person: Person, desk: Desk, places: readonly ArticlePlace[]): KnowledgeRight {
  if (person.suspended === true) return 'none';
  if (places.length === 0) return rightOnDesk(person, desk);
  return places
    .map((place): KnowledgeRight => {
      if (isApart(desk, place) && !isMember(person.id, desk, { service: place.service, category: place.category ?? null }))
        return 'none';
      return rightOf(profileFor(person, desk, place.service));
    })
    .reduce(lesser);
}

/** Whether somebody may write for any place of a desk. */
export function mayWriteSomewhere(person: Person, desk: Desk): boolean {
  return (
    knowledgeRight(person, desk, []) !== 'none' ||
    desk.services.some(({ id }) => knowledgeRight(person, desk, [{ service: id }]) !== 'none')
  );
}

/** Whether somebody is among those whom a published article is for. */
function isFor(article: Pick<Article, 'scope' | 'places'>, person: Person, desk: Desk): boolean {
  switch (article.scope) {
    case 'everyone':
      return true;
    case 'signed-in':
      return person.guest !== true;
    case 'staff':
      return isStaff(person, desk);
    case 'service':
      return article.places.length === 0
        ? isStaff(person, desk)
        : article.places.some(({ service }) => isAtLeast(profileIn(person, desk, service), 'technician'));
  }
}

/**
 * Whether somebody reads an article: published, those whom it is for; a draft, those who may write it. What belongs to a
 * confidential category is its members' alone, whatever it says of itself.
 */
export function readsArticle(person: Person, article: Article, desk: Desk): boolean {
  if (person.suspended === true || article.desk !== desk.id) return false;
  const shut = article.places.some(
    (place) => isApart(desk, place) && !isMember(person.id, desk, { service: place.service, category: place.category ?? null }),
  );
  if (shut) return false;
  return article.state === 'draft' ? knowledgeRight(person, desk, article.places) !== 'none' : isFor(article, person, desk);
}

/** Whether everybody who comes to the desk may read an article: then a form asks for answers while somebody types. */
export function isOffered(article: Pick<Article, 'state' | 'scope' | 'places'>, desk: Desk): boolean {
  return (
    article.state === 'published' &&
    (article.scope === 'everyone' || article.scope === 'signed-in') &&
    !article.places.some((place) => isApart(desk, place))
  );
}
