/**
 * The lower seam: what a place must keep so that the rules can run on it (docs/backend.md). Everything above it, from
 * visibility to the timed acts, is the same for every such place.
 *
 * A reading or a writing is one transaction: it sees one state of things, and what it puts is there whole or not at all.
 * Inside one, await nothing but its own answers: IndexedDB ends a transaction that waits for anything else.
 */
import type { DeskInput } from '../../domain/desk.ts';
import type { Appointment, StoredDeskEvent } from '../../domain/desk-events.ts';
import type { StoredEvent } from '../../domain/events.ts';
import type { Article, AvoidedTicket } from '../../domain/knowledge/article.ts';
import type { ArticleEvent } from '../../domain/knowledge/decide.ts';
import type { Preferences } from '../../domain/monitoring.ts';
import type { KeptNotice } from '../../domain/noticing.ts';
import type { Person } from '../../domain/people.ts';
import type { Pending } from '../../domain/deadline.ts';
import type { SavedView } from '../../domain/saved-view.ts';
import type { Attachment, Ticket } from '../../domain/ticket.ts';
import type { Instant, PersonId, Scope } from '../../domain/values.ts';

/** Columns that a list is sorted by; the last change has one for each scope, since each person sorts by his own. */
export const SORT_COLUMNS = [
  'rank',
  'number',
  'summary',
  'filed',
  'changedPublic',
  'changedRequester',
  'changedStaff',
  'requester',
  'assignee',
  'state',
  'priority',
  'due',
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];
/**
 * Columns that may be walked along. What a scope between all and staff reads is that of tickets that name the reader; few tickets
 * have something due, and whoever asks for them in that order waits for the list's own index.
 */
export type WalkedColumn = Exclude<SortColumn, 'changedRequester' | 'due'>;
export const WALKED_COLUMNS: readonly WalkedColumn[] = SORT_COLUMNS.filter(
  (column) => column !== 'changedRequester' && column !== 'due',
);

/** A desk's document, and its counters. */
export interface DeskRecord {
  readonly id: string;
  /** What the seed said, without presets and without what a page fixes. */
  readonly document: DeskInput;
  /** One life of this desk's storage: another one after it was erased. */
  readonly generation: string;
  /** Lives before this one, of a desk that came back from a backup, the first of them first. */
  readonly lives?: readonly string[] | undefined;
  /** The one dense counter: place of the last event. */
  readonly sequence: number;
  /** Number of the last ticket. */
  readonly number: number;
  /** The counter when the document last changed. */
  readonly revisedAt: number;
  /** The counter when an article, or what is told of one, last changed; and whether one is for everybody here. */
  readonly knowledge?: { readonly at: number; readonly offered: boolean } | undefined;
  /** Instant of the last event: two events of a desk never have the same one. */
  readonly at: Instant | null;
  /** When each person was last given a ticket automatically. */
  readonly turns: Readonly<Record<PersonId, Instant>>;
  /** Marks of who was erased (`forgotten.ts`); absent: nobody was. */
  readonly forgotten?: readonly string[] | undefined;
  /** What the page said that last seeded it (`seedOf`): who says the same again changes nothing. */
  readonly seededBy?: string | undefined;
  /** What of the settings the rows were derived by: another one, and they are derived again. */
  readonly derivedBy: string;
  /** How often rows changed without an event: whoever holds some reads them all again. */
  readonly derived: number;
}

export interface PersonRecord {
  readonly desk: string;
  readonly id: PersonId;
  readonly person: Person;
  /** What administration decided of them, above what the page says; and that word, while something is. */
  readonly appointed?: Appointment | undefined;
  readonly said?: Appointment | undefined;
}

