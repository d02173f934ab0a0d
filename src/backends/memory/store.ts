/** What a place must keep, kept in maps: the shortest `Store` that passes the suite. */
import type { Instant } from '../../domain/values.ts';
import type { StoredDeskEvent } from '../../domain/desk-events.ts';
import type { StoredEvent } from '../../domain/events.ts';
import type { ArticleEvent } from '../../domain/knowledge/decide.ts';
import type {
  ArticleMark,
  ArticleRecord,
  AvoidedRecord,
  BytesRecord,
  CommandRecord,
  DeskRecord,
  FileRecord,
  MarkRecord,
  NoticesRecord,
  PersonRecord,
  PersonalTable,
  Place,
  PreferencesRecord,
  Reading,
  Row,
  Store,
  TableName,
  Tables,
  TermsRecord,
  ViewRecord,
  WalkedColumn,
  Writing,
} from '../desk/store.ts';

type Kept = { readonly [Name in TableName]: Map<string, Tables[Name]> };

const KEYS: { readonly [Name in TableName]: (record: Tables[Name]) => string } = {
  desks: ({ id }) => id,
  people: ({ desk, id }) => JSON.stringify([desk, id]),
  tickets: ({ id }) => id,
  rows: ({ id }) => id,
  terms: ({ id }) => id,
  events: ({ desk, sequence }) => JSON.stringify([desk, sequence]),
  commands: ({ desk, person, id }) => JSON.stringify([desk, person, id]),
  marks: ({ desk, person, ticket }) => JSON.stringify([desk, person, ticket]),
  files: ({ id }) => id,
  bytes: ({ id }) => id,
  views: ({ desk, owner, id }) => JSON.stringify([desk, owner, id]),
  preferences: ({ desk, person }) => JSON.stringify([desk, person]),
  deskEvents: ({ desk, sequence }) => JSON.stringify([desk, sequence]),
  notices: ({ desk, person }) => JSON.stringify([desk, person]),
  articles: ({ desk, id }) => JSON.stringify([desk, id]),
  articleEvents: ({ desk, article, version }) => JSON.stringify([desk, article, version]),
  articleMarks: ({ desk, person, article }) => JSON.stringify([desk, person, article]),
  avoided: ({ desk, id }) => JSON.stringify([desk, id]),
};

