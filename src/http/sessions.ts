/** Sessions that a handler holds open: one for each person, desk and page, as long as somebody uses it. */
import { Unauthorized, Unavailable, type Backend, type Session } from '../backends/backend.ts';
import type { PersonInput } from '../domain/people.ts';

/** One that is held, by how many, and what ends with it. */
interface Held {
  readonly key: string;
  readonly whose: string;
  /** All that is said of the person. */
  readonly said: string;
  readonly session: Promise<Session>;
  readonly ends: Set<() => void>;
  uses: number;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/** A session for as long as something is done with it. */
export interface Use {
  readonly session: Session;
  /** Ends with the session, if that ends first. @returns what takes it back */
  endsWith(end: () => void): () => void;
  /** Lets it go again. */
  done(): void;
  /** It cannot serve any more: whoever asks next gets another. */
  drop(): void;
}

/** Streams that one page may have open. */
const MOST_LISTENING = 4;

export interface SessionLimits {
  /** Milliseconds that one which nobody uses stays open. */
  readonly idle: number;
  /** How many pages of one person are told apart at one desk: beyond, the one used longest ago closes. */
  readonly pages: number;
}

export class Sessions {
  readonly #limits: SessionLimits;
  /** The one used last comes last. */
  readonly #held = new Map<string, Held>();

  constructor(limits: SessionLimits) {
    this.#limits = limits;
  }

  /** How many are open. */
  get size(): number {
    return this.#held.size;
  }

  /**
   * @param page as the page names itself: another one, another session
   * @throws what connecting does
   */
  async use(backend: Backend, desk: string, person: PersonInput, page: string): Promise<Use> {
    const whose = JSON.stringify([desk, person.id]);
    const key = JSON.stringify([desk, person.id, page]);
    const said = JSON.stringify(person);
    const before = this.#held.get(key);
    // Another profile, another course: what was open for who they were ends, its streams too.
    if (before !== undefined && before.said !== said) this.#retire(before);
    const isSame = before?.said === said;
    const held = isSame ? before : { key, whose, said, session: backend.connect(person), ends: new Set<() => void>(), uses: 0 };
    this.#held.delete(key);
    this.#held.set(key, held);
    clearTimeout(held.timer);
    held.uses += 1;
    try {
      const session = await held.session;
      this.#makeRoom(held);
      return {
        session,
        endsWith: (end) => {
          held.ends.add(end);
          // A page listens once, or twice while it begins anew: more are left behind.
          const [oldest] = held.ends;
          if (held.ends.size > MOST_LISTENING) oldest?.();
          return () => held.ends.delete(end);
        },
        done: () => this.#release(held),
        drop: () => this.#retire(held),
      };
    } catch (error) {
      if (this.#held.get(key) === held) this.#held.delete(key);
      throw error;
    }
  }

  /** Closes a page's session, if there is one: the page says that it goes. */
  leave(desk: string, person: PersonInput, page: string): void {
    const held = this.#held.get(JSON.stringify([desk, person.id, page]));
    if (held !== undefined) this.#retire(held);
  }

  /** Ends every stream and closes every session. */
  async close(): Promise<void> {
    const all = [...this.#held.values()];
    for (const held of all) this.#retire(held);
    await Promise.allSettled(all.map(async ({ session }) => (await session).close()));
  }

  #release(held: Held): void {
    held.uses -= 1;
    if (held.uses > 0) return;
    if (this.#held.get(held.key) !== held) return this.#shut(held);
    held.timer = setTimeout(() => this.#retire(held), this.#limits.idle);
    // In Node it keeps no process up.
    (held.timer as { unref?(): void }).unref?.();
  }

  /** Nobody gets it any more; what is being done with it is done, and what only listened ends. */
  #retire(held: Held): void {
    clearTimeout(held.timer);
    if (this.#held.get(held.key) === held) this.#held.delete(held.key);
    for (const end of [...held.ends]) end();
    if (held.uses === 0) this.#shut(held);
  }

  #shut(held: Held): void {
    // One that never opened has said why to whoever asked for it.
    held.session.then((session) => session.close()).catch(() => undefined);
  }

  #makeRoom(by: Held): void {
    const same = [...this.#held.values()].filter(({ whose }) => whose === by.whose);
    for (const each of same.slice(0, Math.max(0, same.length - this.#limits.pages))) this.#retire(each);
  }
}

/** Whether an error says that a session serves nobody any more. */
export function isOver(error: unknown): boolean {
  if (error instanceof Unauthorized) return true;
  return error instanceof Unavailable && ['evicted', 'closed', 'outdated'].includes(error.why);
}
