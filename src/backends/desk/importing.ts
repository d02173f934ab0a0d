/** Whole histories brought in from elsewhere: a demonstration's, or another desk's archive. */
import type { StoredEvent, TicketEvent } from '../../domain/events.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Attachment, Ticket } from '../../domain/ticket.ts';
import type { PersonId } from '../../domain/values.ts';
import { Unavailable } from '../backend.ts';
import type { Surroundings } from './batch.ts';
import { rowFor, termsFor } from './indexing.ts';
import type { DeskRecord, Reading, Store, Writing } from './store.ts';

/** One ticket's events from its filing on, as the rules made them, and the bytes of its files. */
export interface ImportedHistory {
  readonly events: readonly TicketEvent[];
  readonly files?: readonly (Attachment & { readonly bytes: Uint8Array<ArrayBuffer> })[] | undefined;
  /** People who have read it to its end: to them it is not news. */
  readonly readBy?: readonly PersonId[] | undefined;
}

export interface ImportOptions {
  /** Told after each chunk how many tickets are in. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Stops between two chunks; what is in stays. */
  readonly signal?: AbortSignal | undefined;
}

/** Where imported histories go on. */
export interface ImportState {
  readonly number: number;
  readonly top: string | null;
  readonly bottom: string | null;
}

/** Tickets of one writing: enough to be quick, few enough that the page breathes and a full device loses little. */
const CHUNK = 25;

/** The next number and the ends of the stack. */
export async function stateOf(tx: Reading, desk: string): Promise<ImportState> {
  const ends = await Promise.all((await tx.ends(desk)).map((id) => tx.ticket(id)));
  return { number: ((await tx.desk(desk))?.number ?? 0) + 1, top: ends[0]?.rank ?? null, bottom: ends.at(-1)?.rank ?? null };
}

/** Puts one history after what is there. */
async function add(
  tx: Writing,
  record: DeskRecord,
  around: Surroundings,
  history: ImportedHistory,
  names: ReadonlyMap<string, string>,
): Promise<DeskRecord> {
  let ticket: Ticket | null = null;
  const events: StoredEvent[] = [];
  for (const event of history.events) {
    ticket = evolve(ticket, event);
    events.push({ ...event, desk: record.id, sequence: record.sequence + events.length + 1, version: ticket.version });
  }
  if (ticket === null || (await tx.ticket(ticket.id)) !== undefined) return record;
  const desk = around.inForce(record);
  for (const event of events) tx.put('events', event);
  tx.put('tickets', ticket);
  tx.put(
    'rows',
    rowFor(ticket, desk, (person) => names.get(person) ?? person),
  );
  tx.put('terms', termsFor(ticket, events, desk));
  for (const { bytes, ...file } of history.files ?? []) {
    const owner = ticket.files.find((each) => each.id === file.id)?.by ?? ticket.filer;
    tx.put('files', { ...file, desk: record.id, owner, at: ticket.facts.filedAt, tickets: [ticket.id] });
    tx.put('bytes', { id: file.id, desk: record.id, type: file.type, bytes: bytes.slice().buffer });
  }
  const last = events.at(-1)?.at ?? null;
  if (last !== null)
    for (const person of history.readBy ?? []) tx.put('marks', { desk: record.id, person, ticket: ticket.id, at: last });
  return {
    ...record,
    sequence: record.sequence + events.length,
    number: Math.max(record.number, ticket.number ?? 0),
    at: record.at === null || (last !== null && last > record.at) ? last : record.at,
  };
}

async function addAll(store: Store, around: Surroundings, histories: readonly ImportedHistory[]): Promise<void> {
  await store.write(async (tx) => {
    let record = await tx.desk(around.desk);
    if (record === undefined) throw new Unavailable('evicted');
    const names = new Map((await tx.people(around.desk)).map(({ id, person }) => [id, person.name]));
    for (const history of histories) record = await add(tx, record, around, history, names);
    tx.put('desks', record);
  });
}

/** Brings histories in, chunk by chunk, each whole; a ticket that is there already is left as it is. */
export async function importInto(
  store: Store,
  around: Surroundings,
  histories: AsyncIterable<ImportedHistory> | Iterable<ImportedHistory>,
  { onProgress, signal }: ImportOptions,
): Promise<void> {
  let chunk: ImportedHistory[] = [];
  let done = 0;
  const flush = async (): Promise<void> => {
    await addAll(store, around, chunk);
    done += chunk.length;
    chunk = [];
    onProgress?.(done);
  };
  for await (const history of histories) {
    if (signal?.aborted === true) break;
    chunk.push(history);
    if (chunk.length >= CHUNK) await flush();
  }
  if (chunk.length > 0) await flush();
}

/** Erases every ticket of a desk, leaves its people and the lists they keep, and tells whoever watches to read all again. */
export async function emptied(tx: Writing, desk: string): Promise<void> {
  const record = await tx.desk(desk);
  if (record === undefined) throw new Unavailable('evicted');
  const [people, views] = [await tx.people(desk), await tx.views(desk)];
  await tx.clear(desk);
  for (const person of people) tx.put('people', person);
  for (const view of views) tx.put('views', view);
  const sequence = record.sequence + 1;
  tx.put('desks', { ...record, sequence, revisedAt: sequence, number: 0, at: null, turns: {}, derived: record.derived + 1 });
}
