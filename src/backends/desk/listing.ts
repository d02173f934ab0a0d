/** Lists, search and counts: the same rows by the same test, so that a count is the length of its list. */
import { isAtLeast } from '../../domain/people.ts';
import { matches } from '../../domain/predicate.ts';
import type { Columns, Predicate } from '../../domain/predicate.ts';
import { LARGEST_PAGE } from '../../domain/query.ts';
import type { Sort, SortKey, TicketQuery } from '../../domain/query.ts';
import { lookups, queryTerms } from '../../domain/terms.ts';
import type { Lookup } from '../../domain/terms.ts';
import { changedFor } from '../../domain/viewing.ts';
import type { Scope } from '../../domain/values.ts';
import { isStaff, profileIn, profileOn, readableScopes, visibility } from '../../domain/visibility.ts';
import type { Relations } from '../../domain/visibility.ts';
import { Invalid } from '../backend.ts';
import type { AtHand } from './at-hand.ts';
import { LAST } from './indexing.ts';
import type { Place, Reading, Row, SortColumn, TermsRecord, WalkedColumn } from './store.ts';
import type { Looking } from './viewing.ts';

/** Rows of a page when nobody says how many. */
const USUAL_PAGE = 50;

/** What was changed last comes first, when nobody asks for an order. */
const USUAL_SORT: Sort = { by: 'changed', descending: true };

const SCOPES: readonly Scope[] = ['public', 'requester', 'staff'];
const SCOPE_COLUMNS: Readonly<Record<Scope, SortColumn>> = {
  public: 'changedPublic',
  requester: 'changedRequester',
  staff: 'changedStaff',
};

/** Whether a row is for this person, passes the filter, and has the words asked for. */
type Test = (row: Row) => boolean;

/** Whether everything that somebody may read names them in a role: a few tickets, whatever the desk holds. */
function readsOnlyTheirs({ person, desk }: Looking): boolean {
  return desk.read !== 'all' && !isStaff(person, desk) && person.profile !== 'functional-admin';
}

/** What this person is to a row that he is known to read: `relationsTo` would ask again whether he does, for every row. */
function standing({ ticket }: Row, { person, desk }: Looking): Relations {
  const profile = profileOn(person, ticket, desk);
  return {
    requester: ticket.requester === person.id,
    filer: ticket.filer === person.id,
    assignee: ticket.assignee === person.id,
    observer: ticket.observers.includes(person.id),
    watcher: ticket.watchers.includes(person.id),
    approver: ticket.approval?.approvers.includes(person.id) === true,
    profile,
    staff: isAtLeast(profile, 'technician'),
    reader: true,
  };
}

function widest(row: Row, looking: Looking): Scope {
  return readableScopes(standing(row, looking)).at(-1) ?? 'public';
}

/** A test of rows by visibility alone. */
function sightOf({ person, desk }: Looking): Test {
  const sight = visibility(person, desk);
  return (row) => row.ticket.desk === desk.id && matches(sight, row.ticket);
}

/** A row that this person reads, as their filters may read it. */
function columnsFor(looking: Looking): (row: Row) => Columns {
  const { person, desk } = looking;
  const told = new Set(desk.fields.filter((field) => field.private !== true).map((field) => field.code));
  const own = (ids: readonly string[]): string[] => (ids.includes(person.id) ? [person.id] : []);
  return (row) => {
    const relations = standing(row, looking);
    const { ticket } = row;
    // A filter must not tell what the view hides: private fields and those no longer defined, watchers, the glass, others'
    // last changes.
    return {
      ...ticket,
      fields: relations.staff
        ? ticket.fields
        : Object.fromEntries(Object.entries(ticket.fields).filter(([code]) => told.has(code))),
      watchers: own(ticket.watchers),
      glass: relations.staff ? ticket.glass : own(ticket.glass),
      changedAt: changedFor(ticket, relations),
    };
  };
}

/** A test of rows by visibility and a filter. */
function testFor(looking: Looking, where: Predicate | undefined): Test {
  const sight = sightOf(looking);
  if (where === undefined) return sight;
  const columns = columnsFor(looking);
  return (row) => sight(row) && matches(where, columns(row));
}

/** Whether terms hold what a look-up asks for. */
function holds(terms: string, { any, prefix }: Lookup): boolean {
  return any.some((term) => terms.includes(` ${term} `)) || (prefix !== undefined && terms.includes(` ${prefix}`));
}

