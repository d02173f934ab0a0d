/** A teacher's choice of a desk, signed and sent back to the platform (LTI Deep Linking 2.0). */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { importJWK, SignJWT, type JWK } from 'jose';
import { LTI } from '../config-schema.ts';
import { madeOnce } from '../own/once.ts';
import type { DeepLinking } from './launch.ts';
import { LTI_ALGORITHM, type TrustedPlatform } from './platform.ts';

const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
const FILE = 'lti-key.json';

/** Seconds that a platform has to take a choice. */
const LIFE = 300;

/** The key by which the server signs for platforms, which know its public half at `/lti/jwks`. */
export class LtiKey {
  readonly #secret: JWK;

  private constructor(secret: JWK) {
    this.#secret = secret;
  }

  /** The key of a folder, made when there is none; of several that begin at once, all take the same. */
  static async in(folder: string): Promise<LtiKey> {
    const made = (): string => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: LTI_ALGORITHM });
    };
    return new LtiKey(JSON.parse(await madeOnce(join(folder, FILE), made)) as JWK);
  }

  /** What a platform reads. */
  get published(): { readonly keys: readonly JWK[] } {
    const { kty, n, e, kid, use, alg } = this.#secret as Record<string, string>;
    return { keys: [{ kty, n, e, kid, use, alg } as JWK] };
  }

  /** The choice of a desk, as the platform takes it. */
  async choice(
    { said }: TrustedPlatform,
    { data, deployment }: DeepLinking,
    url: string,
    desk: string,
    title: string,
  ): Promise<string> {
    const item = { type: 'ltiResourceLink', title, url: `${url}/lti/launch`, custom: { desk } };
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      nonce: randomUUID(),
      [`${LTI}deployment_id`]: deployment,
      [`${LTI}message_type`]: 'LtiDeepLinkingResponse',
      [`${LTI}version`]: '1.3.0',
      [`${DL}content_items`]: [item],
      ...(data === undefined ? {} : { [`${DL}data`]: data }),
    };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: LTI_ALGORITHM, typ: 'JWT', kid: this.#secret.kid ?? '' })
      .setIssuer(said.clientId)
      .setAudience(said.iss)
      .setIssuedAt(now)
      .setExpirationTime(now + LIFE)
      .sign(await importJWK(this.#secret, LTI_ALGORITHM));
  }
}
