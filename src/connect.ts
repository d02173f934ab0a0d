/**
 * An address, as a page writes it in an attribute, becomes a backend: `indexeddb:` (the embedded one) and `https:` (a server),
 * loaded on demand, and whatever `registerBackend` added.
 *
 *   registerBackend('memory:', (place) => memoryBackend(place.desk));
 *   const session = await connect({ backend: 'indexeddb:', desk: 'support' }, { id: 'lea', name: 'Léa Moreau' });
 */
import { Unavailable, type Backend, type Identity, type Session } from './backends/backend.ts';
import { databaseOf, databasesKept } from './backends/indexeddb/database-name.ts';
import type { DeskInput } from './domain/desk.ts';

export { databasesKept };

/** What a page says of a desk: where it is, which one, and what it fixes. */
export interface Place {
  /** The address, `indexeddb:` by default. */
  readonly backend: string;
  /** The desk's code. */
  readonly desk: string;
  /**
   * Reads the document that seeds the desk, again when its revision rises; unchecked, as the page gives it.
   * @throws {Unavailable} it cannot be fetched
   */
  readonly settings?: (() => Promise<unknown>) | undefined;
  /** Settings that explicit attributes of the page put above the desk document: "fixed by the page". */
  readonly fixed?: Partial<DeskInput> | undefined;
  /**
   * Who said that this device is theirs, where the page offers it: what they read and write at a server is kept here, and sent when
   * it answers. Nobody by default: on a machine that others use too, nothing is kept.
   */
  readonly remember?: string | undefined;
}

/** Makes a backend for a place. */
export type BackendFactory = (place: Place) => Backend | Promise<Backend>;

/** The page names a backend that nobody registered. */
export class UnknownAddress extends Error {
  readonly address: string;
  constructor(address: string) {
    super(`no backend answers to "${address}"`);
    this.address = address;
  }
}

const fetchEmbedded = () => import('./backends/indexeddb/index.ts');

const fetchRemote = () => import('./http/http-backend.ts');

/** What makes a backend of a place, once its code is here. @throws {Unavailable} it could not be fetched */
function fetched(make: (place: Place) => Promise<Backend>): BackendFactory {
  return async (place) => {
    try {
      return await make(place);
    } catch (cause) {
      throw new Unavailable('network', { cause });
    }
  };
}

const embedded = fetched(async (place) => (await fetchEmbedded()).indexedDbBackend(place));
/** A server has its own settings and keeps its own desks: of the place, only where and which. */
const remote = fetched(async ({ backend: address, desk, remember }) => {
  const backend = (await fetchRemote()).httpBackend({ address, desk, shared: true });
  if (remember === undefined) return backend;
  const [{ offlineBackend }, { browserOptions }] = await Promise.all([
    import('./backends/offline/index.ts'),
    import('./backends/offline/browser.ts'),
  ]);
  return offlineBackend(backend, browserOptions(address, desk, remember));
});

/**
 * Begins to fetch the embedded backend's code, where that is what an address names: whoever connects then waits for it less. Where
 * this browser keeps nothing there yet, what makes a desk is fetched beside it: asked after, it would cost another answer.
 */
export function foresee(address: string): void {
  const factory = factories.get(schemeOf(address));
  if (factory === remote) fetchRemote().catch(() => undefined);
  if (factory !== embedded) return;
  // What cannot be fetched is asked for again by whoever connects, and said there.
  fetchEmbedded().catch(() => undefined);
  databasesKept()
    .then((kept) => (kept.has(databaseOf(address)) ? undefined : import('./backends/desk/late.ts')))
    .catch(() => undefined);
}

const factories = new Map<string, BackendFactory>([
  ['indexeddb:', embedded],
  ['https:', remote],
  // A machine of one's own, or a school's network: what is not served so, a browser refuses by itself in a page of https.
  ['http:', remote],
]);

/** Those that heed `Place.remember`. */
const remembering = new WeakSet<BackendFactory>([remote]);

/**
 * Adds a kind of backend, or replaces one.
 * @param scheme what its addresses begin with, colon included: `https:`
 * @param options.remembers whether it heeds `Place.remember`: people are then asked, where the page offers it
 * @throws {RangeError} the scheme is not a lower-case word and a colon
 */
export function registerBackend(scheme: string, factory: BackendFactory, options: { readonly remembers?: boolean } = {}): void {
  if (!/^[a-z][a-z0-9+.-]*:$/u.test(scheme)) throw new RangeError(`not a scheme: "${scheme}"`);
  factories.set(scheme, factory);
  if (options.remembers === true) remembering.add(factory);
}

/** Whether a device may keep what is read and written at an address: elsewhere it is there already, or nobody knows how. */
export function remembers(address: string): boolean {
  const factory = factories.get(schemeOf(address));
  return factory !== undefined && remembering.has(factory);
}

/** Whether some backend answers to an address. */
export function isAddress(address: string): boolean {
  return factories.has(schemeOf(address));
}

function schemeOf(address: string): string {
  return address.slice(0, address.indexOf(':') + 1).toLowerCase();
}

/**
 * Opens a desk for a person.
 * @throws {UnknownAddress} no backend answers to the address
 * @throws {Unavailable} its code could not be fetched, or what `Backend.connect` throws
 */
export async function connect(place: Place, identity: Identity): Promise<Session> {
  const factory = factories.get(schemeOf(place.backend));
  if (factory === undefined) throw new UnknownAddress(place.backend);
  const backend = await factory(place);
  return backend.connect(identity);
}

/**
 * A reader of a settings document at an address of the page's.
 * @param address relative to the page, as in an attribute
 * @throws {Unavailable} when read: `network` if nobody answers, `settings` if what answers is no such document
 */
export function settingsAt(address: string, base: string): () => Promise<unknown> {
  return async () => {
    const response = await fetch(new URL(address, base), { headers: { accept: 'application/json' } }).catch((cause: unknown) => {
      throw new Unavailable('network', { cause });
    });
    try {
      if (!response.ok) throw new Error(`${response.url} answers ${response.status}`);
      const document: unknown = await response.json();
      return document;
    } catch (cause) {
      // The page's author must learn which file, and why; a reader is told in their own words.
      console.error(`guichet: the settings at "${address}" cannot be read`, cause);
      throw new Unavailable('settings', { cause });
    }
  };
}
