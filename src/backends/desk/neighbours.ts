/** One session among those that are open on its desk now: what it says of its own person, and what that person learns of others. */
import { PRESENCE_LASTS } from '../../domain/doing.ts';
import type { Doing, Presence } from '../../domain/doing.ts';
import { elapsed, later } from '../../domain/values.ts';
import type { Instant, PersonId } from '../../domain/values.ts';
import { reads } from '../../domain/visibility.ts';
import { freshId } from '../fresh-id.ts';
import type { Crowd, Member } from './crowd.ts';
import type { Momentary } from './hub.ts';
import type { Room } from './room.ts';

export class Neighbours implements Member {
  readonly page = freshId();
  readonly told = new Map<string, readonly Presence[]>();
  readonly #room: Room;
  readonly #crowd: Crowd;
  readonly #tell: (told: Momentary) => void;
  /** What this page last said of itself. */
  readonly #mine = new Map<string, { readonly doing: Presence['doing']; readonly until: Instant }>();
  #leave: (() => void) | undefined;
  #closed = false;

  /** @param tell told what this person learns */
  constructor(room: Room, crowd: Crowd, tell: (told: Momentary) => void) {
    this.#room = room;
    this.#crowd = crowd;
    this.#tell = tell;
  }

  get person(): PersonId {
    return this.#room.me.id;
  }

  guess(record: Parameters<Member['guess']>[0]): ReturnType<Member['guess']> {
    return this.#room.as(record);
  }

  look(...kept: Parameters<Member['look']>): ReturnType<Member['look']> {
    return this.#room.lookAt(...kept);
  }

  /** Begins to listen. */
  begin(): void {
    if (!this.#closed) this.#leave ??= this.#crowd.join(this);
  }

  /** Whether this page said that its person is on a ticket, and not yet that they left. */
  isOn(ticket: string): boolean {
    return this.#mine.has(ticket);
  }

  /** Says what this person does with a ticket that they read. */
  announce(ticket: string, doing: Doing): void {
    this.begin();
    if (doing === 'left') this.#mine.delete(ticket);
    else this.#mine.set(ticket, { doing, until: later(this.#room.around.clock(), PRESENCE_LASTS) });
    this.#say(ticket, doing, PRESENCE_LASTS);
  }

  /** Says that this person has read a ticket: in their other pages it is unread no longer. */
  haveRead(ticket: string): void {
    this.#crowd.say({ say: 'read', page: this.page, person: this.person, ticket });
  }

  asked(): void {
    const now = this.#room.around.clock();
    for (const [ticket, { doing, until }] of this.#mine)
      // Said again because somebody asks, it lasts no longer for it.
      if (until > now) this.#say(ticket, doing, elapsed(now, until));
  }

  /** Where there is nothing to know, nothing is told. */
  tell(ticket: string, people: readonly Presence[]): void {
    if (this.#closed) return;
    if (people.length === 0) this.told.delete(ticket);
    else this.told.set(ticket, people);
    this.#tell({ type: 'present', ticket, people });
  }

  readElsewhere(ticket: string): void {
    void this.#readElsewhere(ticket);
  }

  close(): void {
    for (const ticket of [...this.#mine.keys()]) this.announce(ticket, 'left');
    this.#closed = true;
    this.#leave?.();
  }

  #say(ticket: string, doing: Doing, lasts: number): void {
    this.#crowd.say({ say: 'doing', page: this.page, person: this.person, ticket, doing, lasts });
  }

  async #readElsewhere(ticket: string): Promise<void> {
    try {
      const isReadable = await this.#room.store.read(async (tx) => {
        const [{ person, desk }, found] = [await this.#room.look(tx), await tx.ticket(ticket)];
        return found !== undefined && reads(person, found, desk);
      });
      if (isReadable && !this.#closed) this.#tell({ type: 'changed', tickets: [ticket] });
    } catch {
      // What cannot be read now shows as unread until it can.
    }
  }
}
