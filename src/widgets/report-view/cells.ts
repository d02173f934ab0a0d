/** What the report's tables are made of: cells, and the counts, delays and shares that stand in them. */
import type { Predicate } from '../../domain/predicate.ts';
import type { Report } from '../../domain/reports.ts';
import { ofSome, within } from '../../domain/reports/drill.ts';
import type { Some } from '../../domain/reports/figures.ts';
import type { DelayName } from '../../domain/reports/names.ts';
import { duration, hours, shareOf, type Saying } from './saying.ts';

/** One cell of a table. */
export interface Cell {
  readonly text: string;
  /** As a file has it, where it is not the text. */
  readonly raw?: string | undefined;
  /** The tickets that it counts, and what their list is called. */
  readonly list?: { readonly where: Predicate; readonly name: string } | undefined;
  /** The ticket that it names. */
  readonly ticket?: { readonly ticket: string; readonly key: string | null } | undefined;
  /** Its part of the largest, 0 to 1: drawn beside it. */
  readonly bar?: number | undefined;
  /** A text, not a number. */
  readonly words?: boolean | undefined;
}

/** A table with what it says. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly definitions: readonly string[];
  /** The first one heads the rows. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly head: Cell; readonly cells: readonly Cell[] }[];
}

/** What tables are made with. */
export interface Making extends Saying {
  readonly report: Report;
  /** The delay told in detail. */
  readonly delay: DelayName;
}

interface Counted {
  readonly count: number;
  readonly where?: Predicate | undefined;
  readonly name: string;
  /** The largest of its column: it is drawn. */
  readonly most?: number | undefined;
}

export function words(text: string): Cell {
  return { text, words: true };
}

/** A count, from which one goes to its tickets where a filter says which they are. */
export function counted({ locale, report }: Making, { count, where, name, most }: Counted): Cell {
  return {
    text: locale.number(count),
    raw: String(count),
    ...(where === undefined || count === 0 ? {} : { list: { where: within(report, where), name } }),
    ...(most === undefined || most === 0 ? {} : { bar: count / most }),
  };
}

export function some(making: Making, figure: Some, name: string, most?: number): Cell {
  return counted(making, { count: figure.count, where: ofSome(figure), name, most });
}

export function delay(making: Making, value: number | null): Cell {
  return { text: duration(making, value, making.report.query.clock), raw: hours(making.locale, value) };
}

export function share(making: Making, count: number, of: number): Cell {
  return { text: shareOf(making, { count, of }) };
}

export function largest(counts: readonly number[]): number {
  return Math.max(0, ...counts);
}
