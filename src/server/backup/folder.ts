/** What of a server's folder goes into a backup: its keys, and the files that it keeps beside the database. */
import { createReadStream, type Dirent } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from '../config.ts';
import { folderOf } from '../files/keeping.ts';
import { FOLDER } from './format.ts';
import type { Entry } from './reading.ts';
import type { BackupWriter } from './writing.ts';

/** The server's own keys: who has them signs as the server does, and people without an account are known by the last of them. */
export const KEYS_KEPT: readonly string[] = ['own-key.json', 'lti-key.json', 'guests-secret'];

/** Under what name a backup holds the files that people sent, wherever the server keeps them. */
const FILES = 'files/';

/** Where a server keeps what a backup holds besides the database. */
export interface Beside {
  /** Its own folder: keys. */
  readonly folder: string;
  /** What people sent, where that is not in the database. */
  readonly files: string;
}

/** Where they are for a configuration. */
export function besideOf(config: Pick<Config, 'folder' | 'files'>): Beside {
  return { folder: config.folder, files: folderOf(config) };
}

/** Where an entry of the folder's may go: nowhere else than inside it. */
const INSIDE = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.@+-]+(?:\/[\w.@+-]+)*$/u;

/** The files of a folder and of those in it, by their paths from there. */
async function* filesIn(folder: string, below = ''): AsyncIterable<string> {
  const found: Dirent[] = await readdir(join(folder, below), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const each of found.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = `${below}${each.name}`;
    if (each.isDirectory()) yield* filesIn(folder, `${path}/`);
    else if (each.isFile()) yield path;
  }
}

/** One file, as long as it is when it is opened; one that has gone meanwhile was erased. @returns whether it is there */
async function addFile(writer: BackupWriter, name: string, path: string): Promise<boolean> {
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (handle === undefined) return false;
  try {
    const { size } = await handle.stat();
    const bytes =
      size === 0 ? [] : (createReadStream('', { fd: handle.fd, autoClose: false, end: size - 1 }) as AsyncIterable<Buffer>);
    await writer.stream(`${FOLDER}${name}`, size, bytes);
    return true;
  } finally {
    await handle.close();
  }
}

/** Adds what is kept beside the database. @returns how many files of people's */
export async function addBeside(writer: BackupWriter, { folder, files }: Beside, keys: boolean): Promise<number> {
  if (keys) for (const name of KEYS_KEPT) await addFile(writer, name, join(folder, name));
  let count = 0;
  for await (const path of filesIn(files)) if (await addFile(writer, `${FILES}${path}`, join(files, path))) count += 1;
  return count;
}

/** What of a backup goes beside the database: near where it belongs first, and then all at once. */
export class Staged {
  readonly #beside: Beside;
  readonly #places: { readonly keys: string; readonly files: string };
  readonly #keys: string[] = [];
  readonly #files: string[] = [];

  private constructor(beside: Beside, places: { readonly keys: string; readonly files: string }) {
    this.#beside = beside;
    this.#places = places;
  }

  static async in(beside: Beside): Promise<Staged> {
    const near = async (folder: string): Promise<string> => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return mkdtemp(join(folder, 'restoring-'));
    };
    // On the disk of each, so that what is there at last is only renamed.
    return new Staged(beside, { keys: await near(beside.folder), files: await near(dirname(beside.files)) });
  }

  /** Takes an entry, if it is one of these. @returns whether it is */
  async take({ name, bytes }: Entry): Promise<boolean> {
    if (!name.startsWith(FOLDER)) return false;
    const path = name.slice(FOLDER.length);
    const isFile = path.startsWith(FILES);
    if ((!isFile && !KEYS_KEPT.includes(path)) || !INSIDE.test(path)) return false;
    const inside = isFile ? path.slice(FILES.length) : path;
    const at = join(isFile ? this.#places.files : this.#places.keys, ...inside.split('/'));
    await mkdir(dirname(at), { recursive: true, mode: 0o700 });
    const handle = await open(at, 'wx', 0o600);
    try {
      for await (const part of bytes) await handle.appendFile(part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    (isFile ? this.#files : this.#keys).push(inside);
    return true;
  }

  /** Puts people's files where they belong: each has a name of its own, so that none takes another's place. */
  async files(): Promise<void> {
    for (const path of this.#files) await moved(path, this.#places.files, this.#beside.files);
  }

  /** Puts the keys in the place of those that are there. */
  async keys(): Promise<void> {
    for (const path of this.#keys) await moved(path, this.#places.keys, this.#beside.folder);
  }

  async drop(): Promise<void> {
    for (const place of Object.values(this.#places)) await rm(place, { recursive: true, force: true });
  }
}

async function moved(path: string, from: string, into: string): Promise<void> {
  const to = join(into, ...path.split('/'));
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await rename(join(from, ...path.split('/')), to);
}
