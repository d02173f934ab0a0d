/** Lists, search and counts: the same rows by the same test, so that a count is the length of its list. */
import { leavesNothingOut, matches } from '../../domain/predicate.ts';
import type { Predicate } from '../../domain/predicate.ts';
import { LARGEST_PAGE } from '../../domain/query.ts';
import type { Sort, TicketQuery } from '../../domain/query.ts';
import { lookups, queryTerms } from '../../domain/terms.ts';
import type { Lookup } from '../../domain/terms.ts';
import { SCOPES } from '../../domain/values.ts';
import { isStaff } from '../../domain/visibility.ts';
import { Invalid } from '../backend.ts';
import type { AtHand } from './at-hand.ts';
import { USUAL_SORTS, spotFrom, spotOf, written } from './places.ts';
import { columnsFor, readsOnlyTheirs, sightOf, testFor, widest } from './seeing.ts';
import type { Test } from './seeing.ts';
import type { Reading, Row, TermsRecord } from './store.ts';
import type { Looking } from './viewing.ts';
import { walkDesk, walkThese } from './walking.ts';
import type { Walk } from './walking.ts';

/** Rows of a page when nobody says how many. */
const USUAL_PAGE = 50;

/** Whether terms hold what a look-up asks for. */
function holds(terms: string, { any, prefix }: Lookup): boolean {
  return any.some((term) => terms.includes(` ${term} `)) || (prefix !== undefined && terms.includes(` ${prefix}`));
}

/** The tickets found by words, each word in a text that this person may read there. */
async function searched(
  tx: Reading,
  asked: readonly Lookup[],
  looking: Looking,
  atHand: AtHand,
): Promise<{ ids: string[]; test: Test }> {
  const found = new Map<string, TermsRecord>();
  for await (const chunk of atHand.terms(tx, looking.record)) {
    for (const record of chunk)
      if (asked.every((lookup) => SCOPES.some((scope) => holds(record[scope], lookup)))) found.set(record.id, record);
  }
  const test: Test = (row) => {
    const record = found.get(row.id);
    const scopes = SCOPES.slice(0, SCOPES.indexOf(widest(row, looking)) + 1);
    return record !== undefined && asked.every((lookup) => scopes.some((scope) => holds(record[scope], lookup)));
  };
  return { ids: [...found.keys()], test };
}

/** A page of rows, where the next one starts, and the total if it was asked for. */
export interface Listed {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly total?: number | undefined;
  /** The total is only known not to be less. */
  readonly atLeast?: boolean | undefined;
  /** Places in the stack, where they are known already. */
  readonly positions?: Readonly<Record<string, number>> | undefined;
}

/** A query with everything said that it left to custom. */
export interface Asked {
  readonly where: Predicate | undefined;
  /** Null: no word was asked for. */
  readonly lookups: readonly Lookup[] | null;
  readonly sorts: readonly Sort[];
  readonly after: ReturnType<typeof spotFrom>;
  readonly from: number;
  readonly limit: number;
  readonly count: boolean;
}

/** @throws {Invalid} a place that no page of this order gave, or two places at once */
export function askedBy(query: TicketQuery): Asked {
  const sorts = query.sort ?? USUAL_SORTS;
  const words = query.text === undefined ? [] : lookups(queryTerms(query.text));
  if (query.after !== undefined && query.from !== undefined) throw new Invalid([{ path: 'from', code: 'two-places' }]);
  return {
    where: query.where,
    lookups: words.length === 0 ? null : words,
    sorts,
    after: spotFrom(query.after, sorts),
    from: query.from ?? 0,
    limit: Math.min(query.limit ?? USUAL_PAGE, LARGEST_PAGE),
    count: query.count === true,
  };
}

/**
 * The best way to the rows: those at hand, the few that name this person, or an index.
 * @param whole whether all of them are worth holding: to count them, or because much of what names staff would be read anyway
 * @param atFirst how many are likely to do
 */
async function walkFor(
  tx: Reading,
  sorts: readonly Sort[],
  test: Test,
  looking: Looking,
  atHand: AtHand,
  { whole, atFirst }: { readonly whole: boolean; readonly atFirst?: number | undefined },
): Promise<Walk> {
  const rows = await atHand.rows(tx, looking.record, whole);
  if (rows !== null) return walkThese([...rows.values()], sorts, test, looking);
  if (readsOnlyTheirs(looking)) return walkThese(await tx.involving(looking.desk.id, looking.person.id), sorts, test, looking);
  return walkDesk(tx, sorts, test, looking, atFirst);
}

/** The tickets that a query asks for, as far as this person may read them, by walking to them. */
export async function list(tx: Reading, asked: Asked, looking: Looking, atHand: AtHand): Promise<Listed> {
  const { sorts, limit } = asked;
  const test = testFor(looking, asked.where);
  const search = asked.lookups === null ? null : await searched(tx, asked.lookups, looking, atHand);
  const byChange = sorts.some(({ by }) => by === 'changed') && isStaff(looking.person, looking.desk);
  const whole = asked.count || asked.from > 0 || sorts.length > 1 || byChange;
  // One more than the page tells whether another follows; a filter may pass over any number.
  const atFirst = asked.where === undefined || leavesNothingOut(asked.where) ? limit + 1 : undefined;
  const walk =
    search === null
      ? await walkFor(tx, sorts, test, looking, atHand, { whole, atFirst })
      : walkThese(await tx.rows(search.ids), sorts, (row) => search.test(row) && test(row), looking);
  const page: Row[] = [];
  let before = asked.from;
  for await (const row of walk(asked.after)) {
    if (before > 0) {
      before -= 1;
      continue;
    }
    page.push(row);
    if (page.length > limit) break;
  }
  const rows = page.slice(0, limit);
  const last = rows.at(-1);
  const next = page.length > limit && last !== undefined ? written(sorts, spotOf(last, sorts, looking)) : null;
  return { rows, next, ...(asked.count ? { total: await lengthOf(walk(null)) } : {}) };
}

async function lengthOf(rows: AsyncIterable<Row>): Promise<number> {
  let length = 0;
  for await (const _row of rows) length += 1;
  return length;
}

/** How many tickets satisfy each predicate, in one pass. */
export async function countAll(
  tx: Reading,
  where: Readonly<Record<string, Predicate>>,
  looking: Looking,
  atHand: AtHand,
): Promise<Record<string, number>> {
  const asked = Object.entries(where);
  const counts = new Map(asked.map(([name]) => [name, 0]));
  const columns = columnsFor(looking);
  const walk = await walkFor(tx, [{ by: 'number' }], sightOf(looking), looking, atHand, { whole: true });
  for await (const row of walk(null)) {
    const seen = columns(row);
    for (const [name, predicate] of asked) if (matches(predicate, seen)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
