/**
 * What no SQL says: delays by opening hours, whose calendar has holidays and terms, and whether what a desk promises was kept, which is
 * counted in them. Of the tickets on which something was done in the periods, and of no others, rows stream by and the domain counts.
 */
import { sql } from 'kysely';
import { promises } from '../../../domain/deadline.ts';
import type { ReportQuery } from '../../../domain/report-query.ts';
import { valueOf } from '../../../domain/reports/counted.ts';
import { PeriodCounter, type Bounds, type Counting } from '../../../domain/reports/period.ts';
import { countedOf } from '../../desk/reporting.ts';
import type { Row } from '../../desk/store.ts';
import type { Looking } from '../../desk/viewing.ts';
import type { PostgresReading } from '../reading.ts';
import { any } from '../to-sql.ts';
import { delaysIn, holds } from './delays.ts';
import type { Measured } from './measured.ts';

/** Rows read at once. */
const CHUNK = 500;

/** Counters of some periods, of which delays and promises may be read; null where SQL says all of it. */
export async function streamed(
  tx: PostgresReading,
  measured: Measured,
  query: ReportQuery,
  periods: readonly Bounds[],
  counting: Counting,
  looking: Looking,
): Promise<readonly PeriodCounter[] | null> {
  const isByHours = query.clock === 'opening';
  if (!isByHours && !promises(looking.desk)) return null;
  const asked = [query.period, ...(query.compared === undefined ? [] : [query.compared])];
  const counters = asked.map((period) => new PeriodCounter(period, counting));
  const done = any(periods.map((bounds) => holds(sql.ref('d.over'), bounds)));
  const isDone = sql<boolean>`exists (select from ${delaysIn(measured)} where ${done === true ? sql`true` : done})`;
  const touched = any(periods.map((bounds) => measured.since(bounds)));
  const wanted = measured.where(touched, isDone, isByHours || measured.staff);
  for (let after: { readonly number: number; readonly id: string } | null = null; ;) {
    const beyond = after === null ? sql`true` : sql`(r.number, r.id) > (${after.number}, ${after.id})`;
    const school = query.by === 'school' ? measured.value : sql`null::text`;
    const chunk: { body: Row; school: string | null }[] = await tx.ask(sql<{ body: Row; school: string | null }>`
      select r.body, ${school} school from ${measured.from} where ${wanted} and ${beyond} order by r.number, r.id limit ${CHUNK}`);
    for (const { body, school: known } of chunk) {
      const ticket = countedOf(body, looking, () => known);
      for (const counter of counters) counter.add(ticket, valueOf(ticket, query.by));
    }
    const last = chunk.at(-1)?.body;
    if (chunk.length < CHUNK || last === undefined) return counters;
    after = { number: Number(last.keys.number), id: last.id };
  }
}
