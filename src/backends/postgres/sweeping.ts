/** What nobody goes on with, and bytes beside the database that no row names any more. */
import { sql } from 'kysely';
import type { Connected } from './connecting.ts';
import { keptSum } from './reading.ts';
import { transact } from './transacting.ts';

/** What went. */
export interface Swept {
  /** Files on their way. */
  readonly arrivals: number;
  /** Bytes beside the database, under so many keys. */
  readonly stowed: number;
}

/** @param before epoch milliseconds: what is younger stays, since its row may still be on its way */
export async function sweep(place: Connected, before: number): Promise<Swept> {
  const at = new Date(before).toISOString();
  const arrivals = await transact(place, 'write', (connection) =>
    connection.run(sql`delete from arrivals where at < ${at}::timestamptz`),
  );
  let stowed = 0;
  for await (const some of place.files?.list() ?? []) {
    const old = some.filter((each) => each.at < before).map(({ key }) => key);
    if (old.length === 0) continue;
    const kept = await transact(place, 'read', (connection) =>
      connection.all(sql<{ stowed: string }>`select stowed from bytes where stowed = any(${old}::text[])
        union all select stowed from arrival_parts where stowed = any(${old}::text[])`),
    );
    const named = new Set(kept.map((each) => each.stowed));
    for (const key of old) {
      if (named.has(key)) continue;
      await place.files?.remove(key);
      stowed += 1;
    }
  }
  return { arrivals, stowed };
}

/** Bytes of the files that somebody keeps at a desk, on tickets or not yet. */
export async function bytesKept(place: Connected, desk: string, owner: string): Promise<number> {
  const [sum] = await transact(place, 'read', (connection) => connection.all(keptSum(desk, owner)));
  return sum?.bytes ?? 0;
}
