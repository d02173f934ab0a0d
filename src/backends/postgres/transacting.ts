/** One transaction on a connection of the pool. */
import type { PoolClient } from 'pg';
import type { Connected } from './connecting.ts';
import { Connection } from './connection.ts';
import { Uncertain, isInDoubt, isOfPlans } from './errors.ts';
import { keepNoPlans, keepsPlans } from './prepared.ts';

/**
 * How a transaction begins. A reading sees one state of everything. A writing sees at each step what is committed by then: it waits
 * for its desk's row first, and from there on nobody else writes what it reads.
 */
const BEGINNINGS = {
  read: 'begin isolation level repeatable read read only',
  write: 'begin isolation level read committed read write',
} as const;

async function undone(client: PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false;
  }
}

/**
 * Does something in a transaction of its own; what it throws undoes everything and comes out as it is.
 * @throws the errors of PostgreSQL as they are, {Uncertain}
 */
export async function transact<Result>(
  { pool, schema }: Pick<Connected, 'pool' | 'schema'>,
  mode: keyof typeof BEGINNINGS,
  work: (connection: Connection) => Promise<Result>,
  durability: 'strict' | 'relaxed' = 'strict',
): Promise<Result> {
  const client = await pool.connect();
  const relaxed = durability === 'relaxed' ? '; set local synchronous_commit to off' : '';
  // What is asked first need not wait for it (`Connection`).
  const begun = client.query(`${BEGINNINGS[mode]}; set local search_path to "${schema}"${relaxed}`);
  const connection = new Connection(client, begun, keepsPlans(pool));
  let isGood = true;
  try {
    const result = await work(connection);
    await connection.end();
    await begun;
    try {
      await client.query('commit');
    } catch (error) {
      throw mode === 'write' && isInDoubt(error) ? new Uncertain(error) : error;
    }
    return result;
  } catch (error) {
    // Of several questions asked at once one failed: the others are not to meet the rollback.
    await connection.end();
    isGood = await undone(client);
    if (isOfPlans(error)) keepNoPlans(pool);
    throw error;
  } finally {
    // A connection in doubt is closed with whatever it holds.
    client.release(!isGood);
  }
}
