/**
 * What ties a launch to the login before it, without a cookie: browsers keep none for a page in a frame of another site. The state is
 * signed by the server itself, lasts a few minutes, and is used once.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { objectIn, shapeOf } from '../identity/shape.ts';
import { checkTimes, isFor } from '../identity/token.ts';
import { TokenRefused } from '../identity/refusing.ts';
import type { OwnKey } from '../own/key.ts';

/** Milliseconds after which a state that was used need not be remembered: it has ended by then. */
const REMEMBERED = 3_600_000;

/** What a login leaves for its launch. */
export interface LoginState {
  /** The platform's code. */
  readonly platform: string;
  readonly nonce: string;
  readonly jti: string;
}

export class States {
  readonly #folder: string;
  readonly #key: OwnKey;
  readonly #url: string;

  /** @param folder the server's own, the same for all its nodes */
  constructor(folder: string, key: OwnKey, url: string) {
    this.#folder = join(folder, 'launches');
    this.#key = key;
    this.#url = url;
  }

  get #audience(): string {
    return `${this.#url}/lti/launch`;
  }

  sign(platform: string, nonce: string): Promise<string> {
    return this.#key.sign(this.#url, this.#audience, { sub: platform, nonce });
  }

  /** Reads a state. @throws {TokenRefused} it is not ours, or has ended */
  async read(text: string, now: number): Promise<LoginState> {
    const shaped = shapeOf(text);
    await this.#key.verifier.verify(shaped);
    const { iss, aud, sub, nonce, jti, ...times } = objectIn(shaped.payload) ?? {};
    if (iss !== this.#url || !isFor(this.#audience, aud)) throw new TokenRefused('audience');
    checkTimes(times, now);
    return { platform: String(sub), nonce: String(nonce), jti: String(jti) };
  }

  /** Uses a state up, whichever node it is asked of. @returns false where it was used already */
  async use({ jti }: LoginState): Promise<boolean> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    try {
      await writeFile(join(this.#folder, createHash('sha256').update(jti).digest('hex')), '', { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
    await this.#sweep();
    return true;
  }

  async #sweep(): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      const path = join(this.#folder, name);
      // Another node may sweep at the same moment.
      const found = await stat(path).catch(() => undefined);
      if (found !== undefined && Date.now() - found.mtimeMs > REMEMBERED) await rm(path, { force: true });
    }
  }
}
