/** All rows of a desk, some at a time in readings of their own: nobody else waits, and whoever does sees how far it is, and may stop. */
import type { Breath } from './breath.ts';
import type { Operation } from './operations.ts';
import type { Room } from './room.ts';
import type { Place, Reading, Row } from './store.ts';
import type { Looking } from './viewing.ts';

/** Rows gone through between two breaths: what is done with one may take a slow page a millisecond. */
const FEW = 25;

async function rowsAfter(tx: Reading, desk: string, after: Place | null): Promise<readonly Row[]> {
  for await (const chunk of tx.walk(desk, 'number', false, after)) return chunk;
  return [];
}

/** Some rows, in the order of their numbers, and who looks at them at that moment. */
export interface Along {
  readonly rows: readonly Row[];
  readonly looking: Looking;
}

/**
 * Goes along the tickets of a desk. What is filed meanwhile comes too; what changes is told as it was when its turn came.
 * @param check refuses, of each reading anew: rights may have changed since the last
 * @throws what `check` throws · the signal's reason
 */
export async function* rowsAlong(
  room: Room,
  operation: Operation,
  breath: Breath,
  check: (looking: Looking, tx: Reading) => void | Promise<void>,
): AsyncGenerator<Along> {
  let read = 0;
  const breathe = (): Promise<void> => breath.on('reading', read, Math.max(read, room.record.number));
  for (let after: Place | null = null; ;) {
    const from: Place | null = after;
    await breathe();
    const { rows, looking } = await room.read(operation, async (tx, looking): Promise<Along> => {
      await check(looking, tx);
      return { rows: await rowsAfter(tx, looking.desk.id, from), looking };
    });
    const last = rows.at(-1);
    if (last === undefined) {
      // Stopped at its very end, it is stopped. (Safari loses what a generator's `return` of a promise throws.)
      await breathe();
      return;
    }
    for (let at = 0; at < rows.length; at += FEW) {
      if (at > 0) await breathe();
      const few = rows.slice(at, at + FEW);
      yield { rows: few, looking };
      read += few.length;
    }
    after = [last.keys.number, last.id];
  }
}
