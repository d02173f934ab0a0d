/** Writing articles, inside one writing: the rules decide, this keeps what they say, once for each command. */
import { derivedId } from '../../domain/due.ts';
import type { KnowledgeCommand as KnowledgeCommandInput } from '../../domain/knowledge/article.ts';
import { decideArticle, evolveArticle, isArticleRefusal } from '../../domain/knowledge/decide.ts';
import type { ArticleEvent } from '../../domain/knowledge/decide.ts';
import { articleTerms } from '../../domain/knowledge/finding.ts';
import { isOffered } from '../../domain/knowledge/rights.ts';
import { KnowledgeCommand } from '../../domain/schemas/knowledge.ts';
import type { Instant } from '../../domain/values.ts';
import { reads } from '../../domain/visibility.ts';
import { Conflict, Invalid, NotFound, Refused } from '../backend.ts';
import type { ArticleView } from '../knowledge.ts';
import { canonical } from './canonical.ts';
import { valid } from './checking.ts';
import { viewArticle } from './knowledge.ts';
import { knownAnew } from './knowledge-saying.ts';
import { nextInstant } from './present.ts';
import type { ArticleRecord, Writing } from './store.ts';
import type { Looking } from './viewing.ts';

/** @throws {Invalid} */
export function articleCommandOf(input: KnowledgeCommandInput): KnowledgeCommand {
  return valid(KnowledgeCommand.safeParse(input));
}

/** Whether the problem that is named is one that its writer reads. */
async function knowsProblem(tx: Writing, command: KnowledgeCommand, { person, desk }: Looking): Promise<boolean> {
  const id = command.do === 'write' ? command.content.problem : null;
  const ticket = id === null ? undefined : await tx.ticket(id);
  return ticket?.kind === 'problem' && !ticket.erased && reads(person, ticket, desk);
}

/** A writer who does not read the problem that an article stands for leaves it as it is. */
async function asMeant(
  tx: Writing,
  command: KnowledgeCommand,
  article: ArticleRecord | undefined,
  { person, desk }: Looking,
): Promise<{ command: KnowledgeCommand; kept: boolean }> {
  const problem = article?.problem ?? null;
  if (command.do !== 'write' || problem === null || command.content.problem !== null || command.content.kind === 'article')
    return { command, kept: false };
  const ticket = await tx.ticket(problem);
  if (ticket === undefined || ticket.erased || reads(person, ticket, desk)) return { command, kept: false };
  return { command: { ...command, content: { ...command.content, problem } }, kept: true };
}

/** An event of an article that is no more: that something was done, and none of its words. */
function blanked(event: ArticleEvent): ArticleEvent {
  return { ...event, set: {}, was: {} };
}

/**
 * Writes, publishes, withdraws or discards an article, once.
 * @returns the article as its writer sees it; null once it is discarded
 * @throws {Refused} {Invalid} {Conflict} {NotFound}
 */
export async function runArticle(
  tx: Writing,
  command: KnowledgeCommand,
  looking: Looking,
  clock: Instant,
): Promise<ArticleView | null> {
  const { person, desk, record } = looking;
  const body = derivedId(canonical(command));
  const before = await tx.command(desk.id, person.id, command.id);
  if (before !== undefined && before.body !== body) throw new Conflict('conflict');
  const article = await tx.article(desk.id, command.article);
  if (before !== undefined) return article === undefined ? null : viewArticle(tx, article.id, looking);
  // An article that was discarded does not come back: its history is over.
  if (article === undefined && (await tx.articleEvents(desk.id, command.article)).length > 0) throw new NotFound('not-found');
  const now = nextInstant(record.at, clock);
  const meant = await asMeant(tx, command, article, looking);
  const knows = meant.kept || (await knowsProblem(tx, command, looking));
  const decision = decideArticle(meant.command, { person, desk, now, article, knowsProblem: knows });
  if (isArticleRefusal(decision)) {
    if (decision.code === 'not-found') throw new NotFound('not-found');
    if (decision.code === 'fields-invalid') throw new Invalid(decision.issues ?? []);
    throw new Refused(decision);
  }
  await keep(tx, decision, article, looking, now);
  tx.put('commands', { desk: desk.id, person: person.id, id: command.id, ticket: command.article, body });
  return command.do === 'discard' ? null : viewArticle(tx, command.article, looking);
}

async function keep(
  tx: Writing,
  event: ArticleEvent,
  article: ArticleRecord | undefined,
  { desk, record }: Looking,
  now: Instant,
): Promise<void> {
  tx.put('articleEvents', event);
  const next = evolveArticle(article ?? null, event);
  if (next === null) {
    for (const past of await tx.articleEvents(desk.id, event.article)) tx.put('articleEvents', blanked(past));
    tx.forgetArticle(desk.id, event.article);
  } else {
    tx.put('articles', { ...next, terms: articleTerms(next), helped: article?.helped ?? 0, reported: article?.reported ?? 0 });
  }
  const others = (await tx.articles(desk.id)).filter(({ id }) => id !== event.article);
  const offered = [...others, ...(next === null ? [] : [next])].some((each) => isOffered(each, desk));
  tx.put('desks', { ...knownAnew(record, offered), at: now });
}
