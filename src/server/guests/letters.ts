/**
 * Tells people without an account that there is an answer: follows each desk's log from where it was read, and keeps beside it, in the
 * server's folder, how far that is and which letters are owed. Both are one file, written whole: a server that stops goes on where it was,
 * and what stands between a letter's being taken and its being crossed out is told again under the same Message-ID.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackendError, Unavailable } from '../../backends/backend.ts';
import type { LettersIn, LogPlace } from '../../backends/desk/guest-letters.ts';
import type { GuestLetter } from '../../domain/guest-letters.ts';

/** Milliseconds between two readings of a desk where much happens. */
const PAUSE = 500;

/** Milliseconds between two looks for what could not be sent, or was not heard of. */
const EACH = 60_000;

/** Milliseconds that a letter is tried again: the answer waits for its reader all the same. */
const PATIENCE = 3 * 86_400_000;

/** Longest wait between two tries. */
const LONGEST_WAIT = 3_600_000;

/** Events that may be read again after a stop, where none of them was anybody's news. */
const LAG = 500;

/** A letter that is to be sent. */
interface Owed extends GuestLetter {
  /** Milliseconds since 1970: since when it is owed, and before when it is not tried again. */
  readonly since: number;
  readonly next: number;
  readonly tries: number;
}

/** How far a desk's log was read, and what came of it. */
interface Book {
  readonly place: LogPlace;
  readonly owed: readonly Owed[];
}

export interface LettersParts {
  /** The server's own. */
  readonly folder: string;
  readonly desks: ReadonlyMap<string, LettersIn>;
  /**
   * Sends one. @param id its Message-ID @returns whether there was still somebody to send it to
   * @throws {Unavailable} not now
   */
  readonly tell: (desk: string, letter: GuestLetter, id: string) => Promise<boolean>;
  /** The name after the sign in a Message-ID. */
  readonly host: string;
  readonly clock?: (() => number) | undefined;
  readonly onError: (error: unknown) => void;
}

/** What is owed with what is new: of one ticket, the last that happened alone, since its link leads to all. */
function withNew(owed: readonly Owed[], letters: readonly GuestLetter[], now: number): Owed[] {
  const byTicket = new Map(owed.map((each) => [each.ticket, each]));
  for (const letter of letters) {
    const before = byTicket.get(letter.ticket);
    byTicket.set(letter.ticket, { ...letter, since: now, next: before?.next ?? now, tries: before?.tries ?? 0 });
  }
  return [...byTicket.values()];
}

/** The work on one desk: woken again meanwhile, it is done once more. */
class Follower {
  readonly #parts: LettersParts;
  readonly #desk: string;
  readonly #letters: LettersIn;
  readonly #unlisten: () => void;
  readonly #timer: NodeJS.Timeout;
  /** How far this process has looked; what is kept may lag a little behind. */
  #reached: LogPlace | undefined;
  /** When something that is owed is to be tried again. */
  #due = Number.POSITIVE_INFINITY;
  #isWoken = false;
  #isClosed = false;
  #working: Promise<void> | undefined;
  #endPause: () => void = () => undefined;

  constructor(parts: LettersParts, desk: string, letters: LettersIn) {
    this.#parts = parts;
    this.#desk = desk;
    this.#letters = letters;
    this.#unlisten = letters.listen(() => this.#wake());
    this.#timer = setInterval(() => {
      // As if nothing were known: another node may have left something owed.
      this.#reached = undefined;
      this.#wake();
    }, EACH);
    this.#timer.unref();
    this.#wake();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    this.#unlisten();
    this.#endPause();
    await this.#working;
  }

  #wake(): void {
    this.#isWoken = true;
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
  }

  async #work(): Promise<void> {
    while (this.#isWoken && !this.#isClosed) {
      this.#isWoken = false;
      await this.#look().catch((error: unknown) => {
        // What cannot be read now is read in a minute; who uses the desk hears of the trouble from their own act.
        if (!(error instanceof BackendError)) this.#parts.onError(error);
      });
      await this.#pause();
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PAUSE);
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.#isClosed) this.#endPause();
    });
  }

  /** Looks what is new, and takes the desk for itself only where there is something to do. */
  async #look(): Promise<void> {
    const began = this.#due > this.#now() ? this.#reached : undefined;
    for (let place = began; place !== undefined;) {
      const found = await this.#letters.after(place);
      if (found === undefined || found.letters.length > 0 || found.place.life !== place.life) break;
      if (found.place.upTo - (began?.upTo ?? 0) > LAG) break;
      place = found.place;
      if (found.ends) {
        this.#reached = place;
        return;
      }
    }
    await this.#letters.alone(() => this.#settle());
  }

  /** Goes on from what is kept: finds what is owed, keeps that, then sends it. */
  async #settle(): Promise<void> {
    let book = await this.#read();
    for (let ends = false; !ends;) {
      const found = await this.#letters.after(book?.place);
      if (found === undefined) return;
      book = { place: found.place, owed: withNew(book?.owed ?? [], found.letters, this.#now()) };
      await this.#write(book);
      ({ ends } = found);
    }
    for (const owed of book?.owed ?? []) {
      if (book === undefined || this.#isClosed) return;
      if (owed.next > this.#now()) continue;
      book = {
        ...book,
        owed: book.owed.flatMap((each) => (each === owed ? [] : [each])).concat(await this.#tried(owed, book.place)),
      };
      await this.#write(book);
    }
    this.#reached = book?.place;
    this.#due = Math.min(Number.POSITIVE_INFINITY, ...(book?.owed ?? []).map(({ next }) => next));
  }

  /** Sends a letter. @returns what is owed of it still */
  async #tried(owed: Owed, { life }: LogPlace): Promise<Owed[]> {
    const { since, next: _next, tries, ...letter } = owed;
    const mark = createHash('sha256').update(`${life} ${this.#desk} ${letter.sequence} ${letter.ticket}`).digest('hex');
    try {
      await this.#parts.tell(this.#desk, letter, `${mark.slice(0, 32)}@${this.#parts.host}`);
      return [];
    } catch (error) {
      if (!(error instanceof BackendError)) this.#parts.onError(error);
      const now = this.#now();
      if (now - since > PATIENCE) return [];
      const wait = (error instanceof Unavailable ? error.retryAfter : undefined) ?? Math.min(LONGEST_WAIT, EACH * 2 ** tries);
      return [{ ...owed, tries: tries + 1, next: now + wait }];
    }
  }

  #now(): number {
    return (this.#parts.clock ?? Date.now)();
  }

  get #path(): string {
    return join(this.#parts.folder, 'guest-letters', `${this.#desk}.json`);
  }

  async #read(): Promise<Book | undefined> {
    try {
      return JSON.parse(await readFile(this.#path, 'utf8')) as Book;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async #write(book: Book): Promise<void> {
    const draft = `${this.#path}.${randomBytes(8).toString('hex')}.draft`;
    await mkdir(join(this.#parts.folder, 'guest-letters'), { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify(book), { mode: 0o600, flag: 'wx' });
    await rename(draft, this.#path);
  }
}

/** Those who follow the desks of one server. */
export class Letters {
  readonly #followers: readonly Follower[];

  constructor(parts: LettersParts) {
    this.#followers = [...parts.desks].map(([desk, letters]) => new Follower(parts, desk, letters));
  }

  /** Lets the letter that is being sent go, and ends. */
  async close(): Promise<void> {
    await Promise.all(this.#followers.map((follower) => follower.close()));
  }
}
