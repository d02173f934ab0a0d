/** A folder of PGlite's belongs to one process: it has no lock of its own, and two would destroy what it holds. */
import { readFileSync } from 'node:fs';
import { mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Another process, or another part of this one, has the folder open. */
export class FolderTaken extends Error {
  readonly folder: string;
  /** The process that has it. */
  readonly pid: number;
  constructor(folder: string, pid: number) {
    super(`${folder} is in use by process ${pid}: stop that one, or name another folder`);
    this.name = 'FolderTaken';
    this.folder = folder;
    this.pid = pid;
  }
}

/** Lock files that this process holds: in a container every process has the same number, the one before this one too. */
const OWN = new Set<string>();

/** When a process began, as far as the system says: a number is given again. */
function beginningOf(pid: number): string {
  try {
    // Field 22, counted after the name, which is in brackets and may hold anything.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function holds(file: string, pid: number, began: string): boolean {
  if (pid === process.pid) return OWN.has(file);
  return Number.isInteger(pid) && pid > 0 && runs(pid) && (began === '' || beginningOf(pid) === began);
}

/**
 * Takes a folder for this process, and makes it if it is not there.
 * @returns what gives it back
 * @throws {FolderTaken}
 */
export async function takeFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'lock');
  for (;;) {
    try {
      const handle = await open(file, 'wx');
      OWN.add(file);
      await handle.writeFile(`${process.pid} ${beginningOf(process.pid)}\n`);
      await handle.close();
      return async () => {
        OWN.delete(file);
        await unlink(file).catch(() => undefined);
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const [pid = '', began = ''] = (await readFile(file, 'utf8').catch(() => '')).trim().split(' ');
    if (holds(file, Number(pid), began)) throw new FolderTaken(folder, Number(pid));
    // Whoever held it is gone, without a word.
    await unlink(file).catch(() => undefined);
  }
}
