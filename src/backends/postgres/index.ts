/**
 * Desks kept in PostgreSQL: on a server, or inside this process by PGlite, for a school without one. For the server and its commands
 * alone: nothing of it reaches a page.
 *
 *   const place = await openPostgres({ url: 'postgresql://…' });
 *   await place.migrate();
 *   const session = await place.desk('moodle').connect({ id: 'lea', name: 'Léa Moreau' });
 */
import { sql } from 'kysely';
import { alikeOn } from '../desk/alike.ts';
import { claimsIn } from '../desk/claiming.ts';
import type { ClaimsIn } from '../desk/claiming.ts';
import { openDesks } from '../desk/desks.ts';
import { lettersIn } from '../desk/guest-letters.ts';
import type { LettersIn } from '../desk/guest-letters.ts';
import type { DeskBackend, DeskBackendOptions } from '../desk/desks.ts';
import { restoreInto } from './copy/restoring.ts';
import type { RestoreFrom, RestoreOptions, Restored } from './copy/restoring.ts';
import { withSnapshot } from './copy/snapshot.ts';
import type { Snapshot } from './copy/snapshot.ts';
import { connectTo } from './connecting.ts';
import type { ConnectOptions } from './connecting.ts';
import { postgresError } from './errors.ts';
import type { PersonId } from '../../domain/values.ts';
import type { Arrivals } from '../arrivals.ts';
import { PostgresArrivals } from './arrivals.ts';
import { PostgresLists } from './lists.ts';
import { measureRows } from './measuring.ts';
import { checkVersion, migrate } from './migrating.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { PostgresStore } from './store.ts';
import type { Register } from './store.ts';
import { bytesKept, sweep, type Swept } from './sweeping.ts';
import { transact } from './transacting.ts';

export { FolderTaken } from './folder-lock.ts';
export { NotRestored } from './copy/restoring.ts';
export type { RestoreFrom, RestoreOptions, Restored } from './copy/restoring.ts';
export type { Snapshot } from './copy/snapshot.ts';
export { traced } from './tracing.ts';
export type { FileStore } from './file-store.ts';
export { KEY, freshKey } from './file-store.ts';

export interface PostgresOptions extends ConnectOptions {
  /** Keeps apart what is erased for good, before it is: what cannot be kept so is not erased. */
  readonly register?: Register | undefined;
}

/** What a desk is opened with, besides its code and its settings: as with any other store. */
export type DeskOptions = Omit<DeskBackendOptions, 'store' | 'name' | 'settings' | 'lists'>;

/** Where desks are kept. */
export interface Place {
  /**
   * The desk of a code; nothing is asked before somebody connects.
   * @param settings reads the document that seeds it, again when its revision rises; absent: the desk as it is kept
   */
  desk(id: string, settings?: () => Promise<unknown>, more?: DeskOptions): DeskBackend;
  /** Codes of the desks that are kept. @throws {Unavailable} */
  desks(): Promise<readonly string[]>;
  /** What people without an account are to be told of what happens at a desk. */
  letters(desk: string): LettersIn;
  /** What people without an account filed at a desk, for whom it may become. */
  claims(desk: string): ClaimsIn;
  /** Files on their way to any of the desks. */
  readonly arrivals: Arrivals;
  /** Bytes of the files that somebody keeps at a desk. @throws {Unavailable} */
  bytesKept(desk: string, person: PersonId): Promise<number>;
  /** Lets files go that nobody went on with, and bytes that nothing names, from before an instant (epoch milliseconds). @throws {Unavailable} */
  sweep(before: number): Promise<Swept>;
  /** Brings the schema to this version, once, however many do it at a time. @returns the steps done now @throws {Unavailable} */
  migrate(): Promise<readonly string[]>;
  /** Whether it answers, with a schema that this version may use. @throws {Unavailable} */
  ready(): Promise<void>;
  /** Does something with all that is kept, as it is at one moment, while others go on. @throws {Unavailable} · what the work throws */
  copied<Result>(work: (snapshot: Snapshot) => Promise<Result>): Promise<Result>;
  /**
   * Makes the place what a copy of one says, and erases again what was erased since it was made. Nobody else works there meanwhile.
   * @throws {NotRestored} · {Unavailable} · what reading the copy throws: nothing is changed then
   */
  restore(from: RestoreFrom, options: RestoreOptions): Promise<Restored>;
  close(): Promise<void>;
}

/** An error of the place's as one of the seam. */
async function said<Result>(doing: Promise<Result>): Promise<Result> {
  try {
    return await doing;
  } catch (error) {
    throw postgresError(error);
  }
}

/**
 * Opens a place. A server is asked for the first time by `ready`, `migrate` or whoever connects.
 * @throws {FolderTaken} another process has the folder open
 */
export async function openPostgres(options: PostgresOptions): Promise<Place> {
  const place = await connectTo(options);
  const store = new PostgresStore(place, options.register);
  return {
    desk: (name, settings, more = {}) =>
      openDesks({ alike: alikeOn, ...more, store, name, settings, lists: () => new PostgresLists() }),
    desks: () =>
      said(
        transact(place, 'read', async (connection) =>
          (await connection.all(sql<{ id: string }>`select id from desks order by id`)).map(({ id }) => id),
        ),
      ),
    letters: (desk) => lettersIn(store, desk),
    claims: (desk) => claimsIn(store, desk),
    arrivals: new PostgresArrivals(place),
    bytesKept: (desk, person) => said(bytesKept(place, desk, person)),
    sweep: (before) => said(sweep(place, before)),
    async migrate() {
      const steps = await said(migrate(place, MIGRATIONS));
      await said(measureRows(place));
      return steps;
    },
    ready: () => said(checkVersion(place, MIGRATIONS)),
    copied: (work) => said(withSnapshot(place, work)),
    restore: (from, restoring) => said(restoreInto(place, MIGRATIONS, from, restoring)),
    async close() {
      await store.close();
      await place.close();
    },
  };
}
