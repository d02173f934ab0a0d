/**
 * Links that let somebody in once, such as the first administrator. A link's code is in nobody's hands but its reader's: the folder
 * keeps its digest, an address holds it after `#`, where no log sees it, and who opens it first has used it up.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { Person } from '../../domain/schemas/people.ts';
import { Code } from '../../domain/schemas/values.ts';

/** Hours that a link can be used. */
export const LINK_HOURS = 24;

/** Whom a link lets in, and where. */
const Invitation = z.strictObject({
  desk: Code,
  person: Person,
  /** Milliseconds since 1970. */
  until: z.number(),
});
/** What is not said of the person is left to the desk. */
export type Invitation = z.input<typeof Invitation>;

/** A code as it is drawn: 256 bits. */
const CODE = /^[\w-]{43}$/u;

/** The links of one folder. */
export class Links {
  readonly #folder: string;
  readonly #clock: () => number;

  /** @param folder the server's own; @param clock milliseconds since 1970 */
  constructor(folder: string, clock: () => number = () => Date.now()) {
    this.#folder = join(folder, 'links');
    this.#clock = clock;
  }

  #path(code: string): string {
    return join(this.#folder, `${createHash('sha256').update(code).digest('hex')}.json`);
  }

  /**
   * Makes a link.
   * @param until milliseconds since 1970; a day from now unless said
   * @returns its code, kept nowhere
   */
  async make(whom: Omit<Invitation, 'until'>, until = this.#clock() + LINK_HOURS * 3_600_000): Promise<string> {
    const code = randomBytes(32).toString('base64url');
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFile(this.#path(code), JSON.stringify({ ...whom, until }), { mode: 0o600, flag: 'wx' });
    return code;
  }

  /** Uses a link up. @returns whom it lets in; undefined where it was used already, is too old, or is none */
  async use(code: string): Promise<Invitation | undefined> {
    if (!CODE.test(code)) return undefined;
    const path = this.#path(code);
    const taken = `${path}.${randomBytes(8).toString('hex')}`;
    try {
      // Of two who come at once, one renames it and the other finds nothing.
      await rename(path, taken);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    const found = JSON.parse(await readFile(taken, 'utf8')) as Invitation;
    await rm(taken);
    return Invitation.safeParse(found).success && found.until > this.#clock() ? found : undefined;
  }
}
