/** The present of a desk: its time, after its last event whatever a page's clock says, and the state that it has come to. */
import { later } from '../../domain/values.ts';
import type { Instant } from '../../domain/values.ts';
import type { Moment } from './columnar/questions.ts';
import type { DeskRecord } from './store.ts';

/** Clocks of two tabs may differ by this much without the order of events showing it; a clock set wrong may not stop time. */
const SMOOTHED = 60_000;

/** The present, a little later than the last event of the desk. */
export function nextInstant(last: Instant | null, now: Instant): Instant {
  if (last === null || now > last) return now;
  const next = later(last, 1);
  return Date.parse(next) - Date.parse(now) < SMOOTHED ? next : now;
}

/** The present of a desk, after its last event. */
export function presentOf(record: DeskRecord, now: Instant): Instant {
  return nextInstant(record.at, now);
}

/** The state that a desk has come to. */
export function momentOf({ generation, derived, sequence }: DeskRecord): Moment {
  return { generation, derived, sequence };
}

export function isSame(one: Moment, other: Moment): boolean {
  return one.generation === other.generation && one.derived === other.derived && one.sequence === other.sequence;
}
