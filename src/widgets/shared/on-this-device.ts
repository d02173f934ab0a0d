/** What this browser itself keeps for one person at one desk: drafts, and how they left lists and pages. Found, and forgotten. */
import { DRAFTS, joinTabs, type DraftKey } from './drafts-aside.ts';
import { onDemand } from './on-demand.ts';
import { REMEMBERED } from './remembered.ts';

const STORE = onDemand(() => import('./drafts-store.ts'));

type Whose = Pick<DraftKey, 'desk' | 'person'>;

/** Whether a draft is somebody's, by its name (`nameOf`). */
function isTheirs(name: string, { desk, person }: Whose): boolean {
  try {
    const [, of, whose] = JSON.parse(name) as readonly unknown[];
    return of === desk && whose === person;
  } catch {
    return false;
  }
}

/** Whether what lies in a storage is somebody's: its name tells the person after a colon, with the desk before where it is of one. */
function isOfTheirs(key: string, whose: Whose): boolean {
  if (key.startsWith(`${DRAFTS} `)) return isTheirs(key.slice(DRAFTS.length + 1), whose);
  const kept = /^guichet-[a-z]+:(?<of>.*)$/su.exec(key)?.groups?.['of'];
  if (kept === undefined) return false;
  const parts = kept.split('|');
  return kept === whose.person || (parts.includes(whose.person) && parts.includes(whose.desk));
}

function storages(): Storage[] {
  return [() => localStorage, () => sessionStorage].flatMap((storage) => {
    try {
      return [storage()];
    } catch {
      // Denied here: nothing lies there.
      return [];
    }
  });
}

/** The names of what lies aside. */
function keysIn(storage: Storage, whose: Whose): string[] {
  return Object.keys(storage).filter((key) => isOfTheirs(key, whose));
}

async function draftsOf(whose: Whose): Promise<string[]> {
  try {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === DRAFTS)) return [];
    const store = await STORE.load();
    return (await store.names(await store.open(DRAFTS))).filter((name) => isTheirs(name, whose));
  } catch {
    return [];
  }
}

/** How many drafts of somebody's are here. */
export async function draftsHere(whose: Whose): Promise<number> {
  const aside = storages().flatMap((storage) => keysIn(storage, whose).filter((key) => key.startsWith(`${DRAFTS} `)));
  return new Set([...(await draftsOf(whose)), ...aside.map((key) => key.slice(DRAFTS.length + 1))]).size;
}

/** Forgets all of it, here and in every page that is open. @throws {DOMException} the browser does not let it go */
export async function forgetHere(whose: Whose): Promise<void> {
  for (const storage of storages()) for (const key of keysIn(storage, whose)) storage.removeItem(key);
  const isOwn = (key: string): boolean => key.endsWith(`|${whose.desk}`) && localStorage.getItem(key) === whose.person;
  for (const storage of storages().slice(0, 1))
    for (const key of Object.keys(storage).filter((each) => each.startsWith(REMEMBERED) && isOwn(each))) {
      storage.removeItem(key);
      dispatchEvent(new StorageEvent('storage', { key }));
    }
  const drafts = await draftsOf(whose);
  if (drafts.length === 0) return;
  const store = await STORE.load();
  const db = await store.open(DRAFTS);
  for (const name of drafts) {
    await store.forget(db, name);
    const tabs = joinTabs(name, () => undefined);
    tabs.tell('cleared');
    tabs.close();
  }
}
