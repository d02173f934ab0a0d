/** What is promised of a ticket and when that is over, and how it stands at an instant; what it comes from is `service-levels.ts`. */
import type { Desk } from './desk.ts';
import type { DelayName } from './reports/names.ts';
import type { Instant } from './values.ts';

/** How a ticket stands to one target. */
export interface Deadline {
  readonly measure: DelayName;
  /** Milliseconds of the desk's hours. */
  readonly target: number;
  /** What it took, once it is done; null until then. */
  readonly spent: number | null;
  /** When it is over; null once it is done, and while the clock stands. */
  readonly at: Instant | null;
  /** From when on it is soon over; null like `at`. */
  readonly soon: Instant | null;
}

/** Done in time or not; else with time left, soon over, over, or with a clock that stands. */
export type DeadlineState = 'met' | 'missed' | 'on-time' | 'soon' | 'late' | 'paused';

/** What of a deadline tells how it stands. */
export type Pending = Pick<Deadline, 'measure' | 'at' | 'soon'>;

/** How a deadline stands at an instant. */
export function deadlineState({ at, soon, ...more }: Pending & Partial<Deadline>, now: Instant): DeadlineState {
  const { spent = null, target = 0 } = more;
  if (spent !== null) return spent <= target ? 'met' : 'missed';
  if (at === null) return 'paused';
  if (now >= at) return 'late';
  return soon !== null && now >= soon ? 'soon' : 'on-time';
}

/** Whether a desk, as somebody reads it, promises anything. */
export function promises({ serviceLevels = [] }: Pick<Desk, 'serviceLevels'>): boolean {
  return serviceLevels.length > 0;
}
