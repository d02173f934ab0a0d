/** How a desk stands: its tickets by value and state, what is active, whose it is, how old, how late. */
import { sql } from 'kysely';
import { ACTIVE } from '../../../domain/reports/drill.ts';
import { AGE_EDGES, MOST_NAMED } from '../../../domain/reports/figures.ts';
import { bySize, type Group, type Load, type Report } from '../../../domain/reports.ts';
import { promises } from '../../../domain/deadline.ts';
import { isFinished } from '../../../domain/facts.ts';
import type { State } from '../../../domain/states.ts';
import type { PersonId } from '../../../domain/values.ts';
import type { Looking } from '../../desk/viewing.ts';
import type { PostgresReading } from '../reading.ts';
import { keptOf, said, toSql } from '../to-sql.ts';
import type { Measured } from './measured.ts';
import { bandsOf, tallied } from './tallies.ts';

type Standing = Pick<Group, 'tickets' | 'active' | 'states'>;

/** Tickets by value, the value with the most first. */
export type ByValue = readonly (readonly [value: string | null, standing: Standing])[];

/** What several values come to. */
export function together(values: ByValue): Standing {
  const states: Partial<Record<State, number>> = {};
  for (const [, { states: each }] of values)
    for (const [state, count] of Object.entries(each) as [State, number][]) states[state] = (states[state] ?? 0) + count;
  const sum = (of: (standing: Standing) => number): number => values.reduce((all, [, standing]) => all + of(standing), 0);
  return { tickets: sum(({ tickets }) => tickets), active: sum(({ active }) => active), states };
}

/** Every value, with how its tickets stand. */
export async function standingsOf(tx: PostgresReading, measured: Measured): Promise<ByValue> {
  if (measured.parts.length === 0) return [];
  const each = measured.parts.map(
    (part) =>
      sql`select ${measured.value} as value, r.state, count(*) count from ${measured.from} where ${said(part)} group by 1, 2`,
  );
  const counts = await tx.ask(sql<{ value: string | null; state: State; count: number }>`${sql.join(each, sql` union all `)}`);
  const byValue = new Map<string | null, { tickets: number; active: number; states: Partial<Record<State, number>> }>();
  for (const { value, state, count } of counts) {
    const standing = byValue.get(value) ?? { tickets: 0, active: 0, states: {} };
    standing.tickets += count;
    if (!isFinished(state)) standing.active += count;
    standing.states[state] = (standing.states[state] ?? 0) + count;
    byValue.set(value, standing);
  }
  return [...byValue].sort(([one, its], [other, their]) => bySize([one, its.tickets], [other, their.tickets]));
}

/** What is told of the active ones. */
export async function loadOf(
  tx: PostgresReading,
  measured: Measured,
  { desk, now }: Looking,
): Promise<Pick<Report, 'unanswered' | 'late' | 'ageing' | 'workload'>> {
  const active = measured.where(toSql(ACTIVE, keptOf(desk.id)));
  const workload = await tx.ask(sql<Load>`
    select r.assignee, count(*) active, count(*) filter (where r.state = 'waiting') waiting, min(r.filed) oldest
    from ${measured.from} where ${active} group by 1`);
  const of = await tallied(
    tx,
    sql`select k.key, r.id, r.number, false repeats from ${measured.from} cross join lateral unnest(array[
        case when not ${measured.hears} or r.responded_ms is null then 'unanswered' end,
        case when ${measured.staff} and r.deadline <= ${now} then 'late' end,
        'age' || width_bucket(${Date.parse(now)}::bigint - r.filed_ms, ${[...AGE_EDGES]}::bigint[])
      ]) k (key) where ${active} and k.key is not null`,
  );
  return {
    unanswered: of('unanswered'),
    ...(promises(desk) ? { late: of('late') } : {}),
    ageing: bandsOf(AGE_EDGES, (place) => of(`age${place}`)),
    workload: workload.sort((one, other) => bySize([one.assignee, one.active], [other.assignee, other.active])),
  };
}

/** Whose tickets each of some values are, in the order of their first; absent where they are too many to be named. */
export async function requestersOf(
  tx: PostgresReading,
  measured: Measured,
  values: readonly (string | null)[],
): Promise<(value: string | null) => readonly PersonId[] | undefined> {
  const place = measured.among(values);
  const found = await tx.ask(sql<{ place: number; requester: PersonId }>`
    select place, requester from (
      select distinct on (place, requester) place, requester, number, id
      from (select ${place} place, r.requester, r.number, r.id from ${measured.from} where ${measured.where()}) s
      where place > 0 order by place, requester, number, id
    ) firsts order by number, id`);
  const named = new Map<number, PersonId[]>();
  for (const each of found) named.set(each.place, [...(named.get(each.place) ?? []), each.requester]);
  return (value) => {
    const people = named.get(values.indexOf(value) + 1) ?? [];
    return people.length <= MOST_NAMED ? people : undefined;
  };
}
