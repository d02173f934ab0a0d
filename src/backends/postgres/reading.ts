/** One transaction as the lower seam reads it: by keys and indexes, never the whole for a part. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { StoredDeskEvent } from '../../domain/desk-events.ts';
import type { StoredEvent } from '../../domain/events.ts';
import type { ArticleEvent } from '../../domain/knowledge/decide.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Instant, PersonId } from '../../domain/values.ts';
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
  Place,
  PreferencesRecord,
  Reading,
  Row,
  TermsRecord,
  ViewRecord,
  WalkedColumn,
} from '../desk/store.ts';
import type { Connection } from './connection.ts';
import type { FileStore } from './file-store.ts';
import { Remembered } from './remembered.ts';
import type { Documents } from './remembered.ts';

/** Rows read at once on a walk. */
const CHUNK = 500;

/** Tickets of the stack whose places are told, from the top: nobody reads that something is the 23,417th. */
export const MOST_PLACED = 1000;

/** The column that holds each order's key. */
export const COLUMNS = {
  rank: 'rank',
  number: 'number',
  summary: 'summary',
  filed: 'filed',
  changedPublic: 'changed_public',
  changedRequester: 'changed_requester',
  changedStaff: 'changed_staff',
  requester: 'requester_name',
  assignee: 'assignee_name',
  state: 'state_place',
  priority: 'priority_place',
} as const satisfies Readonly<Record<WalkedColumn | 'changedRequester', string>>;

interface Body<Value> {
  readonly body: Value;
}

/** Bytes lie in the row, or beside the database under a key. */
interface BytesRow {
  readonly id: string;
  readonly desk: string;
  readonly type: string;
  readonly bytes: Buffer | null;
  readonly stowed: string | null;
}

interface Kept {
  readonly written: number;
  readonly body: DeskRecord;
}

export class PostgresReading implements Reading {
  readonly #connection: Connection;
  readonly #documents: Documents<DeskRecord>;
  protected readonly files: FileStore | undefined;
  protected readonly remembered = new Remembered();

  /**
   * @param documents what this process knows of desks' records
   * @param files where bytes are that lie beside the database
   */
  constructor(connection: Connection, documents: Documents<DeskRecord>, files?: FileStore) {
    this.#connection = connection;
    this.#documents = documents;
    this.files = files;
  }

  /** What a fragment of SQL finds, over what this transaction has put so far. */
  protected all<Value>(fragment: RawBuilder<Value>): Promise<Value[]> {
    return this.#connection.all(fragment);
  }

  /** The same, for lists that are made by SQL. */
  ask<Value>(fragment: RawBuilder<Value>): Promise<Value[]> {
    return this.all(fragment);
  }

