/**
 * Rows whose facts are not those of their last change (`facts.ts`): they were there before reports were made by SQL, or a node of the
 * version before wrote them. Whoever starts next measures them, some at a time, so that nodes that run already wait for none of it:
 * their reports are meanwhile made by going through the rows.
 */
import { sql } from 'kysely';
import type { Row } from '../desk/store.ts';
import type { Connected } from './connecting.ts';
import { isWorthAgain } from './errors.ts';
import { FACT_COLUMNS, factValues } from './facts.ts';
import { transact } from './transacting.ts';

/** Rows of one transaction. */
const AT_ONCE = 500;

const NAMES = Object.keys(FACT_COLUMNS).filter((name) => name !== 'measured_of');
const RECORD = Object.entries(FACT_COLUMNS).map(([name, type]) => `${name} ${type}`);

/** @returns how many were measured; less than `AT_ONCE`: no more are left that nobody else has in hand */
function measureSome(place: Connected): Promise<number> {
  return transact(place, 'write', async (connection) => {
    const found = await connection.all(
      sql<{ id: string; body: Row }>`select id, body from rows where measured_of is distinct from changed_staff
        limit ${AT_ONCE} for update skip locked`,
    );
    if (found.length === 0) return 0;
    const records = found.map(({ id, body }) => ({ id, ...factValues(body) }));
    await connection.run(sql`update rows set ${sql.raw(NAMES.map((name) => `${name} = x.${name}`).join(', '))}, measured_of = rows.changed_staff
      from json_to_recordset(${JSON.stringify(records)}::json) as x(id text, ${sql.raw(RECORD.join(', '))}) where rows.id = x.id`);
    return found.length;
  });
}

/** Measures what is not. @returns how many rows that were */
export async function measureRows(place: Connected): Promise<number> {
  let measured = 0;
  for (;;) {
    try {
      const some = await measureSome(place);
      measured += some;
      if (some < AT_ONCE) return measured;
    } catch (error) {
      if (!isWorthAgain(error)) throw error;
    }
  }
}
