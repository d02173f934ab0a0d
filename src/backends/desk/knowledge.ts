/** Articles, inside one reading or writing: what one reads, what is found, what is said of them. Who may is in `domain/knowledge`. */
import type { ArticleQuery as ArticleQueryInput } from '../../domain/knowledge/article.ts';
import { MOST_OFFERED, answers } from '../../domain/knowledge/finding.ts';
import { knowledgeRight, readsArticle } from '../../domain/knowledge/rights.ts';
import type { People } from '../../domain/people.ts';
import { refuse } from '../../domain/refusal.ts';
import { ArticleQuery } from '../../domain/schemas/knowledge.ts';
import { askedWords } from '../../domain/similar.ts';
import { phase } from '../../domain/states.ts';
import { matchesTerms, queryTerms, sortKey } from '../../domain/terms.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { cardsOf, keyOf } from '../../domain/viewing.ts';
import { isStaff, reads } from '../../domain/visibility.ts';
import type { Place } from '../../domain/visibility.ts';
import { NotFound, Refused } from '../backend.ts';
import type { ArticleLine, ArticlePage, ArticleView, Knowledge, KnownProblem } from '../knowledge.ts';
import { valid } from './checking.ts';
import type { ArticleMark, ArticleRecord, Reading } from './store.ts';
import type { Looking } from './viewing.ts';

/** @throws {Invalid} */
export function articleQueryOf(input: ArticleQueryInput): ArticleQuery {
  return valid(ArticleQuery.safeParse(input));
}

/** An article that this person reads. @throws {NotFound} */
export async function readableArticle(tx: Reading, id: string, { person, desk }: Looking): Promise<ArticleRecord> {
  const article = await tx.article(desk.id, id);
  if (article === undefined || !readsArticle(person, article, desk)) throw new NotFound('not-found');
  return article;
}

export async function markOf(tx: Reading, article: string, { person, desk }: Looking): Promise<ArticleMark> {
  const marks = await tx.articleMarks(desk.id, person.id);
  const none = { desk: desk.id, person: person.id, article, helped: false, reported: false };
  return marks.find((mark) => mark.article === article) ?? none;
}

function overSince(ticket: Ticket, { desk }: Looking): string | null {
  if (phase(ticket.state, desk) === 'active') return null;
  return ticket.facts.settledAt ?? ticket.facts.closedAt ?? ticket.changed.public;
}

/** What a problem's own ticket tells whoever reads of it here. */
export function toldOf(ticket: Ticket, looking: Looking): KnownProblem {
  const { person, desk } = looking;
  const { affected = [], id, summary } = ticket;
  const overAt = overSince(ticket, looking);
  const open = overAt === null && ticket.kind === 'problem';
  return {
    reported: affected.length,
    mine: affected.includes(person.id),
    open,
    overAt,
    ticket: reads(person, ticket, desk) ? { id, key: keyOf(ticket, desk), summary } : null,
  };
}

export async function problemOf(tx: Reading, article: ArticleRecord, looking: Looking): Promise<KnownProblem | null> {
  if (article.kind !== 'known-problem') return null;
  const ticket = article.problem === null ? undefined : await tx.ticket(article.problem);
  if (ticket?.desk === looking.desk.id && !ticket.erased) return toldOf(ticket, looking);
  const { reported } = await markOf(tx, article.id, looking);
  return { reported: article.reported, mine: reported, open: article.state === 'published', overAt: null, ticket: null };
}

async function lineOf(tx: Reading, article: ArticleRecord, looking: Looking): Promise<ArticleLine> {
  const { id, kind, title, scope, state, places, changedAt } = article;
  return { id, kind, title, scope, state, places, changedAt, problem: await problemOf(tx, article, looking) };
}

async function linesOf(tx: Reading, articles: readonly ArticleRecord[], looking: Looking): Promise<ArticleLine[]> {
  const lines: ArticleLine[] = [];
  for (const article of articles) lines.push(await lineOf(tx, article, looking));
  return lines;
}

