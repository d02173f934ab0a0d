/**
 * A desk as one file. Tickets are read in slices, each in a reading of its own, so that no writer waits; those that changed
 * meanwhile are read again, and the last reading holds all the rest: what is written is one state of the desk.
 */
import { ARCHIVE_FORMAT, ARCHIVE_VERSION } from '../../../domain/archive.ts';
import type { ArchivedEvent, ArchivedFile, Beside } from '../../../domain/archive.ts';
import type { StoredEvent } from '../../../domain/events.ts';
import { exportsAll, mayOperate, takesOut } from '../../../domain/operating-rights.ts';
import { refuse } from '../../../domain/refusal.ts';
import { localised } from '../../../domain/values.ts';
import { Refused } from '../../backend.ts';
import type { ArchiveCounts, ExportOptions, ExportedDesk } from '../../archive.ts';
import { Breath } from '../breath.ts';
import type { Room } from '../room.ts';
import type { MarkRecord, Place, Reading, Row } from '../store.ts';
import type { Looking } from '../viewing.ts';
import { base64Of } from './base64.ts';
import { besideOf } from './beside.ts';

/** Tickets read at once: their files are in memory together. */
const AT_ONCE = 20;

/** Events looked through at once for tickets that changed meanwhile. */
const LOG_CHUNK = 500;

/** One ticket as a part of the file. */
interface Made {
  readonly number: number;
  readonly json: Blob;
  readonly events: number;
  readonly files: number;
}

/** @throws {Refused} */
export function checkOperator({ person }: Looking): void {
  if (!mayOperate(person)) throw new Refused(refuse('not-allowed'));
}

function archivedEvent({ desk: _desk, sequence: _sequence, version: _version, ...event }: StoredEvent): ArchivedEvent {
  return event as ArchivedEvent;
}

/** What whoever exports gets of a ticket; null where it is not of this desk, or not his to take out. */
async function madeOf(tx: Reading, id: string, looking: Looking, files: boolean): Promise<Made | null> {
  const { desk, person } = looking;
  const ticket = await tx.ticket(id);
  if (ticket === undefined || !takesOut(person, ticket, desk)) return null;
  const events = await tx.events(id);
  const kept: ArchivedFile[] = [];
  for (const { id: file } of ticket.files) {
    const record = await tx.file(file);
    if (record === undefined) continue;
    const { name, type, size, owner, at } = record;
    const bytes = files ? await tx.bytes(file) : undefined;
    kept.push({
      id: file,
      name,
      type,
      size,
      owner,
      at,
      ...(bytes === undefined ? {} : { bytes: base64Of(new Uint8Array(bytes.bytes)) }),
    });
  }
  const json = JSON.stringify({ events: events.map(archivedEvent), ...(kept.length === 0 ? {} : { files: kept }) });
  return { number: ticket.number ?? 0, json: new Blob([json]), events: events.length, files: kept.length };
}

async function rowsAfter(tx: Reading, desk: string, after: Place | null): Promise<readonly Row[]> {
  for await (const chunk of tx.walk(desk, 'number', false, after)) return chunk;
  return [];
}

/** Everything but the tickets, and which tickets changed since a place of the counter. */
interface Rest {
  readonly looking: Looking;
  readonly changed: ReadonlyMap<string, Made | null>;
  readonly beside: Beside;
  readonly people: readonly unknown[];
  readonly views: readonly unknown[];
  readonly preferences: readonly unknown[];
  readonly marks: readonly MarkRecord[];
}

function by<Value>(key: (value: Value) => string): (one: Value, other: Value) => number {
  return (one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0);
}

