/** The keys of an issuer: fixed by the configuration, never by a token. */
import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { compactVerify, createLocalJWKSet, errors, type CompactVerifyGetKey, type JWK } from 'jose';
import { Unavailable } from '../../backends/backend.ts';
import { bytesOf, leastBytes, PAIRED, SHARED, type Issuer } from '../config-schema.ts';
import { TokenRefused } from './refusing.ts';
import { objectIn, type Shaped } from './shape.ts';
import { isWeak } from './weak-keys.ts';

/** Milliseconds that keys are believed before they are read again, after which they are believed no more, and between two readings that a token asks for. */
const FRESH = 600_000;
const STALE = 3_600_000;
const PAUSE = 10_000;

/** Milliseconds that whoever publishes keys has to answer, the longest answer in bytes, and the most keys in it. */
const PATIENCE = 5000;
const LONGEST = 262_144;
const MOST = 50;

/** An issuer's keys cannot be read, or will not do: its people cannot be let in now. A code for `words.keys`. */
export class KeysUnavailable extends Unavailable {
  readonly code: 'unreachable' | 'no-keys' | 'private-key' | 'secret-key' | 'weak-key' | 'short-secret';
  constructor(code: KeysUnavailable['code'], cause?: unknown) {
    super('network', { cause });
    this.code = code;
  }
}

/** Checks signatures with the keys of one issuer. */
export interface Verifier {
  /**
   * Whether one of the keys made the signature.
   * @throws {TokenRefused} `algorithm`, `key` or `signature` · {KeysUnavailable}
   */
  verify(shaped: Shaped): Promise<void>;
  /** How many keys there are now. @throws {KeysUnavailable} */
  count(): Promise<number>;
}

async function isSignedBy(token: string, key: Uint8Array | CompactVerifyGetKey | CryptoKey, algorithm: string): Promise<boolean> {
  try {
    // One algorithm, the one that was looked at before: the library chooses nothing.
    const options = { algorithms: [algorithm] };
    await (typeof key === 'function' ? compactVerify(token, key, options) : compactVerify(token, key, options));
    return true;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return false;
    throw error;
  }
}

/** Whatever else goes wrong inside the library is a signature that is not right. */
function asRefusal(error: unknown): Error {
  if (error instanceof TokenRefused || error instanceof KeysUnavailable) return error;
  return new TokenRefused(error instanceof errors.JWKSNoMatchingKey ? 'key' : 'signature');
}

function allow(algorithms: readonly string[], { algorithm }: Shaped): void {
  if (!algorithms.includes(algorithm)) throw new TokenRefused('algorithm');
}

/**
 * Checks by secrets shared with the host page: any of them, so that one can follow the other.
 * @param read the secrets as they are now, as text or as bytes
 */
export function bySecrets(algorithms: readonly string[], read: () => Promise<readonly (string | Uint8Array)[]>): Verifier {
  const usable = algorithms.filter((each) => SHARED.some((shared) => shared === each));
  const secrets = async (): Promise<Uint8Array[]> => {
    const found = (await read()).map((each) => (typeof each === 'string' ? bytesOf(each) : each));
    if (found.some(({ length }) => length < leastBytes(usable))) throw new KeysUnavailable('short-secret');
    return found;
  };
  return {
    async verify(shaped) {
      allow(usable, shaped);
      for (const secret of await secrets()) {
        const isRight = await isSignedBy(shaped.token, secret, shaped.algorithm).catch((error: unknown) => {
          throw asRefusal(error);
        });
        if (isRight) return;
      }
      throw new TokenRefused('signature');
    },
    count: async () => (await secrets()).length,
  };
}

/** The keys of a set that may check a signature. @throws {KeysUnavailable} the set holds what no public set may hold, or nothing */
function usableKeys(document: unknown): JWK[] {
  const { keys } = (document ?? {}) as { readonly keys?: unknown };
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > MOST) throw new KeysUnavailable('no-keys');
  const found = keys.filter((key): key is JWK => typeof key === 'object' && key !== null && 'kty' in key);
  // Whoever reads the set could sign.
  if (found.some(({ kty }) => kty === 'oct')) throw new KeysUnavailable('secret-key');
  if (found.some((key) => 'd' in key)) throw new KeysUnavailable('private-key');
  const usable = found.filter((key) => !isWeak(key));
  if (usable.length === 0) throw new KeysUnavailable(found.length > 0 ? 'weak-key' : 'no-keys');
  return usable;
}

