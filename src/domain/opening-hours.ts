/** How much of a stretch of time lies in the hours of a calendar (domain §6, delays). */
import { WEEKDAYS, minutesOf, type Calendar } from './calendar.ts';
import { wallTime, type Elapsing } from './elapsing.ts';
import { holidaysOf } from './holidays.ts';
import { dayNumber, dayOfNumber, weekdayOf, type Zone } from './zone.ts';

/** One day of a calendar: when it is open, and how much of opening lies before it. */
interface OpenDay {
  readonly start: number;
  readonly spans: readonly (readonly [number, number])[];
  readonly before: number;
}

/** Hours that a clock goes by. */
export interface OpenHours {
  readonly between: Elapsing;
  /** The instant at which so many milliseconds of them have passed since another; null where they do not come within ten years. */
  readonly after: (from: number, duration: number) => number | null;
}

/** Every hour, by the clock on the wall. */
export const ALL_HOURS: OpenHours = { between: wallTime, after: (from, duration) => from + duration };

/** Days that are gone through before it is said that hours do not come. */
const FARTHEST = 3660;

/** Days made at once beyond the one that is asked for: tickets lie close together. */
const AHEAD = 366;

/** How much of a stretch lies in the hours of a calendar: see `openingHours`. */
export function openingTime(calendar: Calendar, zone: Zone): Elapsing {
  return openingHours(calendar, zone).between;
}

/**
 * By the hours of a calendar. Days are made as they are needed, each once, so that a hundred thousand tickets cost a look-up each.
 * @param zone the clock that the desk goes by
 */
export function openingHours(calendar: Calendar, zone: Zone): OpenHours {
  const closed = (calendar.closed ?? []).map(({ from, until }) => [dayNumber(from), dayNumber(until)] as const);
  const week = WEEKDAYS.map((name) =>
    (calendar.week[name] ?? []).map(([from, until]) => [minutesOf(from) ?? 0, minutesOf(until) ?? 0] as const),
  );
  const years = new Map<number, ReadonlyMap<number, unknown>>();
  const isHoliday = (day: number): boolean => {
    const year = Number(dayOfNumber(day).slice(0, 4));
    const known = years.get(year) ?? holidaysOf(year, calendar.holidays ?? 'france');
    years.set(year, known);
    return known.has(day);
  };
  const spansOf = (day: number): OpenDay['spans'] => {
    if (isHoliday(day) || closed.some(([from, until]) => day >= from && day <= until)) return [];
    return (week[weekdayOf(day)] ?? []).map(([from, until]) => [zone.instantOf(day, from), zone.instantOf(day, until)] as const);
  };

  let first = 0;
  let days: OpenDay[] = [];
  const lengthOf = (spans: OpenDay['spans']): number => spans.reduce((sum, [from, until]) => sum + wallTime(from, until), 0);
  const grow = (until: number): void => {
    for (let day = first + days.length; day <= until; day += 1) {
      const last = days.at(-1);
      const before = last === undefined ? 0 : last.before + lengthOf(last.spans);
      days.push({ start: zone.instantOf(day), spans: spansOf(day), before });
    }
  };
  /** Makes sure that the days around an instant are there. */
  const reach = (instant: number): void => {
    const start = days[0]?.start;
    const end = days.at(-1)?.start;
    if (start !== undefined && end !== undefined && instant >= start && instant < end) return;
    const day = zone.dayAt(instant);
    const last = first + days.length - 1;
    if (start === undefined || instant < start) {
      first = day - AHEAD;
      days = [];
      grow(Math.max(day + 1, start === undefined ? day + 1 : last));
    } else grow(day + AHEAD);
  };
  /** How much of opening lies before an instant, from the first day made on. */
  const sumAt = (instant: number): number => {
    let [low, high] = [0, days.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((days[middle]?.start ?? 0) <= instant) low = middle;
      else high = middle - 1;
    }
    const day = days[low];
    if (day === undefined) return 0;
    return day.spans.reduce((sum, [from, until]) => sum + wallTime(from, Math.min(until, instant)), day.before);
  };
  const between: Elapsing = (from, to) => {
    if (to <= from) return 0;
    reach(from);
    reach(to);
    return sumAt(to) - sumAt(from);
  };
  /** How much of opening lies before the end of the days that are made. */
  const made = (): number => {
    const last = days.at(-1);
    return last === undefined ? 0 : last.before + lengthOf(last.spans);
  };
  const after = (from: number, duration: number): number | null => {
    reach(from);
    const wanted = sumAt(from) + duration;
    const limit = zone.dayAt(from) + FARTHEST;
    while (made() < wanted) {
      const last = first + days.length - 1;
      if (last >= limit) return null;
      grow(Math.min(last + AHEAD, limit));
    }
    let [low, high] = [0, days.length - 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const day = days[middle];
      if (day !== undefined && day.before + lengthOf(day.spans) >= wanted) high = middle;
      else low = middle + 1;
    }
    let left = wanted - (days[low]?.before ?? 0);
    for (const [start, end] of days[low]?.spans ?? []) {
      // What is over at once is over where it begins, be it at night.
      if (left <= end - start) return Math.max(from, start + left);
      left -= end - start;
    }
    return from;
  };
  return { between, after };
}
