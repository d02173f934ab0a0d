/** One person at one desk, over any store: the seam's `Session`, whole. */
import type { Command } from '../../domain/commands.ts';
import type { Desk } from '../../domain/desk.ts';
import type { Person } from '../../domain/people.ts';
import type { Doing } from '../../domain/doing.ts';
import type { PreferencesChange } from '../../domain/monitoring.ts';
import type { Predicate } from '../../domain/predicate.ts';
import type { TicketQuery } from '../../domain/query.ts';
import type { ReportQuery } from '../../domain/report-query.ts';
import type { Report } from '../../domain/reports.ts';
import type { SavedView } from '../../domain/saved-view.ts';
import { askedWords } from '../../domain/similar.ts';
import type { Attachment } from '../../domain/ticket.ts';
import type { Entry, TicketRow, TicketView } from '../../domain/view.ts';
import { changedFor, deskFor, redact } from '../../domain/viewing.ts';
import { isPicture } from '../../domain/pictures.ts';
import { reads, relationsTo } from '../../domain/visibility.ts';
import type { Place } from '../../domain/visibility.ts';
import { Conflict, Invalid, NotFound, Unsupported } from '../backend.ts';
import type {
  Administration,
  Capabilities,
  Change,
  Hearing,
  HearingQuestion,
  Notices,
  Outcome,
  OwnPreferences,
  Page,
  PeopleQuery,
  PersonFound,
  ReportOptions,
  Session,
  TodaysReport,
  Unsubscribe,
  UploadOptions,
} from '../backend.ts';
import type { AboutPart } from '../about.ts';
import type { ArchivePart } from '../archive.ts';
import type { BringingPart } from '../bringing.ts';
import type { RetentionPart } from '../retention.ts';
import { aboutPart } from './about-door.ts';
import { archivePart, bringingPart, retentionPart } from './archive/part.ts';
import { administrationOf } from './administering.ts';
import { cursorOf } from './changes.ts';
import { DeskKnowledge } from './knowing.ts';
import { findPeople } from './finding-people.ts';
import { forgetView, keepView, viewsFor } from './kept-views.ts';
import { askedBy } from './listing.ts';
import type { Listed } from './listing.ts';
import { chosen, late, reporting } from './later.ts';
import { noticesOf } from './notices-door.ts';
import { Room } from './room.ts';
import type { RoomParts } from './room.ts';
import { isDoing } from './crowd.ts';
import type { Crowd } from './crowd.ts';
import type { Hub, Watcher } from './hub.ts';
import { Neighbours } from './neighbours.ts';
import { comparedOn, similarTo } from './similar.ts';
import type { Reading, Writing } from './store.ts';
import { identified, readable, readLines, viewRows, viewThread, viewTicket } from './viewing.ts';
import type { Looking } from './viewing.ts';

export interface SessionParts extends RoomParts {
  readonly can: Capabilities;
  /** What tells of changes, and of who is here, to all sessions of this process. */
  readonly hub: Hub;
  readonly crowd: Crowd;
  readonly onClose?: (() => void) | undefined;
  /** Megabytes of files that this person may keep here; absent: what fits. */
  readonly quota?: number | undefined;
}

/** A file's bytes, read before anything is written. @throws {Invalid} it was moved, deleted or changed since it was chosen */
async function bytesOf(file: Blob, name: string): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch {
    throw new Invalid([{ path: 'file', code: 'file-unreadable', values: { name } }]);
  }
}

/** A file of a ticket, under the name that it has there: given once the store is let go. @throws {NotFound} so does what it gives */
async function opened(tx: Reading, ticket: string, attachment: string, looking: Looking): Promise<() => Promise<File>> {
  const shown = redact(await readable(tx, ticket, looking), { ...looking, linked: {} });
  const file = shown.files.find(({ id }) => id === attachment);
  if (file === undefined) throw new NotFound('not-found');
  const bytes = tx.bytesAfter === undefined ? await tx.bytes(attachment) : await tx.bytesAfter(attachment);
  return async () => {
    const kept = typeof bytes === 'function' ? await bytes() : bytes;
    if (kept === undefined) throw new NotFound('not-found');
    return new File([kept.bytes], file.name, { type: kept.type });
  };
}

