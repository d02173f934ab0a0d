/** Reports by SQL are those of the domain over the same tickets: on any desk, whoever asks, whatever the question. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { rowFor } from '../../../src/backends/desk/indexing.ts';
import { countedOf } from '../../../src/backends/desk/reporting.ts';
import { testFor } from '../../../src/backends/desk/seeing.ts';
import type { DeskRecord, Row } from '../../../src/backends/desk/store.ts';
import type { Looking } from '../../../src/backends/desk/viewing.ts';
import { connectTo } from '../../../src/backends/postgres/connecting.ts';
import type { Connected } from '../../../src/backends/postgres/connecting.ts';
import { migrate } from '../../../src/backends/postgres/migrating.ts';
import { MIGRATIONS } from '../../../src/backends/postgres/migrations/index.ts';
import { Documents } from '../../../src/backends/postgres/remembered.ts';
import { reportBySql } from '../../../src/backends/postgres/reports/report.ts';
import { transact } from '../../../src/backends/postgres/transacting.ts';
import { PostgresWriting } from '../../../src/backends/postgres/writing.ts';
import type { Desk } from '../../../src/domain/desk.ts';
import { CLOCKS, DIMENSIONS, STEPS, type ReportQuery } from '../../../src/domain/report-query.ts';
import { mayReport } from '../../../src/domain/report-rights.ts';
import { CLOSINGS } from '../../../src/domain/reports/names.ts';
import { Reporter, type Report } from '../../../src/domain/reports.ts';
import { STATES } from '../../../src/domain/states.ts';
import type { Facts, Ticket } from '../../../src/domain/ticket.ts';
import { HOUR, later } from '../../../src/domain/values.ts';
import { PEOPLE_IDS, deskArbitrary, peopleArbitrary } from '../../domain/arbitraries.ts';
import { lookingOf, madeArbitrary, predicateArbitrary } from '../desk/columnar.world.ts';

/** More desks with `GUICHET_RUNS`. */
const RUNS = Number(process.env['GUICHET_RUNS'] ?? 40);

const BEGINNING = '2026-10-20T06:30:00.000Z';
const NOW = '2026-11-05T08:00:00.000Z';

/** Thrown to leave nothing behind. */
class Enough extends Error {}

const hours = fc.nat(40);
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });

/** A life as facts tell it, some of them odd: what is imported from elsewhere follows no rule. */
const factsArbitrary: fc.Arbitrary<Facts> = fc
  .record({
    filed: fc.nat(300),
    stays: fc.array(fc.tuple(fc.constantFrom(...STATES), hours), { minLength: 1, maxLength: 7 }),
    dates: fc.tuple(maybe(hours), maybe(hours), maybe(hours), maybe(hours)),
    pending: fc.nat(5),
    reopened: fc.nat(2),
    closing: maybe(fc.constantFrom(...CLOSINGS)),
  })
  .map(({ filed, stays, dates, pending, reopened, closing }) => {
    const filedAt = later(BEGINNING, filed * HOUR);
    const at = (since: number | null): string | null => (since === null ? null : later(filedAt, since * HOUR + 1));
    const spans: { state: (typeof STATES)[number]; from: string; to: string | null }[] = [];
    let from = filedAt;
    for (const [state, length] of stays) {
      const to = later(from, length * HOUR);
      spans.push({ state, from, to });
      from = to;
    }
    const last = spans.at(-1);
    if (last !== undefined) last.to = null;
    const [response, take, settle, close] = dates.map(at) as [string | null, string | null, string | null, string | null];
    const times = { firstResponseAt: response, takenAt: take, settledAt: settle, closedAt: close };
    const stood = { waiting: 0, pending: pending * HOUR, transferred: 0, pendingSince: null };
    return { filedAt, ...times, ...stood, reopened, closing, spans };
  });

const workArbitrary = fc.array(
  fc.record({
    by: fc.constantFrom(...PEOPLE_IDS),
    at: hours.map((each) => later(BEGINNING, each * 9 * HOUR)),
    minutes: fc.integer({ min: 1, max: 90 }),
  }),
  { maxLength: 3 },
);

const livedArbitrary = fc.record({
  facts: factsArbitrary,
  spent: fc.nat(200),
  work: workArbitrary,
  rating: maybe(fc.integer({ min: 1, max: 4 })),
});

/** A row of somebody's life, on a desk that promises something and has opening hours. */
function rowArbitrary(desk: Desk): fc.Arbitrary<Row> {
  return fc.tuple(madeArbitrary(desk), livedArbitrary).map(([{ row }, lived]) => {
    const ticket = { ...row.ticket, ...lived, state: lived.facts.spans.at(-1)?.state ?? 'posted' } as Ticket;
    return rowFor(ticket, { ...desk, notifications: false }, (person) => `Personne ${person}`);
  });
}

const PERIODS = [
  { from: '2026-10-22', until: '2026-10-28' },
  { from: '2026-10-01', until: '2026-12-31' },
  { from: '2026-11-03', until: '2026-11-03' },
  { from: '2026-12-01', until: '2026-12-31' },
];

