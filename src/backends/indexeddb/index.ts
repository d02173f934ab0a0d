/**
 * Desks kept in the browser, in IndexedDB: no server, nothing to install. It believes the page about who is present, so it is
 * for demonstrations, kiosks and a single person's use; a server is what protects.
 */
import type { DeskInput } from '../../domain/desk.ts';
import type { Instant } from '../../domain/values.ts';
import { openDesks } from '../desk/desks.ts';
import type { DeskBackend } from '../desk/desks.ts';
import type { Before } from '../desk/operations.ts';
import { databaseOf } from './database-name.ts';
import { indexOf } from './list-index.ts';
import { IdbStore } from './store.ts';

export type { DeskBackend } from '../desk/desks.ts';
export type { ImportedHistory, ImportOptions, ImportState } from '../desk/importing.ts';

export interface IndexedDbOptions {
  /** `indexeddb:` or `indexeddb:name`, the name of a database of its own. */
  readonly backend?: string | undefined;
  /** Code of the desk. */
  readonly desk: string;
  /** Reads the settings document that seeds the desk, again when its revision rises (see `readSettings`). */
  readonly settings?: (() => Promise<unknown>) | undefined;
  /** Settings that the page puts above the document. */
  readonly fixed?: Partial<DeskInput> | undefined;
  readonly clock?: (() => Instant) | undefined;
  /** Called before each operation, for whoever wants one to fail or to wait. */
  readonly before?: Before | undefined;
}

/** The embedded backend of a desk; nothing is opened before somebody connects. */
export function indexedDbBackend({ backend = 'indexeddb:', desk, ...options }: IndexedDbOptions): DeskBackend {
  const database = databaseOf(backend);
  const store = new IdbStore(database);
  return openDesks({ ...options, store, name: desk, onDevice: true, index: indexOf(store, database) });
}
