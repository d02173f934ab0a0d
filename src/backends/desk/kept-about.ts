/** What a desk keeps about whoever asks: counted, and taken out as a file that they may read. */
import type { Entry } from '../../domain/view.ts';
import { KEPT_KINDS } from '../../domain/kept-about.ts';
import { mayStillRead } from '../../domain/noticing.ts';
import { cardsOf, entryOf, keyOf, namedIn, redact } from '../../domain/viewing.ts';
import { reads, relationsTo } from '../../domain/visibility.ts';
import type { ExportedSelf, KeptAbout, KeptKind } from '../about.ts';
import type { Patience } from '../archive.ts';
import { base64Of } from './archive/base64.ts';
import { Breath } from './breath.ts';
import type { Room } from './room.ts';
import type { NoticesRecord, Place, Reading, Row, Writing } from './store.ts';
import { linkedTo } from './viewing.ts';
import type { Looking } from './viewing.ts';

/** Tickets whose histories are read at once. */
const AT_ONCE = 25;

/** What of a ticket is kept about somebody. */
interface OfTicket {
  readonly kinds: readonly KeptKind[];
  readonly comments: number;
  readonly files: readonly { readonly id: string; readonly size: number }[];
  readonly told: Told;
}

/** A ticket in the file: whole where they asked or filed, else what they did there. */
interface Told {
  readonly ticket: string;
  readonly key: string | null;
  readonly is: readonly KeptKind[];
  readonly [more: string]: unknown;
}

/** Whether a row names somebody, in a role or as who wrote or sent something. */
function concerns({ desk, involved, ticket }: Row, person: string): boolean {
  return (
    involved.includes(`${desk}|${person}`) ||
    ticket.comments.some(({ author }) => author === person) ||
    ticket.files.some(({ by }) => by === person) ||
    ticket.affected?.includes(person) === true
  );
}

function kindsOf({ ticket }: Row, person: string): KeptKind[] {
  const is: readonly (readonly [KeptKind, boolean])[] = [
    ['requested', ticket.requester === person],
    ['filed', ticket.filer === person && ticket.requester !== person],
    ['assigned', ticket.assignee === person],
    [
      'observed',
      [ticket.observers, ticket.watchers, ticket.affected ?? [], ticket.approval?.approvers ?? []].some((ids) =>
        ids.includes(person),
      ),
    ],
  ];
  return is.flatMap(([kind, yes]) => (yes ? [kind] : []));
}

async function ofTicket(tx: Reading, row: Row, looking: Looking): Promise<OfTicket | null> {
  const { person, desk } = looking;
  const ticket = await tx.ticket(row.id);
  if (ticket === undefined) return null;
  const events = await tx.events(row.id);
  const linked = await linkedTo(tx, ticket, events, looking);
  const relations = relationsTo(ticket, person, desk);
  const viewer = { ...looking, people: {}, linked, position: null };
  const shown = redact(ticket, viewer);
  const entries = events.flatMap((event) => entryOf(event, ticket, viewer) ?? []);
  const own = entries.filter(({ actor }) => actor.type === 'person' && actor.id === person.id);
  const kinds = kindsOf(row, person.id);
  const isWhole = kinds.includes('requested') || kinds.includes('filed');
  const thread: readonly Entry[] = isWhole ? entries : own;
  const named = namedIn(shown, thread);
  const people = Object.fromEntries((await tx.persons(desk.id, named)).map((each) => [each.id, each.person]));
  const { summary, description, fields, page, service, category, state, kind, priority, facts } = shown;
  return {
    kinds,
    comments: own.reduce((sum, { comments }) => sum + comments.length, 0),
    files: shown.files.filter(({ by, detached }) => by === person.id && detached !== true).map(({ id, size }) => ({ id, size })),
    told: {
      ticket: ticket.id,
      key: keyOf(ticket, desk),
      is: kinds,
      ...(isWhole
        ? {
            summary,
            description,
            fields,
            page,
            service,
            category,
            state,
            kind,
            priority,
            filedAt: facts.filedAt,
            closedAt: facts.closedAt,
            files: shown.files,
          }
        : {}),
      entries: thread,
      people: cardsOf(isWhole ? named : [], people, relations.staff),
    },
  };
}

