/** A backup of a server on PostgreSQL, made while people write, and brought to the embedded database and back. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { NotRestored } from '../../../src/backends/postgres/index.ts';
import { startPostgres, type Server } from '../../real/postgres-server.ts';
import { PEOPLE, SCHOOL, command, filing, text } from '../../conformance/world.ts';
import { Kept, workshop } from '../backup/places.ts';

const settings = () => Promise.resolve({ desk: SCHOOL, people: Object.values(PEOPLE) });

/** How many write at a time. */
const WRITERS = 4;

describe('a backup of a server on PostgreSQL', { timeout: 180_000 }, () => {
  let work: Awaited<ReturnType<typeof workshop>>;
  let server: Server;
  let [here, embedded, other]: Kept[] = [];
  const file = (name: string) => join(work.path, `${name}.tar.gz`);
  before(async () => {
    [work, server] = await Promise.all([workshop(), startPostgres()]);
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query('create database other');
    await client.end();
    here = await Kept.open(work.path, { url: server.url });
    other = await Kept.open(work.path, { url: server.url.replace('/postgres?', '/other?') });
    embedded = await Kept.open(work.path);
    await here.place.migrate();
  });
  after(async () => {
    for (const each of [here, embedded, other]) await each?.place.close();
    await server.stop();
    await work.remove();
  });

  it('is one state of things, whoever writes meanwhile', async () => {
    assert.ok(here !== undefined && embedded !== undefined);
    const session = await here.place.desk('school', settings).connect(PEOPLE.tech);
    let isOver = false;
    let written = 0;
    const writing = Array.from({ length: WRITERS }, async () => {
      while (!isOver) {
        const made = filing();
        await session.run([made]);
        await session.run([command('comment', made.ticket, { comment: text('vu') })]);
        written += 1;
      }
    });
    const begun = performance.now();
    while (written < 20) await session.counts({});
    await here.backup(file('while-they-write'));
    isOver = true;
    await Promise.all(writing);
    await session.close();
    const restored = await embedded.restore(file('while-they-write'), { replace: false });
    assert.ok(
      restored.tickets >= 20 && restored.tickets <= written,
      `${restored.tickets} of ${written} in ${performance.now() - begun} ms`,
    );
    const all = await embedded.everything();
    const bodies = (table: string) =>
      (all[table] ?? []).map((line) => (JSON.parse(line) as { body: Record<string, unknown> }).body);
    const [desk] = bodies('desks');
    const sequences = bodies('events').map(({ sequence }) => Number(sequence));
    assert.deepEqual(
      [...sequences].sort((one, next) => one - next),
      sequences.map((_, at) => at + 1),
      'no event is missing',
    );
    assert.equal(desk?.['sequence'], sequences.length);
    assert.equal(bodies('tickets').length, bodies('events').filter(({ act }) => act === 'file').length);
    assert.equal(all['rows']?.length, all['tickets']?.length);
  });

  it('goes to the embedded database and back, and is the same', async () => {
    assert.ok(here !== undefined && embedded !== undefined && other !== undefined);
    await here.backup(file('there'));
    await embedded.restore(file('there'));
    await embedded.backup(file('back'));
    await other.restore(file('back'), { replace: false });
    assert.deepEqual(await other.everything(), await here.everything());
    assert.deepEqual(await other.exported('school'), await here.exported('school'));
  });

  it('is not restored under servers that are at work', async () => {
    assert.ok(other !== undefined);
    const before = await other.everything();
    const second = await Kept.open(work.path, { url: server.url.replace('/postgres?', '/other?') });
    await assert.rejects(second.restore(file('back')), (error) => error instanceof NotRestored && error.code === 'in-use');
    await second.place.close();
    assert.deepEqual(await other.everything(), before);
  });
});
