/** A session's part that lets go of what is old. Its members throw `Unsupported` where not declared. */
import type { Retention } from '../domain/desk.ts';
import type { Instant } from '../domain/values.ts';
import type { Patience } from './archive.ts';

/** Tickets of which something goes. */
export interface Retained {
  readonly tickets: number;
  /** When the first of them was over; null where there is none. */
  readonly oldest: Instant | null;
  readonly places: readonly { readonly service: string | null; readonly category: string | null; readonly tickets: number }[];
}

/** What would go, or what went. */
export interface RetentionPlan {
  /** Tickets whose texts go, with their files. */
  readonly texts: Retained;
  /** Tickets whose files alone go. */
  readonly files: Retained;
  /** Files that were sent for tickets that were never filed. */
  readonly drafts: { readonly files: number; readonly bytes: number; readonly oldest: Instant | null };
}

/** Letting go of what is old, for who operates the desk (`mayOperate`): of the tickets that he takes out in an archive, no other. */
export interface RetentionPart {
  /**
   * What would go, counted; nothing is changed.
   * @param rules those of the desk, unless said
   * @throws {Invalid} {Refused} · {Unsupported} · {Unavailable} · the signal's reason
   */
  plan(rules?: Retention, options?: Patience): Promise<RetentionPlan>;
  /**
   * Lets it go for good; each ticket's history says who did. Stopped, what went has gone, ticket by ticket, and the rest is whole.
   * @throws {Invalid} {Refused} · {Unsupported} · {Unavailable} · the signal's reason
   */
  apply(rules?: Retention, options?: Patience): Promise<RetentionPlan>;
}
