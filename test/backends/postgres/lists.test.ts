/** SQL gives the verdicts and the lists that the rules and the walk give, for any desk, whoever asks whatever. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { AtHand } from '../../../src/backends/desk/at-hand.ts';
import { askedBy, countAll, list } from '../../../src/backends/desk/listing.ts';
import type { Listed } from '../../../src/backends/desk/listing.ts';
import { columnsFor, standing, testFor } from '../../../src/backends/desk/seeing.ts';
import type { DeskRecord, Row } from '../../../src/backends/desk/store.ts';
import type { Looking } from '../../../src/backends/desk/viewing.ts';
import { connectTo } from '../../../src/backends/postgres/connecting.ts';
import type { Connected } from '../../../src/backends/postgres/connecting.ts';
import { countBySql, listBySql } from '../../../src/backends/postgres/lists.ts';
import { migrate } from '../../../src/backends/postgres/migrating.ts';
import { MIGRATIONS } from '../../../src/backends/postgres/migrations/index.ts';
import { Sight } from '../../../src/backends/postgres/sight.ts';
import { all, keptOf, said, toSql } from '../../../src/backends/postgres/to-sql.ts';
import { Documents } from '../../../src/backends/postgres/remembered.ts';
import { transact } from '../../../src/backends/postgres/transacting.ts';
import { PostgresWriting } from '../../../src/backends/postgres/writing.ts';
import { matches } from '../../../src/domain/predicate.ts';
import { deskArbitrary, peopleArbitrary } from '../../domain/arbitraries.ts';
import { lookingOf, madeArbitrary, predicateArbitrary, sortsArbitrary, textArbitrary } from '../desk/columnar.world.ts';
import type { Made } from '../desk/columnar.world.ts';

/** More desks with `GUICHET_RUNS`. */
const RUNS = Number(process.env['GUICHET_RUNS'] ?? 500);

/** Thrown to leave nothing behind. */
class Enough extends Error {}

