/**
 * The register of erasures: a file apart from the database, one line for each, to which lines are only ever added. A backup that is
 * restored holds again what was erased since; by the register it is erased once more before anybody can read it. Nothing in it is of a
 * person (`backends/desk/erasures.ts`).
 */
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import type { Erasure } from '../../backends/desk/erasures.ts';
import type { Config } from '../config.ts';

/** Where the register is, unless the configuration says. */
const USUAL = 'erasures.ndjson';

const common = { at: z.string(), desk: z.string() };
const Line = z.union([
  z.strictObject({ ...common, life: z.string(), sequence: z.number(), person: z.string() }),
  z.strictObject({ ...common, ticket: z.string(), files: z.optional(z.array(z.string())) }),
]);

/** The register of a configuration. */
export function registerPath({ folder, erasures }: Pick<Config, 'folder' | 'erasures'>): string {
  return erasures ?? join(folder, USUAL);
}

/** What keeps erasures in a file: each is there for good before it is done. @throws the system's own error */
export function registerIn(path: string): (erasures: readonly Erasure[]) => Promise<void> {
  return async (erasures) => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(path, 'a', 0o600);
    try {
      // One writing, at the end of the file whoever else writes there: lines of several nodes never mix.
      await handle.appendFile(erasures.map((each) => `${JSON.stringify(each)}\n`).join(''));
      await handle.datasync();
    } finally {
      await handle.close();
    }
  };
}

/** A register cannot be read: a line of it says nothing that is known. */
export class BadRegister extends Error {
  readonly line: number;
  constructor(line: number) {
    super(`line ${line}`);
    this.line = line;
  }
}

/** What the text of a register says. A last line that was cut while it was written was not done. @throws {BadRegister} */
export function erasuresIn(text: string): readonly Erasure[] {
  const lines = text.split('\n');
  const last = lines.length - 1;
  return lines.flatMap((line, at) => {
    if (line === '' || at === last) return [];
    let said: unknown;
    try {
      said = JSON.parse(line);
    } catch {
      throw new BadRegister(at + 1);
    }
    const parsed = Line.safeParse(said);
    if (!parsed.success) throw new BadRegister(at + 1);
    return [parsed.data];
  });
}

/** The text of a register; empty where there is none. @throws the system's own error, where it is there and cannot be read */
export async function registerText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** Of several registers, what each says, once. */
export function together(...registers: readonly (readonly Erasure[])[]): readonly Erasure[] {
  return [...new Map(registers.flat().map((each) => [JSON.stringify(each), each])).values()];
}
