/** Upgrading: processes of the version before go on working on the schema of the next, until that one says that they do not. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { connectTo } from '../../../src/backends/postgres/connecting.ts';
import type { Connected } from '../../../src/backends/postgres/connecting.ts';
import { FACT_COLUMNS, factValues } from '../../../src/backends/postgres/facts.ts';
import { measureRows } from '../../../src/backends/postgres/measuring.ts';
import { migrate } from '../../../src/backends/postgres/migrating.ts';
import { MIGRATIONS } from '../../../src/backends/postgres/migrations/index.ts';
import { SHAPES } from '../../../src/backends/postgres/shapes.ts';
import { putting } from '../../../src/backends/postgres/statements.ts';
import { transact } from '../../../src/backends/postgres/transacting.ts';
import { deskArbitrary } from '../../domain/arbitraries.ts';
import { madeArbitrary } from '../desk/columnar.world.ts';

/** By table, the columns that a version's code knows. */
type Columns = ReadonlyMap<string, ReadonlySet<string>>;

async function columnsOf({ pool, schema }: Connected): Promise<Columns> {
  const { rows } = await pool.query<{ name: string; columns: string[] }>(
    `select table_name name, array_agg(column_name::text) columns from information_schema.columns where table_schema = $1 group by 1`,
    [schema],
  );
  return new Map(rows.map(({ name, columns }) => [name, new Set(columns)]));
}

describe('the schema of the next version', () => {
  let database: Connected;
  before(async () => {
    database = await connectTo({});
  });
  after(() => database.close());

  for (const [place, { version, least }] of MIGRATIONS.entries()) {
    const previous = MIGRATIONS[place - 1];
    if (previous === undefined || least > previous.version) continue;
    it(`takes at ${version} what version ${previous.version} reads and writes`, async () => {
      const at = { ...database, schema: `at_${version}` };
      await migrate(at, MIGRATIONS.slice(0, place));
      const old = await columnsOf(at);
      await migrate(at, MIGRATIONS.slice(0, place + 1));
      const now = await columnsOf(at);
      for (const [table, columns] of old)
        for (const column of columns) assert.ok(now.get(table)?.has(column) === true, `${table} has no ${column} any more`);
      const [made] = fc.sample(
        deskArbitrary.chain((desk) => madeArbitrary(desk)),
        { seed: 1, numRuns: 1 },
      );
      assert.ok(made !== undefined);
      await transact(at, 'write', async (connection) => {
        for (const [shape, record] of [
          [SHAPES.rows, made.row],
          [SHAPES.terms, made.terms],
          [SHAPES.tickets, made.row.ticket],
        ] as const) {
          const known = old.get(shape.table) ?? new Set<string>();
          const of = <Value>(values: Readonly<Record<string, Value>>): Record<string, Value> =>
            Object.fromEntries(Object.entries(values).filter(([column]) => known.has(column)));
          const values = of((shape.values as (each: unknown) => Readonly<Record<string, unknown>>)(record));
          const form = { table: `${shape.table}`, key: shape.key, columns: of(shape.columns) };
          for (const replaces of [false, true]) await connection.run(putting(form, [values], replaces));
          const kept = await connection.all(sql<{ id: string }>`select id from ${sql.table(shape.table)}`);
          assert.deepEqual(kept, [{ id: made.row.id }]);
        }
      });
    });
  }

  it('measures for reports what an older version wrote, and what it writes after that', async () => {
    const at = { ...database, schema: 'measured' };
    await migrate(at, MIGRATIONS.slice(0, 4));
    const old = (await columnsOf(at)).get('rows') ?? new Set<string>();
    await migrate(at, MIGRATIONS);
    const [rows = []] = fc.sample(
      deskArbitrary.chain((desk) =>
        fc.array(
          madeArbitrary(desk).map(({ row }) => row),
          { minLength: 5, maxLength: 5 },
        ),
      ),
      { seed: 2, numRuns: 1 },
    );
    const known = Object.fromEntries(Object.entries(SHAPES.rows.columns).filter(([column]) => old.has(column)));
    const write = (row: (typeof rows)[number]): Promise<number> => {
      const values = Object.fromEntries(Object.entries(SHAPES.rows.values(row)).filter(([column]) => old.has(column)));
      return transact(at, 'write', (connection) =>
        connection.run(putting({ table: 'rows', key: SHAPES.rows.key, columns: known }, [values], true)),
      );
    };
    const ids = new Set(rows.map(({ id }) => id));
    for (const row of rows) await write(row);
    assert.equal(await measureRows(at), ids.size);
    assert.equal(await measureRows(at), 0);
    const [row] = rows;
    assert.ok(row !== undefined);
    const changed = {
      ...row,
      keys: { ...row.keys, changedStaff: '2027-01-01T00:00:00.000Z' },
      ticket: { ...row.ticket, spent: 77 },
    };
    await write(changed);
    assert.equal(await measureRows(at), 1);
    const names = sql.raw(Object.keys(FACT_COLUMNS).join(', '));
    const [kept] = await transact(at, 'read', (connection) =>
      connection.all(sql<Readonly<Record<string, unknown>>>`select ${names} from rows where id = ${row.id}`),
    );
    const expected = factValues(changed);
    assert.equal(Number(kept?.['spent']), 77);
    assert.deepEqual(
      [kept?.['moves'], kept?.['filed_ms'], kept?.['measured_of']],
      [expected.moves, expected.filed_ms, '2027-01-01T00:00:00.000Z'],
    );
  });
});
