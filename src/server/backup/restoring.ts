/** A server made what a backup says: its database, its keys, the files beside; without what was erased since. */
import type { Place, Restored } from '../../backends/postgres/index.ts';
import type { PersonInput } from '../../domain/people.ts';
import { Staged, type Beside } from './folder.ts';
import { tableOf } from './format.ts';
import { checkBackup, entriesOf, textOf } from './reading.ts';
import { erasuresIn, registerIn, registerText, together } from './register.ts';
import type { Head } from './format.ts';

export interface RestoringOptions {
  /** Where what is kept besides the database goes. */
  readonly beside: Beside;
  /** The registers of erasures that are known here; the first is the server's own, and knows all of them afterwards. */
  readonly registers: readonly [string, ...string[]];
  readonly replace: boolean;
  readonly operator: PersonInput;
  readonly signal: AbortSignal;
  /** Told once the file was read through and is whole. */
  readonly onChecked?: ((head: Head) => void) | undefined;
  readonly onRows?: ((table: string, rows: number, of: number) => void) | undefined;
}

/** The rows of a backup in portions; what is of the folder is put beside it meanwhile. */
async function* rowsOf(path: string, staged: Staged, signal: AbortSignal) {
  for await (const entry of entriesOf(path, signal)) {
    const table = tableOf(entry.name);
    if (table !== undefined) yield { table, lines: (await textOf(entry)).split('\n').filter((line) => line !== '') };
    else if (!(await staged.take(entry))) for await (const part of entry.bytes) void part;
  }
}

/**
 * Restores a backup. It is read through first, and nothing is changed before it is known to be whole; then all of it is done, or nothing.
 * @throws {BadBackup} · {BadRegister} · {NotRestored} · {Unavailable} · the signal's reason
 */
export async function restoreBackup(place: Place, path: string, options: RestoringOptions): Promise<Restored> {
  const { beside, registers, replace, operator, signal, onChecked, onRows } = options;
  const { head, erasures } = await checkBackup(path, signal);
  const known = await Promise.all(registers.map(async (each) => erasuresIn(await registerText(each))));
  const all = together(...known, erasures);
  onChecked?.(head);
  const staged = await Staged.in(beside);
  try {
    const of = new Map(head.tables.map(({ name, rows }) => [name, rows]));
    const restored = await place.restore(
      { version: head.schema, tables: head.tables, rows: rowsOf(path, staged, signal) },
      {
        ...{ replace, operator, signal, erasures: all },
        onRows: (table, rows) => onRows?.(table, rows, of.get(table) ?? rows),
        atLast: () => staged.files(),
      },
    );
    await staged.keys();
    const own = new Set((known[0] ?? []).map((each) => JSON.stringify(each)));
    const learned = all.filter((each) => !own.has(JSON.stringify(each)));
    if (learned.length > 0) await registerIn(registers[0])(learned);
    return restored;
  } finally {
    await staged.drop();
  }
}
