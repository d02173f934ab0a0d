/** Delays by the clock on the wall: spreads, bands, and whom they concerned most. Those by opening hours are counted as rows stream by. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { DELAY_EDGES, type Slow, type Spread } from '../../../domain/reports/figures.ts';
import { DELAYS, type DelayName } from '../../../domain/reports/names.ts';
import { MOST_SLOW, type Bounds, type Delay } from '../../../domain/reports/period.ts';
import { keyOf } from '../../../domain/viewing.ts';
import type { Row } from '../../desk/store.ts';
import type { Looking } from '../../desk/viewing.ts';
import type { PostgresReading } from '../reading.ts';
import type { Measured } from './measured.ts';
import { bandsOf, tallied } from './tallies.ts';

/** Each delay of a row: `d.measure`, when it was over, and what it took. (Arrays, since `values` is made ready anew for each row.) */
export function delaysIn(measured: Measured): RawBuilder<unknown> {
  return sql`unnest(
    array['response', 'take', 'resolution'],
    array[case when ${measured.hears} then r.responded_ms end, r.taken_ms, r.settled_ms],
    array[r.response, r.take, r.resolution]
  ) d (measure, over, taken)`;
}

/** Whether an instant lies in a period; what is unknown does not. */
export function holds(at: RawBuilder<unknown>, { starts, end }: Bounds): RawBuilder<boolean> {
  return sql<boolean>`(${at} is not null and ${at} >= ${starts[0] ?? 0}::bigint and ${at} < ${end}::bigint)`;
}

const NONE: Spread = { count: 0, median: null, p90: null, mean: null, longest: null };

interface Spreading {
  readonly measure: DelayName;
  /** Null: all values together. */
  readonly place: number | null;
  readonly count: number;
  readonly ranks: readonly number[];
  readonly sum: number;
  readonly longest: number;
}

/** The delays of a period: of all tickets, and of each of some values by its place. */
export interface Delays {
  readonly whole: Readonly<Record<DelayName, Delay>>;
  of(place: number): Readonly<Record<DelayName, Spread>>;
}

function each<Value>(of: (measure: DelayName) => Value): Record<DelayName, Value> {
  const [response, take, resolution] = DELAYS;
  return { response: of(response), take: of(take), resolution: of(resolution) };
}

/** @param values those that are told apart */
export async function delaysOf(
  tx: PostgresReading,
  measured: Measured,
  values: readonly (string | null)[],
  bounds: Bounds,
  { desk }: Looking,
): Promise<Delays> {
  const counted = sql`from ${measured.from} cross join lateral ${delaysIn(measured)}
    where ${measured.where(measured.since(bounds))} and ${holds(sql.ref('d.over'), bounds)} and d.taken is not null`;
  const spreads = await tx.ask(sql<Spreading>`
    select measure, case when grouping(place) = 0 then place end place, count(*) count,
      percentile_disc(array[0.5, 0.9]) within group (order by taken)::float8[] ranks, sum(taken)::float8 sum, max(taken) longest
    from (select d.measure, d.taken, ${measured.among(values)} place ${counted}) s group by grouping sets ((measure), (measure, place))`);
  const bands = await tallied(
    tx,
    sql`select d.measure || width_bucket(d.taken, ${[...DELAY_EDGES]}::bigint[]) as key, r.id, r.number, false repeats ${counted}`,
  );
  const slow = await tx.ask(sql<{ measure: DelayName; taken: number; body: Row }>`
    select measure, taken, r.body from (
      select d.measure, d.taken, r.id, r.ticket_number called,
        row_number() over (partition by d.measure order by d.taken desc, r.ticket_number nulls first, r.id) place ${counted}
    ) s join rows r using (id) where place <= ${MOST_SLOW} order by taken desc, called nulls first, r.id`);
  const spread = (measure: DelayName, place: number | null): Spread => {
    const found = spreads.find((one) => one.measure === measure && one.place === place);
    if (found === undefined) return NONE;
    const [median = null, p90 = null] = found.ranks;
    return { count: found.count, median, p90, mean: found.sum / found.count, longest: found.longest };
  };
  const slowest = (measure: DelayName): Slow[] =>
    slow
      .filter((one) => one.measure === measure)
      .map(({ taken, body: { ticket } }) => ({
        ticket: ticket.id,
        key: keyOf(ticket, desk),
        summary: ticket.summary,
        value: taken,
      }));
  return {
    whole: each((measure) => ({
      ...spread(measure, null),
      bands: bandsOf(DELAY_EDGES, (place) => bands(`${measure}${place}`)),
      slowest: slowest(measure),
    })),
    of: (place) => each((measure) => spread(measure, place)),
  };
}