const worldArbitrary = deskArbitrary.chain((desk) =>
  fc.record({
    desk: fc.constant(desk),
    people: peopleArbitrary,
    tickets: fc.array(madeArbitrary(desk), { minLength: 1, maxLength: 25 }),
    predicates: fc.array(predicateArbitrary, { minLength: 1, maxLength: 4 }),
    questions: fc.array(
      fc.record({
        where: fc.option(predicateArbitrary, { nil: undefined }),
        text: textArbitrary,
        sort: sortsArbitrary,
        limit: fc.integer({ min: 1, max: 6 }),
        from: fc.nat(8),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
);

describe('lists by SQL', () => {
  let place: Connected;
  before(async () => {
    place = await connectTo({});
    await migrate(place, MIGRATIONS);
  });
  after(() => place.close());

  /** Puts tickets on a desk, asks, and leaves nothing. */
  async function over(
    desk: string,
    made: readonly Made[],
    ask: (tx: PostgresWriting, kept: ReadonlyMap<string, Made>) => Promise<void>,
  ): Promise<void> {
    const kept = new Map(made.map((each) => [each.row.id, each]));
    const work = transact(place, 'write', async (connection) => {
      const tx = new PostgresWriting(connection, new Documents(), new Set([desk]));
      await tx.begin();
      tx.put('desks', { id: desk, sequence: 0 } as DeskRecord);
      for (const { row, terms } of kept.values()) {
        tx.put('rows', row);
        tx.put('terms', terms);
      }
      await ask(tx, kept);
      throw new Enough();
    });
    await work.catch((error: unknown) => {
      if (!(error instanceof Enough)) throw error;
    });
  }

  it('who reads what, how far, and what a filter keeps: as the rules say, on any desk', async () => {
    const seen = { yes: 0, no: 0 };
    await fc.assert(
      fc.asyncProperty(worldArbitrary, async ({ desk, people, tickets, predicates }) => {
        await over(desk.id, tickets, async (tx, kept) => {
          const asked = Object.values(people).map((person) => {
            const looking: Looking = lookingOf(person, desk);
            return { looking, sight: new Sight(looking), columns: columnsFor(looking) };
          });
          const conditions = asked.flatMap(({ sight }) => [
            sight.rows,
            sight.levels.staff,
            sight.levels.requester,
            ...predicates.map((predicate) => toSql(predicate, sight.columns)),
          ]);
          const plain = predicates.map((predicate) => toSql(predicate, keptOf(desk.id)));
          const columns = [...plain, ...conditions].map((condition, n) => sql`${said(condition)} ${sql.ref(`c${n}`)}`);
          const answers = await tx.ask(
            sql<Readonly<Record<string, unknown>>>`select r.id, ${sql.join(columns)} from rows r order by r.id`,
          );
          assert.equal(answers.length, kept.size);
          for (const answer of answers) {
            const { row } = kept.get(String(answer['id'])) as Made;
            const expected = [
              ...predicates.map((predicate) => matches(predicate, row.ticket)),
              ...asked.flatMap(({ looking, columns: columnsOf }) => {
                const { staff, requester, assignee } = standing(row, looking);
                return [
                  testFor(looking, undefined)(row),
                  staff,
                  !staff && (requester || assignee),
                  ...predicates.map((predicate) => matches(predicate, columnsOf(row))),
                ];
              }),
            ];
            for (const verdict of expected) seen[verdict ? 'yes' : 'no'] += 1;
            assert.deepEqual(
              expected.map((_, n) => answer[`c${n}`]),
              expected,
              JSON.stringify({ ticket: row.ticket, predicates }),
            );
          }
        });
      }),
      { numRuns: RUNS },
    );
    assert.ok(seen.yes > 10 * RUNS && seen.no > 10 * RUNS, `both happen: ${JSON.stringify(seen)}`);
  });

  it('pages, jumps, totals, places in the stack and counts are those of the walk', async () => {
    await fc.assert(
      fc.asyncProperty(worldArbitrary, async ({ desk, people, tickets, questions }) => {
        await over(desk.id, tickets, async (tx, kept) => {
          const rows: readonly Row[] = [...kept.values()].map(({ row }) => row);
          const walked = new AtHand();
          const stack = rows
            .filter((row) => row.stack !== undefined)
            .sort((one, other) => ((one.stack ?? '') + one.id < (other.stack ?? '') + other.id ? -1 : 1))
            .map(({ id }) => id);
          for (const person of Object.values(people).slice(0, 4)) {
            const looking: Looking = lookingOf(person, desk);
            const same = (one: Listed, other: Listed): void => {
              assert.deepEqual(
                one.rows.map(({ id }) => id),
                other.rows.map(({ id }) => id),
                JSON.stringify(questions),
              );
              assert.deepEqual([one.next, one.total], [other.next, other.total]);
              for (const [id, at] of Object.entries(one.positions ?? {})) assert.equal(at, stack.indexOf(id) + 1);
            };
            for (const { from, ...query } of questions) {
              const asked = askedBy({ ...query, from, count: true });
              same(await listBySql(tx, asked, looking), await list(tx, asked, looking, walked));
              // However common the words are.
              same(await listBySql(tx, asked, looking, 0), await list(tx, asked, looking, walked));
              for (let after: string | undefined, page = 0; page < 4; page += 1) {
                const further = askedBy({ ...query, ...(after === undefined ? {} : { after }) });
                const listed = await listBySql(tx, further, looking, page % 2 === 0 ? undefined : 0);
                same(listed, await list(tx, further, looking, walked));
                if (listed.next === null) break;
                after = listed.next;
              }
            }
            const where = Object.fromEntries(questions.map((each, index) => [String(index), each.where ?? { and: [] }]));
            assert.deepEqual(await countBySql(tx, where, looking), await countAll(tx, where, looking, walked));
          }
        });
      }),
      { numRuns: Math.ceil(RUNS / 10) },
    );
  });

  it('a row of the desk alone is looked at, whatever the filter', async () => {
    await transact(place, 'read', async (connection) => {
      const rows = all([false, sql<boolean>`r.desk = ${'other'}`]);
      assert.equal(rows, false);
      assert.deepEqual(await connection.all(sql`select id from rows r where ${said(rows)}`), []);
    });
  });
});
