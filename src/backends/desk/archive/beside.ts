/** What an archive holds beside tickets and people, out and in. */
import { withIds } from '../../../domain/archive.ts';
import type { Beside } from '../../../domain/archive.ts';
import type { Desk } from '../../../domain/desk.ts';
import { isOffered } from '../../../domain/knowledge/rights.ts';
import type { Tables, PersonRecord, Reading, Writing } from '../store.ts';

function by<Value>(key: (value: Value) => string): (one: Value, other: Value) => number {
  return (one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0);
}

function without<Kept extends object, Key extends keyof Kept>(record: Kept, ...keys: readonly Key[]): Omit<Kept, Key> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key as Key))) as Omit<Kept, Key>;
}

/** Everything of a desk but its tickets, its people, and what they keep and choose. Places in the counter become places among these. */
export async function besideOf(tx: Reading, desk: string, people: readonly PersonRecord[]): Promise<Beside> {
  const changes = [...(await tx.deskEvents(desk, null, Infinity))].reverse();
  const places = new Map(changes.map(({ sequence }, at) => [sequence, at + 1]));
  const articles = [...(await tx.articles(desk))].sort(by(({ id }) => id));
  const marks = [];
  for (const { id } of people) marks.push(...(await tx.articleMarks(desk, id)));
  const told = [];
  for (const article of articles) {
    const events = (await tx.articleEvents(desk, article.id)).map((event) => without(event, 'desk', 'article'));
    told.push({ ...without(article, 'desk'), events });
  }
  const beside = {
    appointed: people
      .flatMap(({ id, appointed, said }) =>
        appointed === undefined ? [] : [{ person: id, appointed, ...(said === undefined ? {} : { said }) }],
      )
      .sort(by(({ person }) => person)),
    history: changes.map(({ undoes, ...event }) => ({
      ...without(event, 'desk', 'sequence'),
      ...(undoes === undefined ? {} : { undoes: places.get(undoes) ?? 0 }),
    })),
    articles: told,
    articleMarks: marks.map((mark) => without(mark, 'desk')).sort(by(({ person, article }) => `${person}\n${article}`)),
    avoided: (await tx.avoided(desk)).map((each) => without(each, 'desk')).sort(by(({ id }) => id)),
  };
  return beside as unknown as Beside;
}

/**
 * Puts it after a place of the counter.
 * @returns the place of the last thing that happened to the desk itself
 */
export function putBeside(tx: Writing, desk: string, told: Beside, after: number, ids: ReadonlyMap<string, string>): number {
  const beside = withIds(told, ids);
  for (const [at, { undoes, ...event }] of beside.history.entries()) {
    const record = { ...event, desk, sequence: after + at + 1, ...(undoes === undefined ? {} : { undoes: after + undoes }) };
    tx.put('deskEvents', record as Tables['deskEvents']);
  }
  for (const { events, ...article } of beside.articles) {
    tx.put('articles', { ...article, desk });
    for (const event of events) tx.put('articleEvents', { ...event, desk, article: article.id } as Tables['articleEvents']);
  }
  for (const mark of beside.articleMarks) tx.put('articleMarks', { ...mark, desk });
  for (const each of beside.avoided) tx.put('avoided', { ...each, desk });
  return after + beside.history.length;
}

/** Whether there is something that everybody here may read. */
export function offersArticles({ articles }: Beside, desk: Desk): boolean {
  return articles.some((article) => isOffered(article, desk));
}
