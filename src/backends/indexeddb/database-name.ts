/** The name of an address's database, for whoever asks whether there is one before the backend's code is here. */

/** Name of the database when the address gives none. */
const USUAL_DATABASE = 'guichet';

/** @param address `indexeddb:` or `indexeddb:name` */
export function databaseOf(address: string): string {
  return address.replace(/^indexeddb:/u, '') || USUAL_DATABASE;
}
