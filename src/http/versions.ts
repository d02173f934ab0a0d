/** Which versions of the wire are served: the present major and the one before (architecture, Versions). */
import { MAJOR } from './wire.ts';

/**
 * Whether whoever says a version is served. Who says none is a program that was written for the present one; who says a later one
 * was made by a server that is newer than this one, and is answered as far as this one goes.
 * @param said a header's value
 * @param present the major that is served, with the one before
 */
export function isServed(said: string | null, present = MAJOR): boolean {
  if (said === null) return true;
  const major = Number.parseInt(said, 10);
  return Number.isInteger(major) && major >= Math.max(1, present - 1);
}
