/**
 * A writing: what it puts is held until something is read or it ends, and then goes in few statements.
 *
 * Its desk is locked when it is first read (`for update`), before anything else is: from there on nobody else writes on that desk, so
 * that what is read stays as it is, the counter is dense, and its order is that of the commits. (Locking a writing's tickets first
 * and the desk last would let two of one desk decide side by side; they would still wait for each other to commit, and what they
 * decide reads more than their tickets: the stack, who has how much to do, people.) A further desk, to which a ticket is sent, is
 * only read; if somebody else wrote it, or is writing it, when its record is put back, the writing begins again with both desks locked, in
 * the order of their codes: nobody ever waits for somebody who waits for them.
 */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { PersonId } from '../../domain/values.ts';
import type { StoredEvent } from '../../domain/events.ts';
import type { Erasure } from '../desk/erasures.ts';
import type { Ahead, DeskRecord, PersonalTable, Row, TableName, Tables, Writing } from '../desk/store.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { aheadQuery, foundAhead } from './ahead.ts';
import type { Found } from './ahead.ts';
import type { Connection } from './connection.ts';
import { peopleErased, ticketErased } from './erasing.ts';
import { Stale, isTaken } from './errors.ts';
import { freshKey, type FileStore } from './file-store.ts';
import { prepared } from './prepared.ts';
import { PostgresReading } from './reading.ts';
import type { Documents } from './remembered.ts';
import { OF_DESKS, SHAPES } from './shapes.ts';
import type { Shape, Shaped } from './shapes.ts';
import { checkStorable } from './storable.ts';
import { changing, together, type Change } from './statements.ts';

/** All that somebody had in a table. */
interface Sweep {
  readonly table: PersonalTable;
  readonly desk: string;
  readonly person: PersonId;
}

type Kept = Awaited<ReturnType<PostgresReading['kept']>>;

export class PostgresWriting extends PostgresReading implements Writing {
  readonly #connection: Connection;
  readonly #beforehand: ReadonlySet<string>;
  /** By desk, how often it had been written when this read it; null where it was not there. */
  readonly #seen = new Map<string, number | null>();
  readonly #locks = new Set<string>();
  /** Records that were looked for and not found: whoever makes one meanwhile is found by the key, and this begins again. */
  readonly #absent = new Set<string>();
  readonly #desks = new Map<string, DeskRecord>();
  readonly #bytes = new Map<string, Tables['bytes'] | null>();
  readonly #changes = new Map<Shaped, Map<string, Change>>();
  /** What somebody had, all of a table: taken away before what is put goes in. */
  readonly #swept: Sweep[] = [];
  #hasBegun = false;
  #sent: Promise<void> = Promise.resolve();
  /** Desks whose counter or events this put. */
  readonly touched = new Set<string>();
  /** What this erases for good. */
  readonly erasures: Erasure[] = [];
  /** Desks as this read them. */
  readonly #were = new Map<string, DeskRecord>();
  /** Keys of bytes beside the database that no row names any more, once this is committed. */
  readonly left: string[] = [];

  /** @param beforehand desks that are to be locked before anything is read */
  constructor(
    connection: Connection,
    documents: Documents<DeskRecord>,
    beforehand: ReadonlySet<string> = new Set(),
    files?: FileStore,
  ) {
    super(connection, documents, files);
    this.#connection = connection;
    this.#beforehand = beforehand;
  }

  /** Locks the desks that are known to be needed, in one order for all. */
  async begin(): Promise<void> {
    for (const id of [...this.#beforehand].sort()) {
      const found = await this.#locked(id);
      this.remembered.set(`desk ${id}`, Promise.resolve(found?.body));
    }
  }

  async #locked(id: string): Promise<Kept> {
    this.#hasBegun = true;
    this.#locks.add(id);
    const found = await super.kept(id, sql`for update`);
    this.#seen.set(id, found?.written ?? null);
    if (found !== undefined) this.#were.set(id, found.body);
    return found;
  }