/** A ticket as lists read it: slim, with the keys that it is sorted and found by. */
export interface Row {
  readonly id: string;
  readonly desk: string;
  /** The ticket without its long parts (see `slim`): enough for visibility and filters. */
  readonly ticket: Ticket;
  readonly keys: Readonly<Record<SortColumn, string | number>>;
  /** By the custom fields that lists show, where it holds something there (`domain/field-order.ts`); absent: nothing in any. */
  readonly fieldKeys?: Readonly<Record<string, string>> | undefined;
  /** The states that it was in before the present one (`stays.ts`). */
  readonly stays: string;
  /** Present while it is in the stack. */
  readonly stack?: string | undefined;
  /** Who has it to handle, while it is in the stack. */
  readonly worker?: PersonId | undefined;
  readonly number?: number | undefined;
  /** `desk|key` of each former key, folded. */
  readonly aliases: readonly string[];
  /** `desk|person` of everyone that it names in a role. */
  readonly involved: readonly string[];
  /** What is next to be done on it by the desk's service levels; absent: nothing. */
  readonly deadline?: Pending | undefined;
  /** When something is next to be done on it by itself. */
  readonly dueAt?: Instant | undefined;
}

/** What a ticket is found by: its terms with a space before and after each, apart by who may read the text that they stand in. */
export interface TermsRecord extends Readonly<Record<Scope, string>> {
  readonly id: string;
  readonly desk: string;
}

/** A command that was done: the same one again does nothing. */
export interface CommandRecord {
  readonly desk: string;
  readonly person: string;
  readonly id: string;
  readonly ticket: string;
  /** Digest of its body; the body itself holds texts that may have to be erased. */
  readonly body: string;
}

/** How far a person has read a ticket. */
export interface MarkRecord {
  readonly desk: string;
  readonly person: PersonId;
  readonly ticket: string;
  readonly at: Instant;
}

/** A file that was sent; its bytes are apart. */
export interface FileRecord extends Attachment {
  readonly desk: string;
  readonly owner: PersonId;
  readonly at: Instant;
  /** Tickets that have it; none while it is only in somebody's draft. */
  readonly tickets: readonly string[];
}

export interface BytesRecord {
  readonly id: string;
  readonly desk: string;
  readonly type: string;
  /** Not a blob: WebKitGTK keeps none. */
  readonly bytes: ArrayBuffer;
  /** Where the store has put them already (`Store.stow`). */
  readonly stowed?: string | undefined;
}

/** A list that somebody keeps under a name. */
export interface ViewRecord extends SavedView {
  readonly desk: string;
}

/** What somebody chose to hear; a choice that came later than the record is not in it. */
export interface PreferencesRecord {
  readonly desk: string;
  readonly person: PersonId;
  readonly preferences: Partial<Preferences>;
}

/** What somebody is told of in their pages: one record for each, so that they are read and marked in one. */
export interface NoticesRecord {
  readonly desk: string;
  readonly person: PersonId;
  /** Place of the desk's counter up to which it was worked out. */
  readonly upTo: number;
  /** Oldest first. */
  readonly kept: readonly KeptNotice[];
}

/** An article, what it is found by, and how many people it helped or have the problem; who, is in their marks. */
export interface ArticleRecord extends Article {
  readonly terms: string;
  readonly helped: number;
  readonly reported: number;
}

/** What one person said of an article. */
export interface ArticleMark {
  readonly desk: string;
  readonly person: PersonId;
  readonly article: string;
  readonly helped: boolean;
  /** Has the problem too, where no ticket keeps that. */
  readonly reported: boolean;
}

/** A ticket that was not filed since its answer was found: counted, and nobody's. */
export interface AvoidedRecord extends AvoidedTicket {
  readonly desk: string;
  readonly at: Instant;
}

/** Everything that is kept, by kind. */
export interface Tables {
  readonly desks: DeskRecord;
  readonly people: PersonRecord;
  readonly tickets: Ticket;
  readonly rows: Row;
  readonly terms: TermsRecord;
  readonly events: StoredEvent;
  readonly commands: CommandRecord;
  readonly marks: MarkRecord;
  readonly files: FileRecord;
  readonly bytes: BytesRecord;
  readonly views: ViewRecord;
  readonly preferences: PreferencesRecord;
  readonly deskEvents: StoredDeskEvent;
  readonly notices: NoticesRecord;
  readonly articles: ArticleRecord;
  readonly articleEvents: ArticleEvent;
  readonly articleMarks: ArticleMark;
  readonly avoided: AvoidedRecord;
}
export type TableName = keyof Tables;

/** A place in a sorted list: the key of a column, then the id. */
export type Place = readonly [string | number, string];

