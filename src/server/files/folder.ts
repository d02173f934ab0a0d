/** Bytes of files in a folder: several nodes that serve the same desks share it. */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Unavailable } from '../../backends/backend.ts';
import { KEY, type FileStore } from '../../backends/postgres/index.ts';

/** What a file is called until all of it is there. */
const COMING = '.coming';

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** An error of the disk's as one of the seam. */
async function said<Result>(doing: Promise<Result>): Promise<Result> {
  try {
    return await doing;
  } catch (cause) {
    throw new Unavailable('busy', { cause });
  }
}

export class FolderFiles implements FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  put(key: string, bytes: Uint8Array): Promise<void> {
    return said(this.#put(key, bytes));
  }

  get(key: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const read = readFile(this.#pathOf(key)).then(
      (bytes) => new Uint8Array(bytes),
      (error: unknown) => {
        if (isAbsent(error)) return undefined;
        throw error;
      },
    );
    return said(read);
  }

  remove(key: string): Promise<void> {
    return said(rm(this.#pathOf(key), { force: true }));
  }

  async *list(): AsyncGenerator<readonly { readonly key: string; readonly at: number }[]> {
    for (const shelf of await this.#names(this.#folder)) {
      const found: { key: string; at: number }[] = [];
      for (const name of await this.#names(join(this.#folder, shelf))) {
        const path = join(this.#folder, shelf, name);
        const at = await stat(path).then(
          ({ mtimeMs }) => mtimeMs,
          () => undefined,
        );
        if (at === undefined) continue;
        if (KEY.test(`${shelf}${name}`)) found.push({ key: `${shelf}${name}`, at });
        // Half a file of a process that was ended: its writer would be done long since.
        else if (name.endsWith(COMING) && at < Date.now() - 86_400_000) await said(rm(path, { force: true }));
      }
      yield found;
    }
  }

  /** A key's file, in one of 256 folders. @throws {RangeError} it is no key: nothing that a person said becomes a path */
  #pathOf(key: string): string {
    if (!KEY.test(key)) throw new RangeError('no key of a file');
    return join(this.#folder, key.slice(0, 2), key.slice(2));
  }

  /** Whole or not at all, and there to stay: another name first, then the disk's own word, then the name that counts. */
  async #put(key: string, bytes: Uint8Array): Promise<void> {
    const path = this.#pathOf(key);
    const folder = join(path, '..');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const coming = `${path}.${randomBytes(4).toString('hex')}${COMING}`;
    try {
      const file = await open(coming, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(coming, path);
    } catch (error) {
      await rm(coming, { force: true }).catch(() => undefined);
      throw error;
    }
    await synced(folder);
  }

  async #names(folder: string): Promise<string[]> {
    const names: string[] = [];
    try {
      for await (const { name } of await opendir(folder)) names.push(name);
    } catch (error) {
      if (!isAbsent(error)) throw new Unavailable('busy', { cause: error });
    }
    return names;
  }
}

/** Tells the disk to keep a folder's names; where a system has no such word, it keeps them by itself. */
async function synced(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