/** Everything that this person reads. */
async function readableArticles(tx: Reading, { person, desk }: Looking): Promise<ArticleRecord[]> {
  return (await tx.articles(desk.id)).filter((article) => readsArticle(person, article, desk));
}

/** Published articles that answer what is typed, the best first. */
export async function searchArticles(
  tx: Reading,
  text: string,
  place: Place,
  looking: Looking,
  limit = MOST_OFFERED,
): Promise<readonly ArticleLine[]> {
  const asked = askedWords(text);
  if (asked.length === 0) return [];
  const found = (await readableArticles(tx, looking))
    .filter(({ state }) => state === 'published')
    .map((article) => ({ article, worth: answers(asked, article, article.terms, place) }))
    .filter(({ worth }) => worth > 0)
    .sort((one, other) => other.worth - one.worth);
  const lines = await linesOf(
    tx,
    found.map(({ article }) => article),
    looking,
  );
  // A problem that is over is no answer, unless it is one for whoever had it.
  return lines.filter(({ problem }) => problem === null || problem.overAt === null).slice(0, limit);
}

/** What this person reads, all or some. */
export async function pageOfArticles(tx: Reading, query: ArticleQuery, looking: Looking): Promise<ArticlePage> {
  const { text = '', service, kind, state } = query;
  const wanted = (await readableArticles(tx, looking)).filter(
    (article) =>
      (kind === undefined || article.kind === kind) &&
      (state === undefined || article.state === state) &&
      (service === undefined || article.places.length === 0 || article.places.some((place) => place.service === service)),
  );
  const asked = queryTerms(text);
  const found = wanted.filter((article) => matchesTerms(new Set(article.terms.trim().split(' ')), asked));
  const words = askedWords(text);
  const here = { service: service ?? null, category: null };
  const worth = new Map(found.map((article) => [article.id, answers(words, article, article.terms, here)]));
  found.sort(
    (one, other) =>
      (worth.get(other.id) ?? 0) - (worth.get(one.id) ?? 0) || (sortKey(one.title.fr) < sortKey(other.title.fr) ? -1 : 1),
  );
  return { rows: await linesOf(tx, found, looking) };
}

/** Cards of some people, for staff. */
async function cards(tx: Reading, ids: readonly string[], { person, desk }: Looking): Promise<ArticleView['people']> {
  const people: People = Object.fromEntries((await tx.persons(desk.id, ids)).map((record) => [record.id, record.person]));
  return cardsOf(ids, people, isStaff(person, desk));
}

/** An article whole. @throws {NotFound} */
export async function viewArticle(tx: Reading, id: string, looking: Looking): Promise<ArticleView> {
  const article = await readableArticle(tx, id, looking);
  const { person, desk } = looking;
  const staff = isStaff(person, desk);
  return {
    ...(await lineOf(tx, article, looking)),
    text: article.text,
    version: article.version,
    changedBy: staff ? article.changedBy : null,
    helped: article.helped,
    helpedMe: (await markOf(tx, id, looking)).helped,
    right: knowledgeRight(person, desk, article.places),
    people: staff ? await cards(tx, [article.changedBy], looking) : {},
  };
}

/** What was done with an article. @throws {NotFound} {Refused} */
export async function historyOfArticle(tx: Reading, id: string, looking: Looking): ReturnType<Knowledge['history']> {
  const article = await readableArticle(tx, id, looking);
  const { person, desk } = looking;
  if (knowledgeRight(person, desk, article.places) === 'none') throw new Refused(refuse('not-allowed'));
  const events = await tx.articleEvents(desk.id, id);
  const changes = events.map(({ version, at, by, act, set, was }) => ({ version, at, by, act, set, was })).reverse();
  return { changes, people: await cards(tx, [...new Set(changes.map(({ by }) => by))], looking) };
}

/** Known problems of which this person said that he has them. */
export async function problemsOf(tx: Reading, looking: Looking): Promise<ArticlePage> {
  const problems = (await readableArticles(tx, looking)).filter(
    ({ kind, state }) => kind === 'known-problem' && state === 'published',
  );
  const lines = await linesOf(tx, problems, looking);
  return { rows: lines.filter(({ problem }) => problem?.mine === true) };
}
