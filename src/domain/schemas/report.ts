/** What a report may ask for. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { CLOCKS, DIMENSIONS, STEPS } from '../report-query.ts';
import { Predicate } from './predicate.ts';
import { Day } from './values.ts';

/** Days of the desk's zone, both with it. */
export const Period = z
  .strictObject({ from: Day, until: Day })
  .check(z.refine(({ from, until }) => from <= until, { error: 'not-in-order' }));
export type Period = z.infer<typeof Period>;

export const Dimension = z.enum(DIMENSIONS);
export type Dimension = z.infer<typeof Dimension>;
export const Step = z.enum(STEPS);
export type Step = z.infer<typeof Step>;
export const ReportClock = z.enum(CLOCKS);
export type ReportClock = z.infer<typeof ReportClock>;

export const ReportQuery = z.strictObject({
  /** Which tickets: the same tree as a list's; what the person may not read is taken away besides. */
  where: z.optional(Predicate),
  period: Period,
  /** Another period, whose figures stand beside. */
  compared: z.optional(Period),
  /** By what the figures are told apart. */
  by: Dimension,
  /** What the trend is cut into. */
  step: Step,
  /** `opening` where the desk has a calendar. */
  clock: ReportClock,
});
export type ReportQuery = z.infer<typeof ReportQuery>;