  async #bodies<Value>(fragment: RawBuilder<Body<Value>>): Promise<Value[]> {
    return (await this.all(fragment)).map(({ body }) => body);
  }

  async #body<Value>(fragment: RawBuilder<Body<Value>>): Promise<Value | undefined> {
    return (await this.all(fragment))[0]?.body;
  }

  async #id(fragment: RawBuilder<{ id: string }>): Promise<string | undefined> {
    return (await this.all(fragment))[0]?.id;
  }

  /**
   * A desk's record, and how often it was written.
   * @param isCommitted whether everybody may know it so: what this transaction wrote itself may still be undone
   */
  protected async kept(id: string, locking = sql``, isCommitted = true): Promise<Kept | undefined> {
    const known = isCommitted ? this.#documents.written(id) : -1;
    const [found] = await this.all(
      sql<Kept>`select written, case when written <> ${known} then body end body from desks where id = ${id} ${locking}`,
    );
    if (found === undefined || !isCommitted) return found;
    return this.#documents.read(id, found.written, found.body);
  }
  async desk(id: string): Promise<DeskRecord | undefined> {
    return this.remembered.once(`desk ${id}`, async () => (await this.kept(id))?.body);
  }
  people(desk: string): Promise<readonly PersonRecord[]> {
    return this.remembered.once(`people ${desk}`, () =>
      this.#bodies(sql<Body<PersonRecord>>`select body from people where desk = ${desk} order by id`),
    );
  }
  person(desk: string, id: PersonId): Promise<PersonRecord | undefined> {
    return this.remembered.once(`person ${desk} ${id}`, () =>
      this.#body(sql<Body<PersonRecord>>`select body from people where desk = ${desk} and id = ${id}`),
    );
  }
  async persons(desk: string, ids: readonly PersonId[]): Promise<readonly PersonRecord[]> {
    const known = ids.flatMap((id) => this.remembered.get<PersonRecord | undefined>(`person ${desk} ${id}`) ?? []);
    if (known.length === ids.length) return (await Promise.all(known)).filter((person) => person !== undefined);
    return this.#bodies(sql<Body<PersonRecord>>`select body from people where desk = ${desk} and id = any(${ids}::text[])`);
  }
  /** Goes on with what somebody read in a question of their own: what is asked for later is asked for no more. */
  know(answers: ReadonlyMap<string, unknown>): void {
    for (const [name, answer] of answers)
      if (this.remembered.get(name) === undefined) this.remembered.set(name, Promise.resolve(answer));
  }
  /** A desk with somebody of it, in one question. */
  async both(desk: string, id: PersonId): Promise<readonly [DeskRecord | undefined, PersonRecord | undefined]> {
    const known = this.#documents.written(desk);
    const [found] = await this.all(
      sql<Kept & { readonly person: PersonRecord | null }>`
        select written, case when written <> ${known} then d.body end body, p.body person
        from desks d left join people p on p.desk = d.id and p.id = ${id} where d.id = ${desk}`,
    );
    const record = found === undefined ? undefined : this.#documents.read(desk, found.written, found.body).body;
    const person = found?.person ?? undefined;
    this.know(
      new Map<string, unknown>([
        [`desk ${desk}`, record],
        [`person ${desk} ${id}`, person],
      ]),
    );
    return [record, person];
  }
  ticket(id: string): Promise<Ticket | undefined> {
    return this.remembered.once(`ticket ${id}`, () => this.#body(sql<Body<Ticket>>`select body from tickets where id = ${id}`));
  }
  async rows(ids: readonly string[]): Promise<readonly Row[]> {
    if (ids.length === 0) return [];
    const found = await this.#bodies(sql<Body<Row>>`select body from rows where id = any(${ids}::text[])`);
    const byId = new Map(found.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }
  numbered(desk: string, number: number): Promise<string | undefined> {
    return this.#id(sql<{ id: string }>`select id from rows where desk = ${desk} and ticket_number = ${number} limit 1`);
  }
  aliased(desk: string, key: string): Promise<string | undefined> {
    return this.#id(sql<{ id: string }>`select id from rows where desk = ${desk} and aliases @> array[${key}::text] limit 1`);
  }
  events(ticket: string): Promise<readonly StoredEvent[]> {
    return this.remembered.once(`events ${ticket}`, () =>
      this.#bodies(sql<Body<StoredEvent>>`select body from events where ticket = ${ticket} order by version`),
    );
  }
  log(desk: string, after: number, limit: number): Promise<readonly StoredEvent[]> {
    return this.#bodies(
      sql<
        Body<StoredEvent>
      >`select body from events where desk = ${desk} and sequence > ${after} order by sequence limit ${limited(limit)}`,
    );
  }
  async stack(desk: string, limit?: number): Promise<readonly string[]> {
    const found = await this.all(
      sql<{
        id: string;
      }>`select id from rows where desk = ${desk} and stack is not null order by stack, id limit ${limited(limit)}`,
    );
    return found.map(({ id }) => id);
  }
  async position(desk: string, rank: string, ticket: string): Promise<number | null> {
    // That it is not null is said, since PostgreSQL does not conclude it from a comparison of rows: its index holds no others.
    const [found] = await this.all(
      sql<{ place: number }>`select count(*) place from (
        select from rows where desk = ${desk} and stack is not null and (stack, id) <= (${rank}, ${ticket}) limit ${MOST_PLACED + 1}
      ) s`,
    );
    const place = found?.place ?? 0;
    return place > MOST_PLACED ? null : place;
  }
  ends(desk: string): Promise<readonly string[]> {
    return this.remembered.once(`ends ${desk}`, () => this.#ends(desk));
  }
  async #ends(desk: string): Promise<readonly string[]> {
    const stack = sql`from rows where desk = ${desk} and stack is not null`;
    const found = await this.all(
      sql<{
        id: string;
      }>`(select id ${stack} order by stack, id limit 1) union all (select id ${stack} order by stack desc, id desc limit 1)`,
    );
    return [...new Set(found.map(({ id }) => id))];
  }
  async *walk(
    desk: string,
    column: WalkedColumn,
    descending: boolean,
    after: Place | null,
    atFirst = CHUNK,
  ): AsyncGenerator<readonly Row[]> {
    const by = sql.ref(COLUMNS[column]);
    const order = descending ? sql`order by ${by} desc, id desc` : sql`order by ${by}, id`;
    const beyond = descending ? sql`<` : sql`>`;
    let size = Math.min(atFirst, CHUNK);
    for (let from = after; ; size = CHUNK) {
      const rest = from === null ? sql`` : sql`and (${by}, id) ${beyond} (${from[0]}, ${from[1]})`;
      const chunk = await this.#bodies(sql<Body<Row>>`select body from rows where desk = ${desk} ${rest} ${order} limit ${size}`);
      yield chunk;
      const last = chunk.at(-1);
      if (chunk.length < size || last === undefined) return;
      from = [last.keys[column], last.id];
    }
  }
  involving(desk: string, person: PersonId): Promise<readonly Row[]> {
    return this.#bodies(
      sql<Body<Row>>`select body from rows where desk = ${desk} and involved @> array[${`${desk}|${person}`}::text]`,
    );
  }
  async *terms(desk: string, after: string | null = null): AsyncGenerator<readonly TermsRecord[]> {
    for (let from = after ?? ''; ;) {
      const chunk = await this.all(
        sql<TermsRecord>`select id, desk, public, requester, staff from terms where desk = ${desk} and id > ${from} order by id limit ${CHUNK}`,
      );
      yield chunk;
      const last = chunk.at(-1);
      if (chunk.length < CHUNK || last === undefined) return;
      from = last.id;
    }
  }
  termsOf(ids: readonly string[]): Promise<readonly TermsRecord[]> {
    return this.all(sql<TermsRecord>`select id, desk, public, requester, staff from terms where id = any(${ids}::text[])`);
  }
  async load(desk: string, person: PersonId): Promise<number> {
    const [found] = await this.all(
      sql<{ load: number }>`select count(*) load from rows where desk = ${desk} and worker = ${person}`,
    );
    return found?.load ?? 0;
  }
  command(desk: string, person: string, id: string): Promise<CommandRecord | undefined> {
    return this.remembered.once(
      `command ${desk} ${person} ${id}`,
      async () =>
        (
          await this.all(
            sql<CommandRecord>`select desk, person, id, ticket, digest body from commands where desk = ${desk} and person = ${person} and id = ${id}`,
          )
        )[0],
    );
  }
  mark(desk: string, person: PersonId, ticket: string): Promise<Instant | undefined> {
    return this.remembered.once(`mark ${desk} ${person} ${ticket}`, async () =>
      (await this.marks(desk, person, [ticket])).get(ticket),
    );
  }
  async marks(desk: string, person: PersonId, tickets: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
    const known = tickets.flatMap((ticket) => this.remembered.get<Instant | undefined>(`mark ${desk} ${person} ${ticket}`) ?? []);
    if (known.length === tickets.length) {
      const ats = await Promise.all(known);
      return new Map(tickets.flatMap((ticket, n) => (ats[n] === undefined ? [] : [[ticket, ats[n]] as const])));
    }
    const found = await this.all(
      sql<MarkRecord>`select ticket, at from marks where desk = ${desk} and person = ${person} and ticket = any(${tickets}::text[])`,
    );
    return new Map(found.map(({ ticket, at }) => [ticket, at]));
  }
  allMarks(desk: string): Promise<readonly MarkRecord[]> {
    return this.all(sql<MarkRecord>`select desk, person, ticket, at from marks where desk = ${desk} order by person, ticket`);
  }
  file(id: string): Promise<FileRecord | undefined> {
    return this.#body(sql<Body<FileRecord>>`select body from files where id = ${id}`);
  }
  sent(desk: string): Promise<readonly FileRecord[]> {
    return this.#bodies(sql<Body<FileRecord>>`select body from files where desk = ${desk} and loose order by id`);
  }
  async bytes(id: string): Promise<BytesRecord | undefined> {
    return (await this.bytesAfter(id))?.();
  }
  async bytesAfter(id: string): Promise<(() => Promise<BytesRecord | undefined>) | undefined> {
    const [found] = await this.all(sql<BytesRow>`select id, desk, type, bytes, stowed from bytes where id = ${id}`);
    if (found === undefined) return undefined;
    const { stowed, bytes, ...record } = found;
    return async () => {
      if (stowed === null) return { ...record, bytes: new Uint8Array(bytes ?? []).buffer };
      const kept = await this.files?.get(stowed);
      return kept === undefined ? undefined : { ...record, bytes: kept.buffer };
    };
  }
  async keptBy(desk: string, person: PersonId): Promise<number> {
    const [sum] = await this.all(keptSum(desk, person));
    return sum?.bytes ?? 0;
  }
  views(desk: string): Promise<readonly ViewRecord[]> {
    return this.#bodies(sql<Body<ViewRecord>>`select body from views where desk = ${desk} order by owner, id`);
  }
  viewsFor(desk: string, person: PersonId): Promise<readonly ViewRecord[]> {
    return this.#bodies(
      sql<
        Body<ViewRecord>
      >`select body from views where desk = ${desk} and (owner = ${person} or scope = 'staff') order by owner, id`,
    );
  }
  preferences(desk: string, person: PersonId): Promise<PreferencesRecord | undefined> {
    return this.#body(sql<Body<PreferencesRecord>>`select body from preferences where desk = ${desk} and person = ${person}`);
  }
  allPreferences(desk: string): Promise<readonly PreferencesRecord[]> {
    return this.#bodies(sql<Body<PreferencesRecord>>`select body from preferences where desk = ${desk} order by person`);
  }
  deskEvents(desk: string, before: number | null, limit: number): Promise<readonly StoredDeskEvent[]> {
    const until = before === null ? sql`` : sql`and sequence < ${before}`;
    return this.#bodies(
      sql<
        Body<StoredDeskEvent>
      >`select body from desk_events where desk = ${desk} ${until} order by sequence desc limit ${limited(limit)}`,
    );
  }
  notices(desk: string, person: PersonId): Promise<NoticesRecord | undefined> {
    return this.#body(sql<Body<NoticesRecord>>`select body from notices where desk = ${desk} and person = ${person}`);
  }
  allNotices(desk: string): Promise<readonly NoticesRecord[]> {
    return this.#bodies(sql<Body<NoticesRecord>>`select body from notices where desk = ${desk} order by person`);
  }
  articles(desk: string): Promise<readonly ArticleRecord[]> {
    return this.#bodies(sql<Body<ArticleRecord>>`select body from articles where desk = ${desk} order by id`);
  }
  article(desk: string, id: string): Promise<ArticleRecord | undefined> {
    return this.#body(sql<Body<ArticleRecord>>`select body from articles where desk = ${desk} and id = ${id}`);
  }
  articleEvents(desk: string, article: string): Promise<readonly ArticleEvent[]> {
    return this.#bodies(
      sql<Body<ArticleEvent>>`select body from article_events where desk = ${desk} and article = ${article} order by version`,
    );
  }
  articleMarks(desk: string, person: PersonId): Promise<readonly ArticleMark[]> {
    return this.#bodies(
      sql<Body<ArticleMark>>`select body from article_marks where desk = ${desk} and person = ${person} order by article`,
    );
  }
  avoided(desk: string): Promise<readonly AvoidedRecord[]> {
    return this.#bodies(sql<Body<AvoidedRecord>>`select body from avoided where desk = ${desk} order by id`);
  }
  async due(desk: string, now: Instant, limit: number): Promise<readonly string[]> {
    const found = await this.all(
      sql<{
        id: string;
      }>`select id from rows where desk = ${desk} and due_at <= ${now} order by due_at, id limit ${limited(limit)}`,
    );
    return found.map(({ id }) => id);
  }
}

/** Bytes of the files that somebody keeps at a desk. */
export function keptSum(desk: string, person: PersonId): RawBuilder<{ bytes: number }> {
  return sql`select coalesce(sum(size), 0)::bigint bytes from files where desk = ${desk} and owner = ${person}`;
}

/** A limit as SQL says it: null is none. */
function limited(limit: number | undefined): number | null {
  return limit === undefined || limit === Infinity ? null : limit;
}
