/** The door to `late.ts`: fetched once, and once more after a failure. */
import { Unavailable } from '../backend.ts';

let coming: Promise<typeof import('./late.ts')> | undefined;

/** @throws {Unavailable} it cannot be fetched now */
export function late(): Promise<typeof import('./late.ts')> {
  coming ??= import('./late.ts').catch((cause: unknown) => {
    coming = undefined;
    throw new Unavailable('network', { cause });
  });
  return coming;
}
