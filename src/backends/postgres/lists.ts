/** The lists of one desk by SQL: the same rows in the same order as by walking (`../desk/listing.ts`), from a place on, by an index. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { coursesRead } from '../../domain/courses.ts';
import type { Predicate } from '../../domain/predicate.ts';
import { sortedField } from '../../domain/query.ts';
import type { Sort, SortKey } from '../../domain/query.ts';
import type { ReportQuery } from '../../domain/report-query.ts';
import type { Lookup } from '../../domain/terms.ts';
import { isStaff } from '../../domain/visibility.ts';
import { Invalid } from '../backend.ts';
import type { ReportOptions } from '../backend.ts';
import { LAST } from '../desk/indexing.ts';
import type { Asked, Listed } from '../desk/listing.ts';
import type { DeskLists, Door } from '../desk/lists.ts';
import type { Counts } from '../desk/reporting.ts';
import { spotOf, written } from '../desk/places.ts';
import type { Spot } from '../desk/places.ts';
import { isStaffEverywhere, readsOnlyTheirs } from '../desk/seeing.ts';
import type { Reading, Row } from '../desk/store.ts';
import type { Looking } from '../desk/viewing.ts';
import { PostgresReading } from './reading.ts';
import { COLUMNS, MOST_PLACED } from './reading.ts';
import { reportBySql } from './reports/report.ts';
import { lexeme } from './shapes.ts';
import { CHANGED, LEVELS, Sight } from './sight.ts';
import type { Level } from './sight.ts';
import { all, any, said, toSql } from './to-sql.ts';
import type { Condition } from './to-sql.ts';

/** Which weights of a term each level may read (`shapes.ts`). */
const WEIGHTS: Readonly<Record<Level, string>> = { public: 'A', requester: 'AB', staff: 'ABC' };

/** Orders whose keys are numbers. */
const NUMBERED: ReadonlySet<Sort['by']> = new Set(['number', 'state', 'priority']);

/** Tickets of a list that are counted: of a longer one it is said that there are at least so many. */
export const MOST_COUNTED = 10_000;

/** The same of words that very many tickets have. */
const MOST_FOUND = 1000;

const BODY = sql.ref('r.body');

/** What the rank of a ticket, or what is due on it, is to those who may not know it. */
const UNRANKED = sql`${LAST}::text collate "C"`;

/** What it is to staff. */
const STAFF_KEYS = { rank: sql.ref('r.rank'), due: sql.ref('r.deadline') } as const;

/** One order, and the part of the rows that it is said of. */
interface Part {
  readonly where: Condition;
  readonly keys: readonly RawBuilder<unknown>[];
}

/** A query of terms, of which each look-up may be answered in any text of a level. */
function termQuery(lookups: readonly Lookup[], level: Level): RawBuilder<unknown> {
  const asked = lookups.map(({ any: terms, prefix }) => {
    const exact = terms.map((term) => `${lexeme(term)}:${WEIGHTS[level]}`);
    return `(${[...exact, ...(prefix === undefined ? [] : [`${lexeme(prefix)}:*${WEIGHTS[level]}`])].join(' | ')})`;
  });
  return sql`${asked.join(' & ')}::tsquery`;
}

/** How the rows are found that have some words: by the index of words, or row by row along the order of the list. */
type Way = 'index' | 'along';

/** Tickets that have the words asked for, up to which they are gathered by the words' index; of more of them the next is never far. */
const MOST_GATHERED = 5000;

/** The rows found by words, each word in a text that this person may read there. */
function found(lookups: readonly Lookup[], sight: Sight, way: Way): Condition {
  if (lookups.some(({ any: terms, prefix }) => terms.length === 0 && prefix === undefined)) return false;
  const has = (level: Level): RawBuilder<boolean> => sql<boolean>`(t.found_by @@ ${termQuery(lookups, level)})`;
  // Whoever may read it; then by how far it may be read, which is for no index to ask.
  const { staff, requester } = sight.levels;
  const readable =
    staff === true ||
    sql<boolean>`(case when ${said(staff)} then true when ${said(requester)} then ${has('requester')} else ${has('public')} end)`;
  const asked = said(all([has('staff'), readable]));
  return way === 'index'
    ? sql<boolean>`exists (select from terms t where t.id = r.id and ${asked})`
    : sql<boolean>`coalesce((select ${asked} from terms t where t.id = r.id), false)`;
}

/** The better way to what has some words: PostgreSQL's own guess of how many do is far off where a word is begun. */
async function wayTo(tx: PostgresReading, lookups: readonly Lookup[], looking: Looking, gathered: number): Promise<Way> {
  if (readsOnlyTheirs(looking) || lookups.some(({ any: terms, prefix }) => terms.length === 0 && prefix === undefined))
    return 'index';
  const [counted] = await tx.ask(sql<{ count: number }>`
    select count(*) count from (
      select from terms t where t.found_by @@ ${termQuery(lookups, 'staff')} and t.desk = ${looking.desk.id} limit ${gathered + 1}
    ) u`);
  return (counted?.count ?? 0) > gathered ? 'along' : 'index';
}