/** The tickets found by words, each word in a text that this person may read there. */
async function searched(
  tx: Reading,
  text: string,
  looking: Looking,
  atHand: AtHand,
): Promise<{ ids: string[]; test: Test } | null> {
  const asked = lookups(queryTerms(text));
  if (asked.length === 0) return null;
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

/** A sorted walk over rows that pass, from after a place. */
type Walk = (after: Place | null) => AsyncGenerator<Row>;

function columnFor(row: Row, by: SortKey, looking: Looking): SortColumn {
  return by === 'changed' ? SCOPE_COLUMNS[widest(row, looking)] : by;
}

/** The rank is for staff to know: to others a ticket has none, and so it tells no order either. */
function hasHiddenRank(row: Row, looking: Looking): boolean {
  return !standing(row, looking).staff;
}

function placeOf(row: Row, by: SortKey, looking: Looking): Place {
  return [by === 'rank' && hasHiddenRank(row, looking) ? LAST : row.keys[columnFor(row, by, looking)], row.id];
}

function compare(one: Place, other: Place): number {
  return one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : one[1] < other[1] ? -1 : one[1] > other[1] ? 1 : 0;
}

/** Rows at hand, sorted here. */
function walkThese(rows: readonly Row[], sort: Sort, test: Test, looking: Looking): Walk {
  const sign = sort.descending === true ? -1 : 1;
  const sorted = rows
    .filter(test)
    .map((row) => ({ row, place: placeOf(row, sort.by, looking) }))
    .sort((one, other) => sign * compare(one.place, other.place));
  return async function* (after) {
    for (const { row, place } of sorted) if (after === null || sign * compare(place, after) > 0) yield row;
  };
}

/** Whether somebody is staff of every ticket that is not confidential. */
function isStaffEverywhere({ person, desk }: Looking): boolean {
  const profile = profileIn(person, desk, null);
  return (
    isAtLeast(profile, 'technician') && person.serves === undefined && (desk.groups === 'none' || isAtLeast(profile, 'moderator'))
  );
}

/**
 * Rows of the whole desk by an index. The last change has several: each ticket counts in that of the scope this person reads.
 * Tickets that he reads without being staff name him in a role, or are there for everyone; so that one index, rarely two, and
 * the few tickets that name him are all there is to walk.
 */
async function walkDesk(tx: Reading, sort: Sort, test: Test, looking: Looking): Promise<Walk> {
  const descending = sort.descending === true;
  const { by } = sort;
  const along = async function* (column: WalkedColumn, after: Place | null): AsyncGenerator<Row> {
    for await (const chunk of tx.walk(looking.desk.id, column, descending, after)) {
      for (const row of chunk) if (test(row) && columnFor(row, by, looking) === column) yield row;
    }
  };
  const { desk, person } = looking;
  if (by === 'rank') return walkRanks(tx, sort, test, looking);
  if (by !== 'changed') return (after) => along(by, after);
  const walked: WalkedColumn[] = [
    ...(isStaff(person, desk) ? (['changedStaff'] as const) : []),
    ...(desk.read !== 'own' && !isStaffEverywhere(looking) ? (['changedPublic'] as const) : []),
  ];
  const elsewhere: Test = (row) => !walked.includes(columnFor(row, by, looking) as WalkedColumn) && test(row);
  const named = walkThese(await tx.involving(desk.id, person.id), sort, elsewhere, looking);
  return (after) =>
    merged([named(after), ...walked.map((column) => along(column, after))], (row) => placeOf(row, by, looking), descending);
}

/**
 * Rows of the whole desk by rank: those whose rank this person knows by the index, the others after them all. Whoever is staff
 * everywhere but in confidential places has few of those, and they name him.
 */
async function walkRanks(tx: Reading, sort: Sort, test: Test, looking: Looking): Promise<Walk> {
  const { id } = looking.desk;
  const descending = sort.descending === true;
  const unknown: Test = (row) => hasHiddenRank(row, looking) && test(row);
  const others: Row[] = [];
  if (isStaffEverywhere(looking)) others.push(...(await tx.involving(id, looking.person.id)));
  else for await (const chunk of tx.walk(id, 'number', false, null)) others.push(...chunk);
  const last = walkThese(others, sort, unknown, looking);
  const ranked = async function* (after: Place | null): AsyncGenerator<Row> {
    for await (const chunk of tx.walk(id, 'rank', descending, after))
      for (const row of chunk) if (!hasHiddenRank(row, looking) && test(row)) yield row;
  };
  return (after) => merged([last(after), ranked(after)], (row) => placeOf(row, 'rank', looking), descending);
}

/** Several sorted walks as one. */
async function* merged(
  walks: readonly AsyncGenerator<Row>[],
  place: (row: Row) => Place,
  descending: boolean,
): AsyncGenerator<Row> {
  const sign = descending ? -1 : 1;
  const heads = await Promise.all(walks.map((walk) => walk.next()));
  for (;;) {
    let best = -1;
    for (const [index, head] of heads.entries()) {
      const first = heads[best];
      if (
        head.done !== true &&
        (first === undefined || first.done === true || sign * compare(place(head.value), place(first.value)) < 0)
      )
        best = index;
    }
    const chosen = heads[best];
    const walk = walks[best];
    if (chosen === undefined || chosen.done === true || walk === undefined) return;
    yield chosen.value;
    heads[best] = await walk.next();
  }
}

/** Where a page ended: opaque to whoever holds it, and only good for the same order. */
function written(sort: Sort, place: Place): string {
  return JSON.stringify([sort.by, sort.descending === true, ...place]);
}

function placeFrom(after: string | undefined, sort: Sort): Place | null {
  if (after === undefined) return null;
  try {
    const [by, descending, key, id]: unknown[] = JSON.parse(after) as unknown[];
    if (
      by === sort.by &&
      descending === (sort.descending === true) &&
      (typeof key === 'string' || typeof key === 'number') &&
      typeof id === 'string'
    )
      return [key, id];
  } catch {
    // Said below, like any other text that is no place.
  }
  throw new Invalid([{ path: 'after', code: 'not-a-place' }]);
}

/** A page of ids, where the next one starts, and the total if it was asked for. */
export interface Listed {
  readonly ids: readonly string[];
  readonly next: string | null;
  readonly total?: number | undefined;
}

/**
 * The best way to the rows: those at hand, the few that name this person, or an index.
 * @param whole whether all of them are worth holding: to count them, or because much of what names staff would be read anyway
 */
async function walkFor(tx: Reading, sort: Sort, test: Test, looking: Looking, atHand: AtHand, whole: boolean): Promise<Walk> {
  const rows = await atHand.rows(tx, looking.record, whole);
  if (rows !== null) return walkThese([...rows.values()], sort, test, looking);
  if (readsOnlyTheirs(looking)) return walkThese(await tx.involving(looking.desk.id, looking.person.id), sort, test, looking);
  return walkDesk(tx, sort, test, looking);
}

/**
 * The tickets that a query asks for, as far as this person may read them.
 * @throws {Invalid} a place that no page of this order gave
 */
export async function list(tx: Reading, query: TicketQuery, looking: Looking, atHand: AtHand): Promise<Listed> {
  const [sort = USUAL_SORT] = query.sort ?? [];
  const limit = Math.min(query.limit ?? USUAL_PAGE, LARGEST_PAGE);
  const place = placeFrom(query.after, sort);
  const test = testFor(looking, query.where);
  const search = query.text === undefined ? null : await searched(tx, query.text, looking, atHand);
  const walk =
    search === null
      ? await walkFor(
          tx,
          sort,
          test,
          looking,
          atHand,
          query.count === true || (sort.by === 'changed' && isStaff(looking.person, looking.desk)),
        )
      : walkThese(await tx.rows(search.ids), sort, (row) => search.test(row) && test(row), looking);
  const page: Row[] = [];
  for await (const row of walk(place)) {
    page.push(row);
    if (page.length > limit) break;
  }
  const rows = page.slice(0, limit);
  const last = rows.at(-1);
  const next = page.length > limit && last !== undefined ? written(sort, placeOf(last, sort.by, looking)) : null;
  return { ids: rows.map((row) => row.id), next, ...(query.count === true ? { total: await lengthOf(walk(null)) } : {}) };
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
  const walk = await walkFor(tx, { by: 'number' }, sightOf(looking), looking, atHand, true);
  for await (const row of walk(null)) {
    const seen = columns(row);
    for (const [name, predicate] of asked) if (matches(predicate, seen)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
