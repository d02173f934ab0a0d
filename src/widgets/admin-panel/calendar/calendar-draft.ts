/** Opening hours while they are typed, what is wrong with them, and back. */
import { isWeek, minutesOf, MOST_CLOSINGS, WEEKDAYS, type Calendar, type Hours } from '../../../domain/calendar.ts';
import type { Issue } from '../../../domain/fields.ts';
import { HOLIDAYS, type Holidays } from '../../../domain/holidays.ts';
import { isDay } from '../../../domain/values.ts';
import { isZone } from '../../../domain/zone.ts';
import { isText, listOf, oneOf, shaped } from '../../shared/shape.ts';

export type Weekday = (typeof WEEKDAYS)[number];

export interface CalendarDraft {
  readonly week: Readonly<Record<Weekday, readonly Hours[]>>;
  readonly holidays: Holidays;
  readonly closed: readonly { readonly from: string; readonly until: string }[];
  readonly zone: string;
}

const isHours = (value: unknown): value is Hours => listOf(isText)(value) && value.length === 2;
const isOfDay = listOf(isHours);

/** Whether what a browser kept is a draft, as this version writes it. */
export const isCalendarDraft = shaped<CalendarDraft>({
  week: shaped<CalendarDraft['week']>({
    monday: isOfDay,
    tuesday: isOfDay,
    wednesday: isOfDay,
    thursday: isOfDay,
    friday: isOfDay,
    saturday: isOfDay,
    sunday: isOfDay,
  }),
  holidays: oneOf(HOLIDAYS),
  closed: listOf(shaped<CalendarDraft['closed'][number]>({ from: isText, until: isText })),
  zone: isText,
});

const OFFICE: readonly Hours[] = [
  ['08:30', '12:00'],
  ['13:30', '17:30'],
];

function weekOf(hours: (day: Weekday) => readonly Hours[]): CalendarDraft['week'] {
  return {
    monday: hours('monday'),
    tuesday: hours('tuesday'),
    wednesday: hours('wednesday'),
    thursday: hours('thursday'),
    friday: hours('friday'),
    saturday: hours('saturday'),
    sunday: hours('sunday'),
  };
}

/** What hours begin with: those of an office. */
export function blankCalendar(zone: string): CalendarDraft {
  const week = weekOf((day) => (day === 'saturday' || day === 'sunday' ? [] : OFFICE));
  return { week, holidays: 'france', closed: [], zone };
}

export function calendarDraft(calendar: Calendar, zone: string): CalendarDraft {
  const week = weekOf((day) => calendar.week[day] ?? []);
  return { week, holidays: calendar.holidays ?? 'france', closed: calendar.closed ?? [], zone };
}

/** The calendar of a draft in which nothing is wrong. */
export function calendarOf({ week, holidays, closed }: CalendarDraft): Calendar {
  const open = WEEKDAYS.flatMap((day) => (week[day].length === 0 ? [] : [[day, week[day].map((each) => [...each])] as const]));
  return {
    week: Object.fromEntries(open),
    ...(holidays === 'france' ? {} : { holidays }),
    ...(closed.length === 0 ? {} : { closed: closed.map(({ from, until }) => ({ from, until })) }),
  };
}

/** What is wrong, in the order of the form. Paths: `week.<day>`, `closed.<place>`, `closed`, `zone`. */
export function calendarIssues({ week, closed, zone }: CalendarDraft): Issue[] {
  return [
    ...WEEKDAYS.flatMap((day) => {
      const hours = week[day];
      if (hours.flat().some((time) => minutesOf(time) === null)) return [{ path: `week.${day}`, code: 'not-a-time' }];
      return isWeek(hours) ? [] : [{ path: `week.${day}`, code: 'not-in-order' }];
    }),
    ...(closed.length > MOST_CLOSINGS ? [{ path: 'closed', code: 'too-many' }] : []),
    ...closed.flatMap(({ from, until }, at) => {
      if (!isDay(from) || !isDay(until)) return [{ path: `closed.${String(at)}`, code: 'not-a-day' }];
      return from <= until ? [] : [{ path: `closed.${String(at)}`, code: 'not-in-order' }];
    }),
    ...(isZone(zone) ? [] : [{ path: 'zone', code: 'unknown-zone' }]),
  ];
}

export function holidaysNamed(value: string): Holidays {
  return HOLIDAYS.find((each) => each === value) ?? 'france';
}
