/**
 * Any backend, for a page that may be without an answer: what was read can be read again, what is written is kept on this device
 * before anybody is told that it is done, and sent in order, once, when somebody answers.
 *
 *   const backend = offlineBackend(httpBackend({ address, desk }), deviceOptions(address, desk));
 *
 * What the place does not declare is not declared here either. Only for people who said that this device is theirs: what it keeps
 * anybody who opens it can find.
 */
import { freshId, Unauthorized, Unavailable, type Backend, type Identity, type Session } from '../backend.ts';
import type { Device, Tabs } from './keep.ts';
import { LeftWaiting } from '../on-its-way.ts';
import type { Told } from './outbox.ts';
import { isUnanswered } from './reading.ts';
import { LONGEST_WAIT, wiped } from './shelf.ts';
import { OfflineSession, type KeptSession, type OfflineParts } from './session.ts';

export interface OfflineOptions extends Omit<OfflineParts, 'keep' | 'tabs'> {
  /** Who said that this device is theirs: of nobody else anything is kept. */
  readonly owner: string;
  readonly device: Device;
  /** The other tabs of a person. */
  readonly tabs: (person: string, heard: (told: Told) => void) => Tabs;
  /** Waits so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Milliseconds between two tries to reach whoever did not answer when the page opened. */
const AGAIN = 15_000;

const saidBy = ({ me, desk, can, cursor, knowledge }: Session): KeptSession => ({
  me,
  desk,
  can,
  cursor,
  offered: knowledge.offered,
});

class OfflineBackend implements Backend {
  readonly #inner: Backend;
  readonly #options: OfflineOptions;

  constructor(inner: Backend, options: OfflineOptions) {
    this.#inner = inner;
    this.#options = options;
  }

  async connect(identity: Identity): Promise<Session> {
    const { device, owner } = this.#options;
    let inner: Session;
    try {
      inner = await this.#inner.connect(identity);
    } catch (error) {
      // Whoever is no longer let in leaves nothing behind but what they wrote, which is theirs to give up.
      if (error instanceof Unauthorized) await this.#leave('nobody');
      if (!isUnanswered(error)) throw error;
      return await this.#unanswered(identity, error);
    }
    const person = inner.me.id;
    if ((await this.#last()) !== person)
      await this.#leave('other').catch(async (error: unknown) => {
        await inner.close();
        throw error;
      });
    if (person !== owner) return inner;
    await device.belongsTo(person).catch(() => undefined);
    const said = saidBy(inner);
    await device
      .of(person)
      .keep('session', said)
      .catch(() => undefined);
    return this.#begun(person, inner, said);
  }

  /** Whose this device was; a storage that fails knows nobody. */
  #last(): Promise<string | undefined> {
    return this.#options.device.whose().catch(() => undefined);
  }

  /** Another person is here, or nobody any more. @throws {LeftWaiting} what the last one wrote still waits here */
  async #leave(who: LeftWaiting['who']): Promise<void> {
    const last = await this.#last();
    if (last === undefined) return;
    const keep = this.#options.device.of(last);
    const left = await keep
      .transact((shelf) => ({ shelf, answer: shelf.parcels.filter(({ at }) => Date.now() - at < LONGEST_WAIT).length }))
      .catch(() => 0);
    if (left === 0) return await this.#forget(last);
    // What they read is not theirs to send: it can be read again.
    await keep.forget('read').catch(() => undefined);
    throw new LeftWaiting(who, left, () => this.#forget(last));
  }

  /** Another person is here, or nobody any more: what the last one left is wiped, and their open tabs hear of it. */
  async #forget(last: string | undefined): Promise<void> {
    if (last === undefined) return;
    const { device, tabs } = this.#options;
    const keep = device.of(last);
    try {
      await keep.transact((shelf) => ({ shelf: wiped(shelf, freshId()), answer: undefined }));
      await keep.forget('all');
    } finally {
      const theirs = tabs(last, () => undefined);
      theirs.tell({ type: 'wiped' });
      theirs.close();
    }
  }

  async #unanswered(identity: Identity, error: unknown): Promise<Session> {
    const { device, owner } = this.#options;
    const last = await this.#last();
    const isOther = last !== owner || (typeof identity !== 'function' && identity.id !== last);
    const kept = last === undefined || isOther ? undefined : ((await device.of(last).read('session')) as KeptSession | undefined);
    if (last === undefined || kept === undefined) throw error;
    const session = await this.#begun(last, undefined, kept);
    void this.#reach(identity, session, last);
    return session;
  }

  /** Tries again until somebody answers. */
  async #reach(identity: Identity, session: OfflineSession, person: string): Promise<void> {
    while (!session.isClosed) {
      await this.#options.wait(AGAIN);
      try {
        const inner = await this.#inner.connect(identity);
        if (inner.me.id === person && !session.isClosed) {
          session.answered(inner);
          return;
        }
        await inner.close();
        // It was somebody else all the time: whoever connects again is asked what becomes of what waits.
        session.lost();
        return;
      } catch (error) {
        if (error instanceof Unauthorized) {
          session.lost();
          return;
        }
        if (!(error instanceof Unavailable)) return;
      }
    }
  }

  #session(person: string, inner: Session | undefined, said: KeptSession): OfflineSession {
    const { device, tabs, ...world } = this.#options;
    const parts = { keep: device.of(person), tabs: (heard: (told: Told) => void) => tabs(person, heard), ...world };
    return new OfflineSession(parts, inner, said);
  }

  async #begun(person: string, inner: Session | undefined, said: KeptSession): Promise<OfflineSession> {
    const session = this.#session(person, inner, said);
    await session.start();
    return session;
  }
}

/** A backend that goes on while another does not answer. */
export function offlineBackend(inner: Backend, options: OfflineOptions): Backend {
  return new OfflineBackend(inner, options);
}