/** One consistent state of what is kept. */
export interface Reading {
  desk(id: string): Promise<DeskRecord | undefined>;
  people(desk: string): Promise<readonly PersonRecord[]>;
  person(desk: string, id: PersonId): Promise<PersonRecord | undefined>;
  /** A desk with somebody of it; absent where one question costs as much as two. */
  both?(desk: string, id: PersonId): Promise<readonly [DeskRecord | undefined, PersonRecord | undefined]>;
  /** Those of some people who are known. */
  persons(desk: string, ids: readonly PersonId[]): Promise<readonly PersonRecord[]>;
  ticket(id: string): Promise<Ticket | undefined>;
  rows(ids: readonly string[]): Promise<readonly Row[]>;
  /** The ticket of a number, or of a former key (folded). */
  numbered(desk: string, number: number): Promise<string | undefined>;
  aliased(desk: string, key: string): Promise<string | undefined>;
  /** A ticket's whole history, in order. */
  events(ticket: string): Promise<readonly StoredEvent[]>;
  /** What happened on a desk after a place of its counter, in order, at most `limit` events. */
  log(desk: string, after: number, limit: number): Promise<readonly StoredEvent[]>;
  /** Ids of the tickets in the stack, top first, at most `limit` of them. */
  stack(desk: string, limit?: number): Promise<readonly string[]>;
  /** Place in the stack of the ticket that has a rank, 1 on top: counted, not listed. Null: further down than places are told. */
  position(desk: string, rank: string, ticket: string): Promise<number | null>;
  /** Ids of the first and the last ticket in the stack; none while it is empty. */
  ends(desk: string): Promise<readonly string[]>;
  /**
   * All rows of a desk by a column, then by id, in chunks, from after a place on.
   * @param atFirst how many are likely to do: no more than these need be in the first chunk
   */
  walk(
    desk: string,
    column: WalkedColumn,
    descending: boolean,
    after: Place | null,
    atFirst?: number,
  ): AsyncIterable<readonly Row[]>;
  /** Rows that name a person in a role. */
  involving(desk: string, person: PersonId): Promise<readonly Row[]>;
  /** The terms of all tickets of a desk by id, in chunks, from after one on; and of some tickets. */
  terms(desk: string, after?: string | null): AsyncIterable<readonly TermsRecord[]>;
  termsOf(ids: readonly string[]): Promise<readonly TermsRecord[]>;
  /** How many tickets of the stack a person has to handle. */
  load(desk: string, person: PersonId): Promise<number>;
  command(desk: string, person: string, id: string): Promise<CommandRecord | undefined>;
  mark(desk: string, person: PersonId, ticket: string): Promise<Instant | undefined>;
  /** How far a person has read some tickets, of those that he opened; others may be among them. */
  marks(desk: string, person: PersonId, tickets: readonly string[]): Promise<ReadonlyMap<string, Instant>>;
  /** Every mark of a desk. */
  allMarks(desk: string): Promise<readonly MarkRecord[]>;
  file(id: string): Promise<FileRecord | undefined>;
  /** Files that were sent and are on no ticket. */
  sent(desk: string): Promise<readonly FileRecord[]>;
  bytes(id: string): Promise<BytesRecord | undefined>;
  /**
   * The same, to be had once the reading has ended: whoever waits for a slow disk holds nothing of the store meanwhile. Absent: they lie
   * in the store itself. @returns undefined where there are none; what it gives finds none either where they went in between
   */
  bytesAfter?(id: string): Promise<(() => Promise<BytesRecord | undefined>) | undefined>;
  /** Bytes of the files that somebody keeps at a desk, on tickets or not yet. Absent: nobody counts them there. */
  keptBy?(desk: string, person: PersonId): Promise<number>;
  /** Every list kept on a desk; and those that one person may have to do with: his own, and those that are shared. */
  views(desk: string): Promise<readonly ViewRecord[]>;
  viewsFor(desk: string, person: PersonId): Promise<readonly ViewRecord[]>;
  /** What one person chose; and what everybody did, of those who chose anything. */
  preferences(desk: string, person: PersonId): Promise<PreferencesRecord | undefined>;
  allPreferences(desk: string): Promise<readonly PreferencesRecord[]>;
  /** What happened to the desk itself before a place of its counter (null: until now), newest first, at most `limit` events. */
  deskEvents(desk: string, before: number | null, limit: number): Promise<readonly StoredDeskEvent[]>;
  /** One person's notices; and everybody's, of those who have any. */
  notices(desk: string, person: PersonId): Promise<NoticesRecord | undefined>;
  allNotices(desk: string): Promise<readonly NoticesRecord[]>;
  /** The articles of a desk; one of them; its history, in order. */
  articles(desk: string): Promise<readonly ArticleRecord[]>;
  article(desk: string, id: string): Promise<ArticleRecord | undefined>;
  articleEvents(desk: string, article: string): Promise<readonly ArticleEvent[]>;
  /** What one person said of articles. */
  articleMarks(desk: string, person: PersonId): Promise<readonly ArticleMark[]>;
  /** The tickets of a desk that were not filed. */
  avoided(desk: string): Promise<readonly AvoidedRecord[]>;
  /** Ids of the tickets on which something is due, soonest first. */
  due(desk: string, now: Instant, limit: number): Promise<readonly string[]>;
}

