/** The way to PostgreSQL: a server by its address, or PGlite, which is PostgreSQL inside this process. */
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { join } from 'node:path';
import pg from 'pg';
import type { FileStore } from './file-store.ts';
import { takeFolder } from './folder-lock.ts';

/** Milliseconds that one may wait for a connection: then something holds one that should not. */
const PATIENCE = 5_000;

/** Limits that a server keeps for us, in milliseconds: a node that stops halfway must not hold a desk for ever. */
const LIMITS = { statement_timeout: 30_000, lock_timeout: 10_000, idle_in_transaction_session_timeout: 30_000 };

const CONNECTIONS = 10;

/** Where desks are kept, inside which database, and how to get there. */
export interface Connected {
  readonly pool: pg.Pool;
  /** The schema that holds the tables: several places in one database do not meet. */
  readonly schema: string;
  /** The address by which others write to the same place; null where this process is the only one (PGlite). */
  readonly url: string | null;
  /** Where the bytes of files lie; absent: in the database. What lay there before is still read. */
  readonly files?: FileStore | undefined;
  /** Closes what was opened for it. */
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** A PostgreSQL server, 15 or later: `postgresql://…`. */
  readonly url?: string | undefined;
  /** A folder for PGlite; without an address and a folder everything is forgotten with the process. */
  readonly folder?: string | undefined;
  /** Most connections to a server. PGlite has one, whatever is said here. */
  readonly poolSize?: number | undefined;
  readonly schema?: string | undefined;
  /** Where the bytes of files go; in the database by default. */
  readonly files?: FileStore | undefined;
}

/** Big integers of ours are counters: they fit a number. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    return oid === 20 ? Number : (pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown);
  },
};

function poolOf(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, types, connectionTimeoutMillis: PATIENCE });
  // What breaks is heard of by whoever uses it next; without a listener the process would end.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** PGlite has one session: a pool of one, so that whatever is done in it waits its turn. */
export function overPglite(lite: PGlite): pg.Pool {
  // The driver takes another connection than its own where it is given one; its types do not say so.
  return poolOf({ ...(createPgConfig(lite) as unknown as pg.PoolConfig), max: 1, idleTimeoutMillis: 0 });
}

/** The settings of a connection to a server, for a pool or for one alone. */
export function clientConfig(url: string): pg.ClientConfig {
  return { connectionString: url, types, application_name: 'guichet', keepAlive: true };
}

/**
 * Opens the way; a server is asked for the first time when something is read.
 * @throws {FolderTaken} another process has the folder open
 */
export async function connectTo({ url, folder, poolSize, schema = 'guichet', files }: ConnectOptions): Promise<Connected> {
  if (!/^[a-z_][a-z0-9_]{0,62}$/u.test(schema)) throw new RangeError(`${schema} is no name of a schema`);
  if (url !== undefined) {
    // What is asked at the same time goes out at the same time.
    const pool = poolOf({ ...clientConfig(url), ...LIMITS, pipeline: true, max: poolSize ?? CONNECTIONS });
    return { pool, schema, url, files, close: () => pool.end() };
  }
  const giveBack = folder === undefined ? () => Promise.resolve() : await takeFolder(folder);
  const lite = new PGlite(folder === undefined ? undefined : { dataDir: join(folder, 'data') });
  const pool = overPglite(lite);
  const close = async (): Promise<void> => {
    await pool.end();
    await lite.close();
    await giveBack();
  };
  try {
    await lite.waitReady;
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
  return { pool, schema, url: null, files, close };
}
