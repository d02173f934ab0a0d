/**
 * What people without an account asked, until they confirm it, and the links by which they come back: in the server's own folder, one
 * folder a person. A link's code is in nobody's hands but its reader's: what is kept is its digest.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileCommand } from '../../domain/commands.ts';
import type { PersonInput } from '../../domain/people.ts';
import type { Instant } from '../../domain/values.ts';

/** Hours that somebody has to confirm what they asked. */
export const CONFIRM_HOURS = 24;

/** Days that a link leads to what was asked, once it is confirmed. */
export const READ_DAYS = 365;

/** Links to one request that are valid at once: who lost one asks for another, and the oldest is forgotten. */
const MOST_LINKS = 5;

/** One request. */
export interface Asked {
  readonly desk: string;
  readonly person: PersonInput;
  readonly command: FileCommand;
  /** Digests of the codes that lead here. */
  readonly codes: readonly string[];
  /** Digest of the code in the letters that tell of an answer: the same in all of them, so that none puts another's out of use. */
  readonly lasting?: string | undefined;
  /** The key of its ticket, or its id where it has no number; null until it is confirmed. */
  readonly ticket: string | null;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** The folder of a person, the command, and 256 bits that nobody guesses. */
const CODE = /^([\w-]{22})\.([\da-f-]{36})\.([\w-]{43})$/u;

/** Whoever said that nothing here is theirs, and until when what was filed is not. */
const DECLINED = '.declined';

/** The folder of a person. */
const WHOSE = /^[\w-]{22}$/u;

const digestOf = (code: string): string => createHash('sha256').update(code).digest('hex');

function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

async function unlessGone<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** What is kept of people without an account. */
export class Keeping {
  readonly #folder: string;
  readonly #clock: () => number;

  /** @param folder the server's own; @param clock milliseconds since 1970 */
  constructor(folder: string, clock: () => number = () => Date.now()) {
    this.#folder = join(folder, 'guests');
    this.#clock = clock;
  }

