/** The server's own key, by which it signs for the few whom it lets in itself: in its folder, readable by its user alone. */
import { generateKeyPairSync, randomUUID, type JsonWebKey } from 'node:crypto';
import { join } from 'node:path';
import { importJWK, SignJWT, type JWK } from 'jose';
import { byKeySet, type Verifier } from '../identity/keys.ts';
import { madeOnce } from './once.ts';

const FILE = 'own-key.json';
const ALGORITHM = 'Ed25519';

/** Seconds that a token of the server's own lasts. */
const LIFE = 300;

/** Signs for one issuer, and checks what it signed. */
export interface OwnKey {
  readonly verifier: Verifier;
  /** A token of somebody, for one audience. @param claims `sub` and what else is known of them */
  sign(iss: string, audience: string, claims: Readonly<Record<string, unknown>> & { readonly sub: string }): Promise<string>;
}

/** A key from its JWK. */
export function ownKey(secret: JWK): OwnKey {
  const { d: _private, ...shown } = secret;
  return {
    verifier: byKeySet([ALGORITHM], () => Promise.resolve({ keys: [shown] })),
    async sign(iss, audience, claims) {
      const now = Math.floor(Date.now() / 1000);
      const token = new SignJWT({ ...claims })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: secret.kid ?? 'own' })
        .setIssuer(iss)
        .setAudience(audience)
        .setIssuedAt(now)
        .setExpirationTime(now + LIFE)
        .setJti(randomUUID());
      return token.sign(await importJWK(secret, ALGORITHM));
    },
  };
}

/** A key that nobody had before. */
export function freshKey(): JWK {
  const made: JsonWebKey = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { ...made, kid: randomUUID(), use: 'sig' } as JWK;
}

/** The key of a folder, made when there is none; of several processes that begin at once, all take the same. */
export async function keyIn(folder: string): Promise<OwnKey> {
  return ownKey(JSON.parse(await madeOnce(join(folder, FILE), () => JSON.stringify(freshKey()))) as JWK);
}
