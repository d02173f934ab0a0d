/** Articles and known problems (domain §8): what is written once, so that nobody has to ask. */
import type { ArticleContent } from '../schemas/knowledge.ts';
import type { Instant, PersonId } from '../values.ts';

export type { ArticleContent, ArticlePlace, ArticleQuery, AvoidedTicket, KnowledgeCommand } from '../schemas/knowledge.ts';

export const ARTICLE_KINDS = ['article', 'known-problem'] as const;
export type ArticleKind = (typeof ARTICLE_KINDS)[number];

/** Whom an article is for, widest first: anybody at all, whoever is signed in, the staff of its services, all of the staff. */
export const ARTICLE_SCOPES = ['everyone', 'signed-in', 'service', 'staff'] as const;
export type ArticleScope = (typeof ARTICLE_SCOPES)[number];

/** Most places that one article may belong to. */
export const MOST_PLACES = 50;

/** An article as it is kept. */
export interface Article extends ArticleContent {
  readonly id: string;
  readonly desk: string;
  readonly state: 'draft' | 'published';
  readonly author: PersonId;
  /** How many events made it; a writer says which one he saw. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly changedBy: PersonId;
}

/** What a writer begins with. */
export const EMPTY_CONTENT: ArticleContent = {
  kind: 'article',
  title: { fr: '' },
  text: { fr: '' },
  scope: 'signed-in',
  places: [],
  problem: null,
};

/** The part of an article that is written. */
export function contentOf({ kind, title, text, scope, places, problem }: ArticleContent): ArticleContent {
  return { kind, title, text, scope, places, problem };
}
