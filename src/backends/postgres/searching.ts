/**
 * The rows that have some words. Few of them are gathered once, by the words' index, and listed and counted as they lie there; where very
 * many tickets have the words the next is never far along the order of the list.
 */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Lookup } from '../../domain/terms.ts';
import type { Row } from '../desk/store.ts';
import { lexeme } from './shapes.ts';
import type { Level, Sight } from './sight.ts';
import type { PostgresReading } from './reading.ts';
import { all, said } from './to-sql.ts';
import type { Condition } from './to-sql.ts';

/** Which weights of a term each level may read (`shapes.ts`); staff read all, and then the index need not be asked again by the text. */
const WEIGHTS: Readonly<Record<Level, string>> = { public: ':A', requester: ':AB', staff: '' };

/** Tickets that have the words asked for, up to which they are gathered by the words' index. */
export const MOST_GATHERED = 5000;

/** Tickets of words that very many have, that are counted: of more it is said that there are at least so many. */
export const MOST_FOUND = 1000;

/** A query of terms, of which each look-up may be answered in any text of a level. */
function termQuery(lookups: readonly Lookup[], level: Level): RawBuilder<unknown> {
  const weights = WEIGHTS[level];
  const asked = lookups.map(({ any: terms, prefix }) => {
    const exact = terms.map((term) => `${lexeme(term)}${weights}`);
    const begun = prefix === undefined ? [] : [`${lexeme(prefix)}:*${weights.slice(1)}`];
    return `(${[...exact, ...begun].join(' | ')})`;
  });
  return sql`${asked.join(' & ')}::tsquery`;
}

/** Whether some look-up is one that nothing answers. */
function isVain(lookups: readonly Lookup[]): boolean {
  return lookups.some(({ any: terms, prefix }) => terms.length === 0 && prefix === undefined);
}

/** Whether a row's words stand in texts that this person may read there, where they stand in any. @param words the row's vector */
function readable(lookups: readonly Lookup[], sight: Sight, words: RawBuilder<unknown>): Condition {
  const has = (level: Level): RawBuilder<boolean> => sql<boolean>`(${words} @@ ${termQuery(lookups, level)})`;
  const { staff, requester } = sight.levels;
  if (staff === true) return true;
  return sql<boolean>`(case when ${said(staff)} then true when ${said(requester)} then ${has('requester')} else ${has('public')} end)`;
}

/** The rows found by words, each word in a text that this person may read there: row by row, or by the index. */
export function found(lookups: readonly Lookup[], sight: Sight, way: 'index' | 'along'): Condition {
  if (isVain(lookups)) return false;
  const words = sql.ref('t.found_by');
  const asked = said(all([sql<boolean>`(${words} @@ ${termQuery(lookups, 'staff')})`, readable(lookups, sight, words)]));
  return way === 'index'
    ? sql<boolean>`exists (select from terms t where t.id = r.id and ${asked})`
    : sql<boolean>`coalesce((select ${asked} from terms t where t.id = r.id), false)`;
}

/** What is wanted of the rows gathered: those of a page are asked of `seen r`, whose keys are named. */
export interface Wanted {
  readonly desk: string;
  readonly rows: Condition;
  /** Each key of the order, and its name. */
  readonly keys: readonly RawBuilder<unknown>[];
  readonly names: readonly string[];
  /** After which place the page begins, in names. */
  readonly beyond: Condition;
  readonly order: RawBuilder<unknown>;
  readonly from: number;
  readonly limit: number;
}

export interface Gathered {
  /** How many of those are this person's; of words that very many have, of the first of them at most one more than are counted. */
  readonly total: number;
  /** The rows of the page; null: too many have the words to be gathered. */
  readonly page: readonly Row[] | null;
}

/** Gathers what has some words, if few enough have them. */
export async function gather(
  tx: PostgresReading,
  lookups: readonly Lookup[],
  sight: Sight,
  { desk, rows, keys, names, beyond, order, from, limit }: Wanted,
  gathered: number,
): Promise<Gathered> {
  if (isVain(lookups)) return { total: 0, page: [] };
  const test = readable(lookups, sight, sql.ref('t.found_by'));
  const words = test === true ? sql`` : sql`, t.found_by`;
  const named = sql.join([sql`r.id`, ...keys.map((key, n) => sql`${key} ${sql.ref(names[n] ?? '')}`)]);
  const [answer] = await tx.ask(sql<Gathered>`
    with hits as materialized (
      select t.id ${words} from terms t where t.found_by @@ ${termQuery(lookups, 'staff')} and t.desk = ${desk} limit ${gathered + 1}
    ), many as materialized (select count(*) > ${gathered} so from hits
    ), seen as materialized (
      select ${named} from hits t join rows r on r.id = t.id where ${said(all([rows, test]))}
      limit (select case when so then ${MOST_FOUND + 1}::bigint end from many)
    )
    select (select count(*) from seen) total, case when not so then (
      select coalesce(json_agg(r.body order by place), '[]') from (
        select r.id, row_number() over (order by ${order}) place from seen r where ${said(beyond)} order by 2 limit ${limit} offset ${from}
      ) p join rows r using (id)
    ) end page
    from many`);
  return answer ?? { total: 0, page: [] };
}