/** What whoever does a batch is about to ask for. */
export interface Ahead {
  readonly desk: string;
  /** Who gives it, and the ids of its commands. */
  readonly person: PersonId;
  readonly commands: readonly string[];
  readonly tickets: readonly string[];
  readonly people: readonly PersonId[];
}

/** Tables that hold what one person has on a desk, under their id. */
export type PersonalTable = 'people' | 'commands' | 'marks' | 'views' | 'preferences' | 'notices' | 'articleMarks';

/**
 * A reading that may also put; everything it puts comes to be at its end, at once. It reads its desk's record before anything else:
 * there a place that many processes write waits for the others.
 */
export interface Writing extends Reading {
  /** Reads in one question what a batch is about to ask for one by one; absent where a question costs nothing. */
  ahead?(asked: Ahead): Promise<void>;
  put<Name extends TableName>(table: Name, record: Tables[Name]): void;
  forget(table: 'bytes' | 'files', id: string): void;
  /** Forgets all that one person has in a table. */
  forgetOf(table: PersonalTable, desk: string, person: PersonId): void;
  forgetView(desk: string, owner: PersonId, id: string): void;
  forgetNotices(desk: string, person: PersonId): void;
  forgetArticle(desk: string, id: string): void;
  forgetAvoided(desk: string, id: string): void;
  /** Erases a desk with all that it holds. */
  clear(desk: string): Promise<void>;
}

/** Whether what was put must outlive the power's going: `relaxed` may lose the last moments, in order, and is much quicker. */
export type Durability = 'strict' | 'relaxed';

/** A place that keeps desks. Both methods throw `Unavailable` and nothing of their own. */
export interface Store {
  read<Result>(work: (tx: Reading) => Promise<Result>): Promise<Result>;
  /** Resolves once what was put is there to stay. What `work` throws undoes everything and comes out as it is. */
  write<Result>(work: (tx: Writing) => Promise<Result>, durability?: Durability): Promise<Result>;
  /**
   * Puts bytes where they will be kept, before the writing that puts their record, so that nobody waits for a disk while a desk waits for
   * them. Absent: they go with the record. What no record comes to name goes by itself. @returns where they are
   */
  stow?(bytes: ArrayBuffer): Promise<string>;
  /** Calls after every writing on a desk, made here or in another tab. */
  listen(desk: string, wake: (lost?: unknown) => void): () => void;
  /** Says something to whoever hears of a desk at this moment, here and in other tabs; it is kept nowhere. */
  tell(desk: string, word: unknown): void;
  /** Calls with what is told of a desk, as it was told: by any tab, of any version. */
  hear(desk: string, heard: (word: unknown) => void): () => void;
  /** Does something at most once at a time over all tabs; skips it where another one is doing it. */
  alone(name: string, work: () => Promise<void>): Promise<void>;
  /** Nobody uses it for the moment: what it holds open may be let go, and opened again when asked. */
  rest(): void;
}
