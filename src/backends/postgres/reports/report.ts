/**
 * Reports by SQL: a filter, groups, counts and nearest-rank percentiles over the facts in the rows' columns. The same figures as the
 * domain's `Reporter` gives of the same tickets; how these columns come about is the domain's too (`../facts.ts`).
 */
import { sql } from 'kysely';
import type { ReportQuery } from '../../../domain/report-query.ts';
import { boundsOf } from '../../../domain/reports/period.ts';
import { MOST_GROUPS, countingOf } from '../../../domain/reports.ts';
import type { ReportOptions } from '../../backend.ts';
import { checkReport, type Counts } from '../../desk/reporting.ts';
import type { Looking } from '../../desk/viewing.ts';
import type { PostgresReading } from '../reading.ts';
import { Measured } from './measured.ts';
import { toldOf, type Told } from './period.ts';
import { loadOf, requestersOf, standingsOf, together, type ByValue } from './present.ts';
import { streamed } from './streamed.ts';

/** Milliseconds that one statement of a report may take: it goes through a whole desk, and keeps nobody else waiting. */
const PATIENCE = 120_000;

/** Whether a row's facts are not those of its last change: a node of the version before wrote it. */
async function hasUnmeasured(tx: PostgresReading, desk: string): Promise<boolean> {
  // Counted, and not looked for: of the first that fits it is thought that every row will do, and all are gone through.
  const [found] = await tx.ask(
    sql<{ count: number }>`select count(*) count from rows where desk = ${desk} and measured_of is distinct from changed_staff`,
  );
  return (found?.count ?? 0) > 0;
}

/**
 * @returns null where some rows are not measured: then they are all gone through
 * @throws {Refused} {Invalid} · the signal's reason, once given up
 */
export async function reportBySql(
  tx: PostgresReading,
  query: ReportQuery,
  looking: Looking,
  { signal, onProgress }: ReportOptions,
): Promise<Counts | null> {
  checkReport(query, looking);
  const { desk, now, record } = looking;
  if (await hasUnmeasured(tx, desk.id)) return null;
  await tx.ask(sql`select set_config('statement_timeout', ${String(PATIENCE)}, true)`);
  const measured = new Measured(query, looking);
  const counting = countingOf(query, desk, now);
  const periods = [query.period, ...(query.compared === undefined ? [] : [query.compared])].map((each) =>
    boundsOf(each, counting),
  );
  const standings = await standingsOf(tx, measured);
  const kept = standings.slice(0, MOST_GROUPS);
  const rest = standings.slice(MOST_GROUPS);
  const values = kept.map(([value]) => value);
  const load = await loadOf(tx, measured, looking);
  const requesters = query.by === 'school' ? await requestersOf(tx, measured, values) : undefined;
  signal?.throwIfAborted();
  const counters = await streamed(tx, measured, query, periods, counting, looking);
  const told: Told[] = [];
  for (const [place, bounds] of periods.entries()) {
    signal?.throwIfAborted();
    onProgress?.(Math.floor((record.number * (place + 1)) / (periods.length + 1)), record.number);
    told.push(await toldOf(tx, { query, looking, measured, values, bounds, counter: counters?.[place] }));
  }
  const [period, compared] = told;
  if (period === undefined) throw new Error('a report has a period');
  const group = (standing: ByValue, place: number) => ({
    ...together(standing),
    period: period.group(place),
    ...(compared === undefined ? {} : { compared: compared.group(place) }),
  });
  const whole = together(standings);
  signal?.throwIfAborted();
  onProgress?.(whole.tickets, Math.max(whole.tickets, record.number));
  return {
    query,
    asOf: now,
    ...whole,
    ...load,
    groups: kept.map((standing, place) => {
      const people = requesters?.(standing[0]);
      return { value: standing[0], ...group([standing], place + 1), ...(people === undefined ? {} : { requesters: people }) };
    }),
    ...(rest.length === 0 ? {} : { others: { values: rest.length, group: group(rest, 0) } }),
    period: period.figures,
    ...(compared === undefined ? {} : { compared: compared.figures }),
  };
}
