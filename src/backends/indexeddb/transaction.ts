/** One transaction of the database as the lower seam sees it: reads by keys and indexes, never the whole for a part. */
import type { Instant, PersonId } from '../../domain/values.ts';
import type {
  BytesRecord,
  CommandRecord,
  DeskRecord,
  FileRecord,
  PersonRecord,
  Place,
  Row,
  TableName,
  Tables,
  TermsRecord,
  ViewRecord,
  WalkedColumn,
  Writing,
} from '../desk/store.ts';
import type { StoredEvent } from '../../domain/events.ts';
import type { Transaction } from './schema.ts';

/** Rows read at once on a walk: a few pages' worth, since visibility takes some of them out. */
const CHUNK = 200;

/** After every key that begins with these. */
const END: IDBValidKey = [];

type Mode = 'readonly' | 'readwrite';

/** What newer engines have: many records at once, backwards too. */
interface ManyRecords {
  getAllRecords(options: { query: IDBKeyRange; count: number; direction: 'next' | 'prev' }): IDBRequest<{ value: Row }[]>;
}

function hasManyRecords(index: object): index is ManyRecords {
  return 'getAllRecords' in index;
}

function answered<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new DOMException('no answer', 'UnknownError'));
    };
  });
}

export class IdbTransaction implements Writing {
  readonly #tx: Transaction<Mode>;
  readonly #raw: IDBTransaction;
  /** Desks whose counter or events this put. */
  readonly touched = new Set<string>();

  /** @param raw the same transaction without idb's wrapping */
  constructor(tx: Transaction<Mode>, raw: IDBTransaction) {
    this.#tx = tx;
    this.#raw = raw;
  }