/** A session over a store. */
export class DeskSession implements Session {
  readonly can: Capabilities;
  readonly archive: ArchivePart;
  readonly bringing: BringingPart;
  readonly retention: RetentionPart;
  readonly about: AboutPart;
  readonly administration: Administration;
  readonly notices: Notices;
  readonly knowledge: DeskKnowledge;
  readonly #room: Room;
  readonly #onClose: (() => void) | undefined;
  readonly #quota: number | undefined;
  readonly #hub: Hub;
  readonly #watchers = new Set<Watcher>();
  readonly #neighbours: Neighbours;
  readonly #unhear: () => void;

  constructor(parts: SessionParts) {
    this.#room = new Room(parts);
    this.#onClose = parts.onClose;
    this.#quota = parts.quota;
    this.can = parts.can;
    this.archive = archivePart(this.#room);
    this.bringing = bringingPart(this.#room);
    this.retention = retentionPart(this.#room);
    this.about = aboutPart(this.#room, parts.can.about?.onDevice === true);
    this.administration = administrationOf(this.#room);
    this.notices = noticesOf(this.#room, parts.hub);
    this.knowledge = new DeskKnowledge(this.#room);
    this.#hub = parts.hub;
    this.#neighbours = new Neighbours(this.#room, parts.crowd, (told) => {
      for (const watcher of this.#watchers) watcher.say(told);
    });
    this.#unhear = parts.lists.hear((progress) => {
      for (const watcher of this.#watchers) watcher.say({ type: 'indexing', progress });
    });
  }

  get me(): Person {
    return this.#room.me;
  }

  get desk(): Desk {
    return deskFor(this.me, this.#room.desk);
  }

  get cursor(): string {
    return cursorOf(this.#room.record);
  }

  refresh(): Promise<void> {
    return this.#room.refresh();
  }

  async run(batch: readonly Command[]): Promise<Outcome> {
    const { aheadOf, batchOf, runBatch } = await late();
    const commands = batchOf(batch);
    const missing = commands.find((command) => !this.can.commands.has(command.do));
    if (missing !== undefined) throw new Unsupported(missing.do);
    return this.#room.write('run', async (tx, before) => {
      await tx.ahead?.(aheadOf(commands, before));
      const unreadBefore = await this.#unread(tx, before, commands);
      const done = await runBatch(
        tx,
        this.#room.around,
        { actor: { type: 'person', id: this.me.id }, person: this.me },
        commands,
      );
      const looking = await this.#room.look(tx);
      const tickets: TicketView[] = [];
      for (const id of done.tickets) {
        const ticket = await tx.ticket(id);
        if (ticket === undefined || !reads(this.me, ticket, looking.desk)) continue;
        // One's own act is no news to oneself; what others did before it still is.
        if (done.desks.length > 0 && !unreadBefore.has(id))
          tx.put('marks', { desk: looking.desk.id, person: this.me.id, ticket: id, at: done.at });
        tickets.push(await viewTicket(tx, id, looking));
      }
      return { tickets, cursor: cursorOf(looking.record) };
    });
  }

  /** Of a batch's tickets, those that held news for this person before it. */
  async #unread(tx: Writing, looking: Looking, commands: readonly Command[]): Promise<ReadonlySet<string>> {
    const unread = new Set<string>();
    for (const { ticket: id } of commands) {
      const ticket = await tx.ticket(id);
      if (ticket === undefined || !reads(this.me, ticket, looking.desk)) continue;
      const readAt = await tx.mark(looking.desk.id, this.me.id, id);
      if (readAt === undefined || changedFor(ticket, relationsTo(ticket, this.me, looking.desk)) > readAt) unread.add(id);
    }
    return unread;
  }

  async ticket(key: string): Promise<TicketView> {
    return this.#room.read('ticket', async (tx, looking) => viewTicket(tx, await identified(tx, key, looking.desk), looking));
  }

  async timeline(ticket: string, before: string): Promise<{ entries: readonly Entry[]; earlier: string | null }> {
    return this.#room.read('timeline', (tx, looking) => viewThread(tx, ticket, before, looking));
  }

  async tickets(query: TicketQuery): Promise<Page<TicketRow>> {
    const asked = (await late()).queryOf(query);
    const work = async (tx: Reading, looking: Looking, { rows, positions, ...page }: Listed) => ({
      made: await readLines(tx, rows, looking, positions),
      page,
    });
    const { made, page } = await this.#room.lists.list(() => askedBy(asked), this.#room.door('tickets'), work);
    return { ...(await made()), ...page };
  }

  async counts(where: Readonly<Record<string, Predicate>>): Promise<Readonly<Record<string, number>>> {
    (await late()).checkPredicates(where);
    return this.#room.lists.counts(where, this.#room.door('counts'));
  }

  async people(query: PeopleQuery): Promise<readonly PersonFound[]> {
    return this.#room.read('people', (tx, looking) => findPeople(tx, query, looking));
  }

  async read(ticket: string, version: string): Promise<void> {
    const isNew = await this.#room.write('read', async (tx, looking) => {
      await readable(tx, ticket, looking);
      const event = (await tx.events(ticket)).find((each) => String(each.version) === version);
      const before = await tx.mark(looking.desk.id, this.me.id, ticket);
      if (event === undefined || (before !== undefined && before >= event.at)) return false;
      tx.put('marks', { desk: looking.desk.id, person: this.me.id, ticket, at: event.at });
      return true;
    });
    if (isNew) this.#neighbours.haveRead(ticket);
  }

  async upload(file: Blob, options: UploadOptions): Promise<Attachment> {
    const { files } = this.desk;
    options.signal?.throwIfAborted();
    if (file.size > files.maxBytes)
      throw new Invalid([{ path: 'file', code: 'file-too-large', values: { name: options.name, limit: files.maxBytes } }]);
    const { attachmentOf, checkQuota } = await late();
    const attachment = attachmentOf({ id: options.id, name: options.name, type: file.type, size: file.size });
    options.onProgress?.(0, file.size);
    const bytes = await bytesOf(file, options.name);
    options.signal?.throwIfAborted();
    const stowed = await this.#room.store.stow?.(bytes);
    const sending = this.#room.write('upload', async (tx, { desk, now }) => {
      const known = await tx.file(attachment.id);
      if (known !== undefined && (known.owner !== this.me.id || known.desk !== desk.id || known.size !== file.size))
        throw new Conflict('conflict');
      if (known !== undefined) return known;
      await checkQuota(tx, this.#quota, { ...attachment, desk: desk.id, owner: this.me.id });
      tx.put('bytes', { id: attachment.id, desk: desk.id, type: file.type, bytes, stowed });
      tx.put('files', { ...attachment, desk: desk.id, owner: this.me.id, at: now, tickets: [] });
      options.signal?.throwIfAborted();
      return attachment;
    });
    const { id, name, type, size } = await sending.catch((error: unknown) => {
      // Given up, and not a trouble of the store's, whatever that one made of it.
      options.signal?.throwIfAborted();
      throw error;
    });
    options.onProgress?.(file.size, file.size);
    return { id, name, type, size };
  }

  async uploaded(id: string): Promise<Attachment | null> {
    return this.#room.read('uploaded', async (tx, { desk }) => {
      const kept = await tx.file(id);
      if (kept === undefined || kept.owner !== this.me.id || kept.desk !== desk.id) return null;
      return { id, name: kept.name, type: kept.type, size: kept.size };
    });
  }

  async open(ticket: string, attachment: string): Promise<Blob> {
    const give = await this.#room.read('open', (tx, looking) => opened(tx, ticket, attachment, looking));
    return give();
  }

  async picture(ticket: string, attachment: string): Promise<Blob> {
    const give = await this.#room.read('picture', (tx, looking) => opened(tx, ticket, attachment, looking));
    const file = await give();
    if (!isPicture(file.type)) throw new NotFound('not-found');
    return file;
  }

  watch(after: string, listener: (change: Change) => void): Unsubscribe {
    if (this.#room.closed) return () => undefined;
    const watcher = this.#hub.watch({
      person: this.me.id,
      after,
      listener,
      look: (...kept) => {
        const looking = this.#room.lookAt(...kept);
        this.#room.know(looking.record);
        return looking;
      },
    });
    this.#watchers.add(watcher);
    this.#neighbours.begin();
    queueMicrotask(() => {
      for (const [ticket, people] of this.#neighbours.told) watcher.say({ type: 'present', ticket, people });
    });
    return () => {
      watcher.stop();
      this.#watchers.delete(watcher);
    };
  }

  async announce(ticket: string, doing: Doing): Promise<void> {
    if (!isDoing(doing)) throw new Invalid([{ path: 'doing', code: 'malformed' }]);
    // One leaves what one was on, even if one may not read it any more.
    if (doing !== 'left' || !this.#neighbours.isOn(ticket))
      await this.#room.read('announce', (tx, looking) => readable(tx, ticket, looking));
    this.#neighbours.announce(ticket, doing);
  }

  async similar(text: string, place: Place): Promise<Page<TicketRow>> {
    const asked = askedWords(text);
    if (asked.length === 0) return this.#room.read('similar', () => Promise.resolve({ rows: [], people: {}, next: null }));
    const work = async (tx: Reading, looking: Looking, { rows }: Listed): Promise<Page<TicketRow>> => ({
      ...(await viewRows(tx, await similarTo(tx, asked, place, rows, looking), looking)),
      next: null,
    });
    return this.#room.lists.list((looking) => askedBy(comparedOn(looking)), this.#room.door('similar'), work, true);
  }

  async views(): Promise<readonly SavedView[]> {
    return this.#room.read('views', viewsFor);
  }

  async saveView(view: SavedView): Promise<SavedView> {
    const kept = (await late()).viewOf(view);
    await this.#room.write('saveView', (tx, looking) => keepView(tx, kept, looking));
    return kept;
  }

  async forgetView(id: string): Promise<void> {
    await this.#room.write('forgetView', (tx, looking) => forgetView(tx, id, looking));
  }

  async preferences(): Promise<OwnPreferences> {
    const { preferencesFor } = await chosen();
    return this.#room.read('preferences', preferencesFor);
  }

  async savePreferences(change: PreferencesChange): Promise<OwnPreferences> {
    const { changeOf, changePreferences } = await chosen();
    const checked = changeOf(change);
    return this.#room.write('savePreferences', (tx, looking) => changePreferences(tx, checked, looking));
  }

  async whoHears(question: HearingQuestion): Promise<Hearing> {
    const { hearingOf, questionOf } = await chosen();
    const checked = questionOf(question);
    return this.#room.read('whoHears', (tx, looking) => hearingOf(tx, checked, looking));
  }

  async todaysReport(service: string | null): Promise<TodaysReport | null> {
    const { reportOf } = await chosen();
    return this.#room.read('todaysReport', (tx, looking) => reportOf(tx, service, looking));
  }

  async report(query: ReportQuery, options: ReportOptions = {}): Promise<Report> {
    const { reportBy } = await reporting();
    const { lists } = this.#room;
    return reportBy(query, this.#room.door('report'), options, lists.report?.bind(lists));
  }

  close(): Promise<void> {
    for (const watcher of this.#watchers) watcher.stop();
    this.#watchers.clear();
    this.#neighbours.close();
    this.#unhear();
    if (this.#room.close()) this.#onClose?.();
    return Promise.resolve();
  }
}
