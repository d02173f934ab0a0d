/** What ties the answer of a way of signing in to the browser that asked: sealed, in a cookie of its own, for some minutes, once. */
import { randomBytes } from 'node:crypto';
import type { OwnKey } from '../own/key.ts';
import type { Cookies } from './cookies.ts';
import type { Asked } from './way.ts';

/** Seconds that somebody has to sign in. */
const LIFE = 900;
const PURPOSE = 'sign-in';

/** Attempts of one browser beside each other: cookies beyond are of pages that were left, and would swell every request. */
const MOST = 4;
const PREFIX = 'sign-in-';

/** Somebody who has gone to sign in. */
export interface Attempt extends Asked {
  readonly way: string;
  readonly desk: string;
  /** Whether the page that asked is still there, and waits. */
  readonly beside: boolean;
}

/** A value as long as the specifications ask of each of them. */
const drawn = (): string => randomBytes(32).toString('base64url');

/** Several may go on beside each other, in several tabs: each has a cookie. */
const nameOf = (state: string): string => `${PREFIX}${state.slice(0, 8)}`;

export class Attempts {
  readonly #key: OwnKey;
  readonly #cookies: Cookies;

  constructor(key: OwnKey, cookies: Cookies) {
    this.#key = key;
    this.#cookies = cookies;
  }

  /** @returns the attempt, and the headers by which the browser keeps it, and forgets others where they are many */
  async begin(
    request: Request,
    of: Pick<Attempt, 'way' | 'desk' | 'beside'>,
  ): Promise<{ readonly attempt: Attempt; readonly cookies: readonly string[] }> {
    const attempt: Attempt = { ...of, state: drawn(), nonce: drawn(), verifier: drawn() };
    const sealed = await this.#key.seal(PURPOSE, { ...attempt }, LIFE);
    const others = this.#cookies.named(request, PREFIX);
    const left = others.length < MOST ? [] : others.map((name) => this.#cookies.forget(name));
    return { attempt, cookies: [this.#cookies.keep(nameOf(attempt.state), sealed, LIFE), ...left] };
  }

  /** The attempt of this browser that an answer is of; undefined where it is of none. @param state as it came back */
  async of(request: Request, state: string): Promise<Attempt | undefined> {
    const sealed = /^[\w-]{43}$/u.test(state) ? this.#cookies.read(request, nameOf(state)) : undefined;
    const found = sealed === undefined ? undefined : await this.#key.unseal(PURPOSE, sealed);
    // Sealed by ourselves: it is what was sealed.
    return found?.['state'] === state ? (found as unknown as Attempt) : undefined;
  }

  /** The header by which the browser keeps it no more. */
  end(state: string): string {
    return this.#cookies.forget(nameOf(state));
  }
}
