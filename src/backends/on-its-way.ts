/** The seam's part about what is written and not confirmed yet: there where a device keeps it for whoever says that it is theirs. */
import { Unauthorized } from './backend.ts';
import type { BackendError } from './backend.ts';
import type { Command } from '../domain/commands.ts';
import type { Issue } from '../domain/fields.ts';
import type { Refusal } from '../domain/refusal.ts';

/** Why nothing is sent now: nobody answers, whoever answers has no time, or does not know any more who asks. */
export type Why = 'offline' | 'busy' | 'signed-out';

/** Why something came back to whoever wrote it. */
export type Trouble =
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly at: number }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] }
  | { readonly kind: 'partial'; readonly done: readonly string[]; readonly left: readonly string[] }
  | { readonly kind: 'conflict' | 'not-found' | 'unsupported' }
  /** It waited for more than seven days. */
  | { readonly kind: 'too-old' }
  /** What makes its ticket came back. */
  | { readonly kind: 'follows'; readonly of: string };

/** A batch on its way: sent whole, known by its first command's identity. */
export interface Parcel {
  readonly id: string;
  readonly batch: readonly Command[];
  /** Tickets that it makes, changes or names: among these it keeps its turn. */
  readonly tickets: readonly string[];
  /** Its turn; no clock has a say in it. */
  readonly turn: number;
  /** When it was written, in milliseconds, by this machine's clock. */
  readonly at: number;
  /** Why it came back to whoever wrote it; null while it waits. */
  readonly trouble: Trouble | null;
}

/** What is on its way, what came back with its words, both in their turns; and why nothing is sent now. */
export interface OnItsWayState {
  readonly why: Why | null;
  readonly waiting: readonly Parcel[];
  readonly returned: readonly Parcel[];
}

/** What a widget shows of it, and may do about it. */
export interface OnItsWay {
  readonly state: OnItsWayState;
  /** Calls with each other state. @returns what ends it */
  listen(listener: (state: OnItsWayState) => void): () => void;
  /** Sends what came back once more, in its turn. @throws {Unavailable} this device does not keep it any more */
  retry(id: string): Promise<void>;
  /**
   * Sends what came back with other words, in its turn, and what was to follow it.
   * @param batch its commands, the first with an identity of its own
   * @throws {Unavailable} this device does not keep it any more
   */
  rewrite(id: string, batch: readonly Command[]): Promise<void>;
  /** Why something came back, as what the place would have answered: what waited too long was never refused. */
  errorOf(trouble: Trouble): BackendError;
  /** Forgets what came back, with its files. @throws {Unavailable} this device does not keep it any more */
  discard(id: string): Promise<void>;
  /** Forgets all that this device keeps of this person at this desk: they sign out. Nothing more is sent for them. */
  wipe(): Promise<void>;
  /** Somebody may answer again: tries at once. */
  wake(): void;
}

/**
 * Something of whoever had this device before still waits on it, and whoever is here now is another, or nobody any more: it is theirs to
 * say what becomes of it. Nothing of it is shown, sent or lost before.
 */
export class LeftWaiting extends Unauthorized {
  readonly who: 'other' | 'nobody';
  /** How much waits or came back. */
  readonly count: number;
  /** Forgets it all. */
  readonly forget: () => Promise<void>;
  constructor(who: 'other' | 'nobody', count: number, forget: () => Promise<void>) {
    super('left-waiting');
    this.who = who;
    this.count = count;
    this.forget = forget;
  }
}
