/** Periods that people name: each is made of days of the desk's zone, today with them. */
import type { Period } from '../../domain/report-query.ts';
import { dayNumber, dayOfNumber } from '../../domain/zone.ts';

export const PERIODS = ['month', 'quarter', 'this-month', 'last-month', 'school-year', 'year', 'chosen'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** The first day of a month; months before January are the year before's. */
function firstOf(year: number, month: number): number {
  return dayNumber(new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10));
}

/** The days of a period that has a name. @param today in the desk's zone */
export function periodOf(name: Exclude<PeriodName, 'chosen'>, today: string): Period {
  const last = dayNumber(today);
  const [year = 0, month = 1] = today.split('-').map(Number);
  const since = (first: number, until = last): Period => ({ from: dayOfNumber(first), until: dayOfNumber(until) });
  switch (name) {
    case 'month':
      return since(last - 29);
    case 'quarter':
      return since(last - 89);
    case 'this-month':
      return since(firstOf(year, month));
    case 'last-month':
      return since(firstOf(year, month - 1), firstOf(year, month) - 1);
    case 'school-year':
      return since(firstOf(month >= 9 ? year : year - 1, 9));
    case 'year':
      return since(dayNumber(`${String(year - 1).padStart(4, '0')}${today.slice(4).replace('02-29', '02-28')}`) + 1);
  }
}
