/** Where drafts are kept: in IndexedDB. Fetched when there may be one to find, or something to keep. */
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

let database: Promise<IDBDatabase> | undefined;

/** What a request answers. */
function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException('', 'UnknownError'));
  });
}

/** Does something to both stores in one transaction, and waits until it is kept. */
function write(db: IDBDatabase, task: (drafts: IDBObjectStore, files: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(['drafts', 'files'], 'readwrite');
    transaction.oncomplete = () => resolve();
    // A full disk is often told by the transaction alone.
    transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
    task(transaction.objectStore('drafts'), transaction.objectStore('files'));
  });
}

async function opened(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('drafts');
    request.result.createObjectStore('files').createIndex('draft', 'draft');
  };
  const db = await answered(request);
  // Another version of the library wants it.
  db.onversionchange = () => {
    db.close();
    reopen();
  };
  db.onclose = reopen;
  return db;
}

/** Opens the store; opened again when the browser has closed it (a tab left in the background, an eviction). */
export function open(name: string): Promise<IDBDatabase> {
  database ??= opened(name).catch((error: unknown) => {
    reopen();
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
  db: IDBDatabase,
  draft: string,
): Promise<{ readonly written: Written | undefined; readonly files: readonly DraftFile[] }> {
  const transaction = db.transaction(['drafts', 'files']);
  const [written, files] = await Promise.all([
    answered<Written | undefined>(transaction.objectStore('drafts').get(draft)),
    answered<KeptFile[]>(transaction.objectStore('files').index('draft').getAll(draft)),
  ]);
  const inOrder = files
    .sort((one, other) => one.at - other.at)
    .map(({ id, name, type, bytes }) => ({ id, name, blob: new Blob([bytes], { type }) }));
  return { written, files: inOrder };
}

export function keepText(db: IDBDatabase, draft: string, written: Written): Promise<void> {
  return write(db, (drafts) => drafts.put(written, draft));
}

export async function keepFile(db: IDBDatabase, draft: string, { id, name, blob }: DraftFile, at: number): Promise<void> {
  const bytes = await blob.arrayBuffer();
  const kept: KeptFile = { id, name, type: blob.type, bytes, draft, at };
  await write(db, (_drafts, files) => files.put(kept, `${draft} ${id}`));
}

export function dropFile(db: IDBDatabase, draft: string, id: string): Promise<void> {
  return write(db, (_drafts, files) => files.delete(`${draft} ${id}`));
}

/** Forgets a text and its files. */
export function forget(db: IDBDatabase, draft: string): Promise<void> {
  return write(db, (drafts, files) => {
    drafts.delete(draft);
    const keys = files.index('draft').getAllKeys(draft);
    keys.onsuccess = () => {
      for (const key of keys.result) files.delete(key);
    };
  });
}
