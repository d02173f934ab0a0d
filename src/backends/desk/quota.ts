/** How much one person may keep of files at one desk. */
import type { PersonId } from '../../domain/values.ts';
import { Invalid } from '../backend.ts';
import type { Writing } from './store.ts';

const MEGABYTE = 1024 * 1024;

/** A file that somebody is about to keep. */
export interface Keeping {
  readonly desk: string;
  readonly owner: PersonId;
  readonly name: string;
  readonly size: number;
}

/** Whether so many bytes are within so many megabytes. @throws {Invalid} they are not */
export function checkWithin(megabytes: number, name: string, bytes: number): void {
  if (bytes > megabytes * MEGABYTE) throw new Invalid([{ path: 'file', code: 'file-quota', values: { name, megabytes } }]);
}

/**
 * The same for a file in the writing that keeps it, where its desk is locked: of many sent at once no more are kept than may be, whichever
 * node they came to. A store that counts nothing for anybody keeps what fits.
 * @throws {Invalid} its owner would keep more
 */
export async function checkQuota(tx: Writing, megabytes: number | undefined, file: Keeping): Promise<void> {
  if (megabytes === undefined || tx.keptBy === undefined) return;
  checkWithin(megabytes, file.name, (await tx.keptBy(file.desk, file.owner)) + file.size);
}
