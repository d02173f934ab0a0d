/**
 * Days of a zone's calendar and the instants at which their hours strike. A day is known by its number, counted from
 * 1 January 1970, since days are what is gone through; instants are milliseconds.
 */
import { DAY, MINUTE } from './values.ts';
import type { Day } from './values.ts';

/** A zone's clock on the wall. */
export interface Zone {
  /** The number of the day that the clock shows at an instant. */
  dayAt(instant: number): number;
  /**
   * The instant at which the clock shows so many minutes after midnight of a day; where it skips that time, the one that
   * follows as long after the skip.
   */
  instantOf(day: number, minutes?: number): number;
}

function formatter(zone: string): Intl.DateTimeFormat {
  const parts = { dateStyle: 'short', timeStyle: 'medium' } as const;
  try {
    // Swedish writes dates as ISO does.
    return new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone: 'UTC' });
  }
}

/** The clock of a zone, such as `Europe/Paris`; an unknown zone reads as universal time, as it does for daily reports. */
export function zoneOf(name: string): Zone {
  const format = formatter(name);
  /** What the clock shows, as if it were universal time. */
  const wall = (instant: number): number => {
    const shown = Date.parse(`${format.format(instant).replace(' ', 'T')}.000Z`);
    return shown + (((instant % 1000) + 1000) % 1000);
  };
  const ahead = (instant: number): number => wall(instant) - instant;
  return {
    dayAt: (instant) => Math.floor(wall(instant) / DAY),
    instantOf(day, minutes = 0) {
      const shown = day * DAY + minutes * MINUTE;
      const near = shown - ahead(shown);
      const found = shown - ahead(near);
      // Where the clock skips that time both guesses miss it: the later of the two is after the skip.
      return wall(found) === shown ? found : Math.max(near, found);
    },
  };
}

/** The number of a day, `2026-11-24`. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00.000Z`) / DAY);
}

/** The day of a number. */
export function dayOfNumber(day: number): Day {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The day of the week of a day's number, 0 Monday to 6 Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Whether this machine knows a zone by that name. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
