/** A desk made what an archive holds: prepared in slices, written at once, or not at all. */
import { recoded, withIds } from '../../../domain/archive.ts';
import type { ArchivedFile, Recoding } from '../../../domain/archive.ts';
import type { Desk } from '../../../domain/desk.ts';
import { derivedId } from '../../../domain/due.ts';
import { Invalid, freshId } from '../../backend.ts';
import type { ArchiveCheck, ArchiveContents, ImportOptions, Patience } from '../../archive.ts';
import { Breath } from '../breath.ts';
import { prepared, put } from '../importing.ts';
import type { Prepared } from '../importing.ts';
import { derivationOf } from '../indexing.ts';
import type { Room } from '../room.ts';
import type { DeskRecord, FileRecord, Reading, Writing } from '../store.ts';
import type { Looking } from '../viewing.ts';
import { bytesIn } from './base64.ts';
import { offersArticles, putBeside } from './beside.ts';
import { checkOperator } from './exporting.ts';
import { documentFor, readArchive } from './reading.ts';
import type { ReadArchive } from './reading.ts';

/** Tickets put between two looks at whether to go on. */
const AT_ONCE = 25;

type Replaces = ArchiveCheck['replaces'];

/** What is on this desk now. */
async function replacesOf(tx: Reading, desk: string): Promise<Replaces> {
  let tickets = 0;
  for await (const rows of tx.walk(desk, 'number', false, null)) tickets += rows.length;
  return { tickets, views: (await tx.views(desk)).length, preferences: (await tx.allPreferences(desk)).length };
}

/** Ids of the archive that something of another desk has. */
async function takenOf(tx: Reading, { tickets }: ReadArchive, desk: string): Promise<ReadonlySet<string>> {
  const rows = await tx.rows(tickets.map(({ ticket }) => ticket.id));
  const taken = new Set(rows.filter((row) => row.desk !== desk).map(({ id }) => id));
  for (const { archived } of tickets) {
    for (const { id } of archived.files ?? []) {
      const file = await tx.file(id);
      if (file !== undefined && file.desk !== desk) taken.add(id);
    }
  }
  return taken;
}

/** Another id for each that is taken, the same one each time. */
function idsFor(taken: ReadonlySet<string>, desk: string): ReadonlyMap<string, string> {
  return new Map([...taken].map((id) => [id, derivedId(`${desk}/${id}`)]));
}

/** A file to be put, with its bytes where the archive has them. */
interface PutFile {
  readonly record: FileRecord;
  readonly bytes: ArrayBuffer | null;
}

/** Everything that is put, but for its place in the counter. */
interface Ready {
  readonly taken: ReadonlySet<string>;
  readonly ids: ReadonlyMap<string, string>;
  readonly desk: Desk;
  readonly tickets: readonly Prepared[];
  readonly files: readonly PutFile[];
}

function filesOf(archive: ReadArchive, recoding: Recoding): PutFile[] {
  const tickets = new Map<string, string[]>();
  const found = new Map<string, ArchivedFile>();
  for (const { archived, ticket } of archive.tickets) {
    for (const file of archived.files ?? []) {
      tickets.set(file.id, [...(tickets.get(file.id) ?? []), ticket.id]);
      found.set(file.id, file);
    }
  }
  return [...found.values()].map((file) => {
    const { bytes, ...record } = file;
    const content = bytes === undefined ? null : bytesIn(bytes);
    return {
      record: { ...withIds({ ...record, tickets: tickets.get(file.id) ?? [] }, recoding.ids), desk: recoding.to },
      bytes: content === null ? null : content.buffer,
    };
  });
}

/** The document as this desk would keep it: no seed of the page's that was there before takes it away again. */
function recordFor(archive: ReadArchive, record: DeskRecord): DeskRecord {
  const document = documentFor(archive.document, record.id);
  const revision = Math.max(document.revision ?? 0, record.document.revision ?? 0);
  return { ...record, document: { ...document, revision } };
}

