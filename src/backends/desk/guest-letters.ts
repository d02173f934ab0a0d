/** The desk's log, read for those whom letters are sent to (`domain/guest-letters.ts`), by whoever keeps how far it was read. */
import { letterOf, type GuestLetter } from '../../domain/guest-letters.ts';
import type { StoredEvent } from '../../domain/events.ts';
import { batchesOf, happeningOf } from '../../domain/noticing.ts';
import { surroundingsOf } from './desks.ts';
import type { Desk } from '../../domain/desk.ts';
import type { Reading, Store } from './store.ts';

/** Events looked at in one reading. */
const SLICE = 100;

/** How far a log was read. A desk that came back from a backup begins another life, whose counter may go where it was already. */
export interface LogPlace {
  readonly life: string;
  readonly upTo: number;
}

export interface LettersFound {
  readonly place: LogPlace;
  readonly letters: readonly GuestLetter[];
  /** Whether there is no more to read now. */
  readonly ends: boolean;
}

/** What guests of one desk are to be told. */
export interface LettersIn {
  /**
   * The letters after a place, as far as one reading goes.
   * @param place absent: nothing was read yet, and what happened before now is not told any more
   * @returns undefined where nobody without an account was ever taken @throws {Unavailable}
   */
  after(place: LogPlace | undefined): Promise<LettersFound | undefined>;
  /** Calls after every writing on the desk, made here or by another node. */
  listen(wake: () => void): () => void;
  /** Does something at most once at a time, over all nodes; skips it where another one is doing it. */
  alone(work: () => Promise<void>): Promise<void>;
}

/** The letters of one batch: one for each ticket. */
async function lettersOf(tx: Reading, batch: readonly StoredEvent[], desk: Desk): Promise<GuestLetter[]> {
  const letters: GuestLetter[] = [];
  for (const row of await tx.rows([...new Set(batch.map(({ ticket }) => ticket))])) {
    const { id, requester } = row.ticket;
    const guest = (await tx.person(desk.id, requester))?.person;
    if (guest?.guest !== true) continue;
    const events = batch.filter(({ ticket }) => ticket === id);
    const kind = letterOf(happeningOf(events, new Map([[id, await tx.events(id)]])), guest, desk);
    const sequence = events.at(-1)?.sequence;
    if (kind !== undefined && sequence !== undefined) letters.push({ guest: guest.id, ticket: id, kind, sequence });
  }
  return letters;
}

/** Those of a desk that a store keeps. */
export function lettersIn(store: Store, desk: string): LettersIn {
  const { inForce } = surroundingsOf(desk, {});
  return {
    after: (place) =>
      store.read(async (tx) => {
        const record = await tx.desk(desk);
        if (record === undefined) return undefined;
        const document = inForce(record);
        const { generation: life, sequence } = record;
        if (place === undefined)
          return document.guests ? { place: { life, upTo: sequence }, letters: [], ends: true } : undefined;
        const after = place.life === life ? place.upTo : Math.min(place.upTo, sequence);
        if (after >= sequence) return { place: { life, upTo: after }, letters: [], ends: true };
        const log = await tx.log(desk, after, SLICE);
        const batches = batchesOf(log);
        const ends = log.length < SLICE;
        // The last batch may go on after what was read.
        if (!ends && batches.length > 1) batches.pop();
        const letters: GuestLetter[] = [];
        for (const batch of batches) letters.push(...(await lettersOf(tx, batch, document)));
        const upTo = ends ? sequence : (batches.at(-1)?.at(-1)?.sequence ?? after);
        return { place: { life, upTo }, letters, ends };
      }),
    listen: (wake) =>
      store.listen(desk, (lost) => {
        if (lost === undefined) wake();
      }),
    alone: (work) => store.alone(`letters/${desk}`, work),
  };
}
