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

export type DraftBase = IDBDatabase;

let database: Promise<DraftBase> | undefined;

/** The connection is of no more use: the next `open` makes another. */
export function reopen(): void {
  database = undefined;
}

/** What a request answers. @throws the browser's own error */
function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error!);
  });
}

async function opened(name: string): Promise<DraftBase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('drafts');
    request.result.createObjectStore('files').createIndex('draft', 'draft');
  };
  const db = await answerOf(request);
  // A later version of the library, in another tab, must not wait for this one.
  db.onversionchange = () => {
    db.close();
    reopen();
  };
  db.onclose = reopen;
  return db;
}

/** Opens the store; opened again when the browser has closed it (a tab left in the background, an eviction). */
export function open(name: string): Promise<DraftBase> {
  database ??= opened(name).catch((error: unknown) => {
    reopen();
    throw error;
  });
  return database;
}

/** The stores within one writing, and its end: kept, or nothing of it. */
function writing<Name extends string>(
  db: DraftBase,
  ...names: readonly Name[]
): { readonly stores: Readonly<Record<Name, IDBObjectStore>>; readonly done: Promise<void> } {
  const transaction = db.transaction(names, 'readwrite');
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('not kept', 'AbortError'));
  });
  const stores = Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]));
  return { stores: stores as Record<Name, IDBObjectStore>, done };
}

/** What is kept of a draft. */
export async function read(
  db: DraftBase,
  draft: string,
): Promise<{ readonly written: Written | undefined; readonly files: readonly DraftFile[] }> {
  const transaction = db.transaction(['drafts', 'files']);
  const [written, files] = await Promise.all([
    answerOf<Written | undefined>(transaction.objectStore('drafts').get(draft)),
    answerOf<KeptFile[]>(transaction.objectStore('files').index('draft').getAll(draft)),
  ]);
  const inOrder = files
    .sort((one, other) => one.at - other.at)
    .map(({ id, name, type, bytes }) => ({ id, name, blob: new Blob([bytes], { type }) }));
  return { written, files: inOrder };
}

export async function keepText(db: DraftBase, draft: string, written: Written): Promise<void> {
  const { stores, done } = writing(db, 'drafts');
  stores.drafts.put(written, draft);
  await done;
}

export async function keepFile(db: DraftBase, draft: string, { id, name, blob }: DraftFile, at: number): Promise<void> {
  const bytes = await blob.arrayBuffer();
  const { stores, done } = writing(db, 'files');
  stores.files.put({ id, name, type: blob.type, bytes, draft, at } satisfies KeptFile, `${draft} ${id}`);
  await done;
}

export async function dropFile(db: DraftBase, draft: string, id: string): Promise<void> {
  const { stores, done } = writing(db, 'files');
  stores.files.delete(`${draft} ${id}`);
  await done;
}

/** Forgets a text and its files. */
export async function forget(db: DraftBase, draft: string): Promise<void> {
  const { stores, done } = writing(db, 'drafts', 'files');
  stores.drafts.delete(draft);
  const keys = stores.files.index('draft').getAllKeys(draft);
  keys.onsuccess = () => {
    for (const key of keys.result) stores.files.delete(key);
  };
  await done;
}
