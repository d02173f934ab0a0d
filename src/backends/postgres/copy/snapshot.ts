/**
 * All that a place keeps, as it is at one moment, while others go on working: one transaction sees one state of things, and rows go by
 * in portions, so that nobody holds more than one. A row is its own JSON, made and read by PostgreSQL: what was put comes out as it was.
 */
import { sql } from 'kysely';
import type { Connected } from '../connecting.ts';
import type { Connection } from '../connection.ts';
import type { FileStore } from '../file-store.ts';
import { transact } from '../transacting.ts';
import { rowsIn, tablesOf, type TableCopy } from './tables.ts';

/** Letters of one portion, about; a single row may be longer. */
const PORTION = 2_000_000;

/** Rows asked for at first, and at most. */
const [FIRST, MOST] = [20, 5_000];

/** One state of a place. */
export interface Snapshot {
  /** The schema that the rows are of (`migrations`). */
  readonly version: number;
  readonly tables: readonly TableCopy[];
  /** The desks that are kept. */
  readonly desks: readonly string[];
  /** The rows of a table, each a line of JSON, a portion at a time. */
  rows(table: string): AsyncIterable<readonly string[]>;
}

/** A row on a line: between the parts of JSON a line's end is a space like another, and within a text it never stands. */
function onOneLine(json: string): string {
  return /[\n\r]/u.test(json) ? json.replaceAll(/[\n\r]+/gu, ' ') : json;
}

/** A row of a file's bytes with those that lie beside the database: a copy holds all, and needs nothing of where it came from. */
async function withBytes(line: string, files: FileStore | undefined): Promise<string> {
  const row = JSON.parse(line) as { readonly stowed?: string | null };
  const bytes = typeof row.stowed === 'string' ? await files?.get(row.stowed) : undefined;
  // What is lost there is no less lost here: the row says so by naming what nobody finds.
  if (bytes === undefined) return line;
  return JSON.stringify({ ...row, stowed: null, bytes: `\\x${Buffer.from(bytes.buffer).toString('hex')}` });
}

async function* portions(
  connection: Connection,
  table: string,
  holdsBytes: boolean,
  files: FileStore | undefined,
): AsyncIterable<readonly string[]> {
  await connection.run(sql`declare copied no scroll cursor for select row_to_json(t)::text as line from ${sql.table(table)} t`);
  try {
    // Files come one at a time; of other rows as many as their length lets expect.
    let count = holdsBytes ? 1 : FIRST;
    for (;;) {
      const found = await connection.all(sql<{ line: string }>`fetch forward ${sql.lit(count)} from copied`);
      const lines: string[] = [];
      for (const { line } of found) lines.push(onOneLine(table === 'bytes' ? await withBytes(line, files) : line));
      if (lines.length > 0) yield lines;
      if (found.length < count) return;
      if (holdsBytes) continue;
      const letters = found.reduce((sum, { line }) => sum + line.length, 0);
      count = Math.max(1, Math.min(MOST, Math.floor((PORTION / letters) * found.length)));
    }
  } finally {
    // Where the transaction has failed there is no cursor any more.
    await connection.exec('close copied').catch(() => undefined);
  }
}

/**
 * Does something with one state of a place. On PGlite nobody else reads or writes meanwhile.
 * @throws the errors of PostgreSQL as they are
 */
export function withSnapshot<Result>(place: Connected, work: (snapshot: Snapshot) => Promise<Result>): Promise<Result> {
  return transact(place, 'read', async (connection) => {
    // Whoever writes the copy may be slower than any question may last.
    await connection.exec('set local statement_timeout to 0');
    await connection.exec('set local idle_in_transaction_session_timeout to 0');
    const [state] = await connection.all(sql<{ version: number | null }>`select max(version) as version from migrations`);
    const tables = await tablesOf(connection, place.schema);
    const counted: TableCopy[] = [];
    for (const { name } of tables) counted.push({ name, rows: await rowsIn(connection, name) });
    const desks = await connection.all(sql<{ id: string }>`select id from desks order by id`);
    return work({
      version: state?.version ?? 0,
      tables: counted,
      desks: desks.map(({ id }) => id),
      rows: (table) => portions(connection, table, tables.find(({ name }) => name === table)?.holdsBytes === true, place.files),
    });
  });
}
