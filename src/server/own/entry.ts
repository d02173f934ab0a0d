/** Letting in whoever holds a one-time link: the code is changed for a short token, and for the code that renews it once. */
import type { Person } from '../../domain/people.ts';
import { Person as PersonSchema } from '../../domain/schemas/people.ts';
import { OWN } from '../config-schema.ts';
import { identityOf, type Claims } from '../identity/mapping.ts';
import { TokenRefused } from '../identity/refusing.ts';
import type { TrustedIssuer } from '../identity/token.ts';
import type { OwnKey } from './key.ts';
import type { Links } from './links.ts';

/** What a code is changed for. */
export interface Entered {
  readonly token: string;
  /** Changed for the next token, once, before the link's day is over. */
  readonly next: string;
  readonly desk: string;
}

/** What the server's own issuer is called, at an address. */
export const ownIssuer = (url: string): string => `${url}#${OWN}`;

function personOf(claims: Claims): Person {
  const { id } = identityOf(claims, `${OWN}:`);
  const read = PersonSchema.safeParse({ id, name: claims['name'], profile: claims['profile'] });
  if (!read.success) throw new TokenRefused('claim', 'profile');
  return read.data;
}

/** The server itself, as an issuer that is believed: each of its tokens is for one desk. */
export function ownTrusted(key: OwnKey, url: string): TrustedIssuer {
  return {
    iss: ownIssuer(url),
    audience: url,
    verifier: key.verifier,
    opens: (desk, claims) => claims['desk'] === desk,
    personOf,
  };
}

/** Changes a code. @returns undefined where it was used already, is too old, or is none */
export async function enter(links: Links, key: OwnKey, url: string, code: string): Promise<Entered | undefined> {
  const invited = await links.use(code);
  if (invited === undefined) return undefined;
  const { desk, sub, name, profile, until } = invited;
  const [token, next] = await Promise.all([
    key.sign(ownIssuer(url), url, { sub, name, profile, desk }),
    links.make({ desk, sub, name, profile }, until),
  ]);
  return { token, next, desk };
}

/** The link of somebody who sets a desk up; who comes by it may do all that its first administrator must. */
export async function administratorLink(links: Links, url: string, desk: string, name: string): Promise<string> {
  const code = await links.make({ desk, sub: 'administrator', name, profile: 'functional-admin' });
  return `${url}/open#${code}`;
}