function order(one: string | number, other: string | number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** One transaction over the maps; what it put is undone when it throws. */
class MemoryTransaction implements Writing {
  readonly #kept: Kept;
  readonly undo: (() => void)[] = [];
  readonly touched = new Set<string>();

  constructor(kept: Kept) {
    this.#kept = kept;
  }

  #rows(desk: string): Row[] {
    return [...this.#kept.rows.values()].filter((row) => row.desk === desk);
  }

  #events(test: (event: StoredEvent) => boolean, by: 'sequence' | 'version'): StoredEvent[] {
    return [...this.#kept.events.values()].filter(test).sort((one, other) => one[by] - other[by]);
  }

  desk(id: string): Promise<DeskRecord | undefined> {
    return Promise.resolve(this.#kept.desks.get(id));
  }
  people(desk: string): Promise<PersonRecord[]> {
    return Promise.resolve([...this.#kept.people.values()].filter((record) => record.desk === desk));
  }
  person(desk: string, id: string): Promise<PersonRecord | undefined> {
    return Promise.resolve(this.#kept.people.get(JSON.stringify([desk, id])));
  }
  async persons(desk: string, ids: readonly string[]): Promise<PersonRecord[]> {
    const found = await Promise.all(ids.map((id) => this.person(desk, id)));
    return found.filter((record) => record !== undefined);
  }
  ticket(id: string): Promise<Tables['tickets'] | undefined> {
    return Promise.resolve(this.#kept.tickets.get(id));
  }
  rows(ids: readonly string[]): Promise<Row[]> {
    return Promise.resolve(ids.flatMap((id) => this.#kept.rows.get(id) ?? []));
  }
  numbered(desk: string, number: number): Promise<string | undefined> {
    return Promise.resolve(this.#rows(desk).find((row) => row.number === number)?.id);
  }
  aliased(desk: string, key: string): Promise<string | undefined> {
    return Promise.resolve(this.#rows(desk).find((row) => row.aliases.includes(key))?.id);
  }
  events(ticket: string): Promise<StoredEvent[]> {
    return Promise.resolve(this.#events((event) => event.ticket === ticket, 'version'));
  }
  log(desk: string, after: number, limit: number): Promise<StoredEvent[]> {
    return Promise.resolve(this.#events((event) => event.desk === desk && event.sequence > after, 'sequence').slice(0, limit));
  }
  stack(desk: string, limit?: number): Promise<string[]> {
    const rows = this.#rows(desk).filter((row) => row.stack !== undefined);
    return Promise.resolve(
      rows
        .sort((one, other) => order(one.stack ?? '', other.stack ?? '') || order(one.id, other.id))
        .slice(0, limit)
        .map(({ id }) => id),
    );
  }
  async position(desk: string, _rank: string, ticket: string): Promise<number> {
    return (await this.stack(desk)).indexOf(ticket) + 1;
  }
  async ends(desk: string): Promise<string[]> {
    const ids = await this.stack(desk);
    return [...new Set([ids[0], ids.at(-1)])].filter((id) => id !== undefined);
  }
  async *walk(desk: string, column: WalkedColumn, descending: boolean, after: Place | null): AsyncGenerator<Row[]> {
    const sign = descending ? -1 : 1;
    const rows = this.#rows(desk).sort(
      (one, other) => sign * (order(one.keys[column], other.keys[column]) || order(one.id, other.id)),
    );
    yield await Promise.resolve(
      rows.filter((row) => after === null || sign * (order(row.keys[column], after[0]) || order(row.id, after[1])) > 0),
    );
  }
  involving(desk: string, person: string): Promise<Row[]> {
    return Promise.resolve(this.#rows(desk).filter((row) => row.involved.includes(`${desk}|${person}`)));
  }
  async *terms(desk: string, after: string | null = null): AsyncGenerator<TermsRecord[]> {
    const records = [...this.#kept.terms.values()].filter((record) => record.desk === desk && record.id > (after ?? ''));
    yield await Promise.resolve(records.sort((one, other) => order(one.id, other.id)));
  }
  termsOf(ids: readonly string[]): Promise<TermsRecord[]> {
    return Promise.resolve(ids.flatMap((id) => this.#kept.terms.get(id) ?? []));
  }
  load(desk: string, person: string): Promise<number> {
    return Promise.resolve(this.#rows(desk).filter((row) => row.worker === person).length);
  }
  command(desk: string, person: string, id: string): Promise<CommandRecord | undefined> {
    return Promise.resolve(this.#kept.commands.get(JSON.stringify([desk, person, id])));
  }
  mark(desk: string, person: string, ticket: string): Promise<Instant | undefined> {
    return Promise.resolve(this.#kept.marks.get(JSON.stringify([desk, person, ticket]))?.at);
  }
  async marks(desk: string, person: string, tickets: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
    const read = await Promise.all(tickets.map(async (ticket) => [ticket, await this.mark(desk, person, ticket)] as const));
    return new Map(read.flatMap(([ticket, at]) => (at === undefined ? [] : [[ticket, at]])));
  }
  allMarks(desk: string): Promise<MarkRecord[]> {
    return Promise.resolve([...this.#kept.marks.values()].filter((mark) => mark.desk === desk));
  }
  file(id: string): Promise<FileRecord | undefined> {
    return Promise.resolve(this.#kept.files.get(id));
  }
  sent(desk: string): Promise<FileRecord[]> {
    return Promise.resolve([...this.#kept.files.values()].filter((file) => file.desk === desk && file.tickets.length === 0));
  }
  bytes(id: string): Promise<BytesRecord | undefined> {
    return Promise.resolve(this.#kept.bytes.get(id));
  }
  views(desk: string): Promise<ViewRecord[]> {
    return Promise.resolve([...this.#kept.views.values()].filter((view) => view.desk === desk));
  }
  async viewsFor(desk: string, person: string): Promise<ViewRecord[]> {
    return (await this.views(desk)).filter((view) => view.owner === person || view.scope === 'staff');
  }
  preferences(desk: string, person: string): Promise<PreferencesRecord | undefined> {
    return Promise.resolve(this.#kept.preferences.get(JSON.stringify([desk, person])));
  }
  allPreferences(desk: string): Promise<PreferencesRecord[]> {
    return Promise.resolve([...this.#kept.preferences.values()].filter((record) => record.desk === desk));
  }
  deskEvents(desk: string, before: number | null, limit: number): Promise<StoredDeskEvent[]> {
    const events = [...this.#kept.deskEvents.values()].filter(
      (event) => event.desk === desk && (before === null || event.sequence < before),
    );
    return Promise.resolve(events.sort((one, other) => other.sequence - one.sequence).slice(0, limit));
  }
  notices(desk: string, person: string): Promise<NoticesRecord | undefined> {
    return Promise.resolve(this.#kept.notices.get(JSON.stringify([desk, person])));
  }
  allNotices(desk: string): Promise<NoticesRecord[]> {
    return Promise.resolve([...this.#kept.notices.values()].filter((record) => record.desk === desk));
  }
  articles(desk: string): Promise<ArticleRecord[]> {
    return Promise.resolve([...this.#kept.articles.values()].filter((article) => article.desk === desk));
  }
  article(desk: string, id: string): Promise<ArticleRecord | undefined> {
    return Promise.resolve(this.#kept.articles.get(JSON.stringify([desk, id])));
  }
  articleEvents(desk: string, article: string): Promise<ArticleEvent[]> {
    const events = [...this.#kept.articleEvents.values()].filter((event) => event.desk === desk && event.article === article);
    return Promise.resolve(events.sort((one, other) => one.version - other.version));
  }
  articleMarks(desk: string, person: string): Promise<ArticleMark[]> {
    return Promise.resolve([...this.#kept.articleMarks.values()].filter((mark) => mark.desk === desk && mark.person === person));
  }
  avoided(desk: string): Promise<AvoidedRecord[]> {
    return Promise.resolve([...this.#kept.avoided.values()].filter((each) => each.desk === desk));
  }
  due(desk: string, now: Instant, limit: number): Promise<string[]> {
    const rows = this.#rows(desk).filter((row) => row.dueAt !== undefined && row.dueAt <= now);
    return Promise.resolve(
      rows
        .sort((one, other) => order(one.dueAt ?? '', other.dueAt ?? ''))
        .slice(0, limit)
        .map(({ id }) => id),
    );
  }

  put<Name extends TableName>(table: Name, record: Tables[Name]): void {
    const map: Map<string, Tables[Name]> = this.#kept[table];
    const key = KEYS[table](record);
    const before = map.get(key);
    this.undo.push(() => (before === undefined ? map.delete(key) : map.set(key, before)));
    map.set(key, record);
    if (table === 'desks' || table === 'events') this.touched.add('desk' in record ? record.desk : record.id);
  }
  forget(table: 'bytes' | 'files', id: string): void {
    this.#drop<unknown>(this.#kept[table] as Map<string, unknown>, id);
  }
  forgetOf(table: PersonalTable, desk: string, person: string): void {
    const map = this.#kept[table] as Map<string, unknown>;
    // Each of these keys begins with the desk and the person.
    for (const key of map.keys()) {
      const [of, whose] = JSON.parse(key) as string[];
      if (of === desk && whose === person) this.#drop(map, key);
    }
  }
  forgetView(desk: string, owner: string, id: string): void {
    this.#drop(this.#kept.views, JSON.stringify([desk, owner, id]));
  }
  forgetNotices(desk: string, person: string): void {
    this.#drop(this.#kept.notices, JSON.stringify([desk, person]));
  }
  forgetArticle(desk: string, id: string): void {
    this.#drop(this.#kept.articles, JSON.stringify([desk, id]));
  }
  forgetAvoided(desk: string, id: string): void {
    this.#drop(this.#kept.avoided, JSON.stringify([desk, id]));
  }
  clear(desk: string): Promise<void> {
    for (const map of Object.values(this.#kept) as Map<string, { readonly desk?: string; readonly id?: string }>[]) {
      for (const [key, record] of map) if ((record.desk ?? record.id) === desk) this.#drop(map, key);
    }
    this.touched.add(desk);
    return Promise.resolve();
  }
  #drop<Value>(map: Map<string, Value>, key: string): void {
    const before = map.get(key);
    if (before !== undefined) this.undo.push(() => map.set(key, before));
    map.delete(key);
  }
}

/** Maps, one transaction after the other. */
export class MemoryStore implements Store {
  readonly #kept: Kept = {
    desks: new Map(),
    people: new Map(),
    tickets: new Map(),
    rows: new Map(),
    terms: new Map(),
    events: new Map(),
    commands: new Map(),
    marks: new Map(),
    files: new Map(),
    bytes: new Map(),
    views: new Map(),
    preferences: new Map(),
    deskEvents: new Map(),
    notices: new Map(),
    articles: new Map(),
    articleEvents: new Map(),
    articleMarks: new Map(),
    avoided: new Map(),
  };
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #hearers = new Map<string, Set<(word: unknown) => void>>();
  #last: Promise<unknown> = Promise.resolve();

  read<Result>(work: (tx: Reading) => Promise<Result>): Promise<Result> {
    return this.#inTurn(() => work(new MemoryTransaction(this.#kept)));
  }

  write<Result>(work: (tx: Writing) => Promise<Result>): Promise<Result> {
    return this.#inTurn(async () => {
      const tx = new MemoryTransaction(this.#kept);
      try {
        const result = await work(tx);
        for (const desk of tx.touched) for (const wake of this.#listeners.get(desk) ?? []) queueMicrotask(wake);
        return result;
      } catch (error) {
        for (const undo of tx.undo.reverse()) undo();
        throw error;
      }
    });
  }

  /** Everything that is kept, for whoever makes sure that something is not. */
  everything(): { readonly [Name in TableName]: readonly Tables[Name][] } {
    const tables = Object.entries(this.#kept).map(([table, records]) => [table, [...records.values()]]);
    return Object.fromEntries(tables) as { readonly [Name in TableName]: readonly Tables[Name][] };
  }

  listen(desk: string, wake: () => void): () => void {
    const listeners = this.#listeners.get(desk) ?? new Set();
    this.#listeners.set(desk, listeners.add(wake));
    return () => {
      listeners.delete(wake);
    };
  }

  tell(desk: string, word: unknown): void {
    for (const heard of this.#hearers.get(desk) ?? []) {
      queueMicrotask(() => {
        heard(word);
      });
    }
  }

  hear(desk: string, heard: (word: unknown) => void): () => void {
    const hearers = this.#hearers.get(desk) ?? new Set();
    this.#hearers.set(desk, hearers.add(heard));
    return () => {
      hearers.delete(heard);
    };
  }

  alone(_name: string, work: () => Promise<void>): Promise<void> {
    return work();
  }

  rest(): void {
    // Maps hold nothing open.
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
