/**
 * People without an account (domain §7, guest filing): what they file waits, apart from every ticket, until a link sent to their
 * address confirms it; then it is filed in their name, and the same link leads to the answer.
 */
import { createHmac } from 'node:crypto';
import {
  NotFound,
  Unauthorized,
  Unavailable,
  type AboutPart,
  type Backend,
  type Identity,
  type Session,
} from '../../backends/backend.ts';
import type { ClaimsIn } from '../../backends/desk/claiming.ts';
import { hasConfirmedMail } from '../../domain/claiming.ts';
import type { GuestLetter } from '../../domain/guest-letters.ts';
import type { PersonInput } from '../../domain/people.ts';
import { Person } from '../../domain/schemas/people.ts';
import en from '../../locales/en/guests.ts';
import fr from '../../locales/fr/guests.ts';
import type { Language } from '../../locales/index.ts';
import { typeset } from '../../locales/typography.ts';
import { ownIssuer } from '../own/entry.ts';
import type { OwnKey } from '../own/key.ts';
import { Limit } from '../running/limits.ts';
import { offering } from './claims.ts';
import { CONFIRM_HOURS, type Asked, type Keeping } from './keeping.ts';
import type { Mail } from './mailer.ts';
import { Visit } from './visit.ts';

export const GUEST_WORDS: Readonly<Record<Language, typeof fr>> = { fr: typeset(fr), en };

/** A claim that only a visit has: nobody has confirmed the address yet. */
const UNCONFIRMED = { guest: 'unconfirmed' } as const;

const HOUR = 3_600_000;

/** Mails to one address in an hour: a stranger fills nobody's letter box. */
const MAILS = 4;

/** Whoever reads a desk's questions for those whom nobody knows. */
const VISITOR = { id: 'guest:visitor', name: '–', guest: true } as const;

/** What guests stand on. */
export interface GuestParts {
  readonly url: string;
  readonly key: OwnKey;
  /** Makes identities of addresses, which nobody can make back. */
  readonly secret: string;
  readonly keeping: Keeping;
  /** Sends mail; undefined where nobody said how: nobody files without an account then. */
  readonly send: ((mail: Mail) => Promise<void>) | undefined;
  readonly desk: (code: string) => Backend | undefined;
  /** What guests of a desk filed. */
  readonly claims: (code: string) => ClaimsIn;
  /** Requests an hour from one network address. */
  readonly perHour: number;
  readonly clock?: (() => number) | undefined;
  readonly onMail?: ((failed: boolean) => void) | undefined;
}

/** Who asks for a visit. */
export interface Introduced {
  readonly desk: string;
  readonly name: string;
  readonly mail: string;
  readonly language: Language;
}

/** Where a link leads. */
export type Led =
  | { readonly state: 'waiting'; readonly desk: string; readonly name: string; readonly summary: string }
  /** It is of somebody with an account now, who reads it signed in: at the desk's home page, or the server's own. */
  | { readonly state: 'claimed'; readonly desk: string; readonly at: string }
  | { readonly state: 'open'; readonly desk: string; readonly ticket: string; readonly token: string };

const languageIn = ({ language }: PersonInput): Language => (language === 'en' ? 'en' : 'fr');

/** The name of a desk as one of a language reads it. */
function nameOf({ desk }: Session, language: Language): string {
  return typeof desk.name === 'string' ? desk.name : (desk.name[language] ?? Object.values(desk.name)[0] ?? desk.id);
}

/** What begins the identity of somebody without an account. */
const GUEST = 'guest:';

/** Forgets what is kept beside the database of somebody, if they had no account. */
export async function forgetGuest(keeping: Keeping, person: string): Promise<void> {
  if (person.startsWith(GUEST)) await keeping.forgetPerson(person.slice(GUEST.length));
}

export class Guests {
  readonly #parts: GuestParts;
  readonly #visitors = new Map<string, Promise<Session>>();
  readonly #mails: Limit;
  readonly #addresses: Limit;
  readonly #letters: Limit;

  constructor(parts: GuestParts) {
    this.#parts = parts;
    this.#mails = new Limit(MAILS, parts.clock, HOUR);
    this.#addresses = new Limit(parts.perHour, parts.clock, HOUR);
    this.#letters = new Limit(MAILS, parts.clock, HOUR);
  }

