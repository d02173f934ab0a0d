/**
 * Whose this device is, of a desk at an address: who said that it may keep what they read and write. Asked and answered in
 * `remembering/consent.ts`; here only what whoever connects must know.
 */

/** What the names of answers begin with in the browser's storage. */
export const REMEMBERED = 'guichet-remember:';

/** Under what it is kept. */
export const ownerKey = (backend: string, desk: string): string => `${REMEMBERED}${backend}|${desk}`;

/** The person who said so; undefined where nobody did, or where this browser keeps nothing. */
export function ownerHere(backend: string, desk: string): string | undefined {
  try {
    return localStorage.getItem(ownerKey(backend, desk)) ?? undefined;
  } catch {
    return undefined;
  }
}
