/** What people say of articles and known problems, inside one writing: that they have it too, that it helped, that nothing need be filed. */
import { freshId } from '../fresh-id.ts';
import type { AvoidedTicket as AvoidedInput } from '../../domain/knowledge/article.ts';
import { refuse } from '../../domain/refusal.ts';
import { AvoidedTicket } from '../../domain/schemas/knowledge.ts';
import { reads } from '../../domain/visibility.ts';
import { NotFound, Refused } from '../backend.ts';
import type { ArticleView, KnownProblem, ProblemNamed } from '../knowledge.ts';
import { runBatch } from './batch.ts';
import type { Surroundings } from './batch.ts';
import { valid } from './checking.ts';
import { markOf, problemOf, readableArticle, toldOf, viewArticle } from './knowledge.ts';
import type { ArticleRecord, DeskRecord, Writing } from './store.ts';
import type { Looking } from './viewing.ts';

/** @throws {Invalid} */
export function avoidedOf(input: AvoidedInput): AvoidedTicket {
  return valid(AvoidedTicket.safeParse(input));
}

/** The counter after something that is told of articles changed, so that whoever watches reads again. */
export function knownAnew(record: DeskRecord, offered: boolean): DeskRecord {
  const sequence = record.sequence + 1;
  return { ...record, sequence, knowledge: { at: sequence, offered } };
}

function tell(tx: Writing, record: DeskRecord): void {
  tx.put('desks', knownAnew(record, record.knowledge?.offered === true));
}

/** @throws {NotFound} {Refused} */
export async function sayMeToo(
  tx: Writing,
  named: ProblemNamed,
  on: boolean,
  looking: Looking,
  around: Surroundings,
): Promise<KnownProblem> {
  const { person } = looking;
  const article = 'article' in named ? await readableArticle(tx, named.article, looking) : undefined;
  if (article !== undefined && article.kind !== 'known-problem') throw new Refused(refuse('not-in-this-state'));
  const before = article === undefined ? undefined : ((await problemOf(tx, article, looking)) ?? undefined);
  if (before?.mine === on) return before;
  const kept = article?.problem == null ? undefined : await tx.ticket(article.problem);
  const ticket = 'ticket' in named ? named.ticket : kept?.erased === false ? kept.id : undefined;
  if (ticket === undefined) return sayOnArticle(tx, article as ArticleRecord, on, looking);
  const vouched = article?.state === 'published' ? ticket : undefined;
  const giver = { actor: { type: 'person', id: person.id } as const, person, vouched };
  const found = await tx.ticket(ticket);
  if (
    found !== undefined &&
    found.desk === looking.desk.id &&
    reads(person, found, looking.desk) &&
    found.affected?.includes(person.id) === on
  )
    return toldOf(found, looking);
  await runBatch(tx, around, giver, [{ id: freshId(), ticket, do: on ? 'me-too' : 'not-me-too' }]);
  const after = await tx.ticket(ticket);
  const record = await tx.desk(looking.desk.id);
  if (after === undefined || record === undefined) throw new NotFound('not-found');
  tell(tx, record);
  return toldOf(after, looking);
}

/** Of a known problem that has no ticket. */
async function sayOnArticle(tx: Writing, article: ArticleRecord, on: boolean, looking: Looking): Promise<KnownProblem> {
  if (article.state !== 'published') throw new Refused(refuse('not-in-this-state'));
  const mark = await markOf(tx, article.id, looking);
  tx.put('articleMarks', { ...mark, reported: on });
  const reported = article.reported + (on ? 1 : -1);
  tx.put('articles', { ...article, reported });
  tell(tx, looking.record);
  return { reported, mine: on, open: true, overAt: null, ticket: null };
}

/** @throws {NotFound} */
export async function sayHelped(tx: Writing, id: string, on: boolean, looking: Looking): Promise<ArticleView> {
  const article = await readableArticle(tx, id, looking);
  const mark = await markOf(tx, id, looking);
  if (mark.helped !== on) {
    tx.put('articleMarks', { ...mark, helped: on });
    tx.put('articles', { ...article, helped: article.helped + (on ? 1 : -1) });
  }
  return viewArticle(tx, id, looking);
}

/** Counts a ticket that was not filed: when, where, and what answered; neither who nor what was asked. @throws {NotFound} */
export async function countAvoided(
  tx: Writing,
  { id, by, service, category }: AvoidedTicket,
  on: boolean,
  looking: Looking,
): Promise<void> {
  const { person, desk, now } = looking;
  if (!on) {
    tx.forgetAvoided(desk.id, id);
    return;
  }
  if (by.type === 'article') await readableArticle(tx, by.id, looking);
  else {
    const ticket = await tx.ticket(by.id);
    if (ticket === undefined || !reads(person, ticket, desk)) throw new NotFound('not-found');
  }
  tx.put('avoided', { desk: desk.id, id, at: now, by, service, category });
}
