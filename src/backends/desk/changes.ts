/** What is told of changes: to each person what they may know, in the order of the desk's counter (architecture, Order). */
import type { Desk } from '../../domain/desk.ts';
import type { StoredEvent } from '../../domain/events.ts';
import type { Person } from '../../domain/people.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { entryOf } from '../../domain/viewing.ts';
import type { Viewer } from '../../domain/viewing.ts';
import { reads, readableScopes, relationsTo } from '../../domain/visibility.ts';
import type { Change } from '../backend.ts';
import type { DeskRecord, Reading } from './store.ts';
import { linkedTo } from './viewing.ts';
import type { Looking } from './viewing.ts';

/** After so many events it is cheaper to read all again. */
const MOST_EVENTS = 500;

/** A place in a desk's counter, of one life of its storage. */
export function cursorOf(record: DeskRecord, sequence = record.sequence): string {
  return `${record.generation}.${sequence}`;
}

function sequenceOf(cursor: string, record: DeskRecord): number | null {
  const [generation, sequence] = cursor.split('.');
  const place = Number(sequence);
  return generation === record.generation && Number.isInteger(place) && place >= 0 && place <= record.sequence ? place : null;
}

/** Whether somebody read a ticket at any time since an event: its history undone step by step. */
function couldRead(ticket: Ticket, history: readonly StoredEvent[], since: number, { person, desk }: Looking): boolean {
  let then = ticket;
  for (const event of [...history].reverse()) {
    if (event.desk === desk.id && event.sequence < since) return false;
    if (event.filed !== undefined) return false;
    then = { ...then, ...event.was };
    if (reads(person, then, desk)) return true;
  }
  return false;
}

/** Whether an event is one's own, or holds something for this person to read; `see` has no line in the thread, and changes the state. */
function isForThem(event: StoredEvent, ticket: Ticket, viewer: Viewer): boolean {
  if (event.actor.type === 'person' && event.actor.id === viewer.person.id) return true;
  if (event.act === 'see') return readableScopes(relationsTo(ticket, viewer.person, viewer.desk)).includes(event.scope);
  return entryOf(event, ticket, viewer) !== null;
}

type Told = 'changed' | 'gone' | null;

/** What a person is told of one ticket's new events: nothing where he could read none of them. */
async function toldOf(tx: Reading, id: string, events: readonly StoredEvent[], looking: Looking): Promise<Told> {
  const ticket = await tx.ticket(id);
  if (ticket === undefined) return null;
  const { person, desk } = looking;
  if (!reads(person, ticket, desk)) {
    const history = await tx.events(id);
    return couldRead(ticket, history, events[0]?.sequence ?? 0, looking) ? 'gone' : null;
  }
  const viewer = { ...looking, people: {}, linked: await linkedTo(tx, ticket, events, looking), position: null };
  return events.some((event) => isForThem(event, ticket, viewer)) ? 'changed' : null;
}

/** Says who are alike as far as some events go: whoever has the same word is told the same of them. */
export type Likeness = (person: Person) => string;

/** Finds who are alike, for what happened to some tickets of a desk. */
export type Alike = (tx: Reading, desk: Desk, events: readonly StoredEvent[]) => Promise<Likeness>;

/** What is told of one state of a desk, to however many: its log is read once, and what is the same for several is found once. */
export class Telling {
  readonly #tx: Reading;
  readonly #record: DeskRecord;
  readonly #alike: Alike | undefined;
  readonly #logs = new Map<number, readonly StoredEvent[] | null>();
  readonly #likenesses = new Map<number, Promise<Likeness>>();
  readonly #told = new Map<string, Promise<readonly Change[]>>();

  /** @param alike finds who are alike; absent: everybody is looked at by themselves */
  constructor(tx: Reading, record: DeskRecord, alike?: Alike) {
    this.#tx = tx;
    this.#record = record;
    this.#alike = alike;
  }

  /** The events after a place; null where they are so many that it is cheaper to read all again. */
  async log(after: number): Promise<readonly StoredEvent[] | null> {
    const known = this.#logs.get(after);
    if (known !== undefined) return known;
    for (const [place, log] of this.#logs)
      if (place < after && log !== null)
        return this.#keep(
          after,
          log.filter(({ sequence }) => sequence > after),
        );
    const log = await this.#tx.log(this.#record.id, after, MOST_EVENTS + 1);
    return this.#keep(after, log.length > MOST_EVENTS ? null : log);
  }

  #keep(after: number, log: readonly StoredEvent[] | null): readonly StoredEvent[] | null {
    this.#logs.set(after, log);
    return log;
  }

  /**
   * Everything to be told somebody after a cursor, in order; the last one's cursor is where to go on from. Empty when nothing
   * happened. The same values for all who are alike.
   */
  async to(cursor: string, looking: Looking): Promise<readonly Change[]> {
    const record = this.#record;
    const after = sequenceOf(cursor, record);
    const now = cursorOf(record);
    if (after === record.sequence) return [];
    if (after === null) return this.#once(cursor, () => [{ type: 'reset', cursor: now }]);
    if (record.revisedAt > after)
      return this.#once(cursor, () => [
        { type: 'desk', cursor: now },
        { type: 'reset', cursor: now },
      ]);
    const log = await this.log(after);
    if (log === null) return this.#once(cursor, () => [{ type: 'reset', cursor: now }]);
    if (this.#alike === undefined) return this.#ofEvents(log, cursor, looking);
    const likeness = this.#likenesses.get(after) ?? this.#alike(this.#tx, looking.desk, log);
    this.#likenesses.set(after, likeness);
    return this.#once(`${cursor} ${(await likeness)(looking.person)}`, () => this.#ofEvents(log, cursor, looking));
  }

  #once(key: string, find: () => readonly Change[] | Promise<readonly Change[]>): Promise<readonly Change[]> {
    const known = this.#told.get(key) ?? Promise.resolve(find());
    this.#told.set(key, known);
    return known;
  }

  async #ofEvents(log: readonly StoredEvent[], cursor: string, looking: Looking): Promise<readonly Change[]> {
    const now = cursorOf(this.#record);
    const found: Record<'changed' | 'gone', string[]> = { changed: [], gone: [] };
    for (const [id, events] of Map.groupBy(log, (event) => event.ticket)) {
      const type = await toldOf(this.#tx, id, events, looking);
      if (type !== null) found[type].push(id);
    }
    const { changed, gone } = found;
    // Only the last word moves the cursor: whoever stops in between is told again, never too little.
    const told: Change[] = [];
    if (gone.length > 0) told.push({ type: 'gone', tickets: gone, cursor: changed.length > 0 ? cursor : now });
    if (changed.length > 0) told.push({ type: 'changed', tickets: changed, cursor: now });
    if ((this.#record.knowledge?.at ?? 0) > (sequenceOf(cursor, this.#record) ?? 0))
      told.unshift({ type: 'knowledge', cursor: told.length > 0 ? cursor : now });
    return told.length > 0 ? told : [{ type: 'tick', cursor: now }];
  }
}