  #store<Name extends TableName>(name: Name) {
    return this.#tx.objectStore(name);
  }

  desk(id: string): Promise<DeskRecord | undefined> {
    return this.#store('desks').get(id);
  }
  people(desk: string): Promise<PersonRecord[]> {
    return this.#store('people').getAll(IDBKeyRange.bound([desk], [desk, END]));
  }
  person(desk: string, id: PersonId): Promise<PersonRecord | undefined> {
    return this.#store('people').get([desk, id]);
  }
  ticket(id: string): Promise<Tables['tickets'] | undefined> {
    return this.#store('tickets').get(id);
  }
  async rows(ids: readonly string[]): Promise<Row[]> {
    const rows = await Promise.all(ids.map((id) => this.#store('rows').get(id)));
    return rows.filter((row) => row !== undefined);
  }
  numbered(desk: string, number: number): Promise<string | undefined> {
    return this.#store('rows')
      .index('by-number')
      .getKey(IDBKeyRange.bound([desk, number], [desk, number, END]));
  }
  aliased(_desk: string, key: string): Promise<string | undefined> {
    return this.#store('rows').index('aliases').getKey(key);
  }
  events(ticket: string): Promise<StoredEvent[]> {
    return this.#store('events')
      .index('ticket')
      .getAll(IDBKeyRange.bound([ticket], [ticket, END]));
  }
  log(desk: string, after: number, limit: number): Promise<StoredEvent[]> {
    return this.#store('events').getAll(IDBKeyRange.bound([desk, after], [desk, END], true), limit);
  }
  stack(desk: string, limit?: number): Promise<string[]> {
    return this.#store('rows')
      .index('stack')
      .getAllKeys(IDBKeyRange.bound([desk], [desk, END]), limit);
  }
  position(desk: string, rank: string, ticket: string): Promise<number> {
    return this.#store('rows')
      .index('stack')
      .count(IDBKeyRange.bound([desk], [desk, rank, ticket]));
  }
  async ends(desk: string): Promise<string[]> {
    const index = this.#store('rows').index('stack');
    const range = IDBKeyRange.bound([desk], [desk, END]);
    const [first, last] = [await index.openKeyCursor(range), await index.openKeyCursor(range, 'prev')];
    return [...new Set([first?.primaryKey, last?.primaryKey])].filter((id) => id !== undefined);
  }
  async *walk(desk: string, column: WalkedColumn, descending: boolean, after: Place | null): AsyncGenerator<Row[]> {
    for (let from = after; ;) {
      const chunk = await this.#chunk(desk, column, descending, from);
      yield chunk;
      const last = chunk.at(-1);
      if (chunk.length < CHUNK || last === undefined) return;
      from = [last.keys[column], last.id];
    }
  }
  async #chunk(desk: string, column: WalkedColumn, descending: boolean, after: Place | null): Promise<Row[]> {
    const lower = !descending && after !== null ? [desk, ...after] : [desk];
    const upper = descending && after !== null ? [desk, ...after] : [desk, END];
    const range = IDBKeyRange.bound(lower, upper, !descending && after !== null, descending && after !== null);
    const index = this.#store('rows').index(`by-${column}`);
    if (!descending) return index.getAll(range, CHUNK);
    const raw = this.#raw.objectStore('rows').index(`by-${column}`);
    if (hasManyRecords(raw))
      return (await answered(raw.getAllRecords({ query: range, count: CHUNK, direction: 'prev' }))).map(({ value }) => value);
    const rows: Row[] = [];
    for (
      let cursor = await index.openCursor(range, 'prev');
      cursor !== null && rows.length < CHUNK;
      cursor = await cursor.continue()
    )
      rows.push(cursor.value);
    return rows;
  }
  involving(desk: string, person: PersonId): Promise<Row[]> {
    return this.#store('rows').index('involved').getAll(`${desk}|${person}`);
  }
  async *terms(desk: string, after: string | null = null): AsyncGenerator<TermsRecord[]> {
    for (let from = after; ;) {
      const range: IDBKeyRange =
        from === null ? IDBKeyRange.bound([desk], [desk, END]) : IDBKeyRange.bound([desk, from], [desk, END], true);
      const chunk: TermsRecord[] = await this.#store('terms').index('desk').getAll(range, CHUNK);
      yield chunk;
      const last = chunk.at(-1);
      if (chunk.length < CHUNK || last === undefined) return;
      from = last.id;
    }
  }
  async termsOf(ids: readonly string[]): Promise<TermsRecord[]> {
    const records = await Promise.all(ids.map((id) => this.#store('terms').get(id)));
    return records.filter((record) => record !== undefined);
  }
  load(desk: string, person: PersonId): Promise<number> {
    return this.#store('rows').index('worker').count([desk, person]);
  }
  command(desk: string, person: string, id: string): Promise<CommandRecord | undefined> {
    return this.#store('commands').get([desk, person, id]);
  }
  async mark(desk: string, person: PersonId, ticket: string): Promise<Instant | undefined> {
    return (await this.#store('marks').get([desk, person, ticket]))?.at;
  }
  file(id: string): Promise<FileRecord | undefined> {
    return this.#store('files').get(id);
  }
  async bytes(id: string): Promise<BytesRecord | undefined> {
    return this.#store('bytes').get(id);
  }
  views(desk: string): Promise<ViewRecord[]> {
    return this.#store('views').getAll(IDBKeyRange.bound([desk], [desk, END]));
  }
  async viewsFor(desk: string, person: PersonId): Promise<ViewRecord[]> {
    const own = await this.#store('views').getAll(IDBKeyRange.bound([desk, person], [desk, person, END]));
    const shared = await this.#store('views').index('scope').getAll([desk, 'staff']);
    return [...own, ...shared.filter((view) => view.owner !== person)];
  }
  due(desk: string, now: Instant, limit: number): Promise<string[]> {
    return this.#store('rows')
      .index('due')
      .getAllKeys(IDBKeyRange.bound([desk], [desk, now, END]), limit);
  }

  put<Name extends TableName>(table: Name, record: Tables[Name]): void {
    this.#raw.objectStore(table).put(record);
    if (table === 'desks' || table === 'events') this.touched.add('desk' in record ? record.desk : record.id);
  }
  forget(table: 'bytes' | 'files', id: string): void {
    this.#raw.objectStore(table).delete(id);
  }
  forgetView(desk: string, owner: PersonId, id: string): void {
    this.#raw.objectStore('views').delete([desk, owner, id]);
  }
  async clear(desk: string): Promise<void> {
    const under = IDBKeyRange.bound([desk], [desk, END]);
    for (const table of ['people', 'events', 'commands', 'marks', 'views'] as const) this.#raw.objectStore(table).delete(under);
    const kept = [
      ['tickets', await this.#store('tickets').index('desk').getAllKeys(desk)],
      ['rows', await this.#store('rows').index('by-number').getAllKeys(under)],
      ['terms', await this.#store('terms').index('desk').getAllKeys(under)],
      ['files', await this.#store('files').index('desk').getAllKeys(desk)],
      ['bytes', await this.#store('bytes').index('desk').getAllKeys(desk)],
    ] as const;
    for (const [table, keys] of kept) for (const key of keys) this.#raw.objectStore(table).delete(key);
    this.#raw.objectStore('desks').delete(desk);
    this.touched.add(desk);
  }
}
