/** What a report asks for (domain §6). */
import type { Desk } from './desk.ts';
import type { Issue } from './fields.ts';
import type { Period, ReportQuery, Step } from './schemas/report.ts';
import { dayNumber, dayOfNumber, weekdayOf } from './zone.ts';

export type { Dimension, Period, ReportClock, ReportQuery, Step } from './schemas/report.ts';

/** By what figures are told apart. */
export const DIMENSIONS = ['service', 'category', 'assignee', 'requester', 'school', 'kind', 'priority', 'group'] as const;

/** What a trend is cut into; weeks begin on Monday. */
export const STEPS = ['day', 'week', 'month'] as const;

/** How delays are counted: by the clock on the wall, or by the desk's opening hours. */
export const CLOCKS = ['wall', 'opening'] as const;

/** Most points of a trend: more cannot be told apart, on a screen or on paper. */
export const MOST_POINTS = 400;

/**
 * The days on which the parts of a period begin, the first being the period's own first day; a week or a month that the period
 * cuts is as long as the period lets it be.
 */
export function pointsOf({ from, until }: Period, step: Step): string[] {
  const [first, last] = [dayNumber(from), dayNumber(until)];
  const points: string[] = [];
  for (let day = first; day <= last; day = after(day, step)) points.push(dayOfNumber(day));
  return points;
}

/** The day on which the part of a calendar that follows a day begins. */
function after(day: number, step: Step): number {
  if (step === 'day') return day + 1;
  if (step === 'week') return day + 7 - weekdayOf(day);
  const [year = 0, month = 0] = dayOfNumber(day).split('-').map(Number);
  return dayNumber(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10));
}

/** How many points a trend would have; at most one more than the most there may be. */
function countOf({ from, until }: Period, step: Step): number {
  const days = dayNumber(until) - dayNumber(from) + 1;
  return Math.ceil(days / { day: 1, week: 7, month: 31 }[step]);
}

/** The finest step that leaves a trend readable: some thirty points at most. */
export function stepFor(period: Period): Step {
  return STEPS.find((step) => countOf(period, step) <= 31) ?? 'month';
}

/** What is wrong with a query, beside its shape: more points than can be told apart, opening hours that the desk has not. */
export function reportIssues(query: ReportQuery, desk: Desk): Issue[] {
  const { period, compared, step, clock } = query;
  const issues: Issue[] = [];
  for (const [path, each] of Object.entries({ period, compared }))
    if (each !== undefined && countOf(each, step) > MOST_POINTS)
      issues.push({ path, code: 'too-many', values: { limit: MOST_POINTS } });
  if (clock === 'opening' && desk.calendar === undefined) issues.push({ path: 'clock', code: 'no-calendar' });
  return issues;
}

/** The period of the same length just before another. */
export function before({ from, until }: Period): Period {
  const [first, last] = [dayNumber(from), dayNumber(until)];
  return { from: dayOfNumber(first - (last - first + 1)), until: dayOfNumber(first - 1) };
}

/** The same days one year earlier; a 29 February becomes the 28. */
export function yearBefore({ from, until }: Period): Period {
  const shifted = (day: string): string => {
    const earlier = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
    return earlier.endsWith('02-29') ? `${earlier.slice(0, 8)}28` : earlier;
  };
  return { from: shifted(from), until: shifted(until) };
}
