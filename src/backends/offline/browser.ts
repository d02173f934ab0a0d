/** What a browser does for a page that may be without an answer: its database, its locks, its channel between tabs. */
import { browserDevice } from './device.ts';
import type { OfflineOptions } from './index.ts';
import type { Tabs } from './keep.ts';
import type { Told } from './outbox.ts';

/** Milliseconds after which the lock of a tab that shows no sign of life is taken from it. */
const FROZEN = 1000;

/** Asks for a lock of the browser's; where it has none (a page that is not secure), does without. */
function locked<Answer>(name: string, options: LockOptions, act: () => Promise<Answer>): Promise<Answer> {
  const locks = (navigator as { readonly locks?: LockManager }).locks;
  return locks === undefined ? act() : (locks.request(name, options, act) as Promise<Answer>);
}

function browserTabs(name: string, heard: (told: Told) => void): Tabs {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  channel?.addEventListener('message', ({ data }) => heard(data as Told));
  let asks: AbortController | undefined;
  return {
    tell: (told) => channel?.postMessage(told),
    whenFree: (act) => {
      if (asks !== undefined || !('locks' in navigator)) return;
      const asking = (asks = new AbortController());
      locked(name, { signal: asking.signal }, () => {
        asks = undefined;
        act();
        return Promise.resolve();
      }).catch(() => (asks = undefined));
    },
    // Whoever sends has the lease of the shelf: a lock that another holds then is one of a tab that is frozen.
    alone: async (act) => {
      const patience = new AbortController();
      const timer = setTimeout(() => patience.abort(), FROZEN);
      let isBegun = false;
      const begin = (): ReturnType<typeof act> => {
        isBegun = true;
        clearTimeout(timer);
        return act();
      };
      try {
        return await locked(name, { signal: patience.signal }, begin);
      } catch (error) {
        if (isBegun || !patience.signal.aborted) throw error;
        return await locked(name, { steal: true }, act);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => {
      asks?.abort();
      channel?.close();
    },
  };
}

/** What a browser gives `offlineBackend`, for a desk at an address, and whoever said that this device is theirs. */
export function browserOptions(address: string, desk: string, owner: string): OfflineOptions {
  const name = `guichet-offline ${address} ${desk}`;
  return {
    owner,
    device: browserDevice(name),
    tabs: (person, heard) => browserTabs(`${name} ${person}`, heard),
    clock: () => new Date().toISOString(),
    isOnline: () => navigator.onLine,
    onNetwork: (act) => {
      const ears = new AbortController();
      for (const name of ['online', 'offline']) addEventListener(name, act, { signal: ears.signal });
      return () => ears.abort();
    },
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        // A browser that finds its network again need not wait.
        addEventListener('online', () => (clearTimeout(timer), resolve()), { once: true });
      }),
  };
}
