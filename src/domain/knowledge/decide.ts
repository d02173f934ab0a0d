/** What a command about an article does, or why not, and what that makes of the article: pure, as the tickets' rules are (domain §3, last paragraph). */
import { categoryOf, serviceOf } from '../desk.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../people.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { Instant, PersonId } from '../values.ts';
import { contentOf } from './article.ts';
import type { Article, ArticleContent, KnowledgeCommand } from './article.ts';
import { knowledgeRight, readsArticle } from './rights.ts';

/** Columns that an event sets. */
export type ArticlePatch = Partial<ArticleContent & Pick<Article, 'state'>>;

/** One thing that happened to an article, for ever; `discard` leaves its shape and none of its words. */
export interface ArticleEvent {
  readonly article: string;
  readonly desk: string;
  readonly at: Instant;
  readonly by: PersonId;
  /** The command that brought it about. */
  readonly command: string;
  readonly act: KnowledgeCommand['do'];
  readonly set: ArticlePatch;
  readonly was: ArticlePatch;
  /** The article's version after it. */
  readonly version: number;
}

export interface KnowledgeContext {
  readonly person: Person;
  readonly desk: Desk;
  readonly now: Instant;
  /** The article as it is kept; absent where there is none. */
  readonly article?: Article | undefined;
  /** Whether the problem that the command names is one that its writer reads. */
  readonly knowsProblem: boolean;
}

/** What is published says something. */
const UNWRITTEN = refuse('fields-invalid', { issues: [{ path: 'text.fr', code: 'required' }] });

/** What is wrong with what is written, field by field. */
function contentIssues(content: ArticleContent, { desk, knowsProblem }: KnowledgeContext): Refusal | null {
  const unknown = content.places.findIndex(
    ({ service, category }) =>
      serviceOf(desk, service) === undefined || (category !== undefined && categoryOf(desk, service, category) === undefined),
  );
  const issues = [
    ...(unknown >= 0 ? [{ path: `places.${unknown}`, code: 'unknown-option' }] : []),
    ...(content.problem !== null && (content.kind !== 'known-problem' || !knowsProblem)
      ? [{ path: 'problem', code: 'unknown-ticket' }]
      : []),
  ];
  return issues.length > 0 ? refuse('fields-invalid', { issues }) : null;
}

function changed(before: ArticlePatch, after: ArticlePatch): Pick<ArticleEvent, 'set' | 'was'> {
  const columns = (Object.keys(after) as (keyof ArticlePatch)[]).filter(
    (column) => JSON.stringify(before[column]) !== JSON.stringify(after[column]),
  );
  const of = (from: ArticlePatch): ArticlePatch => Object.fromEntries(columns.map((column) => [column, from[column]]));
  return { set: of(after), was: of(before) };
}

/**
 * Decides a command about an article.
 *
 * Technicians write drafts; what is published, or becomes or ceases to be, is for whoever may publish in every place that it
 * belongs to, before and after. Two writers never overwrite each other: whoever saw an older version is told.
 */
export function decideArticle(command: KnowledgeCommand, context: KnowledgeContext): ArticleEvent | Refusal {
  const { person, desk, now, article } = context;
  // Who may write nothing there learns nothing by trying: not whether there is one of this id already.
  const isNew = command.do === 'write' && command.seen === 0;
  if (isNew && knowledgeRight(person, desk, command.content.places) === 'none') return refuse('not-allowed');
  if (article !== undefined && !readsArticle(person, article, desk)) return refuse('not-found');
  if (article === undefined && !isNew) return refuse('not-found');
  const held = article === undefined ? 'publish' : knowledgeRight(person, desk, article.places);
  const wanted = command.do === 'write' ? knowledgeRight(person, desk, command.content.places) : held;
  const needsPublishing = command.do === 'publish' || article?.state === 'published';
  if ([held, wanted].some((right) => right === 'none' || (needsPublishing && right !== 'publish')))
    return refuse('not-allowed', needsPublishing ? { needed: 'moderator' } : {});
  if (command.seen !== (article?.version ?? 0)) return refuse('changed-meanwhile');
  const after = patchOf(command, context);
  if ('code' in after) return after;
  const { set, was } = changed(article === undefined ? {} : { ...contentOf(article), state: article.state }, after);
  if (command.do !== 'discard' && Object.keys(set).length === 0) return refuse('nothing-to-do');
  return {
    article: command.article,
    desk: desk.id,
    at: now,
    by: person.id,
    command: command.id,
    act: command.do,
    set,
    was,
    version: (article?.version ?? 0) + 1,
  };
}

function patchOf(command: KnowledgeCommand, context: KnowledgeContext): ArticlePatch | Refusal {
  const { article } = context;
  switch (command.do) {
    case 'write': {
      const content = contentOf(command.content);
      const refusal = contentIssues(content, context);
      if (refusal !== null) return refusal;
      if (article?.state === 'published' && content.text.fr.trim() === '') return UNWRITTEN;
      return { ...content, state: article?.state ?? 'draft' };
    }
    case 'publish':
      if (article?.state === 'published') return refuse('nothing-to-do');
      return article === undefined || article.text.fr.trim() === '' ? UNWRITTEN : { state: 'published' };
    case 'withdraw':
      return { state: 'draft' };
    case 'discard':
      return article?.state === 'published' ? refuse('not-in-this-state') : {};
  }
}

/** The article after an event; null once it is discarded. */
export function evolveArticle(article: Article | null, event: ArticleEvent): Article | null {
  if (event.act === 'discard') return null;
  const before: Partial<Article> = article ?? { author: event.by, createdAt: event.at };
  return {
    ...before,
    ...event.set,
    id: event.article,
    desk: event.desk,
    version: event.version,
    changedAt: event.at,
    changedBy: event.by,
  } as Article;
}

/** Whether a decision about an article is a no. */
export function isArticleRefusal(decision: ArticleEvent | Refusal): decision is Refusal {
  return 'code' in decision;
}
