/** A desk with as many tickets as one likes: the rows are made here, everything else is a real desk in memory. */
import type { Change, Page, Session } from '../../../src/backends/backend.ts';
import { registerBackend } from '../../../src/connect.ts';
import { matches } from '../../../src/domain/predicate.ts';
import { LARGEST_PAGE, isFieldSort, sortedField, type Sort, type TicketQuery } from '../../../src/domain/query.ts';
import { STATES } from '../../../src/domain/states.ts';
import type { TicketRow } from '../../../src/domain/view.ts';
import { LEA, MARTIN, NOW, PLAIN, emptyWorld, type World } from './world.ts';

export interface Plenty extends World {
  /** Newest first. */
  readonly rows: TicketRow[];
  /** What was asked of the list. */
  readonly asked: TicketQuery[];
  /** Whether totals are only a beginning, as while the desk prepares what lists read. */
  atLeast: boolean;
  /** Before each answer. */
  wait: (() => Promise<void>) | undefined;
  tell(change: Change): void;
}

export interface Offer {
  readonly size: number;
  readonly jumps?: boolean;
}

const MINUTE = 60_000;

function key(row: TicketRow, by: Sort['by']): string | number {
  switch (by) {
    case 'rank':
      return row.position ?? 0;
    case 'number':
      return Number(row.key?.split('_')[1]);
    case 'filed':
      return row.filedAt;
    case 'changed':
      return row.changedAt;
    case 'due':
      return row.deadline?.at ?? '\uFFFF';
    default:
      return isFieldSort(by) ? String(row.fields[sortedField(by) ?? ''] ?? '\uFFFF') : (row[by] ?? '');
  }
}

/** Sorted once for each order: a hundred thousand rows are only looked through. */
function sorted(rows: readonly TicketRow[], sorts: readonly Sort[]): readonly TicketRow[] {
  return [...rows].sort((one, other) => {
    for (const { by, descending } of sorts) {
      const [a, b] = [key(one, by), key(other, by)];
      if (a !== b) return (a < b ? -1 : 1) * (descending === true ? -1 : 1);
    }
    return one.id < other.id ? -1 : 1;
  });
}

/** A world whose lists hold `size` rows, which one person filed and nobody took. */
export async function plentyWorld({ size, jumps = true }: Offer): Promise<Plenty> {
  const world = emptyWorld(PLAIN);
  const first = await world.as(LEA);
  const id = await first.file('Le premier');
  const staff = await world.as(MARTIN);
  const { rows: own, people } = await staff.session.tickets({ where: { eq: ['id', id] } });
  const [pattern] = own;
  if (pattern === undefined) throw new RangeError('no row to go by');
  const states = STATES.filter((state) => state !== 'published');
  const rows = Array.from({ length: size }, (_, at): TicketRow => {
    const number = size - at;
    return {
      ...pattern,
      id: `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`,
      key: `TRK_${number}`,
      // Some fill two lines.
      summary:
        `Ticket ${number}${number % 7 === 0 ? `, dont le résumé est plus long que la place qu’il a, et ${'continue '.repeat(12)}` : ''}`.trim(),
      state: states[number % states.length] ?? 'posted',
      position: null,
      unread: false,
      filedAt: new Date(NOW - at * MINUTE).toISOString(),
      changedAt: new Date(NOW - at * MINUTE).toISOString(),
    };
  });
  const asked: TicketQuery[] = [];
  const listeners = new Set<(change: Change) => void>();
  const orders = new Map<string, readonly TicketRow[]>();
  const address = `plenty:${crypto.randomUUID()}`;
  const plenty: Plenty = {
    ...world,
    address,
    rows,
    asked,
    atLeast: false,
    wait: undefined,
    as: world.as,
    tell(change) {
      orders.clear();
      for (const listener of listeners) listener(change);
    },
  };
  const tickets = async (query: TicketQuery): Promise<Page<TicketRow>> => {
    asked.push(query);
    await plenty.wait?.();
    const sort = query.sort ?? [{ by: 'changed', descending: true }];
    const name = JSON.stringify(sort);
    let ordered = orders.get(name);
    if (ordered === undefined) {
      ordered = sorted(rows, sort);
      orders.set(name, ordered);
    }
    const { where, text } = query;
    // The view of everything is an empty tree.
    const narrowed = JSON.stringify(where).length > 40 || text !== undefined;
    const found = narrowed
      ? ordered.filter(
          (row) =>
            (where === undefined || matches(where, { ...row, filer: row.requester, restricted: false } as never)) &&
            (text === undefined || row.summary.includes(text)),
        )
      : ordered;
    const from = query.after === undefined ? (query.from ?? 0) : Number(query.after);
    const limit = Math.min(query.limit ?? 50, LARGEST_PAGE);
    const page = found.slice(from, from + limit);
    return {
      rows: page,
      people,
      next: from + limit < found.length ? String(from + limit) : null,
      ...(query.count === true ? { total: found.length, atLeast: plenty.atLeast } : {}),
    };
  };
  plentyOf.set(address, (session) => ({
    me: session.me,
    desk: session.desk,
    cursor: session.cursor,
    about: session.about,
    administration: session.administration,
    knowledge: session.knowledge,
    can: { ...session.can, jumps, sortsAtOnce: 3 },
    tickets,
    counts: (trees) => Promise.resolve(Object.fromEntries(Object.keys(trees).map((tree) => [tree, size]))),
    watch(_after, listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run: (batch) => session.run(batch),
    ticket: (name) => session.ticket(name),
    timeline: (ticket, before) => session.timeline(ticket, before),
    people: (query) => session.people(query),
    read: (ticket, version) => session.read(ticket, version),
    upload: (file, options) => session.upload(file, options),
    uploaded: (file) => session.uploaded(file),
    open: (ticket, attachment) => session.open(ticket, attachment),
    picture: (ticket, attachment) => session.picture(ticket, attachment),
    announce: (ticket, doing) => session.announce(ticket, doing),
    similar: (text, place) => session.similar(text, place),
    views: () => session.views(),
    saveView: (view) => session.saveView(view),
    forgetView: (view) => session.forgetView(view),
    preferences: () => session.preferences(),
    savePreferences: (change) => session.savePreferences(change),
    whoHears: (question) => session.whoHears(question),
    todaysReport: (service) => session.todaysReport(service),
    report: (query, options) => session.report(query, options),
    archive: session.archive,
    bringing: session.bringing,
    retention: session.retention,
    notices: session.notices,
    close: () => session.close(),
  }));
  backends.set(address, world);
  return plenty;
}

const plentyOf = new Map<string, (session: Session) => Session>();
const backends = new Map<string, World>();

registerBackend('plenty:', ({ backend }) => {
  const world = backends.get(backend);
  const wrap = plentyOf.get(backend);
  if (world === undefined || wrap === undefined) throw new ReferenceError(`no plenty at ${backend}`);
  return { connect: async (identity) => wrap(await world.backend.connect(identity)) };
});
