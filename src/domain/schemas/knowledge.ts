/** What an article and the commands about it must be, to be valid (domain §8). Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { ARTICLE_KINDS, ARTICLE_SCOPES, MOST_PLACES } from '../knowledge/article.ts';
import { Code, Id, LongText, Summary } from './values.ts';

/** A line in French and perhaps in English: each says something where it is there. */
const Title = z.strictObject({ fr: Summary, en: z.optional(Summary) });
const Text = z.strictObject({ fr: LongText, en: z.optional(LongText) });

/** Where an article belongs: a service, or one of its categories. */
const ArticlePlace = z.strictObject({ service: Code, category: z.optional(Code) });
export type ArticlePlace = z.infer<typeof ArticlePlace>;

export const ArticleContent = z.strictObject({
  kind: z.enum(ARTICLE_KINDS),
  title: Title,
  /** Markdown. */
  text: Text,
  scope: z.enum(ARTICLE_SCOPES),
  /** Empty: it belongs to the whole desk. */
  places: z.array(ArticlePlace).check(z.maxLength(MOST_PLACES, { error: 'too-many' })),
  /** The problem that a known problem stands for. */
  problem: z.nullable(Id),
});
export type ArticleContent = z.infer<typeof ArticleContent>;

const about = {
  /** The command's identity: the same one sent twice is done once. */
  id: Id,
  article: Id,
  /** The version that its writer saw; 0 for one that is not there yet. Another one meanwhile, and it is refused. */
  seen: z.number().check(z.int(), z.minimum(0)),
};

export const KnowledgeCommand = z.discriminatedUnion('do', [
  z.strictObject({ ...about, do: z.literal('write'), content: ArticleContent }),
  z.strictObject({ ...about, do: z.literal('publish') }),
  z.strictObject({ ...about, do: z.literal('withdraw') }),
  z.strictObject({ ...about, do: z.literal('discard') }),
]);
export type KnowledgeCommand = z.infer<typeof KnowledgeCommand>;

/** What is asked of a desk's articles. */
export const ArticleQuery = z.strictObject({
  text: z.optional(z.string().check(z.maxLength(1000, { error: 'too-long' }))),
  service: z.optional(Code),
  kind: z.optional(z.enum(ARTICLE_KINDS)),
  state: z.optional(z.enum(['draft', 'published'])),
});
export type ArticleQuery = z.infer<typeof ArticleQuery>;

/** Somebody found an answer and files nothing: what it was, and where the ticket would have gone. No word of what was typed, and nobody's name. */
export const AvoidedTicket = z.strictObject({
  id: Id,
  by: z.strictObject({ type: z.enum(['article', 'ticket']), id: Id }),
  service: z.nullable(Code),
  category: z.nullable(Code),
});
export type AvoidedTicket = z.infer<typeof AvoidedTicket>;
