/** When the last backup was made, kept in the server's folder for whoever examines and watches it. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';

const FILE = 'last-backup.json';

const Last = z.object({ at: z.iso.datetime() });

/** Says that a backup was made of what was there at an instant. */
export async function backedUp(folder: string, at: string): Promise<void> {
  // On another database the folder is made by whoever first keeps something there.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `${FILE}.${process.pid}`);
  await writeFile(draft, JSON.stringify({ at }), { mode: 0o600 });
  await rename(draft, join(folder, FILE));
}

/** When the last backup was made; undefined where none was, or nobody can tell. */
export async function lastBackup(folder: string): Promise<Date | undefined> {
  try {
    return new Date(Last.parse(JSON.parse(await readFile(join(folder, FILE), 'utf8'))).at);
  } catch {
    return undefined;
  }
}