async function readyFor(room: Room, archive: ReadArchive, breath: Breath): Promise<Ready> {
  const { around } = room;
  const { looking, taken, names } = await room.read('import', async (tx, looking) => {
    checkOperator(looking);
    const people = await tx.people(looking.desk.id);
    return {
      looking,
      taken: await takenOf(tx, archive, around.desk),
      names: new Map(people.map(({ id, person }) => [id, person.name])),
    };
  });
  const me = looking.person.id;
  for (const { id, name } of archive.people) if (id !== me) names.set(id, name);
  // Under a life of its own: what is in force here goes on being so until all is written.
  const desk = around.inForce({ ...recordFor(archive, looking.record), generation: freshId() });
  const recoding: Recoding = { from: archive.frame.desk.id, to: around.desk, ids: idsFor(taken, around.desk) };
  const tickets: Prepared[] = [];
  for (const { archived } of archive.tickets) {
    const ready = prepared({ events: archived.events.map((event) => recoded(event, recoding)) }, { desk, names });
    if (ready !== null) tickets.push(ready);
    await breath.on('checking', tickets.length, archive.tickets.length);
  }
  return { taken, ids: recoding.ids, desk, tickets, files: filesOf(archive, recoding) };
}

/** @returns whether it was written: not where another desk took one of the ids meanwhile */
async function putAll(
  tx: Writing,
  looking: Looking,
  archive: ReadArchive,
  ready: Ready,
  replace: boolean,
  breath: Breath,
): Promise<boolean> {
  checkOperator(looking);
  const { record, person } = looking;
  const { id: desk } = record;
  const { tickets: there } = await replacesOf(tx, desk);
  if (there > 0 && !replace) throw new Invalid([{ path: '', code: 'not-empty', values: { tickets: there } }]);
  const taken = await takenOf(tx, archive, desk);
  if (taken.size !== ready.taken.size || [...taken].some((id) => !ready.taken.has(id))) return false;
  const people = await tx.people(desk);
  await tx.clear(desk);
  for (const each of people) tx.put('people', each);
  const appointments = new Map(archive.frame.beside.appointed.map(({ person: each, ...appointment }) => [each, appointment]));
  // Whoever imports stays who he is here.
  for (const each of archive.people)
    if (each.id !== person.id) tx.put('people', { desk, id: each.id, person: each, ...appointments.get(each.id) });
  const sequence = putBeside(tx, desk, archive.frame.beside, record.sequence + 1, ready.ids);
  let next: DeskRecord = {
    ...recordFor(archive, record),
    sequence,
    revisedAt: sequence,
    number: archive.frame.number,
    turns: archive.frame.turns,
    derivedBy: derivationOf(ready.desk),
    derived: record.derived + 1,
    knowledge: { at: sequence, offered: offersArticles(archive.frame.beside, ready.desk) },
  };
  for (const [at, ticket] of ready.tickets.entries()) {
    next = put(tx, next, ticket);
    if ((at + 1) % AT_ONCE > 0) continue;
    breath.tell('writing', at + 1, ready.tickets.length);
    // Its answer comes once what was put is: so that no more waits to be written than the page can hold.
    await tx.desk(desk);
  }
  for (const { record: file, bytes } of ready.files) {
    tx.put('files', file);
    if (bytes !== null) tx.put('bytes', { id: file.id, desk, type: file.type, bytes });
  }
  for (const view of archive.views) tx.put('views', { ...view, desk });
  for (const chosen of archive.preferences) tx.put('preferences', { ...withIds(chosen, ready.ids), desk });
  for (const mark of archive.marks) tx.put('marks', { ...withIds(mark, ready.ids), desk });
  breath.tell('writing', ready.tickets.length, ready.tickets.length);
  tx.put('desks', next);
  return true;
}

/** @throws {Refused} · the signal's reason */
export async function checkArchive(room: Room, file: Blob, options: Patience): Promise<ArchiveCheck> {
  const replaces = await room.read('checkArchive', (tx, looking) => {
    checkOperator(looking);
    return replacesOf(tx, looking.desk.id);
  });
  const { contents, issues, wrong } = await readArchive(file, new Breath(options));
  return { contents, issues, wrong, replaces };
}

/** @throws {Invalid} {Refused} · the signal's reason: nothing is changed then */
export async function importArchive(room: Room, file: Blob, options: ImportOptions): Promise<ArchiveContents> {
  await room.read('import', (_tx, looking) => Promise.resolve(checkOperator(looking)));
  const breath = new Breath(options);
  const { archive, contents, issues } = await readArchive(file, breath);
  if (archive === undefined || contents === null) throw new Invalid(issues);
  for (let isWritten = false; !isWritten;) {
    const ready = await readyFor(room, archive, breath);
    await breath.pause('writing', 0, ready.tickets.length);
    isWritten = await room.write('import', (tx, looking) =>
      putAll(tx, looking, archive, ready, options.replace === true, breath),
    );
  }
  return contents;
}
