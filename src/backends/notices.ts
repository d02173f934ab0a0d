/** A session's part: what a person is told of in the page, and what of it they have read. */
import type { Reason } from '../domain/audience.ts';
import type { ArticleContent } from '../domain/knowledge/article.ts';
import type { PageChannel } from '../domain/page-channels.ts';
import type { PersonCard } from '../domain/people.ts';
import type { Instant } from '../domain/values.ts';
import type { Entry, LinkedTicket } from '../domain/view.ts';

interface AnyNotice {
  /** Opaque; the same in every page of this person. */
  readonly id: string;
  /** Why this person is told. */
  readonly reason: Reason;
  /** Whether a preference would silence it. */
  readonly stoppable: boolean;
  readonly read: boolean;
}

/** A notice of something that happened on a ticket. */
export interface TicketNotice extends AnyNotice {
  readonly ticket: LinkedTicket;
  /** What happened, as this person reads it; where the thread shows it, by the same id. */
  readonly entry: Entry;
}

/**
 * A notice that a problem which this person has too came to its end, or is there again, where its ticket is not theirs to read: of that
 * ticket it tells nothing else, neither its number nor its words nor who did what.
 */
export interface EndNotice extends AnyNotice {
  readonly ticket: null;
  readonly at: Instant;
  readonly over: boolean;
  /** What this person may read of it. */
  readonly article: { readonly id: string; readonly title: ArticleContent['title'] } | null;
}

/** One notice: one batch of somebody else's, once. */
export type NoticeView = TicketNotice | EndNotice;

/** Some notices, newest first. */
export interface NoticePage {
  readonly notices: readonly NoticeView[];
  /** Cards of the people that they name. */
  readonly people: Readonly<Record<string, PersonCard>>;
  /** Other tickets that they name, as far as this person may read them. */
  readonly linked: Readonly<Record<string, LinkedTicket>>;
  /** Where the next page starts; null at the end. */
  readonly next: string | null;
  /** How many are unread, in all. */
  readonly unread: number;
}

export interface NoticeQuery {
  /** The `next` of a page. */
  readonly before?: string | undefined;
  /** 20 by default, 100 at most. */
  readonly limit?: number | undefined;
  readonly unreadOnly?: boolean | undefined;
  /** `bell` by default; `tab`: those of which the browser is to tell by itself. */
  readonly channel?: PageChannel | undefined;
}

/** Which notices: some by their ids, those of a ticket, or all. */
export type NoticesMeant = readonly string[] | { readonly ticket: string } | 'all';

/**
 * What one person is told of in the page, by the rules of `domain/audience.ts` and only as long as they may read it. A ticket that is
 * read has its notices read. Where it is not declared, every method throws `Unsupported`.
 */
export interface Notices {
  /** @throws {Invalid} an unknown `before` or channel · {Unsupported} */
  page(query?: NoticeQuery): Promise<NoticePage>;
  /** How many notices of the bell are unread. @throws {Unsupported} */
  unread(): Promise<number>;
  /** Marks as read, or as unread. Those that are not there are passed over. @returns how many are unread then @throws {Unsupported} */
  mark(which: NoticesMeant, read: boolean): Promise<number>;
  /** Calls when there may be others, or others read: ask again then. @returns what ends it @throws {Unsupported} */
  watch(listener: () => void): () => void;
}
