/** A part of a session that nobody answers for yet. */
import { Unavailable } from '../backend.ts';

/** Every method of it fails as a call that nobody answers does. @param known what is known all the same */
export function lacking<Part extends object>(known: Partial<Part> = {}): Part {
  return new Proxy(known, {
    get: (target, name) =>
      Reflect.has(target, name) ? Reflect.get(target, name) : () => Promise.reject(new Unavailable('network')),
  }) as Part;
}
