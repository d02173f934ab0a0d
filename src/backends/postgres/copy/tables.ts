/** The tables of a schema, as they are and whatever a later version adds to them: a copy of a place names none itself. */
import { sql } from 'kysely';
import type { Connection } from '../connection.ts';

/** What is of the schema itself, and what is of this moment, files on their way among it: no copy holds them. */
const APART: readonly string[] = ['migrations', 'leases', 'arrivals', 'arrival_parts'];

/** A table that a copy holds. */
export interface TableCopy {
  readonly name: string;
  readonly rows: number;
}

/** A table, and whether its rows are as large as files are. */
export interface Table {
  readonly name: string;
  readonly holdsBytes: boolean;
}

/** The tables of a schema that hold what desks keep, in one order. */
export async function tablesOf(connection: Connection, schema: string): Promise<readonly Table[]> {
  return connection.all(sql<Table>`
    select c.relname::text as name, coalesce(bool_or(a.atttypid = 'bytea'::regtype), false) as "holdsBytes"
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname = ${schema} and c.relkind = 'r' and c.relname <> all(${APART}::text[])
    group by c.relname order by c.relname collate "C"`);
}

/** How many rows a table has. */
export async function rowsIn(connection: Connection, table: string): Promise<number> {
  const [found] = await connection.all(sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`);
  return found?.rows ?? 0;
}
