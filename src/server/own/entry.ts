/** Letting in whoever holds a one-time link: the code is changed for a short token, and for the code that renews it once. */
import type { PersonInput } from '../../domain/people.ts';
import { Person } from '../../domain/schemas/people.ts';
import { OWN } from '../config-schema.ts';
import type { Claims } from '../identity/mapping.ts';
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

/** Whom a token of ours is of: all that is known of them is in it, since we signed it. */
function personOf({ sub, person }: Claims): PersonInput {
  const read = Person.safeParse(person);
  if (!read.success || read.data.id !== sub) throw new TokenRefused('claim', 'person');
  // As it was said: what was not is left to the desk.
  return person as PersonInput;
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
  const { desk, person, until } = invited;
  const [token, next] = await Promise.all([
    key.sign(ownIssuer(url), url, { sub: person.id, person, desk }),
    links.make({ desk, person }, until),
  ]);
  return { token, next, desk };
}

/** The link of somebody who sets a desk up; who comes by it may do all that its first administrator must. */
export async function administratorLink(links: Links, url: string, desk: string, name: string): Promise<string> {
  const person = { id: `${OWN}:administrator`, name, profile: 'functional-admin' } as const;
  const code = await links.make({ desk, person });
  return `${url}/open#${code}`;
}
