/** What happened in one period, from what SQL counts of it. */
import { sql } from 'kysely';
import type { ReportQuery } from '../../../domain/report-query.ts';
import type { MoveKind } from '../../../domain/reports/moves.ts';
import { weightOf } from '../../../domain/reports/moves.ts';
import { CLOSINGS } from '../../../domain/reports/names.ts';
import { Gathered } from '../../../domain/reports/period.ts';
import type { Bounds, Flow, PeriodCounter, PeriodFigures, PeriodGroup, Worked } from '../../../domain/reports/period.ts';
import type { Share, Some } from '../../../domain/reports/figures.ts';
import type { Closing } from '../../../domain/ticket.ts';
import type { Instant } from '../../../domain/values.ts';
import { promises } from '../../../domain/deadline.ts';
import type { Looking } from '../../desk/viewing.ts';
import { MOVE_LETTERS } from '../facts.ts';
import type { PostgresReading } from '../reading.ts';
import { delaysOf, holds } from './delays.ts';
import type { Measured } from './measured.ts';
import { MOVES } from './measured.ts';
import { not } from '../to-sql.ts';
import { tallied } from './tallies.ts';

const KINDS = Object.keys(MOVE_LETTERS) as MoveKind[];

/** What one asks of a period. */
export interface Asked {
  readonly query: ReportQuery;
  readonly looking: Looking;
  readonly measured: Measured;
  /** Values that are told apart; whatever else there is counts together. */
  readonly values: readonly (string | null)[];
  readonly bounds: Bounds;
  /** What was counted as rows streamed by. */
  readonly counter: PeriodCounter | undefined;
}

/** A period's figures, and of them each value's, by its place from 1 on; 0: all others'. */
export interface Told {
  readonly figures: PeriodFigures;
  group(place: number): PeriodGroup;
}

interface Moved {
  /** Part of the trend, from 0 on; -1: before the period. Null: of a value. */
  readonly point: number | null;
  readonly place: number | null;
  readonly kind: string;
  readonly count: number;
  readonly again: number;
}

/** Moves by part of the trend and by value, of tickets that moved since the period began. */
async function movesOf(tx: PostgresReading, { measured, bounds, values }: Asked): Promise<Moved[]> {
  const { starts, end } = bounds;
  return tx.ask(sql<Moved>`
    select point, place, kind, count(*) count, count(*) filter (where next = ${MOVE_LETTERS.reopened}) again
    from (
      select width_bucket(m.at, ${[...starts]}::bigint[]) - 1 point, ${measured.among(values)} place, m.kind,
        substr(r.moves, m.place::int + 1, 1) next
      from ${measured.from} cross join lateral ${MOVES} where ${measured.where(measured.since(bounds))} and m.at < ${end}::bigint
    ) s group by grouping sets ((point, kind), (point >= 0, place, kind))
    having grouping(point) = 0 or (point >= 0)`);
}

/** Which moved, where no filter says it: as a whole, and in each part of the trend. */
function movedIn(tx: PostgresReading, { measured, bounds }: Asked) {
  const { starts, end } = bounds;
  return tallied(
    tx,
    sql`select k.key, r.id, r.number, position(${MOVE_LETTERS.reopened} in r.moves) > 0 repeats
      from ${measured.from} cross join lateral ${MOVES}
      cross join lateral unnest(array[m.kind, m.kind || (width_bucket(m.at, ${[...starts]}::bigint[]) - 1)]) k (key)
      where ${measured.where(measured.since(bounds))} and m.kind <> ${MOVE_LETTERS.filed} and m.at >= ${starts[0] ?? 0}::bigint and m.at < ${end}::bigint`,
  );
}

/** What is told of tickets that may have moved long before. */
interface Stood {
  /** Of all tickets filed by the end and not abandoned then, those that had their solution. */
  readonly resolution: Share;
  /** How many tickets were active of those to which nothing happened since the period began. */
  readonly active: number;
}

const KIND_OF = new Map<string, MoveKind>(KINDS.map((kind) => [MOVE_LETTERS[kind], kind]));

/** Of tickets to which nothing happened since the period began it is known by their moves, of which few kinds of rows are different. */
async function stoodBy(tx: PostgresReading, { measured, bounds }: Asked): Promise<Stood> {
  const { end } = bounds;
  const touched = measured.since(bounds);
  const before = await tx.ask(sql<{ moves: string; count: number }>`
    select r.moves, count(*) count from ${measured.from} where ${measured.where(not(touched))} group by 1`);
  // What a ticket did last is known where that was by the end; else its moves are looked through.
  const [since = { count: 0, of: 0 }] = await tx.ask(sql<Share>`
    select count(*) filter (where last = ${MOVE_LETTERS.settled}) count, count(*) filter (where last <> ${MOVE_LETTERS.abandoned}) "of"
    from (
      select case when r.moved_ms[cardinality(r.moved_ms)] < ${end}::bigint then right(r.moves, 1)
        else (select m.kind from ${MOVES} where m.at < ${end}::bigint order by m.place desc limit 1) end last
      from ${measured.from} where ${measured.where(touched)}
    ) s`);
  let { count, of } = since;
  let active = 0;
  for (const { moves, count: each } of before) {
    const kinds = [...moves].flatMap((letter) => KIND_OF.get(letter) ?? []);
    active += each * kinds.reduce((sum, kind) => sum + weightOf(kind), 0);
    if (kinds.at(-1) === 'settled') count += each;
    if (kinds.at(-1) !== 'abandoned') of += each;
  }
  return { resolution: { count, of }, active };
}

