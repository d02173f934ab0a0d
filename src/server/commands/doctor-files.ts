/** The doctor's look at files: whether they can be kept where they are to go, and whether what looks at them is there. */
import { Unavailable } from '../../backends/backend.ts';
import { freshKey, type FileStore } from '../../backends/postgres/index.ts';
import { NoVerdict, ping } from '../files/clamd.ts';
import { fileStoreOf, folderOf, placeOf } from '../files/keeping.ts';
import type { Asked } from './command.ts';

/** Told what came of each look. */
type Note = (result: 'good' | 'bad' | 'told', what: string, said: string) => void;

/** Keeps something, reads it again, and takes it away. @throws {Unavailable} */
async function tried(store: FileStore): Promise<void> {
  const [key, bytes] = [freshKey(), new TextEncoder().encode('guichet doctor')];
  await store.put(key, bytes);
  try {
    const read = await store.get(key);
    if (read === undefined || new TextDecoder().decode(read) !== 'guichet doctor') throw new Unavailable('busy');
  } finally {
    await store.remove(key);
  }
}

/** Where a store is, as its configuration names it. */
function whereOf({ config }: Asked): string {
  return placeOf(config) === 'bucket' ? (config.files.bucket ?? '') : folderOf(config);
}

export async function lookAtFiles(asked: Asked, note: Note): Promise<void> {
  const { config, words } = asked;
  const { doctor } = words;
  const store = fileStoreOf(config);
  if (store === undefined) note('good', doctor.files, doctor.filesInDatabase);
  else
    await tried(store).then(
      () => note('good', doctor.files, whereOf(asked)),
      (error: unknown) => {
        if (!(error instanceof Unavailable)) throw error;
        note('bad', doctor.files, doctor.filesClosed(whereOf(asked)));
      },
    );
  const { clamd, unscanned } = config.files;
  if (clamd === undefined) return note('told', doctor.viruses, doctor.unwatched);
  await ping(clamd).then(
    () => note('good', doctor.viruses, doctor.watched(clamd)),
    (error: unknown) => {
      if (!(error instanceof NoVerdict)) throw error;
      note('bad', doctor.viruses, doctor.silentClamd(clamd, unscanned === 'refuse'));
    },
  );
}
