/**
 * A place made what a copy says, in one transaction: until it ends, whoever looks sees what was there before, and where anything goes
 * wrong that is what stays. A copy of an older version is given the schema that it was made by, then goes through the steps since.
 */
import { sql } from 'kysely';
import type { PersonInput } from '../../../domain/people.ts';
import type { ErasedAgain } from '../../desk/erasing-again.ts';
import type { Erasure } from '../../desk/erasures.ts';
import { surroundingsOf } from '../../desk/desks.ts';
import type { Connected } from '../connecting.ts';
import type { Connection } from '../connection.ts';
import { PostgresLists } from '../lists.ts';
import { migrateWithin, prepareWithin, type Migration } from '../migrating.ts';
import { transact } from '../transacting.ts';
import { StoreWithin } from '../within.ts';
import { rowsIn, tablesOf, type TableCopy } from './tables.ts';

/** Why a place is not made what a copy says. */
export type RestoreTrouble =
  /** It holds something, and nobody said that it is to go; `detail`: how many tickets. */
  | 'not-empty'
  /** A later version made the copy. */
  | 'newer'
  /** Other processes are at work there. */
  | 'in-use'
  /** The rows are not those that the copy announces. */
  | 'wrong-rows';

export class NotRestored extends Error {
  readonly code: RestoreTrouble;
  readonly detail: number;
  constructor(code: RestoreTrouble, detail = 0) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

/** What a copy is restored from. */
export interface RestoreFrom {
  /** The schema that its rows are of. */
  readonly version: number;
  readonly tables: readonly TableCopy[];
  /** Its rows, each a text of JSON, in portions. */
  readonly rows: AsyncIterable<{ readonly table: string; readonly lines: readonly string[] }>;
}

export interface RestoreOptions {
  /** Whether what is there may go. */
  readonly replace: boolean;
  /** What was erased, before the copy was made and after. */
  readonly erasures: readonly Erasure[];
  /** In whose name that is erased again. */
  readonly operator: PersonInput;
  readonly signal?: AbortSignal | undefined;
  /** Told how many rows of a table are there. */
  readonly onRows?: ((table: string, rows: number) => void) | undefined;
  /** Called before all of it is there for good: what it throws undoes everything. */
  readonly atLast?: (() => Promise<void>) | undefined;
}

/** What came back. */
export interface Restored extends ErasedAgain {
  readonly desks: number;
  readonly tickets: number;
  /** Tickets that were erased again. */
  readonly ticketsAgain: number;
}

/** Whether other processes of ours are at work in this database, as far as its role may know. */
async function othersIn(connection: Connection, { url }: Connected): Promise<boolean> {
  if (url === null) return false;
  const [found] = await connection.all(sql<{ others: number }>`
    select count(*) as others from pg_stat_activity
    where datname = current_database() and application_name = current_setting('application_name') and pid <> pg_backend_pid()`);
  return (found?.others ?? 0) > 0;
}

/** Takes everything away; the schema itself stays, since whoever owns one need not be allowed to make it again. */
async function emptied(connection: Connection, schema: string): Promise<void> {
  const tables = await connection.all(
    sql<{ name: string }>`select quote_ident(tablename) as name from pg_tables where schemaname = ${schema}`,
  );
  for (const { name } of tables) await connection.exec(`drop table ${name} cascade`);
}

/** How many tickets are there; null where nothing is kept at all, not even a desk. */
async function ticketsIn(connection: Connection, schema: string): Promise<number | null> {
  const names = new Set((await tablesOf(connection, schema)).map(({ name }) => name));
  if (!names.has('desks') || (await rowsIn(connection, 'desks')) === 0) return null;
  return rowsIn(connection, 'tickets');
}

async function take(connection: Connection, place: Connected, from: RestoreFrom, options: RestoreOptions): Promise<void> {
  const there = new Set((await tablesOf(connection, place.schema)).map(({ name }) => name));
  if (from.tables.some(({ name }) => !there.has(name))) throw new NotRestored('newer');
  const counts = new Map<string, number>();
  for await (const { table, lines } of from.rows) {
    options.signal?.throwIfAborted();
    if (!there.has(table)) throw new NotRestored('wrong-rows');
    const count = await connection.run(
      sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${`[${lines.join(',')}]`}::json)`,
    );
    counts.set(table, (counts.get(table) ?? 0) + count);
    options.onRows?.(table, counts.get(table) ?? 0);
  }
  if (from.tables.some(({ name, rows }) => (counts.get(name) ?? 0) !== rows)) throw new NotRestored('wrong-rows');
}

/** Every desk begins a life of its own, without what was erased meanwhile. */
async function cameBack(connection: Connection, desks: readonly string[], options: RestoreOptions): Promise<ErasedAgain> {
  const { comeBackFrom } = await import('../../desk/erasing-again.ts');
  const store = new StoreWithin(connection);
  const sum = { people: 0, tickets: 0, waiting: 0 };
  for (const desk of desks) {
    const back = { store, around: surroundingsOf(desk, {}), lists: new PostgresLists(), operator: options.operator };
    const again = await comeBackFrom(back, options.erasures, { signal: options.signal });
    sum.people += again.people;
    sum.tickets += again.tickets;
    sum.waiting += again.waiting;
  }
  return sum;
}

/**
 * Makes a place what a copy says.
 * @param migrations the steps of this version
 * @throws {NotRestored} · the signal's reason · what reading the rows throws · the errors of PostgreSQL: nothing is changed then
 */
export function restoreInto(
  place: Connected,
  migrations: readonly Migration[],
  from: RestoreFrom,
  options: RestoreOptions,
): Promise<Restored> {
  const steps = migrations.filter(({ version }) => version <= from.version);
  return transact(place, 'write', async (connection) => {
    if ((migrations.at(-1)?.version ?? 0) < from.version) throw new NotRestored('newer');
    await connection.exec('set local statement_timeout to 0');
    await connection.exec('set local idle_in_transaction_session_timeout to 0');
    if (await othersIn(connection, place)) throw new NotRestored('in-use');
    const there = await ticketsIn(connection, place.schema);
    if (there !== null && !options.replace) throw new NotRestored('not-empty', there);
    await emptied(connection, place.schema);
    await prepareWithin(connection, place.schema);
    await migrateWithin(connection, steps);
    await take(connection, place, from, options);
    await migrateWithin(connection, migrations);
    const desks = (await connection.all(sql<{ id: string }>`select id from desks order by id`)).map(({ id }) => id);
    const { people, tickets: ticketsAgain, waiting } = await cameBack(connection, desks, options);
    options.signal?.throwIfAborted();
    const tickets = await rowsIn(connection, 'tickets');
    await options.atLast?.();
    return { desks: desks.length, tickets, people, ticketsAgain, waiting };
  });
}
