/**
 * Who is on which ticket of a desk at this moment, as far as this process hears: held once for all of its sessions. Nothing of it is kept.
 * Pages say it to each other through the store; each session's person learns of it what the rules say (`domain/presence.ts`).
 */
import { PRESENCE_LASTS } from '../../domain/doing.ts';
import type { Doing, Presence } from '../../domain/doing.ts';
import type { Person } from '../../domain/people.ts';
import { presentTo } from '../../domain/presence.ts';
import type { Said } from '../../domain/presence.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { later } from '../../domain/values.ts';
import type { Instant, PersonId } from '../../domain/values.ts';
import { freshId } from '../fresh-id.ts';
import { letGo } from './let-go.ts';
import type { DeskRecord, PersonRecord, Reading, Store } from './store.ts';
import type { Looking } from './viewing.ts';

/**
 * What pages say to each other. `doing`: somebody on a ticket, for so many milliseconds from now · `who`: a process has begun to listen, say it
 * again · `read`: somebody has read a ticket. Pages of other versions may say more, which is passed over.
 */
export type Word =
  | {
      readonly say: 'doing';
      readonly page: string;
      readonly person: PersonId;
      readonly ticket: string;
      readonly doing: Doing;
      readonly lasts: number;
    }
  | { readonly say: 'who'; readonly page: string }
  | { readonly say: 'read'; readonly page: string; readonly person: PersonId; readonly ticket: string };

const DOINGS: readonly string[] = ['reading', 'typing', 'noting', 'left'] satisfies Doing[];

/** Whether something is a doing: a page in JavaScript may say anything. */
export function isDoing(value: unknown): value is Doing {
  return typeof value === 'string' && DOINGS.includes(value);
}

function isWord(word: unknown): word is Word {
  if (typeof word !== 'object' || word === null) return false;
  const { say, page, person, ticket, doing, lasts } = word as Readonly<Record<string, unknown>>;
  if (typeof page !== 'string') return false;
  if (say === 'who') return true;
  if (typeof person !== 'string' || typeof ticket !== 'string') return false;
  return say === 'read' || (say === 'doing' && isDoing(doing) && typeof lasts === 'number');
}

/** A session among the others. */
export interface Member {
  readonly person: PersonId;
  /** Identity of its page, so that it does not answer itself. */
  readonly page: string;
  /** What its person was last told of each ticket, where anybody is on it. */
  readonly told: ReadonlyMap<string, readonly Presence[]>;
  /** Whoever it was when last looked at. */
  guess(record: DeskRecord): Looking;
  /** Who looks, as they are kept now. @throws {Unauthorized} · {Unavailable} */
  look(record: DeskRecord, kept: PersonRecord | undefined): Looking;
  tell(ticket: string, people: readonly Presence[]): void;
  /** Somebody asks who is where. */
  asked(): void;
  /** Its person read a ticket in another page. */
  readElsewhere(ticket: string): void;
}

/** All that is needed to say who is on a ticket. */
interface Scene {
  readonly id: string;
  readonly said: readonly Said[];
  readonly ticket: Ticket | undefined;
  readonly people: Readonly<Record<PersonId, Person>>;
}

/** What one member is to be told. */
type News = readonly [Member, string, readonly Presence[]];

export interface CrowdParts {
  readonly store: Store;
  readonly desk: string;
  readonly clock: () => Instant;
}

export class Crowd {
  readonly #parts: CrowdParts;
  readonly #me = freshId();
  readonly #members = new Set<Member>();
  /** By ticket, then by page. */
  readonly #said = new Map<string, Map<string, Said>>();
  /** Tickets of which somebody may have been told that somebody is on them. */
  readonly #shown = new Set<string>();
  /** Tickets to work out again; and members who know nothing yet. */
  #due = new Set<string>();
  #new = new Set<Member>();
  #unhear: (() => void) | undefined;
  #fading: ReturnType<typeof setTimeout> | undefined;
  #working = false;

  constructor(parts: CrowdParts) {
    this.#parts = parts;
  }

  /** Begins to tell somebody; the first asks who is there already. @returns what ends it */
  join(member: Member): () => void {
    this.#members.add(member);
    if (this.#unhear === undefined) {
      this.#unhear = this.#parts.store.hear(this.#parts.desk, (word) => {
        if (isWord(word)) this.#heard(word);
      });
      this.say({ say: 'who', page: this.#me });
    }
    this.#new.add(member);
    void this.#work();
    return () => this.#leave(member);
  }

  say(word: Word): void {
    this.#parts.store.tell(this.#parts.desk, word);
  }

