/**
 * The other pages that are open on this desk at this moment: who is on which ticket there, and what this person read there.
 * Nothing of it is kept. Pages say it to each other through the store; each works out by the rules what its own person learns.
 */
import { PRESENCE_LASTS } from '../../domain/doing.ts';
import type { Doing, Presence } from '../../domain/doing.ts';
import { presentTo } from '../../domain/presence.ts';
import type { Said } from '../../domain/presence.ts';
import type { People } from '../../domain/people.ts';
import { elapsed, later } from '../../domain/values.ts';
import type { Instant, PersonId } from '../../domain/values.ts';
import { reads } from '../../domain/visibility.ts';
import { letGo } from './let-go.ts';
import type { Reading, Store } from './store.ts';
import type { Looking } from './viewing.ts';
import type { Momentary } from './watcher.ts';

/**
 * What pages say to each other. `doing`: somebody on a ticket, for so many milliseconds from now · `who`: a page has begun to listen, say it again ·
 * `read`: somebody has read a ticket. Pages of other versions may say more, which is passed over.
 */
type Word =
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

export interface NeighbourParts {
  readonly store: Store;
  readonly desk: string;
  readonly person: PersonId;
  /** Identity of this page, so that it does not answer itself. */
  readonly page: string;
  readonly clock: () => Instant;
  /** Who looks, at the desk as it is kept now. */
  readonly look: (tx: Reading) => Promise<Looking>;
  /** Told what this person learns. */
  readonly tell: (told: Momentary) => void;
}

export class Neighbours {
  readonly #parts: NeighbourParts;
  /** By ticket, then by page. */
  readonly #said = new Map<string, Map<string, Said>>();
  /** What this page last said of itself. */
  readonly #mine = new Map<string, { readonly doing: Presence['doing']; readonly until: Instant }>();
  /** What was last told of each ticket. */
  readonly #told = new Map<string, readonly Presence[]>();
  #unhear: (() => void) | undefined;
  #fading: ReturnType<typeof setTimeout> | undefined;
  #reviewing = false;
  #again = false;
  #closed = false;

  constructor(parts: NeighbourParts) {
    this.#parts = parts;
  }