/** A private field, and one that is defined no more, is for staff to know. */
function keyOfField(code: string, sight: Sight): RawBuilder<unknown> {
  const key = sql`(coalesce(r.field_keys ->> ${code}::text, ${LAST}::text) collate "C")`;
  return sight.isTold(code) ? key : sight.byLevel({ staff: key, requester: UNRANKED, public: UNRANKED });
}

function keyOf({ by }: Sort, sight: Sight): RawBuilder<unknown> {
  const field = sortedField(by);
  return field === undefined ? keyOfAll(by as SortKey, sight) : keyOfField(field, sight);
}

/** By what every ticket has. */
function keyOfAll(by: SortKey, sight: Sight): RawBuilder<unknown> {
  if (by === 'changed') return sight.byLevel(CHANGED);
  if (by !== 'rank' && by !== 'due') return sql.ref(`r.${COLUMNS[by]}`);
  return sight.byLevel({ staff: STAFF_KEYS[by], requester: UNRANKED, public: UNRANKED });
}

/**
 * The rows in the parts of which each has an index to go along: the last change is another column for each level, and the rank,
 * like what is due, is none but for staff. Where several keys decide, or few rows there are, one part and a sort do.
 */
function partsOf(sorts: readonly Sort[], sight: Sight, looking: Looking, way: Way): Part[] {
  const [first] = sorts;
  const isOfLevels = first?.by === 'changed' || first?.by === 'rank' || first?.by === 'due';
  const isSplit = way === 'along' && sorts.length === 1 && isOfLevels && !readsOnlyTheirs(looking);
  if (first === undefined || !isSplit) return [{ where: true, keys: sorts.map((sort) => keyOf(sort, sight)) }];
  const { levels } = sight;
  const { person, desk } = looking;
  // What one reads without being its staff is there for everyone, or names one: that is few, by an index.
  const isThere = !isStaffEverywhere(looking) && (desk.read !== 'own' || coursesRead(person, desk).length > 0);
  const asEveryone = all([isThere || sight.involved, levels.public]);
  const asNamed = all([sight.involved, levels.requester]);
  if (first.by === 'rank' || first.by === 'due')
    return [
      { where: levels.staff, keys: [STAFF_KEYS[first.by]] },
      { where: any([asNamed, asEveryone]), keys: [UNRANKED] },
    ];
  const wheres = { staff: levels.staff, requester: asNamed, public: asEveryone };
  return LEVELS.map((level) => ({ where: wheres[level], keys: [CHANGED[level]] }));
}

function isDescending(sort: Sort | undefined): boolean {
  return sort?.descending === true;
}

/** After a place, each key in its own direction; equals of all by id, in that of the first. */
function beyond(keys: readonly RawBuilder<unknown>[], spot: Spot, sorts: readonly Sort[]): Condition {
  const id = { key: sql`r.id`, at: spot.id, descending: isDescending(sorts[0]) };
  const steps = [...keys.map((key, n) => ({ key, at: spot.keys[n], descending: isDescending(sorts[n]) })), id];
  const [only] = steps;
  if (steps.length === 2 && only !== undefined)
    return sql<boolean>`((${only.key}, r.id) ${only.descending ? sql`<` : sql`>`} (${only.at}, ${spot.id}))`;
  let rest: Condition = false;
  for (const { key, at, descending } of steps.reverse()) {
    const further = sql<boolean>`(${key} ${descending ? sql`<` : sql`>`} ${at})`;
    rest = any([further, all([sql<boolean>`(${key} = ${at})`, rest])]);
  }
  return rest;
}

/** @throws {Invalid} a place whose keys no row of this order can have */
function checkSpot(spot: Spot, sorts: readonly Sort[]): void {
  const fits = sorts.every(({ by }, n) =>
    NUMBERED.has(by) ? Number.isSafeInteger(spot.keys[n]) : typeof spot.keys[n] === 'string',
  );
  if (!fits) throw new Invalid([{ path: 'after', code: 'not-a-place' }]);
}

function direction(descending: boolean): RawBuilder<unknown> {
  return descending ? sql`desc` : sql`asc`;
}

