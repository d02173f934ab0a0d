/** Public holidays in France, by the rules that make them (Code du travail, L3133-1; for Alsace and Moselle, L3134-13). */
import type { Holidays } from './schemas/calendar.ts';
import { dayNumber } from './zone.ts';

export type { Holidays } from './schemas/calendar.ts';

/** Which holidays a calendar may keep. */
export const HOLIDAYS = ['none', 'france', 'alsace-moselle'] as const;

/** The fixed ones: month and day. */
const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'] as const;
const FIXED_IN_ALSACE = ['12-26'] as const;

/** Days after Easter Sunday: its Monday, Ascension, Whit Monday; in Alsace and Moselle also Good Friday. */
const MOVABLE = [1, 39, 50] as const;
const MOVABLE_IN_ALSACE = [-2] as const;

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

/** Numbers of the days of a year that are holidays. */
export function holidaysOf(year: number, which: Holidays): ReadonlySet<number> {
  if (which === 'none') return new Set();
  const inAlsace = which === 'alsace-moselle';
  const sunday = easter(year);
  return new Set([
    ...[...FIXED, ...(inAlsace ? FIXED_IN_ALSACE : [])].map((day) => dayNumber(`${String(year)}-${day}`)),
    ...[...MOVABLE, ...(inAlsace ? MOVABLE_IN_ALSACE : [])].map((after) => sunday + after),
  ]);
}
