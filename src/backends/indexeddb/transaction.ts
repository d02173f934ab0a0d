/** One transaction of the database as the lower seam sees it: reads by keys and indexes, never the whole for a part. */
import type { Instant, PersonId } from '../../domain/values.ts';
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
  Row,
  TableName,
  Tables,
  TermsRecord,
  ViewRecord,
  WalkedColumn,
  Writing,
} from '../desk/store.ts';
import type { StoredDeskEvent } from '../../domain/desk-events.ts';
import type { StoredEvent } from '../../domain/events.ts';

/** Rows read at once on a walk: a few pages' worth, since visibility takes some of them out. */
const CHUNK = 200;

/** Records under one key read whole where some of them are wanted: on most desks that is all there are, in one request. */
const FEW = 200;

/** Stores whose keys begin with a desk's code. */
const UNDER_DESK = [
  'people',
  'deskEvents',
  'events',
  'commands',
  'marks',
  'views',
  'preferences',
  'notices',
  'articles',
  'articleEvents',
  'articleMarks',
  'avoided',
] as const;

/** After every key that begins with these. */
const END: IDBValidKey = [];

/** What newer engines have: many records at once, backwards too. */
interface ManyRecords {
  getAllRecords(options: { query: IDBKeyRange; count: number; direction: 'next' | 'prev' }): IDBRequest<{ value: Row }[]>;
}

function hasManyRecords(index: object): index is ManyRecords {
  return 'getAllRecords' in index;
}

/** Everything that begins with some keys. */
function under(...keys: readonly IDBValidKey[]): IDBKeyRange {
  return IDBKeyRange.bound([...keys], [...keys, END]);
}

function failureOf(request: IDBRequest): unknown {
  return request.error ?? new DOMException('no answer', 'UnknownError');
}

function answered<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(failureOf(request));
    };
  });
}

/**
 * The answers to several requests. They come in order, each in a turn of its own, and what an answer holds is made when it is looked
 * at: each is looked at as it comes, so that fifty of them never keep the page at once.
 */
function allAnswered<Result>(requests: readonly IDBRequest<Result>[]): Promise<Result[]> {
  if (requests.length === 0) return Promise.resolve([]);
  return new Promise((resolve, reject) => {
    const results: Result[] = [];
    for (const request of requests) {
      request.onerror = () => {
        reject(failureOf(request));
      };
      request.onsuccess = () => {
        if (results.push(request.result) === requests.length) resolve(results);
      };
    }
  });
}

/** The first records of a store or an index from its end on, one by one. */
function backwards<Value>(source: IDBIndex | IDBObjectStore, range: IDBKeyRange, count: number): Promise<Value[]> {
  return new Promise((resolve, reject) => {
    const rows: Value[] = [];
    const request = source.openCursor(range, 'prev');
    request.onerror = () => {
      reject(failureOf(request));
    };
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor !== null) rows.push(cursor.value as Value);
      if (cursor === null || rows.length === count) resolve(rows);
      else cursor.continue();
    };
  });
}

export class IdbTransaction implements Writing {
  readonly #tx: IDBTransaction;
  /** Desks whose counter or events this put. */
  readonly touched = new Set<string>();

  constructor(tx: IDBTransaction) {
    this.#tx = tx;
  }

