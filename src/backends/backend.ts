/**
 * The seam: what every place where tickets live offers to the widgets (see docs/backend.md to write one).
 *
 * Few, total, typed. A person's view crosses it and never the raw store: what one may not read never leaves the backend.
 * Whatever fails, fails with one of the errors of this file and nothing else.
 */
import type { AboutPart } from './about.ts';
import type { ArchivePart } from './archive.ts';
import type { BringingPart } from './bringing.ts';
import type { ClaimingPart } from './claiming.ts';
import type { RetentionPart } from './retention.ts';
import type { Command, CommandName } from '../domain/commands.ts';
import type { Desk } from '../domain/desk.ts';
import type { Urgency } from '../domain/digest.ts';
import type { Issue } from '../domain/fields.ts';
import type { Channel, DigestSection, Preferences, PreferencesChange } from '../domain/monitoring.ts';
import type { Occasion, Standing } from '../domain/occasions.ts';
import type { Person, PersonCard, PersonInput } from '../domain/people.ts';
import type { Predicate } from '../domain/predicate.ts';
import type { SortKey, TicketQuery } from '../domain/query.ts';
import type { Doing, Presence } from '../domain/doing.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { ReportQuery } from '../domain/report-query.ts';
import type { Report } from '../domain/reports.ts';
import type { SavedView } from '../domain/saved-view.ts';
import type { Attachment } from '../domain/ticket.ts';
import type { Entry, TicketRow, TicketView } from '../domain/view.ts';
import type { Unavailability } from '../domain/unavailability.ts';
import type { Hearer } from '../domain/who-hears.ts';
import type { Notices } from './notices.ts';
import type { Knowledge } from './knowledge.ts';
import type { OnItsWay } from './on-its-way.ts';

import type { Administration } from './administration.ts';

export type {
  Administered,
  Administration,
  DeskHistory,
  DeskSettings,
  DirectoryEntry,
  NextAssignee,
  Preview,
  SightChange,
  Usage,
} from './administration.ts';
export type { AboutPart, ErasedCounts, ExportedSelf, KeptAbout, KeptKind, PersonPage } from './about.ts';
export { freshId } from './fresh-id.ts';
export type { EndNotice, NoticePage, NoticeQuery, Notices, NoticesMeant, NoticeView, TicketNotice } from './notices.ts';
export type { Unavailability };
export type * from './archive.ts';
export type { BringingPart, Brought, Foreseen } from './bringing.ts';
export type { ClaimingPart, OfferedTicket } from './claiming.ts';
export type { Retained, RetentionPart, RetentionPlan } from './retention.ts';
export type * from './knowledge.ts';
export type * from './on-its-way.ts';

/** Who is present: a person that the page names and the embedded backend believes, or a signed token asked for when needed. */
export type Identity = PersonInput | (() => Promise<string>);

/** A place where tickets live. */
export interface Backend {
  /**
   * Opens a desk for a person.
   * @throws {Unauthorized} the identity is not accepted
   * @throws {NotFound} there is no such desk
   * @throws {Invalid} the document that the desk is set up by is none
   * @throws {Unavailable} the place cannot be reached or opened now
   */
  connect(identity: Identity): Promise<Session>;
}

