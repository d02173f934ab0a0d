/** The whole list as a file: all rows of the present question, the columns shown, in the reader's language. */
import type { Session } from '../../backends/backend.ts';
import type { PersonCard } from '../../domain/people.ts';
import { LARGEST_PAGE } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';
import { writeCsv, type Separator } from '../shared/csv.ts';
import type { Locale } from '../shared/locale.ts';
import type { Wanted } from './list-source.ts';

export interface Reading {
  /** Rows read so far. */
  readonly done: number;
  readonly total: number;
}

/** Every row of a question, with the people they name. */
export interface Rows {
  readonly rows: readonly TicketRow[];
  readonly people: Readonly<Record<string, PersonCard>>;
}

/**
 * Reads every row, a page at a time.
 * @param progress told after each page
 * @param most rows that are wanted
 * @throws the signal's reason once given up; what the backend answers
 */
export async function readAll(
  session: Session,
  wanted: Wanted,
  progress: (reading: Reading) => void,
  signal: AbortSignal,
  most = Number.POSITIVE_INFINITY,
): Promise<Rows> {
  const rows = new Map<string, TicketRow>();
  let people: Record<string, PersonCard> = {};
  let total = 0;
  let after: string | null = null;
  do {
    const page = await session.tickets({
      ...wanted,
      ...(after === null ? { count: true } : { after }),
      limit: LARGEST_PAGE,
    });
    signal.throwIfAborted();
    // A ticket that moves while one reads may come twice: it is one line all the same.
    for (const row of page.rows) rows.set(row.id, row);
    people = { ...people, ...page.people };
    total = page.total ?? total;
    after = page.next;
    progress({ done: rows.size, total: Math.max(total, rows.size) });
    // The page gets its turn, even where a backend answers at once.
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  } while (after !== null && rows.size < most);
  return { rows: [...rows.values()].slice(0, most), people };
}

/** What stands between cells where the reader lives: spreadsheets expect a semicolon where decimals have a comma. */
export function separatorFor(tag: string): Separator {
  return new Intl.NumberFormat(tag).format(1.5).includes(',') ? ';' : ',';
}

/** A moment as a spreadsheet reads it as a date: `24/11/2026 15:54`. */
export function csvMoment(locale: Locale, instant: string): string {
  const zone = locale.zone === undefined ? {} : { timeZone: locale.zone };
  const day = new Intl.DateTimeFormat(locale.tag, { day: '2-digit', month: '2-digit', year: 'numeric', ...zone });
  const time = new Intl.DateTimeFormat(locale.tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone });
  const at = new Date(instant);
  return `${day.format(at)} ${time.format(at)}`;
}

/** One column of the file. */
export interface CsvColumn {
  readonly label: string;
  text(row: TicketRow): string;
}

/** The file's text. */
export function csvOf(locale: Locale, columns: readonly CsvColumn[], rows: readonly TicketRow[]): string {
  return writeCsv(
    columns.map(({ label }) => label),
    rows.map((row) => columns.map((column) => column.text(row))),
    { separator: separatorFor(locale.tag) },
  );
}

/** Part of a file's name that every system takes. */
export function fileNamed(name: string): string {
  return name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, '-').trim();
}

/** Gives a text to the person as a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileNamed(name);
  link.click();
  // The browser has begun reading it by then; kept for ever, it would hold its memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
