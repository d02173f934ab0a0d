/**
 * Who is present, by a token that a host page had signed (RFC 7519, RFC 8725): issuers, algorithms and keys are those of the
 * configuration, and nothing that a token says of itself chooses among them but its issuer's name.
 */
import type { PersonInput } from '../../domain/people.ts';
import { LONGEST_LIFE, type Config, type Issuer } from '../config-schema.ts';
import { verifierOf, type Verifier } from './keys.ts';
import { personIn, type Claims } from './mapping.ts';
import { TokenRefused } from './refusing.ts';
import { remembering } from './remembering.ts';
import { objectIn, shapeOf } from './shape.ts';

/** Seconds by which the clocks of two machines may differ. */
const SKEW = 30;

/** Longest `jti`, in characters. */
const LONGEST_JTI = 255;

/** An issuer that is believed. */
export interface TrustedIssuer {
  readonly iss: string;
  readonly audience: string;
  readonly verifier: Verifier;
  /** Whether its people may open a desk. */
  readonly opens: (desk: string, claims: Claims) => boolean;
  /** @throws {TokenRefused} */
  readonly personOf: (claims: Claims) => PersonInput;
}

/** What is known of whoever sent a request. */
export interface Known {
  readonly person: PersonInput;
  /** When the token ends, in seconds since 1970. */
  readonly expires: number;
}

/** An issuer of the configuration, believed. @param audience the server's own address, where the issuer says no other */
export function trusted(issuer: Issuer, audience: string): TrustedIssuer {
  return {
    iss: issuer.iss,
    audience: issuer.audience ?? audience,
    verifier: remembering(verifierOf(issuer)),
    opens: (desk) => issuer.desks?.includes(desk) ?? true,
    personOf: (claims) => personIn(claims, issuer.people, `${issuer.code}:`),
  };
}

/** All the issuers of a configuration. */
export function issuersOf({ issuers }: Pick<Config, 'issuers'>, audience: string): TrustedIssuer[] {
  return issuers.map((issuer) => trusted(issuer, audience));
}

/** The token of a request. @throws {TokenRefused} `missing` */
export function tokenIn(request: Request): string {
  const [, token] = /^Bearer +(\S+)$/iu.exec(request.headers.get('authorization') ?? '') ?? [];
  if (token === undefined) throw new TokenRefused('missing');
  return token;
}

/** Whether a token is for an audience. */
export function isFor(audience: string, aud: unknown): boolean {
  return aud === audience || (Array.isArray(aud) && aud.length <= 10 && aud.includes(audience));
}

/** A time of a token, in seconds. @throws {TokenRefused} it says none */
function timeIn(claims: Claims, name: string): number {
  const value = claims[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TokenRefused('life', name);
  return value;
}

/** Whether a token may be used now. @returns when it ends @throws {TokenRefused} */
export function checkTimes(claims: Claims, now: number): number {
  const [iat, exp] = [timeIn(claims, 'iat'), timeIn(claims, 'exp')];
  const from = claims['nbf'] === undefined ? iat : timeIn(claims, 'nbf');
  if (exp <= iat || exp - iat > LONGEST_LIFE) throw new TokenRefused('life');
  if (now >= exp + SKEW) throw new TokenRefused('expired');
  if (now < Math.max(iat, from) - SKEW) throw new TokenRefused('not-yet');
  return exp;
}

/** Believes tokens of some issuers, for one server. */
export class Identities {
  readonly #issuers: ReadonlyMap<string, TrustedIssuer>;
  readonly #clock: () => number;

  /** @param clock milliseconds since 1970 */
  constructor(issuers: readonly TrustedIssuer[], clock: () => number = () => Date.now()) {
    this.#issuers = new Map(issuers.map((issuer) => [issuer.iss, issuer]));
    this.#clock = clock;
  }

  /**
   * Who a token is of, at a desk. A token may come with many requests until it ends; what must happen once has an id of its own.
   * @throws {TokenRefused} · {KeysUnavailable} nobody of this issuer can be let in now
   */
  async known(token: string, desk: string): Promise<Known> {
    const shaped = shapeOf(token);
    const claims = objectIn(shaped.payload);
    if (claims === undefined) throw new TokenRefused('payload');
    const { iss, aud, jti } = claims;
    const issuer = typeof iss === 'string' ? this.#issuers.get(iss) : undefined;
    if (issuer === undefined) throw new TokenRefused('issuer');
    await issuer.verifier.verify(shaped);
    if (!isFor(issuer.audience, aud)) throw new TokenRefused('audience');
    const expires = checkTimes(claims, this.#clock() / 1000);
    if (typeof jti !== 'string' || jti === '' || jti.length > LONGEST_JTI) throw new TokenRefused('claim', 'jti');
    if (!issuer.opens(desk, claims)) throw new TokenRefused('desk');
    return { person: issuer.personOf(claims), expires };
  }
}