  #index(name: TableName, index: string): IDBIndex {
    return this.#tx.objectStore(name).index(index);
  }
  #get<Name extends TableName>(name: Name, key: IDBValidKey): Promise<Tables[Name] | undefined> {
    return answered<Tables[Name] | undefined>(this.#tx.objectStore(name).get(key));
  }
  async #each<Name extends TableName>(name: Name, keys: readonly IDBValidKey[]): Promise<Tables[Name][]> {
    const store = this.#tx.objectStore(name);
    const found = await allAnswered<Tables[Name] | undefined>(keys.map((key) => store.get(key)));
    return found.filter((record) => record !== undefined);
  }
  /** Some of the records under a key: all of them where they are few, else each by itself. */
  async #some<Name extends TableName>(name: Name, range: IDBKeyRange, keys: readonly IDBValidKey[]): Promise<Tables[Name][]> {
    if (keys.length > 1) {
      const all = await answered<Tables[Name][]>(this.#tx.objectStore(name).getAll(range, FEW));
      if (all.length < FEW) return all;
    }
    return this.#each(name, keys);
  }

  desk(id: string): Promise<DeskRecord | undefined> {
    return this.#get('desks', id);
  }
  people(desk: string): Promise<PersonRecord[]> {
    return answered<PersonRecord[]>(this.#tx.objectStore('people').getAll(under(desk)));
  }
  person(desk: string, id: PersonId): Promise<PersonRecord | undefined> {
    return this.#get('people', [desk, id]);
  }
  async persons(desk: string, ids: readonly PersonId[]): Promise<PersonRecord[]> {
    const wanted = new Set(ids);
    const keys = [...wanted].map((id) => [desk, id]);
    return (await this.#some('people', under(desk), keys)).filter(({ id }) => wanted.has(id));
  }
  ticket(id: string): Promise<Tables['tickets'] | undefined> {
    return this.#get('tickets', id);
  }
  rows(ids: readonly string[]): Promise<Row[]> {
    return this.#each('rows', ids);
  }
  numbered(desk: string, number: number): Promise<string | undefined> {
    return this.#key('by-number', under(desk, number));
  }
  aliased(_desk: string, key: string): Promise<string | undefined> {
    return this.#key('aliases', key);
  }
  #key(index: string, query: IDBKeyRange | string): Promise<string | undefined> {
    return answered(this.#index('rows', index).getKey(query)) as Promise<string | undefined>;
  }
  events(ticket: string): Promise<StoredEvent[]> {
    return answered<StoredEvent[]>(this.#index('events', 'ticket').getAll(under(ticket)));
  }
  log(desk: string, after: number, limit: number): Promise<StoredEvent[]> {
    return answered<StoredEvent[]>(
      this.#tx.objectStore('events').getAll(IDBKeyRange.bound([desk, after], [desk, END], true), limit),
    );
  }
  stack(desk: string, limit?: number): Promise<string[]> {
    return answered(this.#index('rows', 'stack').getAllKeys(under(desk), limit)) as Promise<string[]>;
  }
  position(desk: string, rank: string, ticket: string): Promise<number> {
    return answered(this.#index('rows', 'stack').count(IDBKeyRange.bound([desk], [desk, rank, ticket])));
  }
  async ends(desk: string): Promise<string[]> {
    const index = this.#index('rows', 'stack');
    const [first, last] = await allAnswered([index.openKeyCursor(under(desk)), index.openKeyCursor(under(desk), 'prev')]);
    const ids = [first?.primaryKey, last?.primaryKey].filter((id) => id !== undefined);
    return [...new Set(ids as string[])];
  }
  async *walk(
    desk: string,
    column: WalkedColumn,
    descending: boolean,
    after: Place | null,
    atFirst = CHUNK,
  ): AsyncGenerator<Row[]> {
    let size = Math.min(atFirst, CHUNK);
    for (let from = after; ; size = CHUNK) {
      const chunk = await this.#chunk(desk, column, descending, from, size);
      yield chunk;
      const last = chunk.at(-1);
      if (chunk.length < size || last === undefined) return;
      from = [last.keys[column], last.id];
    }
  }
  async #chunk(desk: string, column: WalkedColumn, descending: boolean, after: Place | null, size: number): Promise<Row[]> {
    const lower = !descending && after !== null ? [desk, ...after] : [desk];
    const upper = descending && after !== null ? [desk, ...after] : [desk, END];
    const range = IDBKeyRange.bound(lower, upper, !descending && after !== null, descending && after !== null);
    const index = this.#index('rows', `by-${column}`);
    if (!descending) return answered<Row[]>(index.getAll(range, size));
    if (!hasManyRecords(index)) return backwards(index, range, size);
    const records = await answered(index.getAllRecords({ query: range, count: size, direction: 'prev' }));
    return records.map(({ value }) => value);
  }
  involving(desk: string, person: PersonId): Promise<Row[]> {
    return answered<Row[]>(this.#index('rows', 'involved').getAll(`${desk}|${person}`));
  }
  async *terms(desk: string, after: string | null = null): AsyncGenerator<TermsRecord[]> {
    for (let from = after; ;) {
      const range: IDBKeyRange = from === null ? under(desk) : IDBKeyRange.bound([desk, from], [desk, END], true);
      const chunk = await answered<TermsRecord[]>(this.#index('terms', 'desk').getAll(range, CHUNK));
      yield chunk;
      const last = chunk.at(-1);
      if (chunk.length < CHUNK || last === undefined) return;
      from = last.id;
    }
  }
  termsOf(ids: readonly string[]): Promise<TermsRecord[]> {
    return this.#each('terms', ids);
  }
  load(desk: string, person: PersonId): Promise<number> {
    return answered(this.#index('rows', 'worker').count([desk, person]));
  }
  command(desk: string, person: string, id: string): Promise<CommandRecord | undefined> {
    return this.#get('commands', [desk, person, id]);
  }
  async mark(desk: string, person: PersonId, ticket: string): Promise<Instant | undefined> {
    return (await this.#get('marks', [desk, person, ticket]))?.at;
  }
  async marks(desk: string, person: PersonId, tickets: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
    const keys = tickets.map((ticket) => [desk, person, ticket]);
    return new Map((await this.#some('marks', under(desk, person), keys)).map(({ ticket, at }) => [ticket, at]));
  }
  allMarks(desk: string): Promise<MarkRecord[]> {
    return answered<MarkRecord[]>(this.#tx.objectStore('marks').getAll(under(desk)));
  }
  file(id: string): Promise<FileRecord | undefined> {
    return this.#get('files', id);
  }
  async sent(desk: string): Promise<FileRecord[]> {
    const files = await answered<FileRecord[]>(this.#index('files', 'desk').getAll(desk));
    return files.filter(({ tickets }) => tickets.length === 0);
  }
  bytes(id: string): Promise<BytesRecord | undefined> {
    return this.#get('bytes', id);
  }
  views(desk: string): Promise<ViewRecord[]> {
    return answered<ViewRecord[]>(this.#tx.objectStore('views').getAll(under(desk)));
  }
  async viewsFor(desk: string, person: PersonId): Promise<ViewRecord[]> {
    const store = this.#tx.objectStore('views');
    const [own = [], shared = []] = await allAnswered<ViewRecord[]>([
      store.getAll(under(desk, person)),
      store.index('scope').getAll([desk, 'staff']),
    ]);
    return [...own, ...shared.filter((view) => view.owner !== person)];
  }
  preferences(desk: string, person: PersonId): Promise<PreferencesRecord | undefined> {
    return this.#get('preferences', [desk, person]);
  }
  allPreferences(desk: string): Promise<PreferencesRecord[]> {
    return answered<PreferencesRecord[]>(this.#tx.objectStore('preferences').getAll(under(desk)));
  }
  deskEvents(desk: string, before: number | null, limit: number): Promise<StoredDeskEvent[]> {
    const range = before === null ? under(desk) : IDBKeyRange.bound([desk], [desk, before], false, true);
    return backwards<StoredDeskEvent>(this.#tx.objectStore('deskEvents'), range, limit);
  }
  notices(desk: string, person: PersonId): Promise<NoticesRecord | undefined> {
    return this.#get('notices', [desk, person]);
  }
  allNotices(desk: string): Promise<NoticesRecord[]> {
    return answered<NoticesRecord[]>(this.#tx.objectStore('notices').getAll(under(desk)));
  }
  articles(desk: string): Promise<ArticleRecord[]> {
    return this.#under('articles', desk);
  }
  article(desk: string, id: string): Promise<ArticleRecord | undefined> {
    return this.#get('articles', [desk, id]);
  }
  articleEvents(desk: string, article: string): Promise<ArticleEvent[]> {
    return this.#under('articleEvents', desk, article);
  }
  articleMarks(desk: string, person: PersonId): Promise<ArticleMark[]> {
    return this.#under('articleMarks', desk, person);
  }
  avoided(desk: string): Promise<AvoidedRecord[]> {
    return this.#under('avoided', desk);
  }
  #under<Name extends TableName>(name: Name, ...keys: readonly IDBValidKey[]): Promise<Tables[Name][]> {
    return answered<Tables[Name][]>(this.#tx.objectStore(name).getAll(under(...keys)));
  }
  due(desk: string, now: Instant, limit: number): Promise<string[]> {
    const range = IDBKeyRange.bound([desk], [desk, now, END]);
    return answered(this.#index('rows', 'due').getAllKeys(range, limit)) as Promise<string[]>;
  }

  put<Name extends TableName>(table: Name, record: Tables[Name]): void {
    this.#tx.objectStore(table).put(record);
    if (table === 'desks' || table === 'events') this.touched.add('desk' in record ? record.desk : record.id);
  }
  forget(table: 'bytes' | 'files', id: string): void {
    this.#tx.objectStore(table).delete(id);
  }
  forgetOf(table: PersonalTable, desk: string, person: PersonId): void {
    this.#tx.objectStore(table).delete(under(desk, person));
  }
  forgetView(desk: string, owner: PersonId, id: string): void {
    this.#tx.objectStore('views').delete([desk, owner, id]);
  }
  forgetNotices(desk: string, person: PersonId): void {
    this.#tx.objectStore('notices').delete([desk, person]);
  }
  forgetArticle(desk: string, id: string): void {
    this.#tx.objectStore('articles').delete([desk, id]);
  }
  forgetAvoided(desk: string, id: string): void {
    this.#tx.objectStore('avoided').delete([desk, id]);
  }
  async clear(desk: string): Promise<void> {
    const tx = this.#tx;
    for (const table of UNDER_DESK) tx.objectStore(table).delete(under(desk));
    const tables = ['tickets', 'rows', 'terms', 'files', 'bytes'] as const;
    const kept = await allAnswered([
      this.#index('tickets', 'desk').getAllKeys(desk),
      this.#index('rows', 'by-number').getAllKeys(under(desk)),
      this.#index('terms', 'desk').getAllKeys(under(desk)),
      this.#index('files', 'desk').getAllKeys(desk),
      this.#index('bytes', 'desk').getAllKeys(desk),
    ]);
    for (const [place, table] of tables.entries()) for (const key of kept[place] ?? []) tx.objectStore(table).delete(key);
    tx.objectStore('desks').delete(desk);
    this.touched.add(desk);
  }
}
