/** One person at one desk, over any store: the seam's `Session`, whole. */
import { Batch, COMMANDS } from '../../domain/commands.ts';
import type { Command, CommandName } from '../../domain/commands.ts';
import { isConfidential } from '../../domain/desk.ts';
import type { Desk } from '../../domain/desk.ts';
import { card } from '../../domain/people.ts';
import type { Person } from '../../domain/people.ts';
import { Predicate } from '../../domain/predicate.ts';
import type { SavedView } from '../../domain/saved-view.ts';
import { SortKey, TicketQuery } from '../../domain/query.ts';
import { issuesOf } from '../../domain/settings.ts';
import { fold } from '../../domain/terms.ts';
import { Attachment } from '../../domain/ticket.ts';
import type { Entry, TicketRow, TicketView } from '../../domain/view.ts';
import { changedFor, deskFor, redact } from '../../domain/viewing.ts';
import { isAssignable, isStaff, reads, relationsTo } from '../../domain/visibility.ts';
import { Conflict, Invalid, NotFound, Unavailable, Unsupported } from '../backend.ts';
import type {
  Capabilities,
  Change,
  Outcome,
  Page,
  PeopleQuery,
  PersonFound,
  PredicateKey,
  Session,
  Unsubscribe,
  UploadOptions,
} from '../backend.ts';
import type { AtHand } from './at-hand.ts';
import { runBatch } from './batch.ts';
import type { Surroundings } from './batch.ts';
import { cursorOf } from './changes.ts';
import { countAll, list } from './listing.ts';
import { presentOf } from './seeding.ts';
import type { DeskRecord, Reading, Store, Writing } from './store.ts';
import { identified, readable, viewRows, viewThread, viewTicket } from './viewing.ts';
import type { Looking } from './viewing.ts';
import { Watcher } from './watcher.ts';

/** People that a search answers when nobody says how many. */
const USUAL_PEOPLE = 20;

/** Acts between desks: the embedded backends have no way to another place (domain §9). */
const BETWEEN_PLACES: readonly CommandName[] = ['escalate', 'take-back', 'return', 'relay', 'inform'];
const FILTERS: readonly PredicateKey[] = ['and', 'or', 'not', 'eq', 'in', 'has', 'field', 'since', 'before'];

/** What a backend over a store offers. */
export function capabilitiesOf(desk: Desk, subDesks: boolean): Capabilities {
  const missing = new Set<CommandName>([...BETWEEN_PLACES, ...(subDesks ? [] : (['distribute'] as const))]);
  return {
    commands: new Set(COMMANDS.filter((command) => !missing.has(command))),
    batch: 'atomic',
    sorts: new Set(SortKey.options),
    filters: new Set(FILTERS),
    search: 'terms',
    counts: 'exact',
    live: 'stream',
    sortsAtOnce: 1,
    jumps: false,
    similar: false,
    savedViews: false,
    presence: false,
    attachments: desk.files,
  };
}

/** What an operation is called, for whoever wants to make one fail (tests, states). */
export type Operation = 'connect' | 'run' | 'ticket' | 'timeline' | 'tickets' | 'counts' | 'people' | 'read' | 'upload' | 'open';

/** Called before each operation: what it throws the operation throws, and what it waits for the operation waits for. */
export type Before = (operation: Operation) => void | Promise<void>;

export interface SessionParts {
  readonly store: Store;
  readonly around: Surroundings;
  readonly atHand: AtHand;
  readonly person: Person;
  readonly record: DeskRecord;
  readonly can: Capabilities;
  readonly before?: Before | undefined;
  readonly onClose?: (() => void) | undefined;
}

/** A malformed batch, by field; the command's place is told where there are several. */
function batchOf(input: readonly Command[]): Batch {
  const parsed = Batch.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = issuesOf(parsed.error);
  throw new Invalid(input.length === 1 ? issues.map((issue) => ({ ...issue, path: issue.path.replace(/^0\.?/u, '') })) : issues);
}

/** A file's bytes, read before anything is written. @throws {Invalid} it was moved, deleted or changed since it was chosen */
async function bytesOf(file: Blob, name: string): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch {
    throw new Invalid([{ path: 'file', code: 'file-unreadable', values: { name } }]);
  }
}