  /** Works out again what is told of some tickets, or of all, after something changed that it depends on. */
  review(tickets: ReadonlySet<string> | null): void {
    for (const ticket of new Set([...this.#said.keys(), ...this.#shown]))
      if (tickets === null || tickets.has(ticket)) this.#due.add(ticket);
    void this.#work();
  }

  #leave(member: Member): void {
    this.#members.delete(member);
    this.#new.delete(member);
    if (this.#members.size > 0) return;
    this.#unhear?.();
    this.#unhear = undefined;
    clearTimeout(this.#fading);
    this.#said.clear();
    this.#shown.clear();
    this.#due.clear();
  }

  #heard(word: Word): void {
    if (word.say === 'who') {
      if (word.page !== this.#me) for (const member of this.#members) member.asked();
      return;
    }
    if (word.say === 'read') {
      for (const member of this.#members)
        if (member.person === word.person && member.page !== word.page) member.readElsewhere(word.ticket);
      return;
    }
    const now = this.#parts.clock();
    const pages = this.#said.get(word.ticket) ?? new Map<string, Said>();
    const before = pages.get(word.page);
    if (word.doing === 'left') pages.delete(word.page);
    else {
      const until = later(now, Math.min(word.lasts, PRESENCE_LASTS));
      pages.set(word.page, { person: word.person, doing: word.doing, until });
      this.#said.set(word.ticket, pages);
    }
    // Said again while it lasts, it is nothing new.
    const known = before !== undefined && before.until > now ? before.doing : 'left';
    if (known === word.doing) return;
    this.#due.add(word.ticket);
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    await Promise.resolve();
    while (this.#due.size > 0 || this.#new.size > 0) {
      this.#fade();
      const [due, fresh] = [this.#due, this.#new];
      [this.#due, this.#new] = [new Set(), new Set()];
      try {
        const asked = fresh.size > 0 ? new Set([...due, ...this.#said.keys()]) : due;
        const news = asked.size > 0 ? await this.#parts.store.read((tx) => this.#news(tx, asked, due, fresh)) : [];
        for (const [member, ticket, people] of news) if (this.#members.has(member)) this.#tell(member, ticket, people);
        for (const ticket of due) if (!this.#said.has(ticket)) this.#shown.delete(ticket);
      } catch {
        // Whoever watches hears from the watching itself that the place cannot be read.
      }
    }
    this.#working = false;
  }

  #tell(member: Member, ticket: string, people: readonly Presence[]): void {
    if (people.length > 0) this.#shown.add(ticket);
    member.tell(ticket, people);
  }

  /** Drops what holds no longer, and comes back when the next does not. */
  #fade(): void {
    const now = this.#parts.clock();
    let next: Instant | undefined;
    for (const [ticket, pages] of this.#said) {
      for (const [page, { until }] of pages) {
        if (until <= now) {
          pages.delete(page);
          this.#due.add(ticket);
        } else if (next === undefined || until < next) next = until;
      }
      if (pages.size === 0) this.#said.delete(ticket);
    }
    clearTimeout(this.#fading);
    if (next === undefined || this.#members.size === 0) return;
    this.#fading = setTimeout(() => this.#faded(), Date.parse(next) - Date.parse(now));
    letGo(this.#fading);
  }

  #faded(): void {
    this.#fade();
    void this.#work();
  }

  /** What is new to whom, in one reading: those for whom it looks so are looked at as they are kept now. */
  async #news(tx: Reading, asked: ReadonlySet<string>, due: ReadonlySet<string>, fresh: ReadonlySet<Member>): Promise<News[]> {
    const record = await tx.desk(this.#parts.desk);
    if (record === undefined) return [];
    const scenes: Scene[] = [];
    for (const id of asked) scenes.push(await this.#scene(tx, id));
    const differing = new Map<Member, Scene[]>();
    for (const member of this.#members) {
      const looking = member.guess(record);
      const other = scenes.filter(
        (scene) => (due.has(scene.id) || fresh.has(member)) && this.#isNews(member, scene, this.#present(scene, looking)),
      );
      if (other.length > 0) differing.set(member, other);
    }
    const ids = [...new Set([...differing.keys()].map(({ person }) => person))];
    const kept = new Map((await tx.persons(record.id, ids)).map((person) => [person.id, person]));
    const news: News[] = [];
    for (const [member, others] of differing) {
      try {
        const looking = member.look(record, kept.get(member.person));
        for (const scene of others) {
          const people = this.#present(scene, looking);
          if (this.#isNews(member, scene, people)) news.push([member, scene.id, people]);
        }
      } catch {
        // Who may not look any more hears it from the watching.
      }
    }
    return news;
  }

  async #scene(tx: Reading, id: string): Promise<Scene> {
    const said = [...(this.#said.get(id)?.values() ?? [])];
    if (said.length === 0) return { id, said, ticket: undefined, people: {} };
    const ids = [...new Set(said.map(({ person }) => person))];
    const people = Object.fromEntries((await tx.persons(this.#parts.desk, ids)).map((each) => [each.id, each.person]));
    return { id, said, ticket: await tx.ticket(id), people };
  }

  #present({ said, ticket, people }: Scene, { person, desk }: Looking): readonly Presence[] {
    return ticket === undefined ? [] : presentTo(said, ticket, { person, desk, people, now: this.#parts.clock() });
  }

  #isNews({ told }: Member, { id }: Scene, people: readonly Presence[]): boolean {
    const before = told.get(id);
    if (before === undefined) return people.length > 0;
    return JSON.stringify(before) !== JSON.stringify(people);
  }
}