  protected override async all<Value>(fragment: Parameters<PostgresReading['ask']>[0]): Promise<Value[]> {
    if (!this.#hasBegun) throw new Error('a writing reads its desk first: that is where it waits for others');
    await this.flush();
    return super.all(fragment) as Promise<Value[]>;
  }

  protected override async kept(id: string): Promise<Kept> {
    // What is asked at the same time is sent after it.
    if (!this.#hasBegun) return this.#locked(id);
    const found = await super.kept(id, undefined, !this.touched.has(id));
    if (!this.#seen.has(id)) {
      this.#seen.set(id, found?.written ?? null);
      if (found !== undefined) this.#were.set(id, found.body);
    }
    return found;
  }

  /** A desk is locked before anybody of it is read. */
  override both(desk: string, id: PersonId): ReturnType<PostgresReading['both']> {
    return Promise.all([this.desk(desk), this.person(desk, id)]);
  }

  override async ticket(id: string): Promise<Ticket | undefined> {
    const found = await super.ticket(id);
    if (found === undefined) this.#absent.add(`tickets ${id}`);
    return found;
  }

  override async rows(ids: readonly string[]): Promise<readonly Row[]> {
    const found = await super.rows(ids);
    const there = new Set(found.map(({ id }) => id));
    for (const id of ids) if (!there.has(id)) this.#absent.add(`tickets ${id}`);
    return found;
  }

  override async file(id: string): Promise<Tables['files'] | undefined> {
    const found = await super.file(id);
    if (found === undefined) this.#absent.add(`files ${id}`);
    return found;
  }

  async ahead(asked: Ahead): Promise<void> {
    const [found] = await this.all<Found>(aheadQuery(asked));
    if (found !== undefined) this.know(foundAhead(asked, found));
  }

  put<Name extends TableName>(table: Name, record: Tables[Name]): void {
    if (table === 'bytes') {
      const bytes = record as Tables['bytes'];
      checkStorable({ ...bytes, bytes: null });
      this.#bytes.set(bytes.id, bytes);
      return;
    }
    checkStorable(record);
    this.#remember(table, record);
    if (table === 'desks') this.#desks.set((record as DeskRecord).id, record as DeskRecord);
    else {
      const shape = SHAPES[table as Shaped] as Shape<Shaped>;
      this.#change(table as Shaped, shape.values(record as Tables[Shaped]), true);
    }
    if (table === 'desks') this.erasures.push(...peopleErased(record as DeskRecord, this.#were, this.erasures));
    if (table === 'events') this.erasures.push(...ticketErased(record as StoredEvent, this.#were, this.erasures));
    if (table === 'desks' || table === 'events') this.touched.add('desk' in record ? record.desk : (record as DeskRecord).id);
  }

  /** What is put is what is read from now on. */
  #remember(table: TableName, record: Tables[TableName]): void {
    const { remembered } = this;
    if (table === 'desks') remembered.set(`desk ${(record as DeskRecord).id}`, Promise.resolve(record));
    else if (table === 'tickets') remembered.set(`ticket ${(record as Ticket).id}`, Promise.resolve(record));
    else if (table === 'events') this.#rememberEvent(record as StoredEvent);
    else if (table === 'rows') for (const desk of this.#seen.keys()) remembered.forget(`ends ${desk}`);
    else if (table === 'marks') {
      const { desk, person, ticket, at } = record as Tables['marks'];
      remembered.set(`mark ${desk} ${person} ${ticket}`, Promise.resolve(at));
    } else if (table === 'commands') {
      const command = record as Tables['commands'];
      remembered.set(`command ${command.desk} ${command.person} ${command.id}`, Promise.resolve(command));
    } else if (table === 'people') {
      const { desk, id } = record as Tables['people'];
      remembered.set(`person ${desk} ${id}`, Promise.resolve(record));
      remembered.forget(`people ${desk}`);
    }
  }

  /** What is recorded now comes after all that is known of its ticket; what was recorded before is read again. */
  #rememberEvent(event: StoredEvent): void {
    const name = `events ${event.ticket}`;
    const known = this.remembered.get<readonly StoredEvent[]>(name);
    const isFresh = event.sequence > (this.#were.get(event.desk)?.sequence ?? Infinity);
    const isOther = (each: StoredEvent): boolean => each.desk !== event.desk || each.sequence !== event.sequence;
    if (known === undefined || !isFresh) this.remembered.forget(name);
    else
      this.remembered.set(
        name,
        known.then((events) => [...events.filter(isOther), event]),
      );
  }

  #change(table: Shaped, values: Readonly<Record<string, unknown>>, isKept: boolean): void {
    const changes = this.#changes.get(table) ?? new Map<string, Change>();
    const key = JSON.stringify(SHAPES[table].key.map((column) => values[column]));
    changes.set(key, isKept ? values : null);
    this.#changes.set(table, changes);
  }

  forget(table: 'bytes' | 'files', id: string): void {
    if (table === 'bytes') this.#bytes.set(id, null);
    else this.#change('files', { id }, false);
  }
  forgetOf(table: PersonalTable, desk: string, person: PersonId): void {
    const changes = this.#changes.get(table);
    // Each of these keys begins with the desk and the person.
    for (const key of changes?.keys() ?? []) {
      const [of, whose] = JSON.parse(key) as unknown[];
      if (of === desk && whose === person) changes?.delete(key);
    }
    this.#swept.push({ table, desk, person });
    this.remembered.clear();
  }
  forgetView(desk: string, owner: PersonId, id: string): void {
    this.#change('views', { desk, owner, id }, false);
  }
  forgetNotices(desk: string, person: PersonId): void {
    this.#change('notices', { desk, person }, false);
  }
  forgetArticle(desk: string, id: string): void {
    this.#change('articles', { desk, id }, false);
  }
  forgetAvoided(desk: string, id: string): void {
    this.#change('avoided', { desk, id }, false);
  }

  async clear(desk: string): Promise<void> {
    await this.flush();
    const stowed = await this.#connection.all(
      sql<{ stowed: string }>`select stowed from bytes where desk = ${desk} and stowed is not null`,
    );
    this.left.push(...stowed.map((each) => each.stowed));
    for (const table of OF_DESKS) await this.#connection.run(sql`delete from ${sql.table(table)} where desk = ${desk}`);
    await this.#connection.run(sql`delete from desks where id = ${desk}`);
    this.#seen.set(desk, null);
    this.remembered.clear();
    this.touched.add(desk);
  }

  /** Sends what was put; whoever asks meanwhile waits until all of it is sent. */
  flush(): Promise<void> {
    if (this.#desks.size + this.#changes.size + this.#bytes.size + this.#swept.length > 0) {
      const send = this.#sending();
      this.#sent = this.#sent.then(send);
    }
    return this.#sent;
  }

  /** What was put until now, ready to go: desks first, where writings of other desks meet. */
  #sending(): () => Promise<void> {
    const desks = [...this.#desks.values()];
    const changes = [...this.#changes];
    const bytes = [...this.#bytes];
    const swept = this.#swept.splice(0);
    this.#desks.clear();
    this.#changes.clear();
    this.#bytes.clear();
    return async () => {
      const [only] = desks;
      const statements = changes.flatMap(([table, records]) =>
        changing(SHAPES[table], records, (id) => this.#absent.delete(`${table} ${id}`)),
      );
      // What most writings are: one desk that is there, locked, and more besides.
      const update = desks.length === 1 && only !== undefined && swept.length === 0 ? this.#updating(only) : undefined;
      if (update === undefined)
        for (const record of desks.sort((one, other) => (one.id < other.id ? -1 : 1))) await this.#putDesk(record);
      for (const each of swept) await this.#sweep(each);
      await this.#together(update === undefined ? undefined : only, update, statements);
      for (const [id, record] of bytes) await this.#putBytes(id, record);
    };
  }

  /** The statement that puts a desk's record, where it is there and locked. */
  #updating(record: DeskRecord): RawBuilder<unknown> | undefined {
    const { id, sequence } = record;
    const seen = this.#seen.get(id);
    if (!this.#locks.has(id) || seen === undefined || seen === null) return undefined;
    return sql`update desks set written = written + 1, sequence = ${sequence}, body = ${JSON.stringify(record)}::json where id = ${id} and written = ${seen}`;
  }

  /** Sends statements as one. @throws {Stale} somebody else has written the desk */
  async #together(
    desk: DeskRecord | undefined,
    update: RawBuilder<unknown> | undefined,
    statements: readonly RawBuilder<unknown>[],
  ): Promise<void> {
    if (statements.length === 0) {
      if (desk !== undefined) await this.#putDesk(desk);
      return;
    }
    const [alone] = statements;
    if (update === undefined && statements.length === 1 && alone !== undefined) {
      await this.#connection.run(prepared(alone));
      return;
    }
    const [found] = await this.#connection.all(prepared(together(update, statements)));
    if (desk === undefined) return;
    if (found?.done !== 1) throw new Stale(desk.id);
    this.#seen.set(desk.id, (this.#seen.get(desk.id) ?? 0) + 1);
  }

  async #sweep({ table, desk, person }: Sweep): Promise<void> {
    const whose = SHAPES[table].key[1] ?? 'person';
    await this.#connection.run(
      sql`delete from ${sql.table(SHAPES[table].table)} where desk = ${desk} and ${sql.ref(whose)} = ${person}`,
    );
  }

  async #putBytes(id: string, record: Tables['bytes'] | null): Promise<void> {
    const before = await this.#connection.all(sql<{ stowed: string | null }>`select stowed from bytes where id = ${id}`);
    for (const { stowed } of before) if (stowed !== null && stowed !== record?.stowed) this.left.push(stowed);
    if (record === null) {
      await this.#connection.run(sql`delete from bytes where id = ${id}`);
      return;
    }
    const stowed = record.stowed ?? (await this.#stow(record.bytes));
    const bytes = stowed === null ? Buffer.from(record.bytes) : null;
    await this.#connection.run(
      sql`insert into bytes (id, desk, type, bytes, stowed) values (${id}, ${record.desk}, ${record.type}, ${bytes}, ${stowed})
        on conflict (id) do update set desk = excluded.desk, type = excluded.type, bytes = excluded.bytes, stowed = excluded.stowed`,
    );
  }

  /** Puts bytes beside the database that nobody had put there before: those of an archive, of another system. */
  async #stow(bytes: ArrayBuffer): Promise<string | null> {
    if (this.files === undefined) return null;
    const key = freshKey();
    await this.files.put(key, new Uint8Array(bytes));
    return key;
  }

  /** Locks a further desk if nobody else has it. @throws {Stale} */
  async #lockAtOnce(id: string): Promise<void> {
    try {
      await this.#connection.all(sql`select id from desks where id = ${id} for update nowait`);
    } catch (error) {
      throw isTaken(error) ? new Stale(id) : error;
    }
    this.#locks.add(id);
  }

  async #putDesk(record: DeskRecord): Promise<void> {
    const { id, sequence } = record;
    const seen = this.#seen.get(id);
    if (seen === undefined) throw new Error(`${id} was put without having been read`);
    if (!this.#locks.has(id)) await this.#lockAtOnce(id);
    const body = JSON.stringify(record);
    if (seen === null) {
      // A desk that was erased and made anew never counts as it did before.
      const [made] = await this.#connection.all(
        sql<{ written: number }>`insert into desks (id, written, sequence, body)
          values (${id}, (extract(epoch from clock_timestamp()) * 1000)::bigint, ${sequence}, ${body}::json) returning written`,
      );
      this.#seen.set(id, made?.written ?? 0);
    } else {
      const done = await this.#connection.run(
        sql`update desks set written = written + 1, sequence = ${sequence}, body = ${body}::json where id = ${id} and written = ${seen}`,
      );
      if (done === 0) throw new Stale(id);
      this.#seen.set(id, seen + 1);
    }
  }
}