/** A session over a store. */
export class DeskSession implements Session {
  readonly me: Person;
  readonly can: Capabilities;
  readonly #parts: SessionParts;
  readonly #watchers = new Set<Watcher>();
  readonly #generation: string;
  #record: DeskRecord;
  #closed = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#record = parts.record;
    this.#generation = parts.record.generation;
    this.me = parts.person;
    this.can = parts.can;
  }

  get desk(): Desk {
    return deskFor(this.me, this.#parts.around.inForce(this.#record));
  }

  get cursor(): string {
    return cursorOf(this.#record);
  }

  async run(batch: readonly Command[]): Promise<Outcome> {
    const commands = batchOf(batch);
    const missing = commands.find((command) => !this.can.commands.has(command.do));
    if (missing !== undefined) throw new Unsupported(missing.do);
    return this.#write('run', async (tx, before) => {
      const unreadBefore = await this.#unread(tx, before, commands);
      const done = await runBatch(
        tx,
        this.#parts.around,
        { actor: { type: 'person', id: this.me.id }, person: this.me },
        commands,
      );
      const looking = await this.#look(tx);
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
    return this.#read('ticket', async (tx, looking) => viewTicket(tx, await identified(tx, key, looking.desk), looking));
  }

  async timeline(ticket: string, before: string): Promise<{ entries: readonly Entry[]; earlier: string | null }> {
    return this.#read('timeline', (tx, looking) => viewThread(tx, ticket, before, looking));
  }

  async tickets(query: TicketQuery): Promise<Page<TicketRow>> {
    const asked = TicketQuery.safeParse(query);
    if (!asked.success) throw new Invalid(issuesOf(asked.error));
    return this.#read('tickets', async (tx, looking) => {
      const { ids, ...page } = await list(tx, asked.data, looking, this.#parts.atHand);
      return { ...(await viewRows(tx, ids, looking)), ...page };
    });
  }

  async counts(where: Readonly<Record<string, Predicate>>): Promise<Readonly<Record<string, number>>> {
    for (const [name, predicate] of Object.entries(where)) {
      const asked = Predicate.safeParse(predicate);
      if (!asked.success) throw new Invalid(issuesOf(asked.error, [name]));
    }
    return this.#read('counts', (tx, looking) => countAll(tx, where, looking, this.#parts.atHand));
  }

  async people(query: PeopleQuery): Promise<readonly PersonFound[]> {
    return this.#read('people', async (tx, { desk }) => {
      const staff = isStaff(this.me, desk);
      if (query.purpose === 'requester' && (!staff || desk.onBehalf === 'nobody')) return [];
      const place = { service: query.service ?? null, category: query.category ?? null };
      // Who serves a confidential place is for staff to know.
      const shut = !staff && isConfidential(desk, place.service, place.category);
      const words = wordsOf(query.text ?? '');
      const found = (await tx.people(desk.id))
        .map(({ person }) => person)
        .filter((person) => person.suspended !== true && answers(person, words, staff))
        .map((person) => ({ person, assignable: !shut && isAssignable(person, desk, place) }))
        .filter(({ assignable }) => query.purpose !== 'assignee' || assignable);
      const sorted = found.sort(
        (one, other) => one.person.name.localeCompare(other.person.name, 'fr') || (one.person.id < other.person.id ? -1 : 1),
      );
      return sorted.slice(0, query.limit ?? USUAL_PEOPLE).map(({ person, assignable }) => {
        const { mail, ...rest } = card(person);
        return { ...rest, ...(staff && mail !== undefined ? { mail } : {}), assignable, available: person.available };
      });
    });
  }

  async read(ticket: string, version: string): Promise<void> {
    await this.#write('read', async (tx, looking) => {
      await readable(tx, ticket, looking);
      const event = (await tx.events(ticket)).find((each) => String(each.version) === version);
      const before = await tx.mark(looking.desk.id, this.me.id, ticket);
      if (event === undefined || (before !== undefined && before >= event.at)) return;
      tx.put('marks', { desk: looking.desk.id, person: this.me.id, ticket, at: event.at });
    });
  }

  async upload(file: Blob, options: UploadOptions): Promise<Attachment> {
    const { files } = this.desk;
    options.signal?.throwIfAborted();
    if (file.size > files.maxBytes)
      throw new Invalid([{ path: 'file', code: 'file-too-large', values: { name: options.name, limit: files.maxBytes } }]);
    const parsed = Attachment.safeParse({ id: options.id, name: options.name, type: file.type, size: file.size });
    if (!parsed.success) throw new Invalid(issuesOf(parsed.error));
    const attachment = parsed.data;
    options.onProgress?.(0, file.size);
    const bytes = await bytesOf(file, options.name);
    options.signal?.throwIfAborted();
    const sending = this.#write('upload', async (tx, { desk, now }) => {
      const known = await tx.file(attachment.id);
      if (known !== undefined && (known.owner !== this.me.id || known.desk !== desk.id || known.size !== file.size))
        throw new Conflict('conflict');
      if (known !== undefined) return;
      tx.put('bytes', { id: attachment.id, desk: desk.id, type: file.type, bytes });
      tx.put('files', { ...attachment, desk: desk.id, owner: this.me.id, at: now, tickets: [] });
      options.signal?.throwIfAborted();
    });
    await sending.catch((error: unknown) => {
      // Given up, and not a trouble of the store's, whatever that one made of it.
      options.signal?.throwIfAborted();
      throw error;
    });
    options.onProgress?.(file.size, file.size);
    return attachment;
  }

  async open(ticket: string, attachment: string): Promise<Blob> {
    return this.#read('open', async (tx, looking) => {
      const shown = redact(await readable(tx, ticket, looking), { ...looking, linked: {} });
      const kept = shown.files.some((file) => file.id === attachment) ? await tx.bytes(attachment) : undefined;
      if (kept === undefined) throw new NotFound('not-found');
      return new Blob([kept.bytes], { type: kept.type });
    });
  }

  watch(after: string, listener: (change: Change) => void): Unsubscribe {
    if (this.#closed) return () => undefined;
    const { store, around } = this.#parts;
    const watcher = new Watcher({
      store,
      desk: around.desk,
      after,
      listener,
      look: async (tx) => {
        const looking = await this.#look(tx);
        this.#know(looking.record);
        return looking;
      },
    });
    this.#watchers.add(watcher);
    return () => {
      watcher.stop();
      this.#watchers.delete(watcher);
    };
  }

  announce(): Promise<void> {
    return Promise.reject(new Unsupported('announce'));
  }

  similar(): Promise<Page<TicketRow>> {
    return Promise.reject(new Unsupported('similar'));
  }

  views(): Promise<readonly SavedView[]> {
    return Promise.reject(new Unsupported('views'));
  }

  saveView(): Promise<SavedView> {
    return Promise.reject(new Unsupported('saveView'));
  }

  forgetView(): Promise<void> {
    return Promise.reject(new Unsupported('forgetView'));
  }

  close(): Promise<void> {
    for (const watcher of this.#watchers) watcher.stop();
    this.#watchers.clear();
    if (!this.#closed) this.#parts.onClose?.();
    this.#closed = true;
    return Promise.resolve();
  }

  /** Who looks, at the desk as it is kept now. @throws {Unavailable} evicted: what is there now is not what was connected to */
  async #look(tx: Reading): Promise<Looking> {
    const { around } = this.#parts;
    const record = await tx.desk(around.desk);
    if (record?.generation !== this.#generation) throw new Unavailable('evicted');
    return { person: this.me, desk: around.inForce(record), record, now: presentOf(record, around.clock()) };
  }

  async #read<Result>(operation: Operation, work: (tx: Reading, looking: Looking) => Promise<Result>): Promise<Result> {
    await this.#begin(operation);
    const { record, result } = await this.#parts.store.read(async (tx) => {
      const looking = await this.#look(tx);
      return { record: looking.record, result: await work(tx, looking) };
    });
    this.#know(record);
    return result;
  }

  async #write<Result>(operation: Operation, work: (tx: Writing, looking: Looking) => Promise<Result>): Promise<Result> {
    await this.#begin(operation);
    const { record, result } = await this.#parts.store.write(async (tx) => {
      const done = await work(tx, await this.#look(tx));
      return { record: (await this.#look(tx)).record, result: done };
    });
    this.#know(record);
    return result;
  }

  /** Goes on from a state of the desk that is there to stay; readings that overlap may end in any order. */
  #know(record: DeskRecord): void {
    if (record.sequence >= this.#record.sequence) this.#record = record;
  }

  async #begin(operation: Operation): Promise<void> {
    if (this.#closed) throw new Unavailable('closed');
    await this.#parts.before?.(operation);
  }
}

/** The words of a name or of an address, typed whole or not: `Jean-Pierre`, `lea@insa.example`. */
function wordsOf(written: string): string[] {
  return fold(written)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * Whether somebody is who the words look for: each begins a word of the name, of the id, or of the mail address.
 * @param staff who looks: others may not read addresses, so they do not find by them either
 */
function answers(person: Person, words: readonly string[], staff: boolean): boolean {
  const parts = [person.name, person.id, staff ? (person.mail ?? '') : ''].flatMap(wordsOf);
  return words.every((word) => parts.some((part) => part.startsWith(word)));
}
