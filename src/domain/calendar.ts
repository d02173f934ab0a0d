/** The hours at which a desk is at work (domain §7). */
import type { Hours } from './schemas/calendar.ts';

export type { Calendar, Hours } from './schemas/calendar.ts';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Most stretches of days that a calendar closes. */
export const MOST_CLOSINGS = 200;

/** Minutes after midnight of a time, `08:30`, or null where it is none; `24:00` is the end of the day. */
export function minutesOf(time: string): number | null {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/u.exec(time) ?? [];
  const found = Number(hours) * 60 + Number(minutes);
  return found >= 0 && found <= 24 * 60 ? found : null;
}

/** Whether the hours of a day follow each other, none of them empty. */
export function isWeek(hours: readonly Hours[]): boolean {
  const times = hours.flat().map((time) => minutesOf(time) ?? -1);
  return (
    hours.every(([from, until]) => (minutesOf(from) ?? 0) < (minutesOf(until) ?? 0)) &&
    times.every((time, at) => time >= (times[at - 1] ?? 0))
  );
}