/**
 * Checks by public keys, read again from time to time and when a token names a key that is not there: that is how they rotate.
 * @param read the set as it is published now
 */
export function byKeySet(
  algorithms: readonly string[],
  read: () => Promise<unknown>,
  clock: () => number = () => Date.now(),
): Verifier {
  const usable = algorithms.filter((each) => PAIRED.some((paired) => paired === each));
  let kept: { readonly keys: readonly JWK[]; readonly at: number } | undefined;
  let tried = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  /** Reads the set, once for all who ask at the same time. */
  const load = (): Promise<void> => {
    tried = clock();
    reading ??= read()
      .then((document) => {
        kept = { keys: usableKeys(document), at: clock() };
      })
      .catch((error: unknown) => {
        // A set that cannot be had now does not make the one known a lie; one that will not do is believed no more.
        if (error instanceof KeysUnavailable && error.code !== 'unreachable') kept = undefined;
        if (kept === undefined || clock() - kept.at > STALE)
          throw error instanceof KeysUnavailable ? error : new KeysUnavailable('unreachable', error);
      })
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
  const keys = async (): Promise<readonly JWK[]> => {
    const age = clock() - (kept?.at ?? Number.NEGATIVE_INFINITY);
    if (age > STALE || (age > FRESH && clock() - tried > PAUSE)) await load();
    return kept?.keys ?? [];
  };
  const check = async (shaped: Shaped): Promise<boolean> => {
    const { token, algorithm, kid } = shaped;
    const find = createLocalJWKSet({ keys: [...(await keys())] });
    try {
      return await isSignedBy(token, find, algorithm);
    } catch (error) {
      // Without a name any key may have signed; two keys of one name are a name for neither.
      if (!(error instanceof errors.JWKSMultipleMatchingKeys) || kid !== undefined) throw error;
      for await (const key of error) if (await isSignedBy(token, key, algorithm)) return true;
      return false;
    }
  };
  return {
    async verify(shaped) {
      allow(usable, shaped);
      try {
        let isRight: boolean;
        try {
          isRight = await check(shaped);
        } catch (error) {
          if (!(error instanceof errors.JWKSNoMatchingKey) || clock() - tried < PAUSE) throw error;
          await load();
          isRight = await check(shaped);
        }
        if (!isRight) throw new TokenRefused('signature');
      } catch (error) {
        throw asRefusal(error);
      }
    },
    async count() {
      await load();
      return (await keys()).length;
    },
  };
}

/** What a file holds: a JWKS, or one public key or certificate in PEM. */
async function setInFile(path: string): Promise<unknown> {
  const bytes = await readFile(path);
  const document = objectIn(bytes);
  if (document !== undefined) return document;
  const text = bytes.toString('utf8');
  if (/PRIVATE KEY/u.test(text)) throw new KeysUnavailable('private-key');
  try {
    return { keys: [createPublicKey(text).export({ format: 'jwk' })] };
  } catch (cause) {
    throw new KeysUnavailable('no-keys', cause);
  }
}

/** What an address answers, if it is small, quick, and the address itself: no redirection leads elsewhere. */
export async function setAt(url: string): Promise<unknown> {
  const response = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
    headers: { accept: 'application/jwk-set+json, application/json' },
  });
  if (!response.ok || response.body === null) throw new KeysUnavailable('unreachable');
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body) {
    length += part.length;
    if (length > LONGEST) throw new KeysUnavailable('no-keys');
    parts.push(part);
  }
  return objectIn(Buffer.concat(parts));
}

/** What checks the signatures of a configured issuer. */
export function verifierOf({ algorithms, keys }: Pick<Issuer, 'algorithms' | 'keys'>): Verifier {
  const { url, file, secrets, secretFiles } = keys;
  if (url !== undefined) return byKeySet(algorithms, () => setAt(url));
  if (file !== undefined) return byKeySet(algorithms, () => setInFile(file));
  if (secrets !== undefined) return bySecrets(algorithms, () => Promise.resolve(secrets));
  const paths = secretFiles ?? [];
  return bySecrets(algorithms, async () => {
    try {
      return await Promise.all(paths.map(async (path) => (await readFile(path, 'utf8')).trim()));
    } catch (cause) {
      throw new KeysUnavailable('unreachable', cause);
    }
  });
}