async function restOf(tx: Reading, looking: Looking, since: number, files: boolean): Promise<Rest> {
  checkOperator(looking);
  const { id } = looking.desk;
  const touched = new Set<string>();
  for (let after = since; ;) {
    const log = await tx.log(id, after, LOG_CHUNK);
    for (const event of log) touched.add(event.ticket);
    const last = log.at(-1);
    if (log.length < LOG_CHUNK || last === undefined) break;
    after = last.sequence;
  }
  const changed = new Map<string, Made | null>();
  for (const ticket of touched) changed.set(ticket, await madeOf(tx, ticket, looking, files));
  const [people, views, preferences, marks] = [
    await tx.people(id),
    await tx.views(id),
    await tx.allPreferences(id),
    await tx.allMarks(id),
  ];
  return {
    looking,
    changed,
    beside: await besideOf(tx, id, people),
    people: people.map(({ person }) => person).sort(by((each) => each.id)),
    views: views.map(({ desk: _desk, ...view }) => view).sort(by(({ owner, id: view }) => `${owner}\n${view}`)),
    preferences: preferences.map(({ desk: _desk, ...kept }) => kept).sort(by((each) => each.person)),
    marks: [...marks].sort(by(({ person, ticket }) => `${person}\n${ticket}`)),
  };
}

/** A list of the file, an entry a line, so that it may be read by eye. */
function* listed(name: string, entries: readonly (string | Blob)[]): Generator<string | Blob> {
  yield `,\n"${name}": [`;
  for (const [at, entry] of entries.entries()) {
    yield at === 0 ? '\n' : ',\n';
    yield entry;
  }
  yield ']';
}

/** The desk as it is, for who operates it. @throws {Refused} · the signal's reason */
export async function exportDesk(room: Room, options: ExportOptions): Promise<ExportedDesk> {
  const { files = true } = options;
  const breath = new Breath(options);
  const made = new Map<string, Made>();
  let since: number | undefined;
  let read = 0;
  for (let after: Place | null = null; ;) {
    const from: Place | null = after;
    const rows: readonly Row[] = await room.read('export', async (tx, looking) => {
      checkOperator(looking);
      since ??= looking.record.sequence;
      return rowsAfter(tx, looking.desk.id, from);
    });
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const slice = rows.slice(at, at + AT_ONCE);
      const done = await room.read('export', (tx, looking) =>
        Promise.all(slice.map(async ({ id }) => [id, await madeOf(tx, id, looking, files)] as const)),
      );
      for (const [id, each] of done) if (each !== null) made.set(id, each);
      read += slice.length;
      breath.tell('reading', read, Math.max(read, room.record.number));
      await breath.on('reading', read, Math.max(read, room.record.number));
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = [last.keys.number, last.id];
  }
  const rest = await room.read('export', (tx, looking) => restOf(tx, looking, since ?? 0, files));
  for (const [id, each] of rest.changed) {
    if (each === null) made.delete(id);
    else made.set(id, each);
  }
  breath.tell('reading', made.size, made.size);
  return written(rest, made, files);
}

/** The file of what was read. */
function written(rest: Rest, made: ReadonlyMap<string, Made>, files: boolean): ExportedDesk {
  const { looking } = rest;
  const { record, desk, person } = looking;
  const tickets = [...made.values()].sort((one, other) => one.number - other.number);
  const marks = rest.marks.filter(({ ticket }) => made.has(ticket)).map(({ desk: _desk, ...mark }) => mark);
  const counts: ArchiveCounts = {
    people: rest.people.length,
    views: rest.views.length,
    preferences: rest.preferences.length,
    marks: marks.length,
    tickets: tickets.length,
    events: tickets.reduce((sum, each) => sum + each.events, 0),
    files: tickets.reduce((sum, each) => sum + each.files, 0),
  };
  const whole = exportsAll(person, desk);
  const head = {
    format: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    made: looking.now,
    whole,
    files,
    counts,
    number: record.number,
    turns: record.turns,
    desk: record.document,
    beside: rest.beside,
  };
  const lines = (list: readonly unknown[]): string[] => list.map((each) => JSON.stringify(each));
  const file = new Blob(
    [
      JSON.stringify(head).slice(0, -1),
      ...listed('people', lines(rest.people)),
      ...listed('views', lines(rest.views)),
      ...listed('preferences', lines(rest.preferences)),
      ...listed(
        'tickets',
        tickets.map(({ json }) => json),
      ),
      ...listed('marks', lines(marks)),
      '\n}\n',
    ],
    { type: 'application/json' },
  );
  return { file, desk: desk.id, name: localised(desk.name, 'fr'), made: looking.now, whole, withFiles: files, counts };
}
