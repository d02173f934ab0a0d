/** What a desk's opening calendar must be, to be valid. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { MOST_CLOSINGS, WEEKDAYS, isWeek, minutesOf } from '../calendar.ts';
import { HOLIDAYS } from '../holidays.ts';
import { Day } from './values.ts';

export const Holidays = z.enum(HOLIDAYS);
export type Holidays = z.infer<typeof Holidays>;

/** A time of the day, `08:30`; `24:00` is its end. */
const Time = z.string().check(z.refine((text) => minutesOf(text) !== null, { error: 'not-a-time' }));

/** From when until when, on the same day. */
const Hours = z.tuple([Time, Time]);
export type Hours = z.infer<typeof Hours>;

const OfADay = z.optional(z.array(Hours).check(z.refine(isWeek, { error: 'not-in-order' })));

/** When a desk is at work: what its delays are counted in, besides the clock on the wall (domain §6, §7). */
export const Calendar = z.strictObject({
  /** A weekday that is not named is closed. */
  week: z.strictObject({
    [WEEKDAYS[0]]: OfADay,
    [WEEKDAYS[1]]: OfADay,
    [WEEKDAYS[2]]: OfADay,
    [WEEKDAYS[3]]: OfADay,
    [WEEKDAYS[4]]: OfADay,
    [WEEKDAYS[5]]: OfADay,
    [WEEKDAYS[6]]: OfADay,
  }),
  /** Absent: those of France. */
  holidays: z.optional(Holidays),
  /** Days closed besides, both ends with them. */
  closed: z.optional(
    z
      .array(
        z.strictObject({ from: Day, until: Day }).check(z.refine(({ from, until }) => from <= until, { error: 'not-in-order' })),
      )
      .check(z.maxLength(MOST_CLOSINGS)),
  ),
});
export type Calendar = z.infer<typeof Calendar>;
