/** The doors to what is fetched when it is asked for: once, and once more after a failure. */
import { Unavailable } from '../backend.ts';

function door<Module>(fetch: () => Promise<Module>): () => Promise<Module> {
  let coming: Promise<Module> | undefined;
  return () => {
    coming ??= fetch().catch((cause: unknown) => {
      coming = undefined;
      throw new Unavailable('network', { cause });
    });
    return coming;
  };
}

/** What every act needs. @throws {Unavailable} it cannot be fetched now */
export const late = door(() => import('./late.ts'));

/** What reports need. @throws {Unavailable} it cannot be fetched now */
export const reporting = door(() => import('./reporting.ts'));
