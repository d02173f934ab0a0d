/** One person at one desk, answered or not: what the place says where it does, what this device keeps where it does not. */
import type { Capabilities, Change, Outcome, Session, Unsubscribe, UploadOptions } from '../backend.ts';
import { Invalid, NotFound, Unavailable, Unsupported, freshId } from '../backend.ts';
import type { OnItsWay, OnItsWayState } from '../on-its-way.ts';
import type { Command } from '../../domain/commands.ts';
import type { Desk } from '../../domain/desk.ts';
import type { Person } from '../../domain/people.ts';
import type { Attachment } from '../../domain/ticket.ts';
import type { TicketView } from '../../domain/view.ts';
import { Answering } from './answering.ts';
import { foreseen, type Foreseer } from './foreseeing.ts';
import type { Keep, Tabs } from './keep.ts';
import { lacking } from './lacking.ts';
import { Listing } from './listing.ts';
import { Outbox, Wiped, type Told } from './outbox.ts';
import { Remembering, isUnanswered } from './reading.ts';
import { filesOf, meets, ticketsOf } from './shelf.ts';
import { errorOf } from './trouble.ts';
import { wayOf } from './way.ts';

/** What a session tells without being asked, as it is kept. */
export interface KeptSession {
  readonly me: Person;
  readonly desk: Desk;
  readonly can: Capabilities;
  readonly cursor: string;
  readonly offered: boolean;
}

/** What this device does for a session, beside keeping. */
export interface OfflineParts {
  readonly keep: Keep;
  readonly tabs: (heard: (told: Told) => void) => Tabs;
  /** Now, as the rules want it. */
  readonly clock: () => string;
  /** Whether the browser thinks that somebody could answer. */
  readonly isOnline: () => boolean;
  /** Calls when it begins or ceases to think so. @returns what ends it */
  readonly onNetwork?: (act: () => void) => () => void;
}

type End = Outcome | 'later' | Error;

/** Milliseconds after which whoever writes is no longer kept waiting for another tab that sends. */
const PATIENCE = 8000;

export class OfflineSession implements Session {
  readonly #parts: OfflineParts;
  readonly #remembering: Remembering;
  readonly #outbox: Outbox;
  readonly #tabs: Tabs;
  readonly #ends = new Map<string, Set<(end: End) => void>>();
  readonly #ears = new Set<(change: Change) => void>();
  readonly #stateEars = new Set<(state: OnItsWayState) => void>();
  readonly #listing: Listing;
  readonly #answering: Answering;
  #inner: Session | undefined;
  #said: KeptSession;
  #isClosed = false;