/** What a backend offers; widgets hide the rest, and what is not declared here throws `Unsupported`. */
export interface Capabilities {
  readonly commands: ReadonlySet<CommandName>;
  /** `atomic`: a batch is all or nothing · `stepwise`: it may stop halfway, with `Partial`. */
  readonly batch: 'atomic' | 'stepwise';
  readonly sorts: ReadonlySet<SortKey>;
  /** Whether lists are also put in the order of the custom fields that they show (`domain/listed-fields.ts`). Absent: not. */
  readonly sortsFields?: boolean | undefined;
  /** Keys of the predicate tree that `where` may use. */
  readonly filters: ReadonlySet<PredicateKey>;
  readonly search: 'terms' | 'like' | 'none';
  readonly counts: 'exact' | 'bounded';
  readonly live: 'stream' | 'poll';
  /** How many orders may be asked one after the other, 1 at least. */
  readonly sortsAtOnce: number;
  /** Whether a page may be asked by its place in the list (`from`), far from those read before. */
  readonly jumps: boolean;
  /** Whether `similar` answers. */
  readonly similar: boolean;
  /** Whether lists can be kept under a name. */
  readonly savedViews: boolean;
  /** Whether `report` answers whoever may ask (`mayReport`). */
  readonly reports: boolean;
  readonly presence: boolean;
  /** Whether the desk can be set up here, by whoever may (`domain/desk-rights.ts`). Absent: not. */
  readonly administration?: boolean | undefined;
  /** What a person chooses to hear is kept, and by which channels it is sent from here: by none, where nobody runs a mailer. Absent: not kept. */
  readonly preferences?: { readonly sends: ReadonlySet<Channel> } | undefined;
  /** Whether whoever operates it may bring the whole desk out and in. */
  readonly archive?: boolean | undefined;
  /** Whether whoever operates it may bring in what another system kept. */
  readonly bringing?: boolean | undefined;
  /** Whether whoever operates it may let go of what is old. */
  readonly retention?: boolean | undefined;
  /** Pages on people, what is kept about oneself, and erasing somebody; whether it is all on the device of whoever asks. Absent: none. */
  readonly about?: { readonly onDevice: boolean } | undefined;
  /** What this person filed without an account is theirs to take over: `claiming` is there. Absent: nothing is. */
  readonly claims?: boolean | undefined;
  /** What happens is told in the page, and kept for so many days. Absent: it is not. */
  readonly notices?: { readonly days: number } | undefined;
  /** Articles and known problems are kept. Absent: none are. */
  readonly knowledge?: true | undefined;
  /** Absent: no files. */
  readonly attachments?: { readonly maxBytes: number; readonly maxCount: number } | undefined;
}

type KeyOf<Union> = Union extends unknown ? keyof Union : never;
export type PredicateKey = KeyOf<Predicate>;

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Cards of the people that the rows name. */
  readonly people: Readonly<Record<string, PersonCard>>;
  /** Where the next page starts; null at the end. */
  readonly next: string | null;
  /** Present when asked for; bounded counts may say "at least". */
  readonly total?: number | undefined;
  readonly atLeast?: boolean | undefined;
}

export interface Outcome {
  /** The tickets touched, as this person now sees them; one that he no longer sees is left out. */
  readonly tickets: readonly TicketView[];
  readonly cursor: string;
}

/** A person who may be named in a command. */
export interface PersonFound extends PersonCard {
  /** May be given work, in the place asked for. */
  readonly assignable: boolean;
  readonly available: boolean;
}

export interface PeopleQuery {
  readonly text?: string | undefined;
  /** `assignee`: who may be given this work · `reader`: anyone · `requester`: on whose behalf one may file. */
  readonly purpose: 'assignee' | 'reader' | 'requester';
  readonly service?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly limit?: number | undefined;
}

/** What one person chose on this desk. */
export interface OwnPreferences extends Preferences {
  /** Whether work may be given to him automatically. */
  readonly available: boolean;
}

/** Who would hear, if something happened to a ticket, or to one that could be in a place. */
export interface HearingQuestion {
  readonly occasion: Occasion;
  /** A ticket that this person may read. Absent: one that could be in the place. */
  readonly ticket?: string | undefined;
  readonly service?: string | null | undefined;
  readonly category?: string | null | undefined;
  /** What this person would be to a ticket that could be there. */
  readonly standing?: Standing | undefined;
}

export interface Hearing {
  /** This person first, told or not; then, for staff of that ticket or place, those of its staff who would hear. */
  readonly hearers: readonly Hearer[];
  readonly people: Readonly<Record<string, PersonCard>>;
}

export interface ReportPart {
  readonly section: DigestSection;
  /** How many tickets it holds; the longest idle of them are in `lines`. */
  readonly count: number;
  readonly lines: readonly { readonly row: TicketRow; readonly idle: number; readonly urgency: Urgency }[];
}

/** A service's daily report as it would be sent now, in the sections that this person chose. */
export interface TodaysReport {
  readonly parts: readonly ReportPart[];
  readonly total: number;
  readonly people: Readonly<Record<string, PersonCard>>;
}

/**
 * What is told of changes. `changed` names what this person may read; `gone` what he no longer may; `desk`: its settings are
 * others; `reset`: read all again; `tick`: nothing for this person, go on from here; `lost`: the place cannot serve any more,
 * connect again (where it is `outdated`, the page must be loaded again); `present` and `indexing` tell of this moment only.
 */
