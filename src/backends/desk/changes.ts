/** What is told of changes: to each person what they may know, in the order of the desk's counter (architecture, Order). */
import type { StoredEvent } from '../../domain/events.ts';
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

/**
 * Everything to be told after a cursor, in order; the last one's cursor is where to go on from. Empty when nothing happened.
 */
export async function changesAfter(tx: Reading, cursor: string, looking: Looking): Promise<Change[]> {
  const { record } = looking;
  const after = sequenceOf(cursor, record);
  const now = cursorOf(record);
  if (after === null) return [{ type: 'reset', cursor: now }];
  if (after === record.sequence) return [];
  if (record.revisedAt > after) {
    return [
      { type: 'desk', cursor: now },
      { type: 'reset', cursor: now },
    ];
  }
  const log = await tx.log(record.id, after, MOST_EVENTS + 1);
  if (log.length > MOST_EVENTS) return [{ type: 'reset', cursor: now }];
  const changes: Change[] = [];
  const byTicket = Map.groupBy(log, (event) => event.ticket);
  for (const [id, events] of byTicket) {
    const type = await toldOf(tx, id, events, looking);
    if (type !== null) changes.push({ type, tickets: [id], cursor });
  }
  // Only the last word moves the cursor: whoever stops in between is told again, never too little.
  const changed = changes.flatMap((change) => (change.type === 'changed' ? change.tickets : []));
  const gone = changes.flatMap((change) => (change.type === 'gone' ? change.tickets : []));
  const told: Change[] = [];
  if (gone.length > 0) told.push({ type: 'gone', tickets: gone, cursor: changed.length > 0 ? cursor : now });
  if (changed.length > 0) told.push({ type: 'changed', tickets: changed, cursor: now });
  if ((record.knowledge?.at ?? 0) > after) told.unshift({ type: 'knowledge', cursor: told.length > 0 ? cursor : now });
  return told.length > 0 ? told : [{ type: 'tick', cursor: now }];
}