  /** The backend of a desk, where somebody whose address is unconfirmed has a visit and everybody else what is theirs. */
  around(code: string, backend: Backend): Backend {
    return {
      connect: async (identity) => {
        if (isVisit(identity)) return this.#visit(code, identity);
        const session = await backend.connect(identity);
        const { about } = session;
        const erase: AboutPart['erase'] = async (id, patience) => {
          const counts = await about.erase(id, patience);
          await forgetGuest(this.#parts.keeping, id);
          return counts;
        };
        // Whoever is erased at a desk is erased here too: one act of the session does more, and the rest of it is as it was.
        Object.defineProperty(session, 'about', { value: { ...about, erase } });
        return this.#withClaims(code, identity, session);
      },
    };
  }

  /** Milliseconds until a network address may ask again; 0: now. */
  wait(address: string): number {
    return this.#addresses.take(address);
  }

  /**
   * A token for a visit. @throws {NotFound} this desk takes nobody without an account, or there is none
   */
  async introduce({ desk, name, mail, language }: Introduced): Promise<string> {
    await this.#open(desk);
    const person = Person.parse({ id: `${GUEST}${this.#whose(mail)}`, name, mail, language, guest: true, claims: UNCONFIRMED });
    return this.#token(person, desk);
  }

  /** Sends links to what somebody asked before, if they did: whoever asks learns nothing of it. @throws {NotFound} */
  async again(desk: string, mail: string, language: Language): Promise<void> {
    const session = await this.#open(desk);
    const whose = this.#whose(mail);
    if (this.#mails.take(whose) > 0) return;
    const guest = `${GUEST}${whose}`;
    const isTheirs = async (ticket: string) => ((await this.#parts.claims(desk).requesterOf(ticket)) ?? guest) === guest;
    const codes = await this.#parts.keeping.again(whose, desk, isTheirs);
    if (codes.length === 0) return;
    const { subject, text } = GUEST_WORDS[language].mail.again;
    const name = nameOf(session, language);
    await this.#send({
      to: mail,
      subject: subject(name),
      text: text(
        name,
        codes.map((code) => this.#link(code)),
      ),
    });
  }

  /** Where a link leads now; undefined where it is over. */
  async follow(code: string): Promise<Led | undefined> {
    const found = await this.#parts.keeping.find(code);
    if (found === undefined) return undefined;
    const { asked } = found;
    return asked.ticket === null ? this.#waiting(asked) : this.#led(asked, asked.ticket);
  }

  /**
   * Files what a link confirms: once, however often it is pressed.
   * @throws {Refused} the desk takes it no more · {Invalid} · {Unavailable}
   */
  async confirm(code: string): Promise<Led | undefined> {
    const { keeping, desk } = this.#parts;
    const found = await keeping.find(code);
    if (found === undefined) return undefined;
    const { whose, asked } = found;
    if (asked.ticket !== null) return this.#led(asked, asked.ticket);
    const session = await desk(asked.desk)?.connect(asked.person);
    if (session === undefined) return undefined;
    try {
      for (const { id, name, type } of asked.command.files ?? []) {
        const bytes = await keeping.file(whose, id);
        if (bytes !== undefined) await session.upload(new Blob([new Uint8Array(bytes)], { type }), { id, name });
      }
      const [filed] = (await session.run([asked.command])).tickets;
      const ticket = filed?.key ?? asked.command.ticket;
      await keeping.confirmed(whose, asked, ticket);
      return await this.#led(asked, ticket);
    } finally {
      await session.close();
    }
  }

  /**
   * Tells somebody by mail that there is something to read: the way to it, and no word of it.
   * @param id the letter's Message-ID
   * @returns whether there is still somebody to tell
   * @throws {Unavailable} the mail was not taken, or enough were sent to this address for now
   */
  async tell(desk: string, { guest, ticket, kind }: GuestLetter, id: string): Promise<boolean> {
    const whose = guest.slice(GUEST.length);
    const found = await this.#parts.keeping.lasting(whose, ticket, (request) => this.#secretOf(whose, request));
    const to = found?.asked.person.mail;
    if (found === undefined || to === undefined) return false;
    const wait = this.#letters.take(whose);
    if (wait > 0) throw new Unavailable('busy', { retryAfter: wait });
    const { code, asked } = found;
    const language = languageIn(asked.person);
    const { subject, text } = GUEST_WORDS[language].mail.told[kind];
    const name = nameOf(await this.#visitor(desk), language);
    const key = asked.ticket === ticket ? null : asked.ticket;
    await this.#send({ to, subject: subject(name), text: text(name, key, this.#link(code)), id });
    return true;
  }

  sweep(): Promise<void> {
    return this.#parts.keeping.sweep();
  }

  async close(): Promise<void> {
    const visitors = await Promise.allSettled(this.#visitors.values());
    for (const visitor of visitors) if (visitor.status === 'fulfilled') await visitor.value.close();
  }

  /** The same person for one address, wherever they write from; nobody reads the address in it. */
  #whose(mail: string): string {
    return createHmac('sha256', this.#parts.secret).update(mail.toLowerCase()).digest('base64url').slice(0, 22);
  }

  /** What somebody filed without an account at a desk, if whoever signs for them says that the address is theirs. */
  async #withClaims(code: string, identity: Identity, session: Session): Promise<Session> {
    if (this.#parts.send === undefined || typeof identity === 'function' || !hasConfirmedMail(identity)) return session;
    const { secret, keeping } = this.#parts;
    const whose = this.#whose(identity.mail ?? '');
    const parts = { guest: `${GUEST}${whose}`, person: session.me.id, claims: this.#parts.claims(code) };
    try {
      return await offering(session, { ...parts, secret, keeping, whose });
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  #link(code: string): string {
    return `${this.#parts.url}/guests/open#${code}`;
  }

  /** What ends the code in the letters about a request. */
  #secretOf(whose: string, request: string): string {
    return createHmac('sha256', this.#parts.secret).update(`letters ${whose}.${request}`).digest('base64url');
  }

  #token(person: PersonInput, desk: string): Promise<string> {
    const { key, url } = this.#parts;
    return key.sign(ownIssuer(url), url, { sub: person.id, person, desk });
  }

  async #led({ person, desk, command }: Asked, ticket: string): Promise<Led> {
    const requester = await this.#parts.claims(desk).requesterOf(command.ticket);
    if (requester !== undefined && requester !== person.id) {
      const { home = '' } = (await this.#visitor(desk)).desk;
      const at = /^https?:/u.test(home) ? home : `${this.#parts.url}/desk/${encodeURIComponent(desk)}`;
      return { state: 'claimed', desk, at };
    }
    return { state: 'open', desk, ticket, token: await this.#token(person, desk) };
  }

  async #waiting({ person, desk, command }: Asked): Promise<Led> {
    const session = await this.#visitor(desk);
    return { state: 'waiting', desk, name: nameOf(session, languageIn(person)), summary: command.summary };
  }

  /** The session by which a desk that takes people without an account is read. @throws {NotFound} it takes none */
  async #open(desk: string): Promise<Session> {
    const session = await this.#visitor(desk);
    if (this.#parts.send === undefined || !session.desk.guests) throw new NotFound(desk);
    return session;
  }

  #visitor(code: string): Promise<Session> {
    const kept = this.#visitors.get(code);
    if (kept !== undefined) return kept;
    const backend = this.#parts.desk(code);
    const opened = backend === undefined ? Promise.reject(new NotFound(code)) : backend.connect(VISITOR);
    // What no desk has is not kept, nor what cannot be opened now.
    this.#visitors.set(code, opened);
    opened.catch(() => this.#visitors.delete(code));
    return opened;
  }

  async #visit(code: string, person: PersonInput): Promise<Session> {
    const session = await this.#visitor(code);
    if (this.#parts.send === undefined || !session.desk.guests) throw new Unauthorized('guests');
    const { keeping } = this.#parts;
    const { claims: _unconfirmed, ...confirmed } = person;
    const whose = this.#whose(person.mail ?? '');
    return new Visit(Person.parse(person), session, {
      keep: async (command) => {
        const wait = this.#mails.take(whose);
        if (wait > 0) throw new Unavailable('busy', { retryAfter: wait });
        const link = await keeping.keep(whose, { desk: code, person: confirmed, command });
        // The same request again, whose answer was lost: its mail is on its way.
        if (link === undefined) return;
        const language = languageIn(person);
        const { subject, text } = GUEST_WORDS[language].mail.confirm;
        const name = nameOf(session, language);
        const mail = { to: person.mail ?? '', subject: subject(name), text: text(name, this.#link(link), CONFIRM_HOURS) };
        await this.#send(mail).catch(async (error: unknown) => {
          // Sent again, it is a new request with a new link.
          await keeping.forget(whose, command.id);
          throw error;
        });
      },
      keepFile: (id, bytes) => keeping.keepFile(whose, id, bytes),
      files: () => keeping.files(whose),
    });
  }

  /** @throws {Unavailable} the mail was not taken: what was written stays with its writer */
  async #send(mail: Mail): Promise<void> {
    const { send, onMail } = this.#parts;
    try {
      await send?.(mail);
      onMail?.(false);
    } catch (cause) {
      onMail?.(true);
      throw new Unavailable('busy', { cause });
    }
  }
}

function isVisit(identity: Identity): identity is PersonInput {
  return typeof identity !== 'function' && identity.guest === true && identity.claims?.['guest'] === UNCONFIRMED.guest;
}
