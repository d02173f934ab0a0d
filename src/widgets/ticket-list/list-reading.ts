/** Every row of a question, read a page at a time: for a file, or for an act on all of them. */
import type { Session } from '../../backends/backend.ts';
import type { PersonCard } from '../../domain/people.ts';
import { LARGEST_PAGE } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';
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
