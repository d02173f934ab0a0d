/** The lists of one desk by SQL: the same rows in the same order as by walking (`../desk/listing.ts`), from a place on, by an index. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { coursesRead } from '../../domain/courses.ts';
import type { Predicate } from '../../domain/predicate.ts';
import { sortedField } from '../../domain/query.ts';
import type { Sort, SortKey } from '../../domain/query.ts';
import type { ReportQuery } from '../../domain/report-query.ts';
import { peopleInFields } from '../../domain/viewing.ts';
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
import type { PersonRecord, Reading, Row } from '../desk/store.ts';
import type { Looking } from '../desk/viewing.ts';
import { PostgresReading } from './reading.ts';
import { COLUMNS, MOST_PLACED } from './reading.ts';
import { reportBySql } from './reports/report.ts';
import { MOST_FOUND, MOST_GATHERED, found, gather } from './searching.ts';
import type { Wanted } from './searching.ts';
import { CHANGED, LEVELS, Sight } from './sight.ts';
import { all, any, namesSomebody, said, toSql } from './to-sql.ts';
import type { Condition } from './to-sql.ts';

/** Orders whose keys are numbers. */
const NUMBERED: ReadonlySet<Sort['by']> = new Set(['number', 'state', 'priority']);

/** Tickets of a list that are counted: of a longer one it is said that there are at least so many. */
export const MOST_COUNTED = 10_000;

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
function partsOf(sorts: readonly Sort[], sight: Sight, looking: Looking, way: 'index' | 'along'): Part[] {
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

/** What a page's lines tell besides the rows: each is asked for by whoever makes the lines (`viewRows`), and then known. */
interface Beside {
  readonly places: Readonly<Record<string, number>> | null;
  readonly marks: Readonly<Record<string, string>> | null;
  readonly people: readonly PersonRecord[] | null;
}

/**
 * Places in the stack of a page's rows, 1 on top, as far down as places are told, for staff; and in the same question how far this person
 * has read them, and whom they name.
 */
async function besides(tx: PostgresReading, rows: readonly Row[], { person, desk }: Looking): Promise<Record<string, number>> {
  if (rows.length === 0) return {};
  const ids = rows.map(({ id }) => id);
  const stacked = isStaff(person, desk) ? rows.filter(({ stack }) => stack !== undefined).map(({ id }) => id) : [];
  const named = [
    ...new Set(rows.flatMap(({ ticket }) => [ticket.requester, ticket.assignee, ...peopleInFields(ticket.fields, desk)])),
  ];
  const people = named.filter((id) => id !== null);
  const places = sql`(select json_object_agg(id, place) from (
    select id, row_number() over (order by stack, id) place
    from (select id, stack from rows where desk = ${desk.id} and stack is not null order by stack, id limit ${MOST_PLACED}) top
  ) s where id = any(${stacked}::text[]))`;
  const [found] = await tx.ask(sql<Beside>`
    select ${stacked.length === 0 ? sql`null::json` : places} places,
      (select json_object_agg(ticket, at) from marks
        where desk = ${desk.id} and person = ${person.id} and ticket = any(${ids}::text[])) marks,
      (select json_agg(body) from people where desk = ${desk.id} and id = any(${people}::text[])) people`);
  const known = new Map(found?.people?.map((each) => [each.id, each]));
  const answers = new Map<string, unknown>();
  for (const id of ids) answers.set(`mark ${desk.id} ${person.id} ${id}`, found?.marks?.[id]);
  for (const id of people) answers.set(`person ${desk.id} ${id}`, known.get(id));
  tx.know(answers);
  return { ...found?.places };
}

/**
 * The tickets that a query asks for, as far as this person may read them.
 * @param gathered up to how many that have the words asked for are gathered by the words' index
 */
export async function listBySql(tx: PostgresReading, asked: Asked, looking: Looking, gathered = MOST_GATHERED): Promise<Listed> {
  const { where, lookups, sorts, after, limit } = asked;
  if (after !== null) checkSpot(after, sorts);
  const sight = new Sight(looking);
  const narrowed = where === undefined || toSql(where, sight.columns);
  const wanted = all([sight.rows, narrowed]);
  const few =
    lookups === null || readsOnlyTheirs(looking)
      ? undefined
      : await gather(tx, lookups, sight, gatheredBy(asked, wanted, sight, looking), gathered);
  const way = lookups !== null && few === undefined ? 'index' : 'along';
  const rows = lookups === null ? wanted : all([wanted, found(lookups, sight, way)]);
  const parts = few?.page ? [] : partsOf(sorts, sight, looking, way).filter((part) => all([rows, part.where]) !== false);
  const most = few === undefined ? MOST_COUNTED : MOST_FOUND;
  const counting = (): Promise<Total> =>
    totalOf(
      tx,
      lookups === null
        ? inParts(sight, narrowed, most + 1)
        : sql`(select from rows r where ${said(all([wanted, found(lookups, sight, 'index')]))} limit ${most + 1})`,
      most,
    );
  const known: Total | undefined =
    few?.page != null ? { total: few.total } : few !== undefined && few.total > most ? { total: most, atLeast: true } : undefined;
  // Asked at the same time, so that neither waits for the other's answer.
  const [page, total] = await Promise.all([
    few?.page ?? (parts.length === 0 ? [] : tx.ask(pageQuery(parts, rows, asked)).then((each) => each.map(({ body }) => body))),
    asked.count ? (known ?? counting()) : {},
  ]);
  const shown = page.slice(0, limit);
  const last = shown.at(-1);
  const next = page.length > limit && last !== undefined ? written(sorts, spotOf(last, sorts, looking)) : null;
  return { rows: shown, next, positions: await besides(tx, shown, looking), ...total };
}

/** What is asked of the rows that are gathered by words. */
function gatheredBy({ sorts, after, from, limit }: Asked, rows: Condition, sight: Sight, looking: Looking): Wanted {
  const [part] = partsOf(sorts, sight, looking, 'index');
  const names = sorts.map((_, n) => `k${n}`);
  const refs = names.map((name) => sql.ref(`r.${name}`));
  const order = sql.join([
    ...refs.map((key, n) => sql`${key} ${direction(isDescending(sorts[n]))}`),
    sql`r.id ${direction(isDescending(sorts[0]))}`,
  ]);
  const beyondIt = after === null || beyond(refs, after, sorts);
  return { desk: looking.desk.id, rows, keys: part?.keys ?? [], names, beyond: beyondIt, order, from, limit: limit + 1 };
}

/** The rows for somebody that satisfy more, of each part at most so many. */
function inParts(sight: Sight, where: Condition, most: number): RawBuilder<unknown> {
  const asked = sight.parts.map((part) => all([part, where])).filter((part) => part !== false);
  if (asked.length === 0) return sql`(select from rows where false)`;
  return sql`(${sql.join(
    asked.map((part) => sql`(select from rows r where ${said(part)} limit ${most})`),
    sql` union all `,
  )})`;
}

type Total = Pick<Listed, 'total' | 'atLeast'>;

/** How many there are, or that there are at least so many. */
async function totalOf(tx: PostgresReading, rows: RawBuilder<unknown>, most: number): Promise<Total> {
  const [counted] = await tx.ask(sql<{ total: number }>`select count(*) total from ${rows} u`);
  const total = counted?.total ?? 0;
  return total > most ? { total: most, atLeast: true } : { total };
}

/**
 * How many tickets satisfy each predicate, in one question: what names somebody is few, and counted by itself; all else in one pass.
 */
export async function countBySql(
  tx: PostgresReading,
  where: Readonly<Record<string, Predicate>>,
  looking: Looking,
): Promise<Record<string, number>> {
  const sight = new Sight(looking);
  const asked = Object.entries(where).map(([name, predicate], n) => ({
    ...{ name, column: `c${n}`, isFew: readsOnlyTheirs(looking) || namesSomebody(predicate) },
    condition: toSql(predicate, sight.columns),
  }));
  if (asked.length === 0) return {};
  const few = asked.filter(({ isFew }) => isFew);
  const many = asked.filter(({ isFew }) => !isFew);
  const alone = few.map(
    ({ column, condition }) => sql`(select count(*) from rows r where ${said(all([sight.rows, condition]))}) ${sql.ref(column)}`,
  );
  const together = many.map(({ column, condition }) => sql`count(*) filter (where ${said(condition)}) ${sql.ref(column)}`);
  const pass = (part: Condition) => sql`select ${sql.join(together)} from rows r where ${said(part)}`;
  const [found = {}] = alone.length === 0 ? [] : await tx.ask(sql<Record<string, number>>`select ${sql.join(alone)}`);
  const others =
    together.length === 0 || sight.parts.length === 0
      ? []
      : await tx.ask(sql<Record<string, number>>`${sql.join(sight.parts.map(pass), sql` union all `)}`);
  const count = (column: string): number => [found, ...others].reduce((sum, each) => sum + (each[column] ?? 0), 0);
  return Object.fromEntries(asked.map(({ name, column }) => [name, count(column)]));
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
