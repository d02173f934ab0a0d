/** A backup of a whole server, as it is at one moment, while it serves. */
import type { Place } from '../../backends/postgres/index.ts';
import { addBeside, type Beside } from './folder.ts';
import { ERASURES, FORMAT, FORMAT_VERSION, HEAD, rowsEntry, type Head } from './format.ts';
import { registerText } from './register.ts';
import { BackupWriter, type Target } from './writing.ts';

export interface BackupOptions {
  /** What is kept besides the database, and the register of erasures. */
  readonly beside: Beside;
  readonly register: string;
  /** Whether the server's keys are in it. */
  readonly keys: boolean;
  /** The version of this server. */
  readonly by: string;
  readonly signal: AbortSignal;
  /** Told how many rows of a table are in it. */
  readonly onRows?: ((table: string, rows: number, of: number) => void) | undefined;
}

/** What is in a backup. */
export interface Made {
  readonly head: Head;
  /** Files of people's that are kept beside the database. */
  readonly files: number;
}

const rowsOf = ({ tables }: Head, name: string): number => tables.find((table) => table.name === name)?.rows ?? 0;

/** How many tickets a backup holds. */
export const ticketsIn = (head: Head): number => rowsOf(head, 'tickets');

/**
 * Makes a backup. What fails, or is stopped, leaves nothing at the target.
 * @throws {Unavailable} · the signal's reason · the system's own errors
 */
export async function makeBackup(place: Place, target: Target, options: BackupOptions): Promise<Made> {
  const { beside, register, keys, by, signal, onRows } = options;
  const failing = new AbortController();
  const writer = new BackupWriter(target.stream, AbortSignal.any([signal, failing.signal]));
  try {
    const head = await place.copied(async ({ version: schema, tables, desks, rows }) => {
      const made = new Date().toISOString();
      const said: Head = { format: FORMAT, version: FORMAT_VERSION, made, by, schema, desks: [...desks], tables: [...tables] };
      await writer.add(HEAD, `${JSON.stringify(said, null, 2)}\n`);
      for (const { name, rows: of } of tables) {
        let [done, number] = [0, 0];
        for await (const lines of rows(name)) {
          signal.throwIfAborted();
          await writer.add(rowsEntry(name, (number += 1)), `${lines.join('\n')}\n`);
          onRows?.(name, (done += lines.length), of);
        }
      }
      return said;
    });
    // After the rows: what they name is there, or was erased since, and what was erased until now is said.
    const files = await addBeside(writer, beside, keys);
    await writer.add(ERASURES, await registerText(register));
    await writer.end();
    await target.keep();
    return { head, files };
  } catch (error) {
    failing.abort(error);
    await writer.fail(error);
    await target.drop();
    signal.throwIfAborted();
    throw error;
  }
}
