/**
 * The incident log of a company, lived again at a desk: what the report counts is what a few loops over the log itself count, which
 * know nothing of facts, spans, moves or rows.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Session } from '../../src/backends/backend.ts';
import { prepared } from '../../src/backends/desk/importing.ts';
import type { Looking } from '../../src/backends/desk/viewing.ts';
import { memoryBackend } from '../../src/backends/memory/index.ts';
import { connectTo } from '../../src/backends/postgres/connecting.ts';
import { migrate } from '../../src/backends/postgres/migrating.ts';
import { MIGRATIONS } from '../../src/backends/postgres/migrations/index.ts';
import { PostgresReading } from '../../src/backends/postgres/reading.ts';
import { Documents } from '../../src/backends/postgres/remembered.ts';
import { reportBySql } from '../../src/backends/postgres/reports/report.ts';
import { PostgresStore } from '../../src/backends/postgres/store.ts';
import { transact } from '../../src/backends/postgres/transacting.ts';
import { blank } from '../../src/domain/decisions/filing.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
import { completed } from '../../src/domain/desk-defaults.ts';
import { withMode } from '../../src/domain/modes.ts';
import type { Report } from '../../src/domain/reports.ts';
import type { State } from '../../src/domain/states.ts';
import { startPostgres } from '../real/postgres-server.ts';
import { incidents, type Incident } from './incident-log.ts';

const STATES: Readonly<Record<string, State>> = {
  New: 'posted',
  Active: 'resolving',
  'Awaiting User Info': 'waiting',
  'Awaiting Problem': 'waiting',
  'Awaiting Vendor': 'waiting',
  'Awaiting Evidence': 'waiting',
  Resolved: 'resolved',
  Closed: 'validated',
};

const DESK = { id: 'log', name: 'Journal', mode: 'bugs', zone: 'UTC', approvalDelay: 0 } as const;
const MODERATOR = { id: 'mod', name: 'N. Bernard', profile: 'moderator' } as const;
const NOW = '2017-06-01T00:00:00.000Z';
const QUERY = { period: { from: '2016-01-01', until: '2017-05-31' }, by: 'group', step: 'month', clock: 'wall' } as const;

const iso = (at: number): string => new Date(at).toISOString();

/** What somebody would have done here for the log to read so. */
function* eventsOf(incident: Incident, at: number): Generator<TicketEvent> {
  const ticket = `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;
  const filed = {
    ...blank(ticket, 'log', iso(incident.opened)),
    number: at,
    kind: 'incident' as const,
    summary: incident.number,
    requester: `c${incident.caller}`,
    filer: `c${incident.caller}`,
    group: incident.group,
  };
  const told = { ticket, desk: 'log', actor: { type: 'person', id: 'desk' }, command: ticket, scope: 'public', was: {} } as const;
  yield { ...told, at: iso(incident.opened), act: 'file', set: {}, filed };
  let state: State = 'posted';
  for (const line of incident.lines) {
    const next = STATES[line.state];
    if (next === undefined) throw new Error(`a state that nobody knows: ${line.state}`);
    if (next === state) continue;
    state = next;
    const waiting = next === 'waiting' ? { reason: 'other' as const, until: null } : null;
    yield { ...told, at: iso(line.at), act: 'set-state', set: { state: next, waiting, assignee: 'desk' } };
  }
}

const isOver = (state: string): boolean => state === 'Resolved' || state === 'Closed';
const isWaiting = (state: string): boolean => state.startsWith('Awaiting');

/** The log's own figures, month by month. */
interface Told {
  readonly filed: Map<string, number>;
  readonly settled: Map<string, number>;
  readonly reopened: Map<string, number>;
  readonly last: Map<string, number>;
  readonly delays: number[];
}

function counted(all: readonly Incident[]): Told {
  const told: Told = { filed: new Map(), settled: new Map(), reopened: new Map(), last: new Map(), delays: [] };
  const add = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
  const month = (at: number): string => iso(at).slice(0, 7);
  for (const { opened, lines } of all) {
    add(told.filed, month(opened));
    let over: number | undefined;
    let was = 'New';
    let since = opened;
    let waited = 0;
    let waitedThen = 0;
    for (const { state, at } of lines) {
      if (isWaiting(was)) waited += at - since;
      if (isOver(state) && !isOver(was)) {
        add(told.settled, month(at));
        over = at;
        waitedThen = waited;
      }
      if (!isOver(state) && isOver(was)) {
        add(told.reopened, month(at));
        over = undefined;
      }
      was = state;
      since = at;
    }
    add(told.last, STATES[was] ?? was);
    if (over !== undefined) told.delays.push(over - opened - waitedThen);
  }
  told.delays.sort((one, other) => one - other);
  return told;
}

describe('tickets-uci-incident', () => {
  let session: Session;
  let report: Report;
  let told: Told;
  const pages: number[] = [];

  before(async () => {
    const all = incidents();
    assert.equal(all.length, 24_918);
    told = counted(all);
    const backend = memoryBackend({ desk: DESK, people: [], clock: () => NOW });
    const histories = all.map((incident, at) => ({ events: [...eventsOf(incident, at + 1)] }));
    await backend.importHistories(histories, { chunk: 500 });
    session = await backend.connect(MODERATOR);
    report = await session.report(QUERY, { onProgress: (done) => pages.push(done) });
  });
  after(() => session.close());

  it('PostgreSQL counts the same, by SQL', async () => {
    const server = await startPostgres();
    const place = await connectTo({ url: server.url });
    try {
      await migrate(place, MIGRATIONS);
      const desk = completed(withMode(DESK));
      const store = new PostgresStore(place);
      const histories = incidents().map((incident, at) => ({ events: [...eventsOf(incident, at + 1)] }));
      for (let from = 0; from < histories.length; from += 1000)
        await store.write(async (tx) => {
          await tx.desk(desk.id);
          for (const history of histories.slice(from, from + 1000)) {
            const ready = prepared(history, { desk, names: new Map() });
            if (ready !== null) tx.put('rows', ready.row);
          }
        }, 'relaxed');
      const looking = { person: { ...MODERATOR, groups: [] }, desk, record: { number: 24_918 }, now: NOW } as unknown as Looking;
      for (const by of ['group', 'requester'] as const) {
        const asked = { ...QUERY, by, compared: { from: '2016-01-01', until: '2016-04-15' } } as const;
        const found = await transact(place, 'read', (connection) =>
          reportBySql(new PostgresReading(connection, new Documents()), asked, looking, {}),
        );
        const { people, ...walked } = await session.report(asked);
        assert.ok(Object.keys(people).length >= 0);
        const { avoided, comparedAvoided, ...expected } = walked;
        assert.deepEqual([avoided?.count ?? 0, comparedAvoided?.count ?? 0], [0, 0]);
        assert.deepEqual(found, expected, by);
      }
    } finally {
      await place.close();
      await server.stop();
    }
  });

  it('every ticket is counted, in the state in which the log leaves it', () => {
    assert.equal(report.tickets, 24_918);
    assert.deepEqual(report.states, Object.fromEntries(told.last));
    assert.equal(pages.at(-1), 24_918);
  });

  it('filed, settled and reopened, month by month, and the stock that they leave', () => {
    let stock = 0;
    for (const { from, moves, active } of report.period.points) {
      const month = from.slice(0, 7);
      const [filed, settled, reopened] = [told.filed, told.settled, told.reopened].map((each) => each.get(month) ?? 0);
      assert.deepEqual(
        [moves.filed.count, moves.settled.count, moves.reopened.count, moves.abandoned.count],
        [filed, settled, reopened, 0],
        month,
      );
      stock += (filed ?? 0) - (settled ?? 0) + (reopened ?? 0);
      assert.equal(active, stock, month);
    }
    assert.equal(stock, report.active);
  });

  it('the delays to a solution, without the time that they waited', () => {
    const { delays } = told;
    const rank = (percent: number): number | undefined => delays[Math.ceil((percent / 100) * delays.length) - 1];
    const { count, median, p90, longest, mean } = report.period.delays.resolution;
    assert.deepEqual([count, median, p90, longest], [delays.length, rank(50), rank(90), delays.at(-1)]);
    assert.ok(Math.abs((mean ?? 0) - delays.reduce((sum, each) => sum + each, 0) / delays.length) < 1);
    const bands = report.period.delays.resolution.bands.map(({ from, until, tickets }) => [
      tickets.count,
      delays.filter((each) => each >= from && (until === null || each < until)).length,
    ]);
    for (const [ours, theirs] of bands) assert.equal(ours, theirs);
  });

  it('what was reopened after a solution', () => {
    const sum = (map: ReadonlyMap<string, number>): number => [...map.values()].reduce((all, each) => all + each, 0);
    assert.deepEqual(report.period.reopened, { count: sum(told.reopened), of: sum(told.settled) });
  });
});
