/** Where drafts are kept: in IndexedDB. Fetched when there may be one to find, or something to keep. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { DraftFile } from './drafts.ts';
import type { Written } from './drafts-aside.ts';

/** A file's bytes and type: WebKitGTK refuses to keep a blob itself. */
interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: ArrayBuffer;
  readonly draft: string;
  readonly at: number;
}

interface Schema extends DBSchema {
  drafts: { key: string; value: Written };
  files: { key: string; value: KeptFile; indexes: { draft: string } };
}

export type DraftBase = IDBPDatabase<Schema>;

let database: Promise<DraftBase> | undefined;

/** Opens the store; opened again when the browser has closed it (a tab left in the background, an eviction). */
export function open(name: string): Promise<DraftBase> {
  database ??= openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('drafts');
      db.createObjectStore('files').createIndex('draft', 'draft');
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      database = undefined;
    },
    terminated() {
      database = undefined;
    },
  }).catch((error: unknown) => {
    database = undefined;
    throw error;
  });
  return database;
}

/** The connection is of no more use: the next `open` makes another. */
export function reopen(): void {
  database = undefined;
}

/** What is kept of a draft. */
export async function read(
  db: DraftBase,
  draft: string,
): Promise<{ readonly written: Written | undefined; readonly files: readonly DraftFile[] }> {
  const written = await db.get('drafts', draft);
  const files = await db.getAllFromIndex('files', 'draft', draft);
  const inOrder = files
    .sort((one, other) => one.at - other.at)
    .map(({ id, name, type, bytes }) => ({ id, name, blob: new Blob([bytes], { type }) }));
  return { written, files: inOrder };
}

export async function keepText(db: DraftBase, draft: string, written: Written): Promise<void> {
  await db.put('drafts', written, draft);
}

export async function keepFile(db: DraftBase, draft: string, { id, name, blob }: DraftFile, at: number): Promise<void> {
  const bytes = await blob.arrayBuffer();
  await db.put('files', { id, name, type: blob.type, bytes, draft, at }, `${draft} ${id}`);
}

export async function dropFile(db: DraftBase, draft: string, id: string): Promise<void> {
  await db.delete('files', `${draft} ${id}`);
}

/** The names of all drafts of which something is kept. */
export async function names(db: DraftBase): Promise<string[]> {
  const files = await db.getAll('files');
  return [...new Set([...(await db.getAllKeys('drafts')), ...files.map(({ draft }) => draft)])];
}

/** Forgets a text and its files. */
export async function forget(db: DraftBase, draft: string): Promise<void> {
  const transaction = db.transaction(['drafts', 'files'], 'readwrite');
  await transaction.objectStore('drafts').delete(draft);
  const files = transaction.objectStore('files');
  for (const key of await files.index('draft').getAllKeys(draft)) await files.delete(key);
  await transaction.done;
}
