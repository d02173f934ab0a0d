/** A way of signing in to the server's own pages: whoever knows the people of a school says who is there. */
import type { PersonInput } from '../../domain/people.ts';

/**
 * Why somebody is not let in: `way`: no such way · `state`: it answers no request of this browser, or comes too late · `denied`: they
 * gave up, or were not allowed · `used`: its code or ticket is not accepted (any more) · `client`: this server itself is not known
 * there · `answer`: what was answered will not do · `unreachable`: nobody answers · `desk`: not for people of this way · `busy`: too
 * many failures from one address.
 */
export type SignInTrouble = 'way' | 'state' | 'denied' | 'used' | 'client' | 'answer' | 'unreachable' | 'desk' | 'busy';

/** Somebody is not let in. */
export class SignInRefused extends Error {
  readonly trouble: SignInTrouble;
  constructor(trouble: SignInTrouble, cause?: unknown) {
    super(trouble, { cause });
    this.trouble = trouble;
  }
}

/** What the beginning of a way leaves for its end. */
export interface Asked {
  readonly state: string;
  readonly nonce: string;
  /** The secret of which whoever signs in there only sees the digest (RFC 7636). */
  readonly verifier: string;
}

/** Who was found to be there. */
export interface Found {
  readonly person: PersonInput;
  /** What is said back when the person signs out, so that their session there ends too. */
  readonly hint?: string | undefined;
}

export interface Way {
  readonly code: string;
  /** What its button says. */
  readonly title: string;
  /** The desks that its people may open; undefined: all. */
  readonly desks: readonly string[] | undefined;
  /** Where the browser goes. @param back the address that it comes back to @throws {SignInRefused} */
  begin(asked: Asked, back: string, language: string): Promise<URL>;
  /**
   * Who is there.
   * @param came with which parameters the browser came back
   * @throws {SignInRefused} · {TokenRefused} what is said of them cannot be kept
   */
  finish(asked: Asked, back: string, came: URLSearchParams): Promise<Found>;
  /** Where the browser goes so that the session there ends too; undefined: there is no such place. */
  leave(hint: string | undefined, back: string): Promise<URL | undefined>;
  /** Looks whether it can work. @throws {SignInRefused} */
  check(): Promise<void>;
}
