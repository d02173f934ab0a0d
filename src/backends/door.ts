/** A door to code that is not needed at first: fetched once, and once more after a failure. */
import { Unavailable } from './backend.ts';

/**
 * @param fetch an `import()`
 * @returns what fetches it; it throws {Unavailable} where it cannot be fetched now
 */
export function door<Module>(fetch: () => Promise<Module>): () => Promise<Module> {
  let coming: Promise<Module> | undefined;
  return () => {
    coming ??= fetch().catch((cause: unknown) => {
      coming = undefined;
      throw new Unavailable('network', { cause });
    });
    return coming;
  };
}
