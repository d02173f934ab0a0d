/** What the opening hours of a desk come to, said to whoever sets them: hours a week, the next days that are closed (domain §7). */
import { minutesOf, WEEKDAYS, type Calendar } from './calendar.ts';
import { holidaysOf, type HolidayName } from './holidays.ts';
import type { Day, Instant } from './values.ts';
import { dayNumber, dayOfNumber, weekdayOf, zoneOf } from './zone.ts';

/** A day on which a desk would be at work by its week, and is not. */
export interface ClosedDay {
  readonly day: Day;
  /** The holiday that it is; null: it is one of the days closed besides. */
  readonly holiday: HolidayName | null;
}

/** How far ahead a closed day is looked for: every holiday comes back within a year. */
const AHEAD = 400;

/** Minutes of opening in a week without holidays. */
export function weeklyMinutes({ week }: Pick<Calendar, 'week'>): number {
  return WEEKDAYS.flatMap((name) => week[name] ?? []).reduce(
    (sum, [from, until]) => sum + (minutesOf(until) ?? 0) - (minutesOf(from) ?? 0),
    0,
  );
}

/**
 * The next days, today with them, on which a desk would be at work by its week, and is not.
 * @param zone the desk's, such as `Europe/Paris`
 * @param most how many are looked for
 */
export function closedDays(calendar: Calendar, zone: string, now: Instant, most: number): ClosedDay[] {
  const today = zoneOf(zone).dayAt(Date.parse(now));
  const closings = (calendar.closed ?? []).map(({ from, until }) => [dayNumber(from), dayNumber(until)] as const);
  const found: ClosedDay[] = [];
  for (let day = today; day < today + AHEAD && found.length < most; day += 1) {
    const name = WEEKDAYS[weekdayOf(day)];
    if (name === undefined || (calendar.week[name] ?? []).length === 0) continue;
    const written = dayOfNumber(day);
    const holiday = holidaysOf(Number(written.slice(0, 4)), calendar.holidays ?? 'france').get(day) ?? null;
    if (holiday !== null || closings.some(([from, until]) => day >= from && day <= until)) found.push({ day: written, holiday });
  }
  return found;
}

/** Whether a desk is at work at an instant. */
export function isOpenAt(calendar: Calendar, zone: string, now: Instant): boolean {
  const clock = zoneOf(zone);
  const at = Date.parse(now);
  const day = clock.dayAt(at);
  const name = WEEKDAYS[weekdayOf(day)];
  const [first] = closedDays(calendar, zone, now, 1);
  if (name === undefined || first?.day === dayOfNumber(day)) return false;
  return (calendar.week[name] ?? []).some(
    ([from, until]) => at >= clock.instantOf(day, minutesOf(from) ?? 0) && at < clock.instantOf(day, minutesOf(until) ?? 0),
  );
}
