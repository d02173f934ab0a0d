/**
 * Who is signed in to the server's own pages. The browser holds a code in a cookie, the folder what the code's digest stands for: it ends
 * when the person signs out, wherever else the cookie may be, and any node of a server finds it.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PersonInput } from '../../domain/people.ts';

/** Milliseconds that somebody stays signed in: a day at work. Who they are is asked again by the next sign-in. */
const STAY = 10 * 3_600_000;

/** Milliseconds between two clearings of what has ended. */
const CLEARING = 3_600_000;

const CODE = /^[\w-]{43}$/u;

/** Somebody who is signed in. */
export interface Visit {
  /** The way that they came by. */
  readonly way: string;
  readonly person: PersonInput;
  /** What is said to whom they signed in at, when they sign out. */
  readonly hint?: string | undefined;
}

interface Kept extends Visit {
  /** Milliseconds since 1970. */
  readonly until: number;
}

export class Visits {
  readonly #folder: string;
  readonly #clock: () => number;
  #cleared = Number.NEGATIVE_INFINITY;

  /** @param folder the server's own; @param clock milliseconds since 1970 */
  constructor(folder: string, clock: () => number = () => Date.now()) {
    this.#folder = join(folder, 'visits');
    this.#clock = clock;
  }

  #path(code: string): string {
    return join(this.#folder, `${createHash('sha256').update(code).digest('hex')}.json`);
  }

  /** @returns the code, kept nowhere */
  async begin(visit: Visit): Promise<string> {
    const code = randomBytes(32).toString('base64url');
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await this.#clear();
    const kept: Kept = { ...visit, until: this.#clock() + STAY };
    await writeFile(this.#path(code), JSON.stringify(kept), { mode: 0o600, flag: 'wx' });
    return code;
  }

  /** Who is signed in by a code; undefined where nobody is, or no more. */
  async of(code: string): Promise<Visit | undefined> {
    if (!CODE.test(code)) return undefined;
    const kept = await this.#read(this.#path(code));
    return kept !== undefined && kept.until > this.#clock() ? kept : undefined;
  }

  async end(code: string): Promise<void> {
    if (CODE.test(code)) await rm(this.#path(code), { force: true });
  }

  async #read(path: string): Promise<Kept | undefined> {
    try {
      return JSON.parse(await readFile(path, 'utf8')) as Kept;
    } catch (error) {
      // Another node may have ended it at this moment.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async #clear(): Promise<void> {
    if (this.#clock() - this.#cleared < CLEARING) return;
    this.#cleared = this.#clock();
    for (const name of await readdir(this.#folder)) {
      const path = join(this.#folder, name);
      // Another node may clear at the same moment.
      const found = await stat(path).catch(() => undefined);
      if (found !== undefined && this.#clock() - found.mtimeMs > STAY) await rm(path, { force: true });
    }
  }
}