  /** Begins to listen, and asks who is there already. */
  begin(): void {
    if (this.#unhear !== undefined || this.#closed) return;
    const { store, desk, page } = this.#parts;
    this.#unhear = store.hear(desk, (word) => {
      if (isWord(word) && word.page !== page) this.#heard(word);
    });
    this.#say({ say: 'who', page });
  }

  /** Who else is known to be on which ticket, for whoever begins to listen now. */
  get present(): ReadonlyMap<string, readonly Presence[]> {
    return this.#told;
  }

  /** Whether this page said that its person is on a ticket, and not yet that they left. */
  isOn(ticket: string): boolean {
    return this.#mine.has(ticket);
  }

  /** Says what this person does with a ticket that they read. */
  announce(ticket: string, doing: Doing): void {
    const { page, person, clock } = this.#parts;
    this.begin();
    if (doing === 'left') this.#mine.delete(ticket);
    else this.#mine.set(ticket, { doing, until: later(clock(), PRESENCE_LASTS) });
    this.#say({ say: 'doing', page, person, ticket, doing, lasts: PRESENCE_LASTS });
  }

  /** Says that this person has read a ticket: in their other pages it is unread no longer. */
  haveRead(ticket: string): void {
    const { page, person } = this.#parts;
    this.#say({ say: 'read', page, person, ticket });
  }

  /** Works out again what this person learns, after something changed that it depends on. */
  review(): void {
    this.#again = true;
    if (!this.#reviewing) void this.#work();
  }

  close(): void {
    for (const ticket of [...this.#mine.keys()]) this.announce(ticket, 'left');
    this.#closed = true;
    clearTimeout(this.#fading);
    this.#unhear?.();
  }

  #say(word: Word): void {
    this.#parts.store.tell(this.#parts.desk, word);
  }

  #heard(word: Word): void {
    const { person, page, clock } = this.#parts;
    if (word.say === 'who') {
      const now = clock();
      for (const [ticket, { doing, until }] of this.#mine)
        // Said again because somebody asks, it lasts no longer for it.
        if (until > now) this.#say({ say: 'doing', page, person, ticket, doing, lasts: elapsed(now, until) });
      return;
    }
    if (word.say === 'read') {
      if (word.person === person) void this.#readElsewhere(word.ticket);
      return;
    }
    // One's own other pages are nobody else.
    if (word.person === person) return;
    const pages = this.#said.get(word.ticket) ?? new Map<string, Said>();
    if (word.doing === 'left') pages.delete(word.page);
    else {
      const lasts = Math.min(word.lasts, PRESENCE_LASTS);
      pages.set(word.page, { person: word.person, doing: word.doing, until: later(clock(), lasts) });
      this.#said.set(word.ticket, pages);
    }
    this.review();
  }

  async #readElsewhere(ticket: string): Promise<void> {
    const { store, look, tell } = this.#parts;
    try {
      const isReadable = await store.read(async (tx) => {
        const [{ person, desk }, found] = [await look(tx), await tx.ticket(ticket)];
        return found !== undefined && reads(person, found, desk);
      });
      if (isReadable && !this.#closed) tell({ type: 'changed', tickets: [ticket] });
    } catch {
      // What cannot be read now shows as unread until it can.
    }
  }

  async #work(): Promise<void> {
    this.#reviewing = true;
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        this.#fade();
        const tickets = [...new Set([...this.#said.keys(), ...this.#told.keys()])];
        if (tickets.length > 0) for (const [ticket, people] of await this.#presentOn(tickets)) this.#tell(ticket, people);
      }
    } catch {
      // Whoever watches hears from the watching itself that the place cannot be read.
    } finally {
      this.#reviewing = false;
    }
  }

  /** Drops what holds no longer, and comes back when the next does not. */
  #fade(): void {
    const now = this.#parts.clock();
    let next: Instant | undefined;
    for (const [ticket, pages] of this.#said) {
      for (const [page, { until }] of pages) {
        if (until <= now) pages.delete(page);
        else if (next === undefined || until < next) next = until;
      }
      if (pages.size === 0) this.#said.delete(ticket);
    }
    clearTimeout(this.#fading);
    if (next === undefined) return;
    this.#fading = setTimeout(
      () => {
        this.review();
      },
      Date.parse(next) - Date.parse(now),
    );
    letGo(this.#fading);
  }

  /** Who else is on some tickets, in one reading. */
  async #presentOn(tickets: readonly string[]): Promise<[string, readonly Presence[]][]> {
    const { store, desk, look, clock } = this.#parts;
    return store.read(async (tx) => {
      const looking = await look(tx);
      const present: [string, readonly Presence[]][] = [];
      for (const id of tickets) {
        const said = [...(this.#said.get(id)?.values() ?? [])];
        const ticket = said.length === 0 ? undefined : await tx.ticket(id);
        const people: Record<PersonId, People[PersonId]> = {};
        for (const { person } of said) {
          const record = await tx.person(desk, person);
          if (record !== undefined) people[person] = record.person;
        }
        const viewer = { person: looking.person, desk: looking.desk, people, now: clock() };
        present.push([id, ticket === undefined ? [] : presentTo(said, ticket, viewer)]);
      }
      return present;
    });
  }

  /** Tells what is new. Where there is nothing to know, nothing is told. */
  #tell(ticket: string, people: readonly Presence[]): void {
    if (this.#closed || JSON.stringify(people) === JSON.stringify(this.#told.get(ticket) ?? [])) return;
    if (people.length === 0) this.#told.delete(ticket);
    else this.#told.set(ticket, people);
    this.#parts.tell({ type: 'present', ticket, people });
  }
}
