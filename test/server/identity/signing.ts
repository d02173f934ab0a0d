/** Host pages of the tests: keys, and tokens signed with them, right or wrong in one thing. */
import { createHmac, createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { Issuer } from '../../../src/server/config-schema.ts';
import { byKeySet, bySecrets, type Verifier } from '../../../src/server/identity/keys.ts';
import { personIn } from '../../../src/server/identity/mapping.ts';
import type { TrustedIssuer } from '../../../src/server/identity/token.ts';

export const ISS = 'https://moodle.example';
export const AUDIENCE = 'https://tickets.example';

/** The present of the tests, in seconds. */
export const NOW = 1_796_000_000;

export const SECRET = 'two-hundred-and-fifty-six-bits-at-least!';

export interface Pair {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly jwk: Readonly<Record<string, unknown>>;
}

/** A pair of keys of a host page. */
export function pair(kid: string, kind: 'rsa' | 'ec' | 'ed25519' = 'ec', bits = 2048): Pair {
  const { privateKey, publicKey } =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: bits })
      : kind === 'ec'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('ed25519');
  return { kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig' } };
}

/** What a token says, unless a test says otherwise. */
export const CLAIMS = {
  iss: ISS,
  aud: AUDIENCE,
  sub: '42',
  iat: NOW,
  exp: NOW + 300,
  jti: 'b2f3c1',
  name: 'Léa Moreau',
  email: 'lea@insa.example',
} as const;

export const b64 = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const DIGEST: Readonly<Record<string, string>> = { 256: 'sha256', 384: 'sha384', 512: 'sha512' };

/** Signs the first two parts of a token as an algorithm says, by hand: the library under test signs nothing of its own tests. */
export function signature(input: string, algorithm: string, key: KeyObject | string): Buffer {
  const digest = DIGEST[algorithm.slice(-3)] ?? 'sha256';
  if (algorithm.startsWith('HS')) return createHmac(digest, key).update(input).digest();
  const privateKey = typeof key === 'string' ? createPrivateKey(key) : key;
  if (algorithm.startsWith('E') && !algorithm.startsWith('ES')) return sign(null, Buffer.from(input), privateKey);
  const dsaEncoding = 'ieee-p1363';
  const pss = algorithm.startsWith('PS') ? { padding: 6, saltLength: -1 } : {};
  return sign(digest, Buffer.from(input), { key: privateKey, dsaEncoding, ...pss });
}

/** A token. `header` and `claims` are put above those that are right. */
export function token(
  { privateKey, kid }: Pick<Pair, 'privateKey' | 'kid'>,
  claims: object = {},
  header: object = {},
  algorithm = 'ES256',
): string {
  const input = `${b64({ alg: algorithm, typ: 'JWT', kid, ...header })}.${b64({ ...CLAIMS, ...claims })}`;
  return `${input}.${signature(input, algorithm, privateKey).toString('base64url')}`;
}

/** A token by the shared secret. */
export function sharedToken(claims: object = {}, secret = SECRET, header: object = {}): string {
  const input = `${b64({ alg: 'HS256', typ: 'JWT', ...header })}.${b64({ ...CLAIMS, ...claims })}`;
  return `${input}.${signature(input, 'HS256', secret).toString('base64url')}`;
}

/** An issuer that is believed, with a mapping as the configuration would have it. */
export function believed(verifier: Verifier, more: object = {}): TrustedIssuer {
  const { people, desks, audience } = Issuer.parse({
    code: 'moodle',
    iss: ISS,
    algorithms: ['RS256'],
    keys: { url: 'https://moodle.example/jwks' },
    ...more,
  });
  return {
    iss: ISS,
    audience: audience ?? AUDIENCE,
    verifier,
    opens: (desk) => desks?.includes(desk) ?? true,
    personOf: (claims) => personIn(claims, people, 'moodle:'),
  };
}

export const setOf = (...pairs: readonly Pair[]) => ({ keys: pairs.map(({ jwk }) => jwk) });

export const publicly = (algorithms: readonly string[], ...pairs: readonly Pair[]): Verifier =>
  byKeySet(algorithms, () => Promise.resolve(setOf(...pairs)));

export const secretly = (...secrets: readonly string[]): Verifier => bySecrets(['HS256'], () => Promise.resolve(secrets));