export type Change =
  | { readonly type: 'changed'; readonly tickets: readonly string[]; readonly cursor: string }
  | { readonly type: 'gone'; readonly tickets: readonly string[]; readonly cursor: string }
  | { readonly type: 'desk'; readonly cursor: string }
  /** Articles or what is told of them changed: which are this person's to read may be others. */
  | { readonly type: 'knowledge'; readonly cursor: string }
  | { readonly type: 'reset'; readonly cursor: string }
  | { readonly type: 'tick'; readonly cursor: string }
  /** Who else has a ticket open now: all of them, each time; never stored, so the cursor stays. */
  | { readonly type: 'present'; readonly ticket: string; readonly people: readonly Presence[]; readonly cursor: string }
  /** What lists and search read is being prepared: a page knows no place far down the stack meanwhile, its total may be `atLeast`, and the rest is slower. Null once it is ready: read again. */
  | {
      readonly type: 'indexing';
      readonly progress: { readonly done: number; readonly total: number } | null;
      readonly cursor: string;
    }
  | { readonly type: 'lost'; readonly why: Unavailability; readonly cursor: string };

export type Unsubscribe = () => void;

export interface UploadOptions {
  readonly name: string;
  /** Identity made by the form, so that a retry does not double. */
  readonly id: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((sent: number, total: number) => void) | undefined;
  /**
   * Told that nobody answers, and that somebody does again. Who gives it waits, until the signal: the file goes on by itself from where
   * it stopped. Who does not is told `Unavailable`.
   */
  readonly onPaused?: ((isPaused: boolean) => void) | undefined;
}

export interface ReportOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told now and then how many tickets were read, of how many. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** One person at one desk. */
export interface Session {
  readonly me: Person;
  /** The desk's document as this person may read it: private fields and who serves confidential places are for staff. */
  readonly desk: Desk;
  readonly can: Capabilities;
  /** Has `me`, `desk` and `knowledge.offered` be those of this moment where nothing is watched. Absent: they are. */
  refresh?(): Promise<void>;
  /**
   * Does a batch, all or nothing, once: the same command id again answers the present ticket.
   * @throws {Refused} the rules say no · {Invalid} malformed, custom fields too; a path begins with the command's place where
   *   the batch has several · {Conflict} same id, other body · {NotFound} · {Unsupported} · {Partial} (stepwise only)
   */
  run(batch: readonly Command[]): Promise<Outcome>;
  /** A ticket by id, key or alias. @throws {NotFound} also what one may not see */
  ticket(key: string): Promise<TicketView>;
  /** Entries before the `earlier` of a view, oldest first. */
  timeline(ticket: string, before: string): Promise<{ readonly entries: readonly Entry[]; readonly earlier: string | null }>;
  tickets(query: TicketQuery): Promise<Page<TicketRow>>;
  /** How many tickets satisfy each predicate, in one reading. */
  counts(where: Readonly<Record<string, Predicate>>): Promise<Readonly<Record<string, number>>>;
  people(query: PeopleQuery): Promise<readonly PersonFound[]>;
  /** Marks what this person has read of a ticket, up to the view they hold. */
  read(ticket: string, version: string): Promise<void>;
  /**
   * Stores a file that a command will name; one that was cut off goes on from where it stopped.
   * @returns it as it is kept: its name made plain, its type as it was found to be
   * @throws {Invalid} too large, or not to be kept · {Conflict} another file has this id · {Unavailable} no room · the signal's reason,
   *   once given up
   */
  upload(file: Blob, options: UploadOptions): Promise<Attachment>;
  /** A file that this person sent, by its id, as it is kept; null where none is. */
  uploaded(id: string): Promise<Attachment | null>;
  /** The bytes of a file on a ticket one may read: a `File` where its name is known. @throws {NotFound} */
  open(ticket: string, attachment: string): Promise<Blob>;
  /** A picture on a ticket one may read, as a page may show it. @throws {NotFound} also what is no picture */
  picture(ticket: string, attachment: string): Promise<Blob>;
  /** The present cursor: watch from here misses nothing that is done later. Take it before reading what you will watch. */
  readonly cursor: string;
  /** Tells of every change after a cursor, in order. */
  watch(after: string, listener: (change: Change) => void): Unsubscribe;
  /**
   * Says what this person is doing with a ticket; said again while it lasts (it fades after `PRESENCE_LASTS`). Never stored. Others
   * who may know of it (`domain/presence.ts`) hear `present`. @throws {Unsupported} where not declared · {NotFound}
   */
  announce(ticket: string, doing: Doing): Promise<void>;
  /**
   * Tickets in the way of filing one more: this person's own active tickets, and known problems that he may read, most alike first.
   * @throws {Unsupported} where not declared
   */
  similar(text: string, place: { readonly service: string | null; readonly category: string | null }): Promise<Page<TicketRow>>;
  /** Lists kept under a name: this person's own and those shared with him. @throws {Unsupported} where not declared */
  views(): Promise<readonly SavedView[]>;
  /** Keeps a list under a name, or changes one by its id. @throws {Invalid} · {Refused} not his to change or to share */
  saveView(view: SavedView): Promise<SavedView>;
  /** @throws {Refused} not his to take away · {NotFound} */
  forgetView(id: string): Promise<void>;
  /** What this person chose on this desk. @throws {Unsupported} where not declared, here and below */
  preferences(): Promise<OwnPreferences>;
  /** Changes some of it: what is not named stays, null takes an entry away. @throws {Invalid} · {Refused} not his to change */
  savePreferences(change: PreferencesChange): Promise<OwnPreferences>;
  /** @throws {Invalid} · {NotFound} also a ticket that one may not see */
  whoHears(question: HearingQuestion): Promise<Hearing>;
  /** The daily report of a service (null on a desk without), or null where there is nothing to report to this person. */
  todaysReport(service: string | null): Promise<TodaysReport | null>;
  /**
   * The figures of the tickets that this person reads, as they are now (`domain/reports.ts`).
   * @throws {Refused} reports are for moderators and above · {Invalid} · {Unsupported} where not declared · the signal's reason
   */
  report(query: ReportQuery, options?: ReportOptions): Promise<Report>;
  readonly archive: ArchivePart;
  readonly bringing: BringingPart;
  readonly retention: RetentionPart;
  /** The page on somebody; what is kept about oneself; erasing somebody. */
  readonly about: AboutPart;
  /** Setting the desk up: its settings, services, people, and the history of it. */
  readonly administration: Administration;
  /** What this person is told of in the page. */
  readonly notices: Notices;
  /** Articles and known problems; each method throws `Unsupported` where they are not declared. */
  readonly knowledge: Knowledge;
  /** What this person filed before they had an account here. Absent: nothing, or nobody says that it is theirs. */
  readonly claiming?: ClaimingPart | undefined;
  /** What this device keeps until somebody answers, for whoever says that it is theirs. Absent: it keeps nothing. */
  readonly onItsWay?: OnItsWay | undefined;
  close(): Promise<void>;
}