const queryArbitrary: fc.Arbitrary<ReportQuery> = fc.record({
  where: fc.option(predicateArbitrary, { nil: undefined }),
  period: fc.constantFrom(...PERIODS),
  compared: fc.option(fc.constantFrom(...PERIODS), { nil: undefined }),
  by: fc.constantFrom(...DIMENSIONS),
  step: fc.constantFrom(...STEPS),
  clock: fc.constantFrom(...CLOCKS),
});

const CALENDAR: Desk['calendar'] = {
  week: { monday: [['08:00', '18:00']], tuesday: [['08:00', '12:00']], friday: [['08:30', '12:00']] },
};

const worldArbitrary = deskArbitrary
  .chain((made) =>
    fc.record({
      desk: fc.constant(made),
      levels: fc.constantFrom([], [{ service: null, priority: null, response: 300, take: 900, resolution: 3000 }]),
    }),
  )
  .chain(({ desk: made, levels }) => {
    const desk = { ...made, zone: 'Europe/Paris', calendar: CALENDAR, serviceLevels: levels } as unknown as Desk;
    return fc.record({
      desk: fc.constant(desk),
      people: peopleArbitrary,
      rows: fc.array(rowArbitrary(desk), { minLength: 1, maxLength: 20 }),
      queries: fc.array(queryArbitrary, { minLength: 1, maxLength: 2 }),
    });
  });

/** As the domain makes it of the rows, met along their numbers. */
function walked(
  rows: readonly Row[],
  query: ReportQuery,
  looking: Looking,
  schoolOf: (id: string) => string | null,
): Omit<Report, 'people'> {
  const reporter = new Reporter(query, looking.desk, looking.now);
  const inOrder = rows.toSorted(
    (one, other) => Number(one.keys.number) - Number(other.keys.number) || (one.id < other.id ? -1 : 1),
  );
  for (const row of inOrder.filter(testFor(looking, query.where))) reporter.add(countedOf(row, looking, schoolOf));
  return reporter.report;
}

describe('reports by SQL', () => {
  let place: Connected;
  before(async () => {
    place = await connectTo({});
    await migrate(place, MIGRATIONS);
  });
  after(() => place.close());

  it('say what the domain says of the same tickets', async () => {
    let told = 0;
    const once = async ({
      desk,
      people,
      rows,
      queries,
    }: typeof worldArbitrary extends fc.Arbitrary<infer World> ? World : never) => {
      const kept = [...new Map(rows.map((row) => [row.id, row])).values()];
      const work = transact(place, 'write', async (connection) => {
        const tx = new PostgresWriting(connection, new Documents(), new Set([desk.id]));
        await tx.begin();
        tx.put('desks', { id: desk.id, sequence: 0 } as DeskRecord);
        for (const row of kept) tx.put('rows', row);
        for (const person of Object.values(people)) tx.put('people', { desk: desk.id, id: person.id, person });
        for (const person of Object.values(people).filter((each) => mayReport(each, desk))) {
          const looking: Looking = { ...(lookingOf(person, desk) as Looking), now: NOW };
          for (const query of queries) {
            const expected = walked(kept, query, looking, (id) => people[id]?.school ?? null);
            const found = await reportBySql(tx, query, looking, {});
            assert.deepEqual(found, expected, JSON.stringify({ query, who: person.id }));
            if (expected.tickets > 0) told += 1;
          }
        }
        throw new Enough();
      });
      await work.catch((error: unknown) => {
        if (!(error instanceof Enough)) throw error;
      });
    };
    await fc.assert(fc.asyncProperty(worldArbitrary, once), { numRuns: RUNS });
    assert.ok(told > RUNS / 2, `some were of tickets: ${told}`);
  });

  it('leave it to the walk where a row was written by a node of the version before', async () => {
    await transact(place, 'write', async (connection) => {
      const [made] = fc.sample(worldArbitrary, { seed: 3, numRuns: 1 });
      assert.ok(made !== undefined);
      const { desk, people, rows } = made;
      const chief = { ...Object.values(people)[0], profile: 'functional-admin', suspended: undefined } as never;
      const looking: Looking = { ...(lookingOf(chief, desk) as Looking), now: NOW };
      const query: ReportQuery = {
        period: { from: '2026-10-01', until: '2026-12-31' },
        by: 'service',
        step: 'month',
        clock: 'wall',
      };
      const tx = new PostgresWriting(connection, new Documents(), new Set([desk.id]));
      await tx.begin();
      tx.put('desks', { id: desk.id, sequence: 0 } as DeskRecord);
      for (const row of rows) tx.put('rows', row);
      assert.ok((await reportBySql(tx, query, looking, {})) !== null);
      // That version knows of the change and not of the facts.
      await tx.flush();
      await connection.run(sql`update rows set changed_staff = ${'2026-11-05T09:00:00.000Z'} where id = ${rows[0]?.id}`);
      assert.equal(await reportBySql(tx, query, looking, {}), null);
      throw new Enough();
    }).catch((error: unknown) => {
      if (!(error instanceof Enough)) throw error;
    });
  });
});
