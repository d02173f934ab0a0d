/**
 * Who gives signed tokens to a page, one giver for each address and each callback, and whether somebody is there: what it takes to ask
 * comes with the first token (`present.ts`).
 */
import { door } from '../../backends/door.ts';

/** `gone`: nobody is signed in any more · `other`: somebody else is. */
export type Present = 'here' | 'gone' | 'other';

/** Gives a token each time one is needed. */
export type Giver = () => Promise<string>;

/** Whether somebody is there, at one giver of tokens. */
export class Presence {
  #state: Present = 'here';
  readonly #listeners = new Set<() => void>();
  /** Who was there first, as their tokens name them; undefined while nobody was. */
  whose: string | undefined = undefined;
  /** Those who wait for somebody to be there again. */
  waiter: PromiseWithResolvers<string> | undefined = undefined;
  /** Ends the asking that goes on while nobody is there, or somebody else. */
  stop: (() => void) | undefined = undefined;
  /** Asks again now; undefined at rest. */
  askAgain: (() => Promise<void>) | undefined = undefined;

  get state(): Present {
    return this.#state;
  }

  become(state: Present): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Nobody need be asked again by themselves. */
  rest(): void {
    this.stop?.();
    this.stop = undefined;
    this.askAgain = undefined;
  }

  /** Whoever is there now is whom the page is for from now on. */
  accept(): void {
    this.whose = undefined;
    this.rest();
    this.become('here');
  }

  /** @returns what ends it */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

const PRESENCES = new WeakMap<Giver, Presence>();
const AT_ADDRESS = new Map<string, Giver>();
const BY_CALLBACK = new WeakMap<Giver, Giver>();

const asking = door(() => import('./present.ts'));
const askingAddresses = door(() => import('./token.ts'));

function giverOver(source: Giver): Giver {
  const presence = new Presence();
  const giver: Giver = async () => (await asking()).present(source, presence);
  PRESENCES.set(giver, presence);
  return giver;
}

/** What is said of a giver; undefined where it is none of these. */
export function presenceAt(giver: unknown): Presence | undefined {
  return typeof giver === 'function' ? PRESENCES.get(giver as Giver) : undefined;
}

/** The giver of an address: who asks at the same one shares a session. */
export function tokensAt(address: string): Giver {
  const known = AT_ADDRESS.get(address) ?? giverOver(async () => (await askingAddresses()).tokenFrom(address));
  AT_ADDRESS.set(address, known);
  return known;
}

/** The giver over a callback of the page's. */
export function tokensOf(callback: Giver): Giver {
  const known = BY_CALLBACK.get(callback) ?? giverOver(callback);
  BY_CALLBACK.set(callback, known);
  return known;
}
