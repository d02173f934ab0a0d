/** The name of an address's database, and whether there is one: for whoever asks before the backend's code is here. */

/** Name of the database when the address gives none. */
const USUAL_DATABASE = 'guichet';

/** @param address `indexeddb:` or `indexeddb:name` */
export function databaseOf(address: string): string {
  return address.replace(/^indexeddb:/u, '') || USUAL_DATABASE;
}

let asked: Promise<ReadonlySet<string>> | undefined;

/**
 * The names of the databases that this browser keeps for the page. Whoever asks in one breath is answered by one asking: a widget that
 * comes into the page wants to know it of its desk and of its draft.
 * @throws {DOMException} the browser keeps nothing here
 */
export function databasesKept(): Promise<ReadonlySet<string>> {
  if (asked !== undefined) return asked;
  asked = namesKept();
  queueMicrotask(() => {
    asked = undefined;
  });
  return asked;
}

async function namesKept(): Promise<ReadonlySet<string>> {
  return new Set((await indexedDB.databases()).map(({ name = '' }) => name));
}