/** The root of every error that crosses the seam. */
export abstract class BackendError extends Error {
  abstract readonly kind:
    'refused' | 'invalid' | 'conflict' | 'not-found' | 'unauthorized' | 'unavailable' | 'unsupported' | 'partial';
}

/** The rules say no; `at` is the command's place in the batch. */
export class Refused extends BackendError {
  readonly kind = 'refused';
  readonly refusal: Refusal;
  readonly at: number;
  constructor(refusal: Refusal, at = 0) {
    super(refusal.code);
    this.refusal = refusal;
    this.at = at;
  }
}

/** What was sent is malformed: what is wrong, field by field. */
export class Invalid extends BackendError {
  readonly kind = 'invalid';
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.path}: ${issue.code}`).join(', '));
    this.issues = issues;
  }
}

/** The same command id came with another body. */
export class Conflict extends BackendError {
  readonly kind = 'conflict';
}

/** There is none, or none that this person may see: nobody learns which. */
export class NotFound extends BackendError {
  readonly kind = 'not-found';
}

/** The identity is missing, expired or not accepted: sign in again and send again. */
export class Unauthorized extends BackendError {
  readonly kind = 'unauthorized';
}

/** Not now; nothing was done. */
export class Unavailable extends BackendError {
  readonly kind = 'unavailable';
  readonly why: Unavailability;
  /** Milliseconds to wait, when known. */
  readonly retryAfter?: number | undefined;
  constructor(why: Unavailability, options: { cause?: unknown; retryAfter?: number } = {}) {
    super(why, { cause: options.cause });
    this.why = why;
    this.retryAfter = options.retryAfter;
  }
}

/** This backend does not offer it. */
export class Unsupported extends BackendError {
  readonly kind = 'unsupported';
}

/** A stepwise batch stopped: what was done, what is left. */
export class Partial extends BackendError {
  readonly kind = 'partial';
  readonly done: readonly string[];
  readonly left: readonly string[];
  constructor(done: readonly string[], left: readonly string[], cause: unknown) {
    super('partial', { cause });
    this.done = done;
    this.left = left;
  }
}
