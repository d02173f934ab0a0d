/** What a server does with files: where they lie, what is looked at before one is kept, how much one person may keep. */
import { join } from 'node:path';
import { Invalid, type Session } from '../../backends/backend.ts';
import { checkWithin } from '../../backends/desk/quota.ts';
import type { FileStore, Place } from '../../backends/postgres/index.ts';
import type { FileKeeping } from '../../http/receiving.ts';
import type { Config } from '../config.ts';
import { BucketFiles } from './bucket.ts';
import { NoVerdict, scan } from './clamd.ts';
import { MOST_PIXELS, drawn, pixelsOf } from './drawing.ts';
import { FolderFiles } from './folder.ts';
import { isPicture } from '../../domain/pictures.ts';
import { kindOf } from './kinds.ts';

/** The folder of files, inside the server's own. */
const FOLDER = 'files';

type Files = Pick<Config, 'files' | 'folder' | 'database'>;

/**
 * Where files lie unless the configuration says: a folder, beside an embedded database; in a database of one's own, which several nodes
 * may share, while none of them has a folder that the others see.
 */
export function placeOf({ files, database }: Pick<Config, 'files' | 'database'>): 'database' | 'folder' | 'bucket' {
  return files.place ?? (database === undefined ? 'folder' : 'database');
}

/** The folder of the files of a configuration. */
export const folderOf = ({ files, folder }: Pick<Config, 'files' | 'folder'>): string => files.folder ?? join(folder, FOLDER);

/** Where the bytes of files go; undefined: into the database. */
export function fileStoreOf(config: Files): FileStore | undefined {
  const { bucket = '', region, accessKey = '', secretKey = '' } = config.files;
  switch (placeOf(config)) {
    case 'database':
      return undefined;
    case 'folder':
      return new FolderFiles(folderOf(config));
    case 'bucket':
      return new BucketFiles({ address: bucket, region, accessKey, secretKey });
  }
}

const refused = (code: string, name: string, values: Readonly<Record<string, number>> = {}): Invalid =>
  new Invalid([{ path: 'file', code, values: { name, ...values } }]);

/** What becomes of what clamd said, or did not say. */
export type Scanned = 'clean' | 'infected' | 'unscanned';

export interface KeepingOptions {
  readonly config: Files;
  readonly place: Pick<Place, 'arrivals' | 'bytesKept'>;
  /** Told of each file that was looked at for viruses. */
  readonly onScanned?: ((scanned: Scanned) => void) | undefined;
}

/** @throws {Invalid} it is infected, or nobody could say */
async function scanned({ config, onScanned }: KeepingOptions, bytes: Uint8Array, name: string): Promise<void> {
  const { clamd, unscanned } = config.files;
  if (clamd === undefined) return;
  try {
    const { found } = await scan(clamd, bytes);
    onScanned?.(found === null ? 'clean' : 'infected');
    if (found !== null) throw refused('file-infected', name);
  } catch (error) {
    if (!(error instanceof NoVerdict)) throw error;
    onScanned?.('unscanned');
    if (unscanned === 'refuse') throw refused('file-unscanned', name);
  }
}

/** What the interface does with files, by the configuration. */
export function keepingOf(options: KeepingOptions): FileKeeping {
  const { config, place } = options;
  return {
    arrivals: place.arrivals,
    async mayKeep({ desk, me }: Session, name: string, bytes: number): Promise<void> {
      // Before anything of it comes; what is sent at the same moment meets it again in the writing that keeps it (`DeskOptions.quota`).
      checkWithin(config.files.quota, name, (await place.bytesKept(desk.id, me.id)) + bytes);
    },
    async inspect(file: Blob, name: string): Promise<Blob> {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { type, isDisguised } = await kindOf(bytes, name, file.type);
      if (isDisguised) throw refused('file-disguised', name);
      const pixels = isPicture(type) ? await pixelsOf(bytes) : undefined;
      if (pixels !== undefined && pixels > MOST_PIXELS) throw refused('file-pixels', name, { limit: MOST_PIXELS });
      await scanned(options, bytes, name);
      return new Blob([bytes], { type });
    },
    picture: drawn,
  };
}
