/** What a person asks of a report: kept for the tab of the browser, as a list's filters are. */
import type { Session } from '../../backends/backend.ts';
import { where } from '../../domain/query.ts';
import { CLOCKS, DIMENSIONS, before, stepFor, yearBefore } from '../../domain/report-query.ts';
import type { Dimension, Period, ReportClock, ReportQuery } from '../../domain/report-query.ts';
import { DELAYS, type DelayName } from '../../domain/reports/names.ts';
import { dayOfNumber, zoneOf } from '../../domain/zone.ts';
import { isText, oneOf, shaped } from '../shared/shape.ts';
import { ListChoice } from '../ticket-list/list-choice.ts';
import { PERIODS, periodOf, type PeriodName } from './periods.ts';

export const COMPARED = ['none', 'before', 'year-before'] as const;
export type Compared = (typeof COMPARED)[number];

/** What is chosen besides the filters. */
export interface Settings {
  readonly period: PeriodName;
  /** The days of a period that was chosen day by day. */
  readonly from: string;
  readonly until: string;
  readonly compared: Compared;
  readonly by: Dimension;
  readonly clock: ReportClock;
  /** The delay told in detail. */
  readonly delay: DelayName;
}

const isSettings = shaped<Settings>({
  period: oneOf(PERIODS),
  from: isText,
  until: isText,
  compared: oneOf(COMPARED),
  by: oneOf(DIMENSIONS),
  clock: oneOf(CLOCKS),
  delay: oneOf(DELAYS),
});

const A_DAY = /^\d{4}-\d\d-\d\d$/u;

export class ReportChoice {
  /** The filters, and the names of those in them. */
  readonly list = new ListChoice();
  readonly #name: string;
  readonly #session: Session;
  readonly #today: string;
  settings: Settings;

  /**
   * @param person what tells this person at this desk from others
   * @param now epoch milliseconds
   */
  constructor(session: Session, person: string, now: number) {
    this.#name = `guichet-report:${person}`;
    this.#session = session;
    const { desk } = session;
    this.#today = dayOfNumber(zoneOf(desk.zone).dayAt(now));
    const usual: Settings = {
      period: 'quarter',
      ...periodOf('quarter', this.#today),
      compared: 'none',
      by: desk.services.length === 0 ? 'assignee' : 'service',
      clock: desk.calendar === undefined ? 'wall' : 'opening',
      delay: 'resolution',
    };
    const kept = this.#recall();
    this.settings = kept === undefined ? usual : { ...kept, clock: desk.calendar === undefined ? 'wall' : kept.clock };
    this.list.recall(`report|${person}`, `report|${person}`);
  }

  #recall(): Settings | undefined {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(this.#name) ?? 'null');
      return isSettings(kept) ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  keep(): void {
    this.list.keep(0, false, undefined);
    try {
      sessionStorage.setItem(this.#name, JSON.stringify(this.settings));
    } catch {
      // Storage is full or shut: the choice is only kept while the page lives.
    }
  }

  change(settings: Partial<Settings>): void {
    this.settings = { ...this.settings, ...settings };
    // Whoever goes on from a named period to chosen days begins with its days.
    if (settings.period === 'chosen') return;
    if (settings.period !== undefined) this.settings = { ...this.settings, ...periodOf(settings.period, this.#today) };
  }

  /** The days asked for; undefined while what is typed is no period. */
  get period(): Period | undefined {
    const { period, from, until } = this.settings;
    if (period !== 'chosen') return periodOf(period, this.#today);
    return A_DAY.test(from) && A_DAY.test(until) && from <= until ? { from, until } : undefined;
  }

  /** Undefined while the period is none. */
  get query(): ReportQuery | undefined {
    const { period } = this;
    if (period === undefined) return undefined;
    const { compared, by, clock } = this.settings;
    const { me, desk } = this.#session;
    const asked = this.list.filters > 0 ? { where: where(this.list.filter, me, desk) } : {};
    const other = compared === 'none' ? {} : { compared: compared === 'before' ? before(period) : yearBefore(period) };
    return { ...asked, period, ...other, by, step: stepFor(period), clock };
  }
}
