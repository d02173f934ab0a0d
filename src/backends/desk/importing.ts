/** Whole histories brought in from elsewhere: a demonstration's, or another desk's archive. */
import type { Desk } from '../../domain/desk.ts';
import type { TicketEvent } from '../../domain/events.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Attachment, Ticket } from '../../domain/ticket.ts';
import type { PersonId } from '../../domain/values.ts';
import { Unavailable } from '../backend.ts';
import type { Surroundings } from './batch.ts';
import { rowFor, termsFor } from './indexing.ts';
import type { DeskRecord, Durability, Reading, Row, Store, TermsRecord, Writing } from './store.ts';

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
  /** Stops between two chunks; those that were told of stay, and nothing more comes in. */
  readonly signal?: AbortSignal | undefined;
  /** Tickets of one writing: enough to be quick, few enough that the page breathes and a full device loses little. */
  readonly chunk?: number | undefined;
}

/** Where imported histories go on. */
export interface ImportState {
  readonly number: number;
  readonly top: string | null;
  readonly bottom: string | null;
}

/** Tickets of one writing where nothing is said of it. */
const CHUNK = 25;

/** The next number and the ends of the stack. */
export async function stateOf(tx: Reading, desk: string): Promise<ImportState> {
  const ends = await Promise.all((await tx.ends(desk)).map((id) => tx.ticket(id)));
  return { number: ((await tx.desk(desk))?.number ?? 0) + 1, top: ends[0]?.rank ?? null, bottom: ends.at(-1)?.rank ?? null };
}

/** A history ready to be written, but for its place in the desk's counter. */
export interface Prepared {
  readonly history: ImportedHistory;
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
  readonly versions: readonly number[];
  readonly row: Row;
  readonly terms: TermsRecord;
}

/** What rows and words are derived by. */
export interface Known {
  readonly desk: Desk;
  readonly names: ReadonlyMap<string, string>;
}

async function knownOf(tx: Reading, around: Surroundings): Promise<{ readonly known: Known; readonly record: DeskRecord }> {
  const record = await tx.desk(around.desk);
  if (record === undefined) throw new Unavailable('evicted');
  const names = new Map((await tx.people(around.desk)).map(({ id, person }) => [id, person.name]));
  return { known: { desk: around.inForce(record), names }, record };
}

/** @returns null for a history without events */
export function prepared(history: ImportedHistory, { desk, names }: Known): Prepared | null {
  let ticket: Ticket | null = null;
  const versions: number[] = [];
  for (const event of history.events) {
    ticket = evolve(ticket, event);
    versions.push(ticket.version);
  }
  if (ticket === null) return null;
  const row = rowFor(ticket, desk, (person) => names.get(person) ?? person);
  return { history, ticket, events: history.events, versions, row, terms: termsFor(ticket, history.events, desk) };
}

/** Puts one history after what is there. */
export function put(tx: Writing, record: DeskRecord, { history, ticket, events, versions, row, terms }: Prepared): DeskRecord {
  for (const [place, event] of events.entries()) {
    const version = versions[place] ?? 0;
    tx.put('events', { ...event, desk: record.id, sequence: record.sequence + place + 1, version });
  }
  tx.put('tickets', ticket);
  tx.put('rows', row);
  tx.put('terms', terms);
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

async function putAll(
  store: Store,
  around: Surroundings,
  known: Known,
  chunk: readonly Prepared[],
  durability: Durability,
): Promise<void> {
  await store.write(async (tx) => {
    const now = await knownOf(tx, around);
    let { record } = now;
    const kept = new Set((await tx.rows(chunk.map(({ ticket }) => ticket.id))).map(({ id }) => id));
    for (const each of chunk) {
      if (kept.has(each.ticket.id)) continue;
      // The desk's settings were changed since it was prepared.
      const ready = now.known.desk === known.desk ? each : (prepared(each.history, now.known) ?? each);
      record = put(tx, record, ready);
    }
    tx.put('desks', record);
  }, durability);
}

/** Milliseconds of work after which the page breathes. */
const SLICE = 8;

/**
 * Brings histories in, chunk by chunk, each whole; a ticket that is there already is left as it is. The next chunk is prepared
 * while the one before is written.
 */
export async function importInto(
  store: Store,
  around: Surroundings,
  histories: AsyncIterable<ImportedHistory> | Iterable<ImportedHistory>,
  { onProgress, signal, chunk: size = CHUNK }: ImportOptions,
): Promise<void> {
  const { known } = await store.read((tx) => knownOf(tx, around));
  let chunk: Prepared[] = [];
  let taken = 0;
  let writing: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    const [ready, done] = [chunk, taken];
    chunk = [];
    await writing;
    if (signal?.aborted === true) return;
    writing = putAll(store, around, known, ready, 'relaxed').then(() => onProgress?.(done));
    // Whoever awaits it next hears of its failure.
    writing.catch(() => undefined);
  };
  let breath = performance.now();
  for await (const history of histories) {
    if (signal?.aborted === true) break;
    const ready = prepared(history, known);
    if (ready !== null) chunk.push(ready);
    taken += 1;
    if (chunk.length >= size) await flush();
    if (performance.now() - breath < SLICE) continue;
    await new Promise((resume) => setTimeout(resume, 0));
    breath = performance.now();
  }
  if (chunk.length > 0) await flush();
  await writing;
  // With this, all of it is on the disk.
  if (taken > 0) await putAll(store, around, known, [], 'strict');
}

/** Erases every ticket of a desk, leaves its people, the lists they keep, what they chose and its articles, and tells whoever watches to read all again. */
export async function emptied(tx: Writing, desk: string): Promise<void> {
  const record = await tx.desk(desk);
  if (record === undefined) throw new Unavailable('evicted');
  const [people, views, preferences] = [await tx.people(desk), await tx.views(desk), await tx.allPreferences(desk)];
  const done = await tx.deskEvents(desk, null, Infinity);
  const articles = await tx.articles(desk);
  const histories = await Promise.all(articles.map(({ id }) => tx.articleEvents(desk, id)));
  await tx.clear(desk);
  for (const person of people) tx.put('people', person);
  for (const view of views) tx.put('views', view);
  for (const chosen of preferences) tx.put('preferences', chosen);
  for (const event of done) tx.put('deskEvents', event);
  // What people said of an article, and what it spared, is counted anew.
  for (const article of articles) tx.put('articles', { ...article, helped: 0, reported: 0 });
  for (const event of histories.flat()) tx.put('articleEvents', event);
  const sequence = record.sequence + 1;
  tx.put('desks', { ...record, sequence, revisedAt: sequence, number: 0, at: null, turns: {}, derived: record.derived + 1 });
}
