/**
 * The session of somebody whose address nobody has confirmed: they read the desk's questions and may file, and nothing else is here.
 * What they file is no ticket yet, so no list, count, search, report, notice or stream of anybody can hold it.
 */
import {
  Invalid,
  NotFound,
  Refused,
  Unsupported,
  type Capabilities,
  type Change,
  type Outcome,
  type Page,
  type PersonFound,
  type Session,
  type Unsubscribe,
  type UploadOptions,
} from '../../backends/backend.ts';
import type { Command, FileCommand } from '../../domain/commands.ts';
import type { Desk } from '../../domain/desk.ts';
import type { Person } from '../../domain/people.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Attachment } from '../../domain/ticket.ts';
import type { TicketRow } from '../../domain/view.ts';

/** What a visit does with what is written. */
export interface VisitPlace {
  /** Keeps a request, and sends the link that confirms it. @throws {Unavailable} the mail cannot be sent, or too much was asked */
  keep(command: FileCommand): Promise<void>;
  keepFile(id: string, bytes: Uint8Array): Promise<void>;
  files(): Promise<number>;
}

/** A part of a session that is not offered here. */
function unoffered<Part extends object>(known: Partial<Part> = {}): Part {
  return new Proxy(known, {
    get: (target, name) =>
      Reflect.has(target, name) ? Reflect.get(target, name) : () => Promise.reject(new Unsupported(String(name))),
  }) as Part;
}

const NO_ROWS: Page<TicketRow> = { rows: [], people: {}, next: null, total: 0 };

/** What only those with an account may say of what they file. */
const NOT_THEIRS = ['requester', 'assignee', 'observers', 'priority', 'group'] as const;

export class Visit implements Session {
  readonly me: Person;
  readonly #desk: Session;
  readonly #place: VisitPlace;

  /** @param desk somebody without an account at this desk, for its document alone */
  constructor(me: Person, desk: Session, place: VisitPlace) {
    this.me = me;
    this.#desk = desk;
    this.#place = place;
  }

  get desk(): Desk {
    return this.#desk.desk;
  }

  get cursor(): string {
    return this.#desk.cursor;
  }

  get can(): Capabilities {
    const { batch, sorts, filters, sortsAtOnce, live, attachments } = this.#desk.can;
    return {
      ...{ batch, sorts, filters, sortsAtOnce, live, attachments },
      commands: new Set(['file']),
      search: 'none',
      counts: 'exact',
      jumps: false,
      similar: false,
      savedViews: false,
      reports: false,
      presence: false,
    };
  }

  async refresh(): Promise<void> {
    await this.#desk.refresh?.();
  }

  /** What is filed is kept until it is confirmed; nobody sees a ticket of it before, whoever files it neither. */
  async run(batch: readonly Command[]): Promise<Outcome> {
    const [command] = batch;
    if (command === undefined || batch.length > 1 || command.do !== 'file') throw new Unsupported('run');
    if (!this.desk.guests || NOT_THEIRS.some((each) => command[each] !== undefined)) throw new Refused(refuse('not-allowed'));
    await this.#place.keep(command);
    return { tickets: [], cursor: this.cursor };
  }

  async upload(file: Blob, { id, name, signal }: UploadOptions): Promise<Attachment> {
    const { attachments } = this.can;
    if (attachments === undefined) throw new Unsupported('upload');
    if (file.size > attachments.maxBytes)
      throw new Invalid([{ path: 'file', code: 'file-too-large', values: { name, limit: attachments.maxBytes } }]);
    // As many as one request may have, twice over: what was taken out again goes with the day.
    if ((await this.#place.files()) >= 2 * attachments.maxCount) throw new Invalid([{ path: 'file', code: 'files-too-many' }]);
    const bytes = new Uint8Array(await file.arrayBuffer());
    signal?.throwIfAborted();
    await this.#place.keepFile(id, bytes);
    return { id, name, type: file.type, size: file.size };
  }

  /** Changes of the desk itself; of its tickets there is nothing to tell. */
  watch(after: string, listener: (change: Change) => void): Unsubscribe {
    return this.#desk.watch(after, (change) => {
      if (change.type === 'changed' || change.type === 'gone' || change.type === 'present' || change.type === 'knowledge') return;
      listener(change);
    });
  }

  ticket: Session['ticket'] = (key) => Promise.reject(new NotFound(key));
  timeline: Session['timeline'] = unlisted;
  tickets: Session['tickets'] = () => Promise.resolve(NO_ROWS);
  counts: Session['counts'] = (where) => Promise.resolve(Object.fromEntries(Object.keys(where).map((name) => [name, 0])));
  people: Session['people'] = () => Promise.resolve<PersonFound[]>([]);
  read: Session['read'] = unlisted;
  uploaded: Session['uploaded'] = () => Promise.resolve(null);
  open: Session['open'] = unlisted;
  picture: Session['picture'] = unlisted;
  announce: Session['announce'] = unlisted;
  similar: Session['similar'] = unlisted;
  views: Session['views'] = unlisted;
  saveView: Session['saveView'] = unlisted;
  forgetView: Session['forgetView'] = unlisted;
  preferences: Session['preferences'] = unlisted;
  savePreferences: Session['savePreferences'] = unlisted;
  whoHears: Session['whoHears'] = unlisted;
  todaysReport: Session['todaysReport'] = unlisted;
  report: Session['report'] = unlisted;
  readonly archive: Session['archive'] = unoffered();
  readonly bringing: Session['bringing'] = unoffered();
  readonly retention: Session['retention'] = unoffered();
  readonly about: Session['about'] = unoffered();
  readonly administration: Session['administration'] = unoffered();
  readonly notices: Session['notices'] = unoffered<Session['notices']>({ watch: () => () => undefined });
  readonly knowledge: Session['knowledge'] = unoffered<Session['knowledge']>({ offered: false });

  close(): Promise<void> {
    // The desk's own session serves other visits.
    return Promise.resolve();
  }
}

function unlisted(): Promise<never> {
  return Promise.reject(new Unsupported('visit'));
}