/** Notices that may still be shown to whoever they are for. */
async function noticesOf(tx: Reading, own: NoticesRecord | undefined, { person, desk }: Looking): Promise<NoticesRecord['kept']> {
  const kept = own?.kept ?? [];
  const rows = new Map((await tx.rows([...new Set(kept.map(({ ticket }) => ticket))])).map(({ id, ticket }) => [id, ticket]));
  return kept.filter((notice) => {
    const ticket = rows.get(notice.ticket);
    // Of a ticket that is not theirs to read, its end is told and no word of it kept.
    return ticket !== undefined && reads(person, ticket, desk) && mayStillRead(notice, ticket, person, desk);
  });
}

/** What is kept beside tickets. */
async function besideFor(tx: Reading, looking: Looking) {
  const { person, desk } = looking;
  const { id } = desk;
  const kept = await tx.person(id, person.id);
  const marks = (await tx.allMarks(id)).filter((mark) => mark.person === person.id);
  const readable = new Map(
    (await tx.rows(marks.map(({ ticket }) => ticket)))
      .filter(({ ticket }) => reads(person, ticket, desk))
      .map((row) => [row.id, row]),
  );
  const articles = (await tx.articles(id)).filter(({ author }) => author === person.id);
  return {
    person,
    ...(kept?.appointed === undefined ? {} : { decidedHere: kept.appointed }),
    preferences: (await tx.preferences(id, person.id))?.preferences ?? null,
    views: (await tx.views(id)).filter(({ owner }) => owner === person.id).map(({ desk: _desk, ...view }) => view),
    marks: marks.flatMap(({ ticket, at }) => {
      const row = readable.get(ticket);
      return row === undefined ? [] : [{ key: keyOf(row.ticket, desk), ticket, at }];
    }),
    notices: await noticesOf(tx, await tx.notices(id, person.id), looking),
    articleMarks: (await tx.articleMarks(id, person.id)).map(({ desk: _desk, ...mark }) => mark),
    articles: articles.map(({ id: article, title, state, createdAt }) => ({ article, title, state, createdAt })),
    sent: (await tx.sent(id))
      .filter(({ owner }) => owner === person.id)
      .map(({ id: file, name, size, at }) => ({ id: file, name, size, at })),
  };
}

/** Everything that is kept about whoever looks, ticket by ticket. */
interface Found {
  readonly kept: KeptAbout;
  readonly tickets: readonly Told[];
  readonly files: readonly string[];
  readonly beside: Awaited<ReturnType<typeof besideFor>>;
  readonly looking: Looking;
}

async function rowsAfter(tx: Reading, desk: string, after: Place | null): Promise<readonly Row[]> {
  for await (const chunk of tx.walk(desk, 'number', false, after)) return chunk;
  return [];
}

/** The rows that concern whoever looks, in slices. */
async function rowsFor(room: Room, breath: Breath): Promise<Row[]> {
  const mine: Row[] = [];
  let read = 0;
  for (let after: Place | null = null; ;) {
    const from: Place | null = after;
    const rows: readonly Row[] = await room.read('mine', (tx, { desk }) => rowsAfter(tx, desk.id, from));
    mine.push(...rows.filter((row) => concerns(row, room.me.id)));
    read += rows.length;
    await breath.on('reading', read, Math.max(read, room.record.number));
    const last = rows.at(-1);
    if (last === undefined) return mine;
    after = [last.keys.number, last.id];
  }
}

