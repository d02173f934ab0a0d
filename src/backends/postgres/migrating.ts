/** The schema, and how an older one becomes this one: every step once, in order, however many processes begin at once. */
import type { Connected } from './connecting.ts';
import type { Connection } from './connection.ts';
import { transact } from './transacting.ts';
import { sql } from 'kysely';
import { Unavailable } from '../backend.ts';

/**
 * One step from a version of the schema to the next. Steps expand first and contract later: one that adds leaves what the version
 * before reads and writes, one that takes away comes when no node needs it any more, and says so by `least`.
 */
export interface Migration {
  readonly version: number;
  readonly name: string;
  /** The oldest version of the code that still runs on the schema after this step. */
  readonly least: number;
  readonly statements: readonly string[];
}

/** The steps that were done. */
const TABLE =
  'create table if not exists migrations (version integer primary key, name text not null, least integer not null, at timestamptz not null default now())';

/** Tries, where another process makes the schema at the same moment. */
const TRIES = 10;

/** What a process that lost the race to make something is told. */
const MADE_MEANWHILE: ReadonlySet<string> = new Set(['23505', '42P06', '42P07', '40P01', '40001']);

/** Makes the schema and its table of steps, where they are not there; inside a transaction nobody else can be at it. */
export async function prepareWithin(connection: Connection, schema: string): Promise<void> {
  // Who owns a schema need not be allowed to make one.
  const [found] = await connection.all(sql<{ is: boolean }>`select to_regnamespace(${schema}) is not null as is`);
  if (found?.is !== true) await connection.exec(`create schema "${schema}"`);
  await connection.exec(TABLE);
}

async function prepared({ schema, ...place }: Connected): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    try {
      await transact({ ...place, schema }, 'write', async (connection) => {
        await connection.exec(`create schema if not exists "${schema}"`);
        await connection.exec(TABLE);
      });
      return;
    } catch (error) {
      if (left === 0 || !MADE_MEANWHILE.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

/**
 * Brings the schema to the last of some steps; what is done already is not done again.
 * @returns the names of the steps done now
 */
export async function migrate(place: Connected, migrations: readonly Migration[]): Promise<readonly string[]> {
  await prepared(place);
  return transact(place, 'write', (connection) => migrateWithin(connection, migrations));
}

/** Brings the schema to the last of some steps inside a transaction; the table of steps is there. @returns the names of those done now */
export async function migrateWithin(connection: Connection, migrations: readonly Migration[]): Promise<readonly string[]> {
  // Whoever comes second waits here, and then finds everything done.
  await connection.exec('lock table migrations in exclusive mode');
  const known = await connection.all(sql<{ version: number }>`select version from migrations`);
  const done = new Set(known.map(({ version }) => version));
  const names: string[] = [];
  for (const { version, name, least, statements } of migrations) {
    if (done.has(version)) continue;
    for (const statement of statements) await connection.exec(statement);
    await connection.run(sql`insert into migrations (version, name, least) values (${version}, ${name}, ${least})`);
    names.push(name);
  }
  return names;
}

/**
 * Whether this version of the code may work on the schema as it is.
 * @throws {Unavailable} outdated: it was not migrated yet, or has left this version behind
 */
export async function checkVersion(place: Connected, migrations: readonly Migration[]): Promise<void> {
  const own = migrations.at(-1)?.version ?? 0;
  const [state] = await transact(place, 'read', (connection) =>
    connection.all(
      sql<{ version: number | null; least: number | null }>`select max(version) version, max(least) least from migrations`,
    ),
  );
  if ((state?.version ?? 0) < own || (state?.least ?? 0) > own) throw new Unavailable('outdated');
}
