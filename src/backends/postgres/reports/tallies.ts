/** Counts by key, and which tickets they are where those are few: what `Tally` is in the domain. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { MOST_NAMED, type Some } from '../../../domain/reports/figures.ts';
import type { PostgresReading } from '../reading.ts';

/** Counts by key; a key that nothing has counts nothing. */
export type Tallies = (key: string) => Some;

interface Counted {
  readonly key: string;
  readonly count: number;
  /** Of these, those whose ticket may be there more than once. */
  readonly again: number;
}

/** The keys that have few enough tickets for each to be named; whoever is there twice is one. */
async function fewIn(tx: PostgresReading, keyed: RawBuilder<unknown>, counts: readonly Counted[]): Promise<string[]> {
  const sure = counts.filter(({ count }) => count <= MOST_NAMED).map(({ key }) => key);
  const open = counts.filter(({ count, again }) => count > MOST_NAMED && again > 1 && count - again < MOST_NAMED);
  if (open.length === 0) return sure;
  const keys = open.map(({ key }) => key);
  const found = await tx.ask(sql<{ key: string; tickets: number }>`
    select key, count(distinct id) tickets from (${keyed}) k where key = any(${keys}::text[]) group by key`);
  return [...sure, ...found.filter(({ tickets }) => tickets <= MOST_NAMED).map(({ key }) => key)];
}

/**
 * @param keyed rows of `key`, `id`, `number`, and whether the ticket may be there more than once under one key (`repeats`)
 */
export async function tallied(tx: PostgresReading, keyed: RawBuilder<unknown>): Promise<Tallies> {
  const counts = await tx.ask(
    sql<Counted>`select key, count(*) count, count(*) filter (where repeats) again from (${keyed}) k group by key`,
  );
  const few = await fewIn(tx, keyed, counts);
  const named = new Map<string, string[]>(few.map((key) => [key, []]));
  if (few.length > 0) {
    // In the order in which a walk along the numbers meets them.
    const found = await tx.ask(sql<{ key: string; id: string }>`
      select key, id from (${keyed}) k where key = any(${few}::text[]) group by key, id, number order by number, id`);
    for (const { key, id } of found) named.get(key)?.push(id);
  }
  const tallies = new Map(
    counts.map(({ key, count }): [string, Some] => {
      const tickets = named.get(key);
      return [key, tickets === undefined ? { count } : { count, tickets }];
    }),
  );
  return (key) => tallies.get(key) ?? { count: 0, tickets: [] };
}

/** Bands of durations, from what was counted of each: `width_bucket` gives a duration the place of its band. */
export function bandsOf(edges: readonly number[], of: (place: number) => Some) {
  return [...edges, null].map((until, place) => ({ from: edges[place - 1] ?? 0, until, tickets: of(place) }));
}