/** The rows of a page, and one more where more follow. */
function pageQuery(parts: readonly Part[], rows: Condition, asked: Asked): RawBuilder<{ body: Row }> {
  const { sorts, after, from, limit } = asked;
  const last = direction(isDescending(sorts[0]));
  const names = sorts.map((_, n) => sql.ref(`k${n}`));
  const order = (keys: readonly RawBuilder<unknown>[], id: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql.join([...keys.map((key, n) => sql`${key} ${direction(isDescending(sorts[n]))}`), sql`${id} ${last}`]);
  const selects = parts.map(({ where, keys }) => {
    const all_ = said(all([rows, where, after === null || beyond(keys, after, sorts)]));
    const columns = sql.join([...keys.map((key, n) => sql`${key} ${sql.ref(`k${n}`)}`), sql`r.id`, BODY]);
    return sql`(select ${columns} from rows r where ${all_} order by ${order(keys, sql`r.id`)} limit ${from + limit + 1})`;
  });
  if (selects.length === 1)
    return sql<{ body: Row }>`select body from ${selects[0]} u order by ${order(names, sql`u.id`)} offset ${from}`;
  return sql<{
    body: Row;
  }>`select body from (${sql.join(selects, sql` union all `)}) u order by ${order(names, sql`u.id`)} limit ${limit + 1} offset ${from}`;
}

/** Places in the stack of a page's rows, 1 on top, as far down as places are told. */
async function positionsOf(tx: PostgresReading, rows: readonly Row[], desk: string): Promise<Record<string, number>> {
  const ids = rows.filter(({ stack }) => stack !== undefined).map(({ id }) => id);
  if (ids.length === 0) return {};
  const places = await tx.ask(sql<{ id: string; place: number }>`
    select id, place from (
      select id, row_number() over (order by stack, id) place
      from (select id, stack from rows where desk = ${desk} and stack is not null order by stack, id limit ${MOST_PLACED}) top
    ) s where id = any(${ids}::text[])`);
  return Object.fromEntries(places.map(({ id, place }) => [id, place]));
}

/**
 * The tickets that a query asks for, as far as this person may read them.
 * @param gathered up to how many that have the words asked for are gathered by the words' index
 */
export async function listBySql(tx: PostgresReading, asked: Asked, looking: Looking, gathered = MOST_GATHERED): Promise<Listed> {
  const { where, lookups, sorts, after, limit } = asked;
  if (after !== null) checkSpot(after, sorts);
  const sight = new Sight(looking);
  const way = lookups === null ? 'along' : await wayTo(tx, lookups, looking, gathered);
  const wanted = all([sight.rows, where === undefined || toSql(where, sight.columns)]);
  const rows = lookups === null ? wanted : all([wanted, found(lookups, sight, way)]);
  const parts = partsOf(sorts, sight, looking, way).filter((part) => all([rows, part.where]) !== false);
  const page = parts.length === 0 ? [] : (await tx.ask(pageQuery(parts, rows, asked))).map(({ body }) => body);
  const shown = page.slice(0, limit);
  const last = shown.at(-1);
  const next = page.length > limit && last !== undefined ? written(sorts, spotOf(last, sorts, looking)) : null;
  const positions = isStaff(looking.person, looking.desk) ? await positionsOf(tx, shown, looking.desk.id) : {};
  if (!asked.count) return { rows: shown, next, positions };
  const counted = lookups === null ? wanted : all([wanted, found(lookups, sight, 'index')]);
  return { rows: shown, next, positions, ...(await totalOf(tx, counted, way === 'along' && lookups !== null)) };
}

/** How many there are, or that there are at least so many. */
async function totalOf(
  tx: PostgresReading,
  rows: Condition,
  isOfCommonWords: boolean,
): Promise<Pick<Listed, 'total' | 'atLeast'>> {
  const most = isOfCommonWords ? MOST_FOUND : MOST_COUNTED;
  const [counted] = await tx.ask(
    sql<{ total: number }>`select count(*) total from (select from rows r where ${said(rows)} limit ${most + 1}) u`,
  );
  const total = counted?.total ?? 0;
  return total > most ? { total: most, atLeast: true } : { total };
}

/** How many tickets satisfy each predicate, in one question. */
export async function countBySql(
  tx: PostgresReading,
  where: Readonly<Record<string, Predicate>>,
  looking: Looking,
): Promise<Record<string, number>> {
  const sight = new Sight(looking);
  const asked = Object.entries(where).map(([name, predicate]) => ({ name, condition: toSql(predicate, sight.columns) }));
  const counts = asked.map(({ condition }, n) => sql`count(*) filter (where ${said(condition)}) ${sql.ref(`c${n}`)}`);
  if (counts.length === 0) return {};
  const [found] = await tx.ask(sql<Record<string, number>>`select ${sql.join(counts)} from rows r where ${said(sight.rows)}`);
  return Object.fromEntries(asked.map(({ name }, n) => [name, found?.[`c${n}`] ?? 0]));
}

/** As long as a session asks, the database answers: nothing of a desk is held here. */
export class PostgresLists implements DeskLists {
  readonly counted = 'bounded';

  list<Result>(
    askedBy: (looking: Looking) => Asked,
    door: Door,
    work: (tx: Reading, looking: Looking, listed: Listed) => Promise<Result>,
  ): Promise<Result> {
    return door.read(async (tx, looking) => work(tx, looking, await listBySql(own(tx), askedBy(looking), looking)));
  }

  counts(where: Readonly<Record<string, Predicate>>, door: Door): Promise<Readonly<Record<string, number>>> {
    return door.read((tx, looking) => countBySql(own(tx), where, looking));
  }

  report(query: ReportQuery, door: Door, options: ReportOptions): Promise<Counts | null> {
    return door.read((tx, looking) => reportBySql(own(tx), query, looking, options));
  }

  hear(): () => void {
    return () => undefined;
  }

  wake(): void {
    // There is nothing to make ready.
  }

  rest(): void {
    // There is nothing to let go.
  }
}

function own(tx: Reading): PostgresReading {
  if (tx instanceof PostgresReading) return tx;
  throw new TypeError('lists by SQL are asked in a transaction of PostgreSQL’s');
}