interface Settled {
  /** Null: all values together. */
  readonly place: number | null;
  readonly spent: number;
  readonly marks: readonly number[];
}

/** Work and marks of the tickets settled in the period. */
function settledIn(tx: PostgresReading, { measured, bounds, values }: Asked): Promise<Settled[]> {
  const mark = (rating: number) => sql`count(*) filter (where rating = ${rating})`;
  return tx.ask(sql<Settled>`
    select case when grouping(place) = 0 then place end place, coalesce(sum(spent), 0)::float8 spent,
      array[${sql.join([1, 2, 3, 4].map(mark))}]::int[] marks
    from (
      select ${measured.among(values)} place, case when ${measured.staff} then r.spent end spent, case when ${measured.rated} then r.rating end rating
      from ${measured.from} where ${measured.where(measured.since(bounds))} and ${holds(sql.ref('r.settled_ms'), bounds)}
    ) s group by grouping sets ((), (place))`);
}

/** Work done in the period, by whoever did it. */
function workIn(tx: PostgresReading, { measured, bounds }: Asked): Promise<Worked[]> {
  return tx.ask(sql<Worked>`
    select w->>'by' person, sum((w->>'minutes')::numeric)::float8 minutes
    from (
      select w, (extract(epoch from (w->>'at')::timestamptz) * 1000)::bigint at
      from ${measured.from} cross join lateral json_array_elements(r.body->'ticket'->'work') w
      where ${measured.where(measured.staff)} and r.worked
    ) s where ${holds(sql.ref('s.at'), bounds)} group by 1 order by 2 desc, (w->>'by') collate "C"`);
}

const instant = (at: number): Instant => new Date(at).toISOString();

export async function toldOf(tx: PostgresReading, asked: Asked): Promise<Told> {
  const { bounds, measured, values, looking, query, counter } = asked;
  const { starts, end } = bounds;
  const moves = await movesOf(tx, asked);
  const moved = await movedIn(tx, asked);
  const { resolution, active: stood } = await stoodBy(tx, asked);
  const settled = await settledIn(tx, asked);
  const work = await workIn(tx, asked);
  const closings = await tallied(
    tx,
    sql`select r.closing as key, r.id, r.number, false repeats from ${measured.from}
      where ${measured.where(measured.since(bounds))} and r.closing is not null and ${holds(sql.ref('r.answered_ms'), bounds)}`,
  );
  const byHours = query.clock === 'opening' ? counter : undefined;
  const delays = byHours === undefined ? await delaysOf(tx, measured, values, bounds, looking) : undefined;

  const trend = moves.filter(({ point }) => point !== null);
  const count = (kind: MoveKind, holds_: (move: Moved) => boolean): number =>
    trend.filter((move) => move.kind === MOVE_LETTERS[kind] && holds_(move)).reduce((sum, move) => sum + move.count, 0);
  const weight = (holds_: (move: Moved) => boolean): number =>
    KINDS.reduce((sum, kind) => sum + weightOf(kind) * count(kind, holds_), 0);
  const flow = (key: string, filed: number): Flow => {
    const some = (kind: MoveKind): Some => moved(`${MOVE_LETTERS[kind]}${key}`);
    return { filed: { count: filed }, settled: some('settled'), abandoned: some('abandoned'), reopened: some('reopened') };
  };
  const activeBefore = stood + weight(({ point }) => point === -1);
  const solutions = trend.filter(({ kind, point }) => kind === MOVE_LETTERS.settled && point !== -1);
  const sum = (of: (move: Moved) => number): number => solutions.reduce((all, move) => all + of(move), 0);
  const whole = settled.find(({ place }) => place === null);
  const given = counter?.figures;
  let active = activeBefore;
  const figures: PeriodFigures = {
    from: instant(starts[0] ?? 0),
    until: instant(end),
    points: starts.map((from, at) => {
      active += weight(({ point }) => point === at);
      return {
        from: instant(from),
        until: instant(starts[at + 1] ?? end),
        moves: flow(
          String(at),
          count('filed', ({ point }) => point === at),
        ),
        active,
      };
    }),
    moves: flow(
      '',
      count('filed', ({ point }) => point !== -1),
    ),
    activeBefore,
    active,
    delays: delays?.whole ?? (byHours as PeriodCounter).figures.delays,
    ...(promises(looking.desk) && given?.promised !== undefined ? { promised: given.promised } : {}),
    closings: Object.fromEntries(CLOSINGS.map((closing) => [closing, closings(closing)])) as Record<Closing, Some>,
    reopened: { count: sum(({ again }) => again), of: sum(({ count: each }) => each) },
    resolution,
    marks: whole?.marks ?? [0, 0, 0, 0],
    spent: whole?.spent ?? 0,
    work,
  };
  return {
    figures,
    group(place) {
      const kinds = moves.filter((move) => move.point === null && move.place === place);
      const of = (kind: MoveKind): number => kinds.find((move) => move.kind === MOVE_LETTERS[kind])?.count ?? 0;
      const gathered = new Gathered();
      for (const [value, each] of byHours?.groups ?? [])
        if ((values.includes(value) ? values.indexOf(value) + 1 : 0) === place) gathered.absorb(each);
      return {
        moves: { filed: of('filed'), settled: of('settled'), abandoned: of('abandoned'), reopened: of('reopened') },
        delays: delays?.of(place) ?? gathered.group.delays,
        spent: settled.find((each) => each.place === place)?.spent ?? 0,
      };
    },
  };
}