  /** @param inner undefined where nobody answered yet: then `said` is what was kept */
  constructor(parts: OfflineParts, inner: Session | undefined, said: KeptSession) {
    this.#parts = parts;
    this.#inner = inner;
    this.#said = said;
    this.#remembering = new Remembering(parts.keep);
    this.#tabs = parts.tabs((told) => this.#outbox.heard(told));
    this.#outbox = new Outbox(
      {
        tab: freshId(),
        store: parts.keep,
        send: (batch) => this.#tabs.alone(() => this.#send(batch)),
        now: () => Date.now(),
        elapsed: () => performance.now(),
        after: (milliseconds, act) => {
          const timer = setTimeout(act, milliseconds);
          return () => clearTimeout(timer);
        },
        random: () => Math.random(),
        fresh: freshId,
        tell: (told) => this.#tabs.tell(told),
        whenFree: (act) => this.#tabs.whenFree(act),
      },
      {
        onTold: (told) => this.#told(told),
        onState: () => this.#show(),
      },
    );
    this.onItsWay = wayOf({ outbox: this.#outbox, keep: parts.keep, state: () => this.#state, ears: this.#stateEars });
    this.#listing = new Listing({
      remembering: this.#remembering,
      waiting: () => this.#outbox.state.waiting,
      foreseer: () => this.#foreseer,
      shown: (ticket) => this.#shown(ticket),
      ask: (query) => this.#ask((there) => there.tickets(query)),
    });
    this.#answering = new Answering({
      inner: () => this.#inner,
      isClosed: () => this.#isClosed,
      isOnline: parts.isOnline,
      onNetwork: parts.onNetwork,
      changed: () => this.#show(),
      wake: () => this.#outbox.wake(),
    });
  }

  get #state(): OnItsWayState {
    const { state } = this.#outbox;
    return this.#answering.isAway && state.why === null ? { ...state, why: 'offline' } : state;
  }

  #show(): void {
    for (const ear of [...this.#stateEars]) ear(this.#state);
  }

  /** Finds what an earlier page left, and goes on with it. @throws what the storage throws */
  start(): Promise<void> {
    return this.#outbox.start();
  }

  /** Somebody answers now, for the first time in this page. */
  answered(inner: Session): void {
    this.#inner = inner;
    for (const ear of this.#ears) inner.watch(inner.cursor, ear);
    this.#tell({ type: 'reset', cursor: inner.cursor });
    this.#answering.heard(false);
    this.#outbox.wake();
  }

  /** Whoever answers does not know whoever is here: what is kept is shown no more. */
  lost(): void {
    this.#tell({ type: 'lost', why: 'closed', cursor: this.cursor });
    void this.close();
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get me(): Person {
    return this.#inner?.me ?? this.#said.me;
  }

  get desk(): Desk {
    return this.#inner?.desk ?? this.#said.desk;
  }

  get can(): Capabilities {
    return this.#inner?.can ?? this.#said.can;
  }

  get cursor(): string {
    return this.#inner?.cursor ?? this.#said.cursor;
  }

  readonly onItsWay: OnItsWay;

  get #foreseer(): Foreseer {
    return { person: this.me, desk: this.desk, now: this.#parts.clock() };
  }

  async run(batch: readonly Command[]): Promise<Outcome> {
    const drawn = await this.#drawn(batch);
    if (drawn === null) {
      // What cannot be drawn is not kept either: its writer waits for the answer, behind what was written before.
      const isBehind = this.#outbox.state.waiting.some((parcel) => meets(parcel.tickets, ticketsOf(batch)));
      if (isBehind) throw new Unavailable('network');
      return this.#ask((there) => there.run(batch));
    }
    const id = batch[0]?.id ?? '';
    const end = await this.#kept(id, batch);
    if (end instanceof Error) throw end;
    if (end !== 'later') return end;
    this.#changed(drawn.map(({ ticket }) => ticket.id));
    return { tickets: drawn, cursor: this.cursor };
  }

  /** Keeps a batch, and waits for what becomes of it as long as somebody answers. */
  async #kept(id: string, batch: readonly Command[]): Promise<End> {
    const { promise, resolve } = Promise.withResolvers<End>();
    const ends = this.#ends.get(id) ?? new Set();
    this.#ends.set(id, ends.add(resolve));
    const timer = setTimeout(() => resolve('later'), PATIENCE);
    try {
      await this.#outbox.put(batch);
      const { why, waiting } = this.#outbox.state;
      // Whoever writes while nobody answers is told at once that it is kept; it is tried all the same.
      if (why !== null) this.#outbox.wake();
      if (why !== null && waiting.some((parcel) => parcel.id === id)) return 'later';
      return await promise;
    } catch (error) {
      if (error instanceof Wiped || this.#isClosed) throw new Unavailable('closed', { cause: error });
      // A device that keeps nothing more sends at once, or not at all.
      return this.#send(batch);
    } finally {
      clearTimeout(timer);
      ends.delete(resolve);
      if (ends.size === 0) this.#ends.delete(id);
    }
  }

  /** Sends a batch, its files first. */
  async #send(batch: readonly Command[]): Promise<Outcome> {
    const files = filesOf(batch);
    for (const { id, name } of files) {
      const bytes = await this.#parts.keep.file(id);
      if (bytes !== undefined) await this.#ask((there) => there.upload(bytes, { id, name }));
    }
    const outcome = await this.#ask((there) => there.run(batch));
    for (const { id } of files) await this.#parts.keep.dropFile(id).catch(() => undefined);
    return outcome;
  }

  #told(told: Told): void {
    if (told.type === 'put') return;
    if (told.type === 'wiped') {
      this.lost();
      return;
    }
    const ends = [...(this.#ends.get(told.id) ?? [])];
    // What waits behind it waits too.
    if (told.type === 'later') for (const each of this.#ends.values()) for (const end of each) end('later');
    else if (told.type === 'done') {
      for (const end of ends) end(told.outcome);
      void this.#arrived(told.outcome, ends.length > 0);
    } else if (ends.length > 0) {
      // Whoever waits for it has the words still.
      void this.#outbox.discard(told.id).catch(() => undefined);
      for (const end of ends) end(errorOf(told.trouble));
    }
    // What was drawn over a ticket is not true of it.
    if (told.type === 'back') this.#changed(this.#outbox.state.returned.find(({ id }) => id === told.id)?.tickets ?? []);
  }

  /** What was done is known now as the place says it, were the network gone again; whoever waited for it has heard. */
  async #arrived({ tickets }: Outcome, isHeard: boolean): Promise<void> {
    for (const view of tickets)
      await this.#remembering.remember(view, [`ticket ${view.ticket.id}`, ...(view.key === null ? [] : [`ticket ${view.key}`])]);
    if (!isHeard) this.#changed(tickets.map(({ ticket }) => ticket.id));
  }

  #changed(tickets: readonly string[]): void {
    if (tickets.length > 0) this.#tell({ type: 'changed', tickets, cursor: this.cursor });
  }

  /** What a batch makes of its tickets; null where that cannot be known here. */
  async #drawn(batch: readonly Command[]): Promise<readonly TicketView[] | null> {
    const views = new Map<string, TicketView>();
    const foreseer = this.#foreseer;
    try {
      for (const command of batch) {
        const before = views.get(command.ticket) ?? (command.do === 'file' ? undefined : await this.#shown(command.ticket));
        const after = foreseen(command, before, foreseer);
        if (after === null) return null;
        views.set(command.ticket, after);
      }
    } catch {
      // What is no command is the place's to refuse.
      return null;
    }
    return views.size === 0 ? null : [...views.values()];
  }

  /** A ticket as this device knows it, with what waits. */
  async #shown(ticket: string): Promise<TicketView | undefined> {
    return this.#overlaid(ticket, await this.#remembering.kept<TicketView>(`ticket ${ticket}`));
  }

  #overlaid(ticket: string, view: TicketView | undefined): TicketView | undefined {
    const commands = this.#outbox.state.waiting.flatMap(({ batch }) => batch.filter((each) => each.ticket === ticket));
    return commands.reduce<TicketView | undefined>((shown, command) => foreseen(command, shown, this.#foreseer) ?? shown, view);
  }

  async ticket(key: string): Promise<TicketView> {
    try {
      const view = await this.#remembering.read(
        `ticket ${key}`,
        () => this.#ask((there) => there.ticket(key)),
        ({ ticket, key: known }) => [`ticket ${ticket.id}`, ...(known === null ? [] : [`ticket ${known}`])],
      );
      return this.#overlaid(view.ticket.id, view) ?? view;
    } catch (error) {
      const unsent = error instanceof NotFound || isUnanswered(error) ? this.#overlaid(key, undefined) : undefined;
      if (unsent === undefined) throw error;
      return unsent;
    }
  }

  #ask<Answer>(question: (there: Session) => Promise<Answer>): Promise<Answer> {
    return this.#answering.ask(question);
  }

  #remembered<Answer>(name: string, question: (there: Session) => Promise<Answer>): Promise<Answer> {
    return this.#remembering.read(
      name,
      () => this.#ask(question),
      () => [],
    );
  }

  timeline: Session['timeline'] = (ticket, before) =>
    this.#remembered(`timeline ${ticket} ${before}`, (there) => there.timeline(ticket, before));
  tickets: Session['tickets'] = (query) => this.#listing.tickets(query);
  counts: Session['counts'] = (where) => this.#remembered(`counts ${JSON.stringify(where)}`, (there) => there.counts(where));
  views: Session['views'] = () => this.#remembered('views', (there) => there.views());
  preferences: Session['preferences'] = () => this.#remembered('preferences', (there) => there.preferences());
  people: Session['people'] = (query) => this.#ask((there) => there.people(query));
  read: Session['read'] = (ticket, version) => this.#ask((there) => there.read(ticket, version));
  announce: Session['announce'] = (ticket, doing) => this.#ask((there) => there.announce(ticket, doing));
  similar: Session['similar'] = (text, place) => this.#ask((there) => there.similar(text, place));
  saveView: Session['saveView'] = (view) => this.#ask((there) => there.saveView(view));
  forgetView: Session['forgetView'] = (id) => this.#ask((there) => there.forgetView(id));
  savePreferences: Session['savePreferences'] = (change) => this.#ask((there) => there.savePreferences(change));
  whoHears: Session['whoHears'] = (question) => this.#ask((there) => there.whoHears(question));
  todaysReport: Session['todaysReport'] = (service) => this.#ask((there) => there.todaysReport(service));
  report: Session['report'] = (query, options) => this.#ask((there) => there.report(query, options));

  async upload(file: Blob, options: UploadOptions): Promise<Attachment> {
    try {
      // Where nobody answers, it is kept here: nobody waits for them.
      return await this.#ask((there) => there.upload(file, { ...options, onPaused: undefined }));
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!isUnanswered(error)) throw error;
    }
    const { id, name } = options;
    const limit = this.can.attachments?.maxBytes;
    if (limit === undefined) throw new Unsupported('upload');
    if (file.size > limit) throw new Invalid([{ path: 'file', code: 'file-too-large', values: { name, limit } }]);
    await this.#parts.keep.keepFile(id, file);
    options.onProgress?.(file.size, file.size);
    return { id, name, type: file.type, size: file.size };
  }

  async open(ticket: string, attachment: string): Promise<Blob> {
    return (await this.#parts.keep.file(attachment)) ?? this.#ask((there) => there.open(ticket, attachment));
  }

  uploaded: Session['uploaded'] = (id) => this.#ask((there) => there.uploaded(id));

  async picture(ticket: string, attachment: string): Promise<Blob> {
    return (await this.#parts.keep.file(attachment)) ?? this.#ask((there) => there.picture(ticket, attachment));
  }

  watch(after: string, listener: (change: Change) => void): Unsubscribe {
    if (this.#isClosed) return () => undefined;
    this.#ears.add(listener);
    const unwatch = this.#inner?.watch(after, listener);
    return () => {
      this.#ears.delete(listener);
      unwatch?.();
    };
  }

  #tell(change: Change): void {
    for (const ear of [...this.#ears]) ear(change);
  }

  get archive(): Session['archive'] {
    return this.#inner?.archive ?? lacking();
  }

  get bringing(): Session['bringing'] {
    return this.#inner?.bringing ?? lacking();
  }

  get retention(): Session['retention'] {
    return this.#inner?.retention ?? lacking();
  }

  get about(): Session['about'] {
    return this.#inner?.about ?? lacking();
  }

  get administration(): Session['administration'] {
    return this.#inner?.administration ?? lacking();
  }

  get claiming(): Session['claiming'] {
    return this.#inner?.claiming;
  }

  get notices(): Session['notices'] {
    return this.#inner?.notices ?? lacking<Session['notices']>({ watch: () => () => undefined });
  }

  get knowledge(): Session['knowledge'] {
    return this.#inner?.knowledge ?? lacking<Session['knowledge']>({ offered: this.#said.offered });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    await this.#outbox.close();
    this.#isClosed = true;
    this.#answering.close();
    this.#ears.clear();
    this.#tabs.close();
    await this.#inner?.close();
  }
}
