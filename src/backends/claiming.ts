/** A session's part about what its person filed without an account, before they had this one. */
import type { Instant } from '../domain/values.ts';

/** A ticket that may be theirs. */
export interface OfferedTicket {
  readonly id: string;
  /** Null: it has no number. */
  readonly key: string | null;
  readonly summary: string;
  readonly filed: Instant;
}

/** Present where something is offered, and `can.claims` says so. */
export interface ClaimingPart {
  /**
   * What was filed at this desk without an account, by the mail address that whoever signs for this person says is theirs; the last filed
   * first. What they said is not theirs is not offered again.
   */
  offered(): Promise<readonly OfferedTicket[]>;
  /**
   * Makes some of them theirs, all at once: what is not offered, such as what they took over already, is passed over.
   * @returns the ids of those that became theirs now
   */
  claim(tickets: readonly string[]): Promise<readonly string[]>;
  /** None of what is offered now is theirs. */
  decline(): Promise<void>;
}
