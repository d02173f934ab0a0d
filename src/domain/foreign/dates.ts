/** Dates as other systems write them, read in a desk's zone. */
import { isDay } from '../values.ts';
import type { Instant } from '../values.ts';
import { dayNumber, zoneOf } from '../zone.ts';

const ZONED = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/iu;
/** Year first, with dashes, slashes or dots; or day first, as in Europe. */
const YEAR_FIRST =
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:[T ,]+(?<hour>\d{1,2})[:hH](?<minute>\d\d)?(?::(?<second>\d\d))?)?$/u;
const DAY_FIRST =
  /^(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})(?:[T ,à]+(?<hour>\d{1,2})[:hH](?<minute>\d\d)?(?::(?<second>\d\d))?)?$/u;
/** Seconds since 1970, as Moodle's tables have them. */
const SECONDS = /^[1-9]\d{8,9}$/u;

/**
 * The instant that a text says.
 * @param zone of the desk: where a text that names none was written
 * @returns null where it is none
 */
export function instantIn(text: string, zone: string): Instant | null {
  const said = text.trim();
  if (SECONDS.test(said)) return new Date(Number(said) * 1000).toISOString();
  if (ZONED.test(said)) {
    const at = Date.parse(said.replace(' ', 'T'));
    return Number.isNaN(at) ? null : new Date(at).toISOString();
  }
  const parts = (YEAR_FIRST.exec(said) ?? DAY_FIRST.exec(said))?.groups;
  if (parts === undefined) return null;
  const [year = '', month = '', date = ''] = [parts['year'], parts['month'], parts['day']];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const [hour, minute, second] = [parts['hour'], parts['minute'], parts['second']].map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
  ];
  if (!isDay(day) || hour > 23 || minute > 59 || second > 59) return null;
  return new Date(zoneOf(zone).instantOf(dayNumber(day), hour * 60 + minute) + second * 1000).toISOString();
}
