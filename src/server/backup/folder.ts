/** What of a server's folder goes into a backup: its keys, and the files that it keeps beside the database. */
import { createReadStream, type Dirent } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { FOLDER } from './format.ts';
import type { Entry } from './reading.ts';
import type { BackupWriter } from './writing.ts';

/** The server's own keys: who has them signs as the server does. */
export const KEYS_KEPT: readonly string[] = ['own-key.json', 'lti-key.json'];

/** Folders inside it that hold what people sent. */
const FOLDERS_KEPT: readonly string[] = ['files'];

/** Where an entry of the folder's may go: nowhere else than inside it. */
const INSIDE = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.@+-]+(?:\/[\w.@+-]+)*$/u;

async function* filesIn(folder: string, below: string): AsyncIterable<string> {
  const found: Dirent[] = await readdir(join(folder, below), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const each of found.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = `${below}/${each.name}`;
    if (each.isDirectory()) yield* filesIn(folder, path);
    else if (each.isFile()) yield path;
  }
}

/** One file, as long as it is when it is opened; one that has gone meanwhile was erased. */
async function addFile(writer: BackupWriter, folder: string, path: string): Promise<boolean> {
  const handle = await open(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (handle === undefined) return false;
  try {
    const { size } = await handle.stat();
    const bytes =
      size === 0 ? [] : (createReadStream('', { fd: handle.fd, autoClose: false, end: size - 1 }) as AsyncIterable<Buffer>);
    await writer.stream(`${FOLDER}${path}`, size, bytes);
    return true;
  } finally {
    await handle.close();
  }
}

/** Adds what is kept beside the database. @returns how many files of people's */
export async function addFolder(writer: BackupWriter, folder: string, keys: boolean): Promise<number> {
  if (keys) for (const name of KEYS_KEPT) await addFile(writer, folder, name);
  let files = 0;
  for (const below of FOLDERS_KEPT)
    for await (const path of filesIn(folder, below)) if (await addFile(writer, folder, path)) files += 1;
  return files;
}

/** What of a backup goes into the folder: beside it first, and then all at once. */
export class Staged {
  readonly #folder: string;
  readonly #place: string;
  readonly #paths: string[] = [];

  private constructor(folder: string, place: string) {
    this.#folder = folder;
    this.#place = place;
  }

  static async in(folder: string): Promise<Staged> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new Staged(folder, await mkdtemp(join(folder, 'restoring-')));
  }

  /** Takes an entry, if it is of the folder's. @returns whether it is */
  async take({ name, bytes }: Entry): Promise<boolean> {
    if (!name.startsWith(FOLDER)) return false;
    const path = name.slice(FOLDER.length);
    const [first = ''] = path.split('/');
    const isKnown = KEYS_KEPT.includes(path) || (path.includes('/') && FOLDERS_KEPT.includes(first));
    if (!isKnown || !INSIDE.test(path)) return false;
    const at = join(this.#place, ...path.split('/'));
    await mkdir(dirname(at), { recursive: true, mode: 0o700 });
    const handle = await open(at, 'wx', 0o600);
    try {
      for await (const part of bytes) await handle.appendFile(part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    this.#paths.push(path);
    return true;
  }

  async #move(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const to = join(this.#folder, path.replaceAll('/', sep));
      await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      await rename(join(this.#place, path), to);
    }
  }

  /** Puts people's files where they belong: each has a name of its own, so that none takes another's place. */
  files(): Promise<void> {
    return this.#move(this.#paths.filter((path) => !KEYS_KEPT.includes(path)));
  }

  /** Puts the keys in the place of those that are there. */
  keys(): Promise<void> {
    return this.#move(this.#paths.filter((path) => KEYS_KEPT.includes(path)));
  }

  async drop(): Promise<void> {
    await rm(this.#place, { recursive: true, force: true });
  }
}
