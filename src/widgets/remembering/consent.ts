/** What a person said of this device: that it may keep what they read and write at a desk, or not; asked once. */
import { ownerHere, ownerKey } from '../shared/remembered.ts';

/** Which desk, where, and who. */
export interface Asking {
  readonly backend: string;
  readonly desk: string;
  readonly person: string;
}

const refusalKey = ({ backend, desk, person }: Asking): string => `${ownerKey(backend, desk)}|${person}`;

/** What was said; `impossible` where this browser keeps nothing. */
export function answerOf(asking: Asking): 'yes' | 'no' | 'impossible' | undefined {
  try {
    if (ownerHere(asking.backend, asking.desk) === asking.person) return 'yes';
    return localStorage.getItem(refusalKey(asking)) === null ? undefined : 'no';
  } catch {
    return 'impossible';
  }
}

/**
 * Keeps an answer, and tells every widget of every page: those of this one hear it as those of the others do. Whoever says yes takes
 * the place of whoever said so before.
 * @returns whether it could be kept
 */
export function answer(asking: Asking, said: 'yes' | 'no'): boolean {
  const key = ownerKey(asking.backend, asking.desk);
  try {
    if (said === 'yes') {
      localStorage.setItem(key, asking.person);
      localStorage.removeItem(refusalKey(asking));
    } else {
      if (ownerHere(asking.backend, asking.desk) === asking.person) localStorage.removeItem(key);
      localStorage.setItem(refusalKey(asking), '');
    }
  } catch {
    return false;
  }
  dispatchEvent(new StorageEvent('storage', { key }));
  return true;
}

/** Nobody said anything of this device any more: whoever said so was wiped from it. */
export function forgetOwner(backend: string, desk: string): void {
  const key = ownerKey(backend, desk);
  try {
    localStorage.removeItem(key);
  } catch {
    return;
  }
  dispatchEvent(new StorageEvent('storage', { key }));
}
