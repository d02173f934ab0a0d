/** Any server that has lived, backed up and restored elsewhere, is the same: every row of every table, and what an operator takes out. */
import assert from 'node:assert/strict';
import { readdir, readFile, writeFile, mkdir, stat, truncate } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { after, before, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { NotRestored } from '../../../src/backends/postgres/index.ts';
import { BadBackup } from '../../../src/server/backup/reading.ts';
import { storyArbitrary } from '../../domain/arbitraries.ts';
import { PEOPLE, SCHOOL, WORKSHOP, filing, id } from '../../conformance/world.ts';
import { Store, commandOf } from '../../domain/store.ts';
import { Kept, OPERATOR, workshop } from './places.ts';

const settings = () => Promise.resolve({ desk: SCHOOL, people: Object.values(PEOPLE) });

/** A school with two desks, a ticket with a file, and words that are hard to carry. */
async function school({ place }: Kept): Promise<void> {
  const lea = await place.desk('school', settings).connect(PEOPLE.lea);
  const file = await lea.upload(new Blob([new Uint8Array(900).map((_, at) => at)]), { id: id(), name: 'capture é.png' });
  await lea.run([
    filing({
      summary: 'Deux\u2028lignes \\ "et" \u{1F469}\u200D\u{1F393}',
      description: 'Une ligne\nune autre\r\n\ttrois',
      files: [file],
    }),
  ]);
  await lea.close();
  const atelier = await place.desk('atelier', () => Promise.resolve({ desk: WORKSHOP })).connect(PEOPLE.sami);
  await atelier.run([{ id: id(), ticket: id(), do: 'file', summary: 'Perceuse', description: 'En panne.' }]);
  await atelier.close();
}

describe('a backup', { timeout: 240_000 }, () => {
  let work: Awaited<ReturnType<typeof workshop>>;
  let here: Kept;
  let there: Kept;
  let made = 0;
  let empty = '';
  const name = () => join(work.path, `${(made += 1)}.tar.gz`);
  before(async () => {
    work = await workshop();
    [here, there] = await Promise.all([Kept.open(work.path), Kept.open(work.path)]);
    await here.place.migrate();
    await here.backup((empty = name()));
  });
  after(async () => {
    await Promise.all([here.place.close(), there.place.close()]);
    await work.remove();
  });

  it('restored into an empty database, is all that was there', async () => {
    await school(here);
    await mkdir(join(here.folder, 'files/ab'), { recursive: true });
    await writeFile(join(here.folder, 'files/ab/cdef'), 'octets');
    await writeFile(join(here.folder, 'own-key.json'), '{"key":1}');
    await writeFile(join(here.folder, 'guests-secret'), 'known');
    await mkdir(join(here.folder, 'links'), { recursive: true });
    await writeFile(join(here.folder, 'links/secret'), 'not in it');
    const file = name();
    const { head } = await here.backup(file);
    assert.deepEqual(head.desks, ['atelier', 'school']);
    assert.equal((await stat(file)).mode & 0o077, 0, 'nobody else reads it');
    const restored = await there.restore(file, { replace: false });
    assert.deepEqual([restored.desks, restored.tickets, restored.people, restored.ticketsAgain], [2, 2, 0, 0]);
    assert.deepEqual(await there.everything(), await here.everything());
    assert.deepEqual(await there.exported('school'), await here.exported('school'));
    assert.equal(await readFile(join(there.folder, 'files/ab/cdef'), 'utf8'), 'octets');
    assert.equal(await readFile(join(there.folder, 'own-key.json'), 'utf8'), '{"key":1}');
    assert.equal(await readFile(join(there.folder, 'guests-secret'), 'utf8'), 'known');
    assert.deepEqual(
      (await readdir(there.folder)).sort(),
      ['files', 'guests-secret', 'own-key.json'],
      'nothing else, and nothing half done',
    );
    const lea = await there.place.desk('school').connect(PEOPLE.lea);
    const [row] = (await lea.tickets({})).rows;
    const ticket = await lea.ticket(row?.id ?? '');
    assert.equal(ticket.ticket.description, 'Une ligne\nune autre\r\n\ttrois');
    await lea.run([filing()]);
    assert.equal((await lea.tickets({ count: true })).total, 2, 'and it goes on');
    await lea.close();
  });

  it('without the keys, holds none', async () => {
    const file = name();
    await here.backup(file, undefined, false);
    assert.ok(!gunzipSync(await readFile(file)).includes('folder/own-key'));
  });

  it('begins a life of its own, so that whoever had a page of the one before reads all anew', async () => {
    const file = name();
    await here.backup(file);
    const lea = await here.place.desk('school').connect(PEOPLE.lea);
    const { cursor } = lea;
    await here.restore(file);
    await assert.rejects(lea.tickets({}), { why: 'evicted' });
    await lea.close();
    const again = await here.place.desk('school').connect(PEOPLE.lea);
    await again.run([filing()]);
    const told = await new Promise<string>((resolve) => {
      const stop = again.watch(cursor, ({ type }) => {
        stop();
        resolve(type);
      });
    });
    assert.equal(told, 'reset');
    await again.close();
  });

  it('is refused where something is, unless that is to go', async () => {
    const file = name();
    await here.backup(file);
    const before = await here.everything();
    await assert.rejects(
      here.restore(file, { replace: false }),
      (error) => error instanceof NotRestored && error.code === 'not-empty' && error.detail >= 2,
    );
    assert.deepEqual(await here.everything(), before);
  });

  it('cut anywhere, changed, or something else, is refused, and nothing changes', async () => {
    const file = name();
    await here.backup(file);
    const whole = await readFile(file);
    const before = await there.everything();
    const refused = async (bytes: Uint8Array, code: string, what: string): Promise<void> => {
      const bad = name();
      await writeFile(bad, bytes);
      await assert.rejects(there.restore(bad), (error) => error instanceof BadBackup && error.code === code, what);
    };
    for (const part of [0.2, 0.5, 0.9, 0.999]) {
      const bad = name();
      await writeFile(bad, whole);
      await truncate(bad, Math.floor(whole.length * part));
      await assert.rejects(there.restore(bad), (error) => error instanceof BadBackup && error.code === 'damaged', `${part}`);
    }
    const changed = gunzipSync(whole);
    const at = changed.indexOf('Perceuse');
    changed.write('Ponceuse', at);
    await refused(gzipSync(changed), 'damaged', 'a word of it is another one');
    const wrong = Buffer.from(whole);
    wrong[Math.floor(whole.length / 2)] = (wrong[Math.floor(whole.length / 2)] ?? 0) ^ 0xff;
    await refused(wrong, 'damaged', 'a byte of it is another one');
    await refused(Buffer.from('{"desk": {}}'), 'not-a-backup', 'something else');
    await refused(gzipSync('hello'), 'not-a-backup', 'something else, packed');
    await refused(new Uint8Array(), 'damaged', 'nothing');
    const later = gunzipSync(whole);
    later.write('"version": 9', later.indexOf('"version": 1'));
    await refused(gzipSync(later), 'newer', 'of a later version');
    await assert.rejects(
      there.restore(join(work.path, 'nowhere')),
      (error) => error instanceof BadBackup && error.code === 'no-file',
    );
    assert.deepEqual(await there.everything(), before);
    assert.ok(!(await readdir(there.folder)).some((each) => each.startsWith('restoring-')));
  });

  it('stopped, leaves nothing; and a restore that is stopped changes nothing', async () => {
    const stop = AbortSignal.abort(new Error('stop'));
    const file = name();
    await assert.rejects(here.backup(file, stop), { message: 'stop' });
    assert.ok(!(await readdir(work.path)).some((each) => each === basename(file) || each.endsWith('.part')));
    await here.backup(file);
    const before = await there.everything();
    const late = new AbortController();
    const stopped = there.restore(file, {
      signal: late.signal,
      onRows: (table) => table === 'tickets' && late.abort(new Error('stop')),
    });
    await assert.rejects(stopped, { message: 'stop' });
    assert.deepEqual(await there.everything(), before);
  });

  it('of any desk that has lived, is equal (property)', async () => {
    let events = 0;
    await fc.assert(
      fc.asyncProperty(storyArbitrary, async ({ desk, people, steps }) => {
        const story = new Store(desk, people);
        for (const step of steps) {
          story.after(step.wait);
          const { command, actor } = commandOf(step, story);
          story.run(command, actor);
        }
        const all = [...Object.values(people), OPERATOR];
        // Stories give their tickets the same ids: what one erases says nothing of the next.
        const registers = [`${name()}.ndjson`] as const;
        await here.restore(empty, { registers });
        const backend = here.place.desk(desk.id, () => Promise.resolve({ desk, people: all }), { clock: () => story.now });
        const tickets = [...story.tickets.values()].filter((ticket) => ticket.desk === desk.id);
        await backend.importHistories(tickets.map((ticket) => ({ events: story.events.get(ticket.id) ?? [] })));
        events += tickets.flatMap((ticket) => story.events.get(ticket.id) ?? []).length;
        const file = name();
        await new Kept(here.place, here.folder, registers[0]).backup(file);
        await there.restore(file, { registers });
        assert.deepEqual(await there.everything(), await here.everything());
        assert.deepEqual(await there.exported(desk.id), await here.exported(desk.id));
      }),
      { numRuns: 8, endOnFailure: true },
    );
    assert.ok(events > 20, `${events} events`);
  });
});
