/** Public holidays in France, by the rules that make them (Code du travail, L3133-1; for Alsace and Moselle, L3134-13). */
import type { Holidays } from './schemas/calendar.ts';
import { dayNumber } from './zone.ts';

export type { Holidays } from './schemas/calendar.ts';

/** Which holidays a calendar may keep. */
export const HOLIDAYS = ['none', 'france', 'alsace-moselle'] as const;

/** What each of them is called, by a code whose words are in the locales. */
export type HolidayName =
  | 'new-year'
  | 'good-friday'
  | 'easter-monday'
  | 'labour-day'
  | 'victory'
  | 'ascension'
  | 'whit-monday'
  | 'national-day'
  | 'assumption'
  | 'all-saints'
  | 'armistice'
  | 'christmas'
  | 'saint-stephen';

/** The fixed ones: month and day. */
const FIXED: readonly (readonly [string, HolidayName])[] = [
  ['01-01', 'new-year'],
  ['05-01', 'labour-day'],
  ['05-08', 'victory'],
  ['07-14', 'national-day'],
  ['08-15', 'assumption'],
  ['11-01', 'all-saints'],
  ['11-11', 'armistice'],
  ['12-25', 'christmas'],
];
const FIXED_IN_ALSACE: typeof FIXED = [['12-26', 'saint-stephen']];

/** Days after Easter Sunday: its Monday, Ascension, Whit Monday; in Alsace and Moselle also Good Friday. */
const MOVABLE: readonly (readonly [number, HolidayName])[] = [
  [1, 'easter-monday'],
  [39, 'ascension'],
  [50, 'whit-monday'],
];
const MOVABLE_IN_ALSACE: typeof MOVABLE = [[-2, 'good-friday']];

/** The number of the day of Easter Sunday, by the Gregorian rule (Meeus, Astronomical Algorithms, chapter 8). */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const ahead = h + l - 7 * m + 114;
  const month = String(Math.floor(ahead / 31)).padStart(2, '0');
  const day = String((ahead % 31) + 1).padStart(2, '0');
  return dayNumber(`${String(year)}-${month}-${day}`);
}

/** The holidays of a year by the number of their day, in order; two may fall on one day, which has one name. */
export function holidaysOf(year: number, which: Holidays): ReadonlyMap<number, HolidayName> {
  if (which === 'none') return new Map();
  const inAlsace = which === 'alsace-moselle';
  const sunday = easter(year);
  const fixed = [...FIXED, ...(inAlsace ? FIXED_IN_ALSACE : [])];
  const movable = [...MOVABLE, ...(inAlsace ? MOVABLE_IN_ALSACE : [])];
  const days = [
    ...fixed.map(([day, name]) => [dayNumber(`${String(year)}-${day}`), name] as const),
    ...movable.map(([after, name]) => [sunday + after, name] as const),
  ];
  return new Map(days.toSorted(([one], [other]) => one - other));
}