  /**
   * Keeps a request until it is confirmed.
   * @param whose the folder of the person
   * @returns the code of its link; undefined where the same request is kept already
   */
  async keep(whose: string, asked: Pick<Asked, 'desk' | 'person' | 'command'>): Promise<string | undefined> {
    const { id } = asked.command;
    if ((await this.#read(whose, id)) !== undefined) return undefined;
    const { code, digest } = this.#code(whose, id);
    await this.#write(whose, id, { ...asked, codes: [digest], ticket: null, until: this.#clock() + CONFIRM_HOURS * 3_600_000 });
    return code;
  }

  /** Forgets a request that its writer was never told how to confirm. */
  async forget(whose: string, command: string): Promise<void> {
    await rm(join(this.#folder, whose, `${command}.json`), { force: true });
  }

  /** Forgets all that is kept of a person, such as when they are erased; no link leads anywhere any more. */
  async forgetPerson(whose: string): Promise<void> {
    if (WHOSE.test(whose)) await rm(join(this.#folder, whose), { recursive: true, force: true });
  }

  /** What a code leads to; undefined where it is none, or is over. */
  async find(code: string): Promise<{ readonly whose: string; readonly asked: Asked } | undefined> {
    const [, whose = '', id = ''] = CODE.exec(code) ?? [];
    if (id === '') return undefined;
    const asked = await this.#read(whose, id);
    const digest = Buffer.from(digestOf(code));
    const known = asked === undefined ? [] : [...asked.codes, ...(asked.lasting === undefined ? [] : [asked.lasting])];
    const isIts = known.some((each) => timingSafeEqual(Buffer.from(each), digest));
    return asked !== undefined && isIts && asked.until > this.#clock() ? { whose, asked } : undefined;
  }

  /** A request is confirmed: its link leads to the ticket from now on, and its files are with it. */
  async confirmed(whose: string, asked: Asked, ticket: string): Promise<void> {
    const { id, ticket: of } = asked.command;
    // What was written is the ticket's from now on, and nothing of it stays here.
    const command: FileCommand = { do: 'file', id, ticket: of, summary: '', description: '' };
    await this.#write(whose, id, { ...asked, command, ticket, until: this.#clock() + READ_DAYS * 86_400_000 });
    for (const file of asked.command.files ?? []) await rm(this.#file(whose, file.id), { force: true });
  }

  /**
   * Another link to each confirmed request of a person at a desk.
   * @param isTheirs whether a ticket, by its id, is that person's still
   * @returns their codes, the last asked first
   */
  async again(whose: string, desk: string, isTheirs: (ticket: string) => Promise<boolean>): Promise<string[]> {
    const codes: { readonly code: string; readonly until: number }[] = [];
    for (const id of await this.#requests(whose)) {
      const asked = await this.#read(whose, id);
      if (asked === undefined || asked.ticket === null || asked.desk !== desk || asked.until <= this.#clock()) continue;
      if (!(await isTheirs(asked.command.ticket))) continue;
      const { code, digest } = this.#code(whose, id);
      await this.#write(whose, id, { ...asked, codes: [...asked.codes, digest].slice(-MOST_LINKS) });
      codes.push({ code, until: asked.until });
    }
    return codes.sort((one, other) => other.until - one.until).map(({ code }) => code);
  }

  /**
   * The link that letters about a ticket hold, for as long as its request is kept.
   * @param secretOf 256 bits for a request, as a code ends: always the same
   * @returns undefined where nobody confirmed it here, or it is over
   */
  async lasting(
    whose: string,
    ticket: string,
    secretOf: (request: string) => string,
  ): Promise<{ readonly code: string; readonly asked: Asked } | undefined> {
    if (!WHOSE.test(whose)) return undefined;
    for (const id of await this.#requests(whose)) {
      const asked = await this.#read(whose, id);
      if (asked?.command.ticket !== ticket || asked.ticket === null || asked.until <= this.#clock()) continue;
      const code = `${whose}.${id}.${secretOf(id)}`;
      const lasting = digestOf(code);
      if (asked.lasting !== lasting) await this.#write(whose, id, { ...asked, lasting });
      return { code, asked };
    }
    return undefined;
  }

  /** Keeps the bytes of a file that a request will name. */
  async keepFile(whose: string, id: string, bytes: Uint8Array): Promise<void> {
    await mkdir(join(this.#folder, whose), { recursive: true, mode: 0o700 });
    await writeFile(this.#file(whose, id), bytes, { mode: 0o600 });
  }

  /** The bytes of a file; undefined where they are not kept. */
  file(whose: string, id: string): Promise<Uint8Array | undefined> {
    return unlessGone(readFile(this.#file(whose, id)));
  }

  /** How many files a person has here that no ticket holds yet. */
  async files(whose: string): Promise<number> {
    return (await this.#names(whose)).filter((name) => name.endsWith('.file')).length;
  }

  /** Up to which filing somebody said that nothing is theirs; undefined: they said nothing. @param mark of whoever said it */
  async declined(whose: string, mark: string): Promise<Instant | undefined> {
    return unlessGone(readFile(join(this.#folder, whose, `${mark}${DECLINED}`), 'utf8'));
  }

  /** Keeps that nothing filed up to an instant is somebody's. @param mark of whoever says it */
  async decline(whose: string, mark: string, until: Instant): Promise<void> {
    await mkdir(join(this.#folder, whose), { recursive: true, mode: 0o700 });
    await writeFile(join(this.#folder, whose, `${mark}${DECLINED}`), until, { mode: 0o600 });
  }

  /** Forgets what is over: requests that nobody confirmed, files that none names, links past their year. */
  async sweep(): Promise<void> {
    const oldest = this.#clock() - CONFIRM_HOURS * 3_600_000;
    const oldestWord = this.#clock() - READ_DAYS * 86_400_000;
    for (const whose of (await unlessGone(readdir(this.#folder))) ?? []) {
      for (const name of await this.#names(whose)) {
        const path = join(this.#folder, whose, name);
        const asked = name.endsWith('.json') ? await this.#read(whose, name.slice(0, -'.json'.length)) : undefined;
        const isOver =
          asked === undefined
            ? ((await unlessGone(stat(path)))?.mtimeMs ?? oldest) < (name.endsWith(DECLINED) ? oldestWord : oldest)
            : asked.until <= this.#clock();
        if (isOver) await rm(path, { force: true });
      }
      // Only a folder that is empty goes.
      if ((await this.#names(whose)).length === 0) await rm(join(this.#folder, whose), { recursive: true, force: true });
    }
  }

  #code(whose: string, id: string): { readonly code: string; readonly digest: string } {
    const code = `${whose}.${id}.${randomBytes(32).toString('base64url')}`;
    return { code, digest: digestOf(code) };
  }

  async #names(whose: string): Promise<string[]> {
    return (await unlessGone(readdir(join(this.#folder, whose)))) ?? [];
  }

  async #requests(whose: string): Promise<string[]> {
    return (await this.#names(whose)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
  }

  #file(whose: string, id: string): string {
    return join(this.#folder, whose, `${id}.file`);
  }

  async #read(whose: string, id: string): Promise<Asked | undefined> {
    const text = await unlessGone(readFile(join(this.#folder, whose, `${id}.json`), 'utf8'));
    return text === undefined ? undefined : (JSON.parse(text) as Asked);
  }

  /** Whole or not at all: nobody reads half of it. */
  async #write(whose: string, id: string, asked: Asked): Promise<void> {
    const path = join(this.#folder, whose, `${id}.json`);
    const draft = `${path}.${randomBytes(8).toString('hex')}.draft`;
    await mkdir(join(this.#folder, whose), { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify(asked), { mode: 0o600, flag: 'wx' });
    await rename(draft, path);
  }
}