async function found(room: Room, patience: Patience): Promise<Found> {
  const breath = new Breath(patience);
  const rows = await rowsFor(room, breath);
  const counts = Object.fromEntries(KEPT_KINDS.map((kind) => [kind, 0])) as Record<KeptKind, number>;
  const tickets: Told[] = [];
  const files: string[] = [];
  let [bytes, beyond] = [0, 0];
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const slice = rows.slice(at, at + AT_ONCE);
    const read = await room.read('mine', async (tx, looking) => {
      const told: (OfTicket | null)[] = [];
      for (const row of await tx.rows(slice.map(({ id }) => id)))
        told.push(reads(looking.person, row.ticket, looking.desk) ? await ofTicket(tx, row, looking) : null);
      return told;
    });
    for (const each of read) {
      if (each === null) {
        beyond += 1;
        continue;
      }
      for (const kind of each.kinds) counts[kind] += 1;
      counts.comments += each.comments;
      counts.files += each.files.length;
      bytes += each.files.reduce((sum, { size }) => sum + size, 0);
      files.push(...each.files.map(({ id }) => id));
      tickets.push(each.told);
    }
    await breath.on('reading', Math.min(rows.length, at + AT_ONCE), rows.length);
  }
  const { beside, looking } = await room.read('mine', async (tx, looking) => ({ beside: await besideFor(tx, looking), looking }));
  counts.sent = beside.sent.length;
  bytes += beside.sent.reduce((sum, { size }) => sum + size, 0);
  counts.marks = beside.marks.length;
  counts.preferences = beside.preferences === null ? 0 : 1;
  counts.views = beside.views.length;
  counts.notices = beside.notices.length;
  counts.articleMarks = beside.articleMarks.filter(({ helped, reported }) => helped || reported).length;
  counts.articles = beside.articles.length;
  return { kept: { counts, bytes, beyond }, tickets, files: [...files, ...beside.sent.map(({ id }) => id)], beside, looking };
}

/** @throws the signal's reason */
export async function keptAbout(room: Room, patience: Patience): Promise<KeptAbout> {
  return (await found(room, patience)).kept;
}

/** @throws the signal's reason */
export async function exportMine(room: Room, patience: Patience): Promise<ExportedSelf> {
  const { kept, tickets, files, beside, looking } = await found(room, patience);
  const { desk, now } = looking;
  const head = {
    format: 'guichet-person',
    version: 1,
    made: now,
    desk: { id: desk.id, name: desk.name },
    kept,
    ...beside,
    tickets,
  };
  const parts: (string | Blob)[] = [JSON.stringify(head, null, 2).replace(/\n\}$/u, ''), ',\n  "files": ['];
  const breath = new Breath(patience);
  for (const [at, id] of files.entries()) {
    const file = await room.read('mine', async (tx) => {
      const [record, bytes] = [await tx.file(id), await tx.bytes(id)];
      if (record === undefined) return null;
      const { name, type, size, at: sent } = record;
      return { id, name, type, size, at: sent, ...(bytes === undefined ? {} : { bytes: base64Of(new Uint8Array(bytes.bytes)) }) };
    });
    if (file !== null) parts.push(`${parts.length === 2 ? '' : ','}\n    `, new Blob([JSON.stringify(file)]));
    await breath.on('writing', at + 1, files.length);
  }
  parts.push('\n  ]\n}\n');
  return { ...kept, file: new Blob(parts, { type: 'application/json' }), made: now };
}

/** Takes away what whoever looks keeps for themselves; lists that they share with the staff are the staff's. */
export async function forgetMine(tx: Writing, { person, desk }: Looking): Promise<void> {
  for (const table of ['marks', 'preferences', 'notices'] as const) tx.forgetOf(table, desk.id, person.id);
  for (const view of await tx.views(desk.id))
    if (view.owner === person.id && view.scope === 'own') tx.forgetView(desk.id, view.owner, view.id);
  for (const { id, owner } of await tx.sent(desk.id)) {
    if (owner !== person.id) continue;
    tx.forget('files', id);
    tx.forget('bytes', id);
  }
}
