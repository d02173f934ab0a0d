/** A place of desks: a folder that one process has at a time, a schema of the right version, and what cannot be kept said so. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { FolderTaken, openPostgres } from '../../../src/backends/postgres/index.ts';
import type { Place } from '../../../src/backends/postgres/index.ts';
import { takeFolder } from '../../../src/backends/postgres/folder-lock.ts';
import { connectTo } from '../../../src/backends/postgres/connecting.ts';
import { postgresError } from '../../../src/backends/postgres/errors.ts';
import { checkVersion, migrate } from '../../../src/backends/postgres/migrating.ts';
import type { Migration } from '../../../src/backends/postgres/migrating.ts';
import type { Unavailable } from '../../../src/backends/backend.ts';
import { fails } from '../../conformance/assert.ts';
import { PEOPLE, SCHOOL, command, filing, text } from '../../conformance/world.ts';

const settings = (): Promise<unknown> => Promise.resolve({ desk: SCHOOL, people: Object.values(PEOPLE) });

describe('a folder of desks', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guichet-folder-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('keeps what was done, for one process at a time', async () => {
    const first = await openPostgres({ folder });
    const error = await fails(() => first.ready(), 'unavailable');
    assert.equal(error.why, 'outdated', 'before its schema is there');
    assert.deepEqual(await first.migrate(), ['desks', 'deadlines', 'apart', 'field-keys', 'facts', 'files', 'counted']);
    await first.ready();
    const lea = await first.desk('school', settings).connect(PEOPLE.lea);
    const made = filing();
    await lea.run([made]);
    await lea.close();
    await assert.rejects(openPostgres({ folder }), (thrown) => thrown instanceof FolderTaken && thrown.pid === process.pid);
    await first.close();

    const second = await openPostgres({ folder });
    assert.deepEqual(await second.migrate(), []);
    assert.deepEqual(await second.desks(), ['school']);
    const again = await second.desk('school').connect(PEOPLE.lea);
    assert.equal((await again.ticket(made.ticket)).key, 'INF_1');
    await again.close();
    await second.close();
  });

  it('is taken over from a process that ended without giving it back', async () => {
    const file = join(folder, 'lock');
    // The number of no process, and this process's own, left by another one of the same number (in a container all have it).
    for (const left of ['4194304 1\n', `${process.pid} 1\n`, 'nonsense', '']) {
      await writeFile(file, left);
      const giveBack = await takeFolder(folder);
      assert.match(await readFile(file, 'utf8'), new RegExp(`^${process.pid} `));
      await giveBack();
    }
  });

  it('is left alone while the other process lives', async () => {
    const parent = process.ppid;
    await writeFile(join(folder, 'lock'), `${parent} \n`);
    await assert.rejects(takeFolder(folder), (thrown) => thrown instanceof FolderTaken && thrown.pid === parent);
    assert.equal(await readFile(join(folder, 'lock'), 'utf8'), `${parent} \n`);
    await rm(join(folder, 'lock'));
  });
});

describe('a schema', () => {
  const step = (version: number, least: number): Migration => ({
    version,
    name: `step ${version}`,
    least,
    statements: [`create table step_${version} (id integer)`],
  });

  it('serves the versions of the code that its last step lets, and says to the others that it does not', async () => {
    const place = await connectTo({});
    const versions = [step(1, 1), step(2, 1), step(3, 2)];
    const serves = async (version: number): Promise<boolean> => {
      try {
        await checkVersion(place, versions.slice(0, version));
        return true;
      } catch (error) {
        assert.ok((postgresError(error) as Unavailable).why === 'outdated', String(error));
        return false;
      }
    };
    assert.equal(await serves(1), false, 'before there is any');
    for (const [version, served] of [
      [1, [true, false, false]],
      [2, [true, true, false]],
      [3, [false, true, true]],
    ] as const) {
      assert.deepEqual(await migrate(place, versions.slice(0, version)), [`step ${version}`]);
      assert.deepEqual([await serves(1), await serves(2), await serves(3)], served, `at ${version}`);
    }
    assert.deepEqual(await migrate(place, versions), []);
    await place.close();
  });

  it('stays as it was where a step fails', async () => {
    const place = await connectTo({});
    await migrate(place, [step(1, 1)]);
    const broken = { ...step(2, 1), statements: ['create table kept (id integer)', 'create nonsense'] };
    await assert.rejects(migrate(place, [step(1, 1), broken]));
    assert.deepEqual(await migrate(place, [step(1, 1), step(2, 1)]), ['step 2']);
    const { rows } = await place.pool.query(`select to_regclass('guichet.kept') kept`);
    assert.deepEqual(rows, [{ kept: null }]);
    await place.close();
  });
});

describe('a place in memory', () => {
  let place: Place;
  before(async () => {
    place = await openPostgres({});
    await place.migrate();
  });
  after(() => place.close());

  it('refuses what PostgreSQL cannot hold where it comes in, by its field, and keeps nothing of it', async () => {
    const lea = await place.desk('school', settings).connect(PEOPLE.lea);
    const broken = ['nul \0', 'half \uD800', '\uDC00 half'];
    for (const words of broken) {
      for (const [more, path] of [
        [{ summary: words }, 'summary'],
        [{ description: words }, 'description'],
        [{ fields: { salle: words } }, 'fields.salle'],
      ] as const) {
        const error = await fails(() => lea.run([filing(more)]), 'invalid', path);
        assert.deepEqual(
          error.issues.map((issue) => issue.path),
          [path],
        );
      }
      const named = await fails(() => place.desk('school').connect({ ...PEOPLE.sami, name: words }), 'invalid');
      assert.deepEqual(named.issues, [{ path: 'name', code: 'unstorable-text' }]);
      const grouped = await fails(() => place.desk('school').connect({ ...PEOPLE.sami, groups: ['a', words] }), 'invalid');
      assert.deepEqual(grouped.issues, [{ path: 'groups.1', code: 'unstorable-text' }]);
    }
    assert.equal((await lea.tickets({ count: true })).total, 0);
    const made = filing({ summary: 'naïve \\u0000 \\ud800 "quoted" \\ \u{1F600}', description: 'é'.repeat(65_536) });
    const { tickets } = await lea.run([made]);
    assert.deepEqual([tickets[0]?.ticket.summary, tickets[0]?.ticket.description], [made.summary, made.description]);
    await lea.run([command('comment', made.ticket, { comment: text('\uFFFD \uFFFF \u0001') })]);
    await lea.close();
  });

  it('finds nothing by a text that it cannot hold, and says so as of any other', async () => {
    const lea = await place.desk('school', settings).connect(PEOPLE.lea);
    await lea.run([filing({ summary: '\uFFFD' })]);
    for (const words of ['nul \0', '\uD800', '\0']) {
      await fails(() => lea.ticket(words), 'not-found');
      assert.equal((await lea.tickets({ where: { eq: ['requester', words] }, count: true })).total, 0);
      assert.equal((await lea.tickets({ where: { field: ['salle', words] }, count: true })).total, 0);
      assert.equal((await lea.tickets({ where: { has: ['observers', words] }, count: true })).total, 0);
      assert.deepEqual(await lea.counts({ of: { not: { in: ['group', [words, null]] } } }), { of: 0 });
    }
    await lea.close();
  });
});

describe('a server that is not there', () => {
  it('cannot be reached, whatever is asked of it', async () => {
    const place = await openPostgres({ url: 'postgresql://postgres@localhost/postgres?host=/nowhere' });
    for (const ask of [
      () => place.ready(),
      () => place.migrate(),
      () => place.desks(),
      () => place.desk('school').connect(PEOPLE.lea),
    ]) {
      const error = await fails(ask, 'unavailable');
      assert.equal(error.why, 'network');
    }
    await place.close();
  });

  it('is named by a schema that is a name', async () => {
    await assert.rejects(openPostgres({ schema: 'a"b' }), RangeError);
  });
});
