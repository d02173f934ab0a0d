/** Lists, search and counts: the same rows by the same test, so that a count is the length of its list. */
import { isAtLeast } from '../../domain/people.ts';
import { matches } from '../../domain/predicate.ts';
import type { Predicate } from '../../domain/predicate.ts';
import { LARGEST_PAGE } from '../../domain/query.ts';
import type { Sort, SortKey, TicketQuery } from '../../domain/query.ts';
import { lookups, queryTerms } from '../../domain/terms.ts';
import { changedFor } from '../../domain/viewing.ts';
import type { Scope } from '../../domain/values.ts';
import { isStaff, profileOn, readableScopes, visibility } from '../../domain/visibility.ts';
import type { Relations } from '../../domain/visibility.ts';
import { Invalid } from '../backend.ts';
import type { Place, Reading, Row, SortColumn } from './store.ts';
import type { Looking } from './viewing.ts';

/** Rows of a page when nobody says how many. */
const USUAL_PAGE = 50;

/** What was changed last comes first, when nobody asks for an order. */
const USUAL_SORT: Sort = { by: 'changed', descending: true };

const SCOPES: readonly Scope[] = ['public', 'requester', 'staff'];
const SCOPE_COLUMNS: Readonly<Record<Scope, SortColumn>> = { public: 'changedPublic', requester: 'changedRequester', staff: 'changedStaff' };

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

/** A test of rows by visibility and a filter. */
function testFor(looking: Looking, where: Predicate | undefined): Test {
  const { person, desk } = looking;
  const sight = visibility(person, desk);
  const hidden = new Set(desk.fields.filter((field) => field.private === true).map((field) => field.code));
  return (row) => {
    if (row.ticket.desk !== desk.id || !matches(sight, row.ticket)) return false;
    if (where === undefined) return true;
    const relations = standing(row, looking);
    // A filter must not tell what the view hides: private fields, watchers, the glass, others' last changes.
    const fields = relations.staff ? row.ticket.fields : Object.fromEntries(Object.entries(row.ticket.fields).filter(([code]) => !hidden.has(code)));
    const own = (ids: readonly string[]): string[] => ids.filter((id) => id === person.id);
    const seen = { ...row.ticket, fields, watchers: own(row.ticket.watchers), glass: relations.staff ? row.ticket.glass : own(row.ticket.glass) };
    return matches(where, { ...seen, changedAt: changedFor(row.ticket, relations) });
  };
}

/** Which of the tickets found by the words this person may know of: each word in a text that he reads. */
async function searched(tx: Reading, text: string, looking: Looking): Promise<{ ids: string[]; test: Test } | null> {
  const asked = lookups(queryTerms(text));
  if (asked.length === 0) return null;
  const found = await Promise.all(asked.map((lookup) => Promise.all(SCOPES.map((scope) => tx.found(looking.desk.id, scope, lookup)))));
  const [first = [], ...others] = found.map((sets) => sets.map((set) => [...set]).flat());
  const all = others.map((ids) => new Set(ids));
  const ids = [...new Set(first)].filter((id) => all.every((set) => set.has(id)));
  const test: Test = (row) => {
    const reads = SCOPES.indexOf(widest(row, looking));
    return found.every((sets) => sets.some((set, index) => index <= reads && set.has(row.id)));
  };
  return { ids, test };
}

/** A sorted walk over rows that pass, from after a place. */
type Walk = (after: Place | null) => AsyncIterable<Row>;

function columnFor(row: Row, by: SortKey, looking: Looking): SortColumn {
  return by === 'changed' ? SCOPE_COLUMNS[widest(row, looking)] : by;
}

function placeOf(row: Row, by: SortKey, looking: Looking): Place {
  return [row.keys[columnFor(row, by, looking)], row.id];
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

/** Rows of the whole desk by an index. The last change has three: each ticket counts in that of the scope this person reads. */
function walkDesk(tx: Reading, sort: Sort, test: Test, looking: Looking): Walk {
  const descending = sort.descending === true;
  const { by } = sort;
  const along = async function* (column: SortColumn, after: Place | null): AsyncGenerator<Row> {
    for await (const chunk of tx.walk(looking.desk.id, column, descending, after)) {
      for (const row of chunk) if (test(row) && columnFor(row, by, looking) === column) yield row;
    }
  };
  if (by !== 'changed') return (after) => along(by, after);
  const columns: readonly SortColumn[] = isStaff(looking.person, looking.desk) ? ['changedPublic', 'changedRequester', 'changedStaff'] : ['changedPublic', 'changedRequester'];
  return (after) => merged(columns.map((column) => along(column, after)), (row) => placeOf(row, by, looking), descending);
}

/** Several sorted walks as one. */
async function* merged(walks: readonly AsyncGenerator<Row>[], place: (row: Row) => Place, descending: boolean): AsyncGenerator<Row> {
  const sign = descending ? -1 : 1;
  const heads = await Promise.all(walks.map((walk) => walk.next()));
  for (;;) {
    let best = -1;
    for (const [index, head] of heads.entries()) {
      const first = heads[best];
      if (head.done !== true && (first === undefined || first.done === true || sign * compare(place(head.value), place(first.value)) < 0)) best = index;
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
    if (by === sort.by && descending === (sort.descending === true) && (typeof key === 'string' || typeof key === 'number') && typeof id === 'string') return [key, id];
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

async function walkFor(tx: Reading, query: TicketQuery, sort: Sort, looking: Looking): Promise<Walk> {
  const test = testFor(looking, query.where);
  const search = query.text === undefined ? null : await searched(tx, query.text, looking);
  if (search !== null) return walkThese(await tx.rows(search.ids), sort, (row) => search.test(row) && test(row), looking);
  if (readsOnlyTheirs(looking)) return walkThese(await tx.involving(looking.desk.id, looking.person.id), sort, test, looking);
  return walkDesk(tx, sort, test, looking);
}

/**
 * The tickets that a query asks for, as far as this person may read them.
 * @throws {Invalid} a place that no page of this order gave
 */
export async function list(tx: Reading, query: TicketQuery, looking: Looking): Promise<Listed> {
  const sort = query.sort ?? USUAL_SORT;
  const limit = Math.min(query.limit ?? USUAL_PAGE, LARGEST_PAGE);
  const walk = await walkFor(tx, query, sort, looking);
  const page: Row[] = [];
  for await (const row of walk(placeFrom(query.after, sort))) {
    page.push(row);
    if (page.length > limit) break;
  }
  const rows = page.slice(0, limit);
  const last = rows.at(-1);
  const next = page.length > limit && last !== undefined ? written(sort, placeOf(last, sort.by, looking)) : null;
  let total: number | undefined;
  if (query.count === true) {
    total = 0;
    for await (const _row of walk(null)) total += 1;
  }
  return { ids: rows.map((row) => row.id), next, ...(total === undefined ? {} : { total }) };
}

/** How many tickets satisfy each predicate, in one pass. */
export async function countAll(tx: Reading, where: Readonly<Record<string, Predicate>>, looking: Looking): Promise<Record<string, number>> {
  const tests = Object.entries(where).map(([name, predicate]) => ({ name, test: testFor(looking, predicate) }));
  const counts = Object.fromEntries(tests.map(({ name }) => [name, 0]));
  const everything = testFor(looking, undefined);
  const walk = readsOnlyTheirs(looking)
    ? walkThese(await tx.involving(looking.desk.id, looking.person.id), USUAL_SORT, everything, looking)
    : walkDesk(tx, { by: 'number' }, everything, looking);
  for await (const row of walk(null)) for (const { name, test } of tests) if (test(row)) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
