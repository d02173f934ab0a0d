/** How figures are said: durations, shares, days of a trend, the names of values. */
import type { Session } from '../../backends/backend.ts';
import { categoryOf, serviceOf } from '../../domain/desk.ts';
import type { Dimension, ReportClock, Step } from '../../domain/report-query.ts';
import type { Report } from '../../domain/reports.ts';
import { placeOf } from '../../domain/reports/counted.ts';
import type { Band, Share } from '../../domain/reports/figures.ts';
import type { Point } from '../../domain/reports/period.ts';
import { DAY, HOUR, MINUTE, localised } from '../../domain/values.ts';
import type { ReportWords } from '../../locales/fr/report.ts';
import type { Locale } from '../shared/locale.ts';
import { nameOf } from '../shared/person.ts';

/** What every figure is said with. */
export interface Saying {
  readonly locale: Locale;
  readonly words: ReportWords;
  readonly session: Session;
}

const units = new Map<string, Intl.NumberFormat>();

function inUnit(locale: Locale, value: number, unit: 'day' | 'hour' | 'minute'): string {
  const name = `${locale.tag} ${unit}`;
  const format =
    units.get(name) ??
    new Intl.NumberFormat(locale.tag, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: unit === 'minute' ? 0 : 1,
    });
  units.set(name, format);
  return format.format(value);
}

/** A duration: in minutes below the hour, in hours below two days, then in days; opening hours have no days. */
export function duration(
  { locale, words }: Pick<Saying, 'locale' | 'words'>,
  milliseconds: number | null,
  clock: ReportClock,
): string {
  if (milliseconds === null) return words.dash;
  if (milliseconds < HOUR) return inUnit(locale, milliseconds / MINUTE, 'minute');
  return clock === 'opening' || milliseconds < 2 * DAY
    ? inUnit(locale, milliseconds / HOUR, 'hour')
    : inUnit(locale, milliseconds / DAY, 'day');
}

/** The same for a file: hours, which spreadsheets add up. */
export function hours(locale: Locale, milliseconds: number | null): string {
  return milliseconds === null
    ? ''
    : new Intl.NumberFormat(locale.tag, { maximumFractionDigits: 2, useGrouping: false }).format(milliseconds / HOUR);
}

/** The end of a band: whole days from one day on. */
function edge({ locale }: Saying, milliseconds: number, clock: ReportClock): string {
  return clock === 'wall' && milliseconds >= DAY
    ? inUnit(locale, milliseconds / DAY, 'day')
    : inUnit(locale, milliseconds / HOUR, 'hour');
}

export function bandName(saying: Saying, { from, until }: Band, clock: ReportClock): string {
  const { bands } = saying.words;
  if (until === null) return bands.over(edge(saying, from, clock));
  return from === 0
    ? bands.under(edge(saying, until, clock))
    : bands.between(edge(saying, from, clock), edge(saying, until, clock));
}

/** A share in percent; a dash where there is nothing to be a share of. */
export function shareOf({ locale, words }: Pick<Saying, 'locale' | 'words'>, { count, of }: Share): string {
  return of === 0 ? words.dash : locale.percent(count / of);
}

/** A number with its sign: what a stock gained or lost. */
export function signed(locale: Locale, value: number): string {
  return new Intl.NumberFormat(locale.tag, { signDisplay: 'exceptZero' }).format(value);
}

/** What a point of the trend is called. @param short as on an axis */
export function pointName({ locale, words, session }: Saying, { from }: Pick<Point, 'from'>, step: Step, short = false): string {
  const day: Intl.DateTimeFormatOptions =
    step === 'month'
      ? { month: short ? 'short' : 'long', year: 'numeric' }
      : { day: 'numeric', month: 'short', ...(short ? {} : { year: 'numeric' }) };
  const said = locale.written(from, { ...day, timeZone: session.desk.zone });
  return short ? said : words.points[step](said);
}

/** The name of a value of the dimension. */
export function valueName(saying: Saying, value: string | null, by: Dimension, report: Pick<Report, 'people'>): string {
  const { locale, words, session } = saying;
  const { desk } = session;
  const labelOf = (service: string): string => localised(serviceOf(desk, service)?.label, locale.language) || service;
  if (value === null) return by === 'assignee' ? words.nobody : words.unknown;
  switch (by) {
    case 'assignee':
    case 'requester':
      return nameOf(locale, value, report.people);
    case 'service':
      return labelOf(value);
    case 'category': {
      const { service, category } = placeOf(value);
      return `${labelOf(service)} › ${localised(categoryOf(desk, service, category)?.label, locale.language) || category}`;
    }
    case 'kind':
      return (locale.words.kinds as Readonly<Record<string, string>>)[value] ?? value;
    case 'priority':
      return (locale.words.priorities as Readonly<Record<string, string>>)[value] ?? value;
    case 'school':
    case 'group':
      return value;
  }
}
