/** The server's own key, by which it signs for the few whom it lets in itself: in its folder, readable by its user alone. */
import { generateKeyPairSync, hkdfSync, randomUUID, type JsonWebKey } from 'node:crypto';
import { join } from 'node:path';
import { EncryptJWT, errors, importJWK, jwtDecrypt, SignJWT, type JWK } from 'jose';
import { byKeySet, type Verifier } from '../identity/keys.ts';
import { madeOnce } from './once.ts';

const FILE = 'own-key.json';
const ALGORITHM = 'Ed25519';

/** Seconds that a token of the server's own lasts. */
const LIFE = 300;

/** How what only this server reads is sealed (RFC 7518 §4.5, §5.3). */
const SEAL = { alg: 'dir', enc: 'A256GCM' } as const;

/** Signs for one issuer, and checks what it signed; seals what this server alone will read again. */
export interface OwnKey {
  readonly verifier: Verifier;
  /** A token of somebody, for one audience. @param claims `sub` and what else is known of them */
  sign(iss: string, audience: string, claims: Readonly<Record<string, unknown>> & { readonly sub: string }): Promise<string>;
  /** Seals something for one purpose, for so many seconds. */
  seal(purpose: string, value: Readonly<Record<string, unknown>>, seconds: number): Promise<string>;
  /** What was sealed for a purpose; undefined where it was not, by this server, or is too old. */
  unseal(purpose: string, sealed: string): Promise<Readonly<Record<string, unknown>> | undefined>;
}

/** A key from its JWK. */
export function ownKey(secret: JWK): OwnKey {
  const { d: hidden = '', ...shown } = secret;
  const sealing = new Uint8Array(hkdfSync('sha256', hidden, '', 'guichet sealing', 32));
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
    seal: (purpose, value, seconds) =>
      new EncryptJWT({ ...value })
        .setProtectedHeader(SEAL)
        .setAudience(purpose)
        .setExpirationTime(new Date(Date.now() + seconds * 1000))
        .encrypt(sealing),
    async unseal(purpose, sealed) {
      try {
        const { payload } = await jwtDecrypt(sealed, sealing, {
          audience: purpose,
          requiredClaims: ['exp'],
          keyManagementAlgorithms: [SEAL.alg],
          contentEncryptionAlgorithms: [SEAL.enc],
        });
        return payload;
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
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
