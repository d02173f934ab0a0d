/** Files in a place: beside the database or in it, on their way on any node, counted for each person, and swept when nothing names them. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Arrivals, Arriving } from '../../../src/backends/arrivals.ts';
import { Conflict, Invalid, NotFound, type Session } from '../../../src/backends/backend.ts';
import type { DeskBackend } from '../../../src/backends/desk/desks.ts';
import { PostgresArrivals } from '../../../src/backends/postgres/arrivals.ts';
import { connectTo, type Connected } from '../../../src/backends/postgres/connecting.ts';
import type { FileStore } from '../../../src/backends/postgres/file-store.ts';
import { withSnapshot } from '../../../src/backends/postgres/copy/snapshot.ts';
import { PostgresStore } from '../../../src/backends/postgres/store.ts';
import { bytesKept, sweep, type Swept } from '../../../src/backends/postgres/sweeping.ts';
import { HeldArrivals } from '../../../src/http/arrivals-held.ts';
import { FolderFiles } from '../../../src/server/files/folder.ts';
import { PEOPLE, SCHOOL, command, filing, id, type Setup } from '../../conformance/world.ts';
import { Schemas, nodeOn } from './world.ts';

const root = mkdtempSync(join(tmpdir(), 'guichet-place-'));
after(() => rmSync(root, { recursive: true, force: true }));

const A_DAY = 86_400_000;

let schemas: Schemas;
let database: Connected;
before(async () => {
  database = await connectTo({});
  schemas = new Schemas(database);
});
after(() => database.close());

/** A place, its files in a folder or in the database, and the desk that is kept there. */
interface Kept {
  readonly at: Connected;
  readonly arrivals: Arrivals;
  desk(clock?: () => string, setup?: Setup, quota?: number): DeskBackend;
  sweep(before: number): Promise<Swept>;
}

/** @param at where it is; a place of its own by default */
async function placeWith(files?: FileStore, at?: Connected): Promise<Kept> {
  const place = { ...(at ?? (await schemas.lend())), files };
  return {
    at: place,
    arrivals: new PostgresArrivals(place),
    desk: (clock = () => new Date().toISOString(), setup = { desk: SCHOOL, people: Object.values(PEOPLE) }, quota) =>
      nodeOn(new PostgresStore(place), setup, clock, { quota }),
    sweep: (before_) => sweep(place, before_),
  };
}

/** Files in a folder. */
const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((each) => (each.isFile() ? each.name : []))
    : [];

async function sent(session: Session, text: string): Promise<Awaited<ReturnType<Session['upload']>>> {
  return session.upload(new Blob([text], { type: 'text/plain' }), { id: id(), name: 'a.txt' });
}

describe('files beside the database', () => {
  it('lie in the folder alone, are opened from there, and go with what named them', async () => {
    const folder = join(root, 'kept');
    const place = await placeWith(new FolderFiles(folder));
    const lea = await place.desk().connect(PEOPLE.lea);
    const file = await sent(lea, 'bonjour');
    assert.equal(filesIn(folder).length, 1);
    assert.ok(!filesIn(folder).join().includes(file.id), 'its name on the disk is nothing that anybody was told');
    const filed = filing({ files: [file] });
    await lea.run([filed]);
    assert.equal(await (await lea.open(filed.ticket, file.id)).text(), 'bonjour');
    const admin = await place.desk().connect(PEOPLE.admin);
    await admin.run([command('erase', filed.ticket, {})]);
    while (filesIn(folder).length > 0) await new Promise((resolve) => setImmediate(resolve));
  });

  it('are carried by an archive, from one kind of place to the other', async () => {
    const [folder, other] = [join(root, 'from'), join(root, 'to')];
    const place = await placeWith(new FolderFiles(folder));
    const lea = await place.desk().connect(PEOPLE.lea);
    const filed = filing({ files: [await sent(lea, 'bonjour')] });
    await lea.run([filed]);
    let { file } = await (await place.desk().connect(PEOPLE.operator)).archive.export();
    for (const files of [undefined, new FolderFiles(other)]) {
      const next = await placeWith(files);
      const empty = { desk: { id: 'school', name: 'Vide' }, people: [PEOPLE.operator] };
      const operator = await next.desk(undefined, empty).connect(PEOPLE.operator);
      await operator.archive.import(file, { replace: true });
      const again = await next.desk(undefined, empty).connect(PEOPLE.lea);
      const [kept] = (await again.ticket(filed.ticket)).ticket.files;
      assert.equal(await (await again.open(filed.ticket, kept?.id ?? '')).text(), 'bonjour');
      ({ file } = await operator.archive.export());
    }
    assert.equal(filesIn(other).length, 1);
  });

  it('are in a copy of the whole place, which needs nothing of where they lay', async () => {
    const folder = join(root, 'copied');
    const place = await placeWith(new FolderFiles(folder));
    const lea = await place.desk().connect(PEOPLE.lea);
    const filed = filing({ files: [await sent(lea, 'bonjour')] });
    await lea.run([filed]);
    await place.arrivals.begin({ desk: 'school', owner: 'lea', id: id() }, { name: 'a.txt', type: '', size: 9 });
    const copy = await withSnapshot(place.at, async (snapshot) => {
      const { version, tables, desks } = snapshot;
      const rows: { table: string; lines: readonly string[] }[] = [];
      for (const { name } of tables) for await (const lines of snapshot.rows(name)) rows.push({ table: name, lines });
      return { version, tables, desks, rows };
    });
    rmSync(folder, { recursive: true, force: true });
    assert.ok(
      copy.tables.every(({ name }) => !name.startsWith('arrival')),
      'what was on its way is of that moment',
    );
    const [bytes] = copy.rows.find(({ table }) => table === 'bytes')?.lines ?? [];
    const row = JSON.parse(bytes ?? '{}') as { readonly bytes: string; readonly stowed: unknown };
    assert.deepEqual([row.bytes, row.stowed], [`\\x${Buffer.from('bonjour').toString('hex')}`, null]);
  });

  it('those that the database held before are read on', async () => {
    const first = await placeWith();
    const lea = await first.desk().connect(PEOPLE.lea);
    const filed = filing({ files: [await sent(lea, 'avant')] });
    await lea.run([filed]);
    const folder = join(root, 'later');
    const next = await placeWith(new FolderFiles(folder), first.at);
    const again = await next.desk().connect(PEOPLE.lea);
    const file = filed.files?.[0]?.id ?? '';
    assert.equal(await (await again.open(filed.ticket, file)).text(), 'avant');
    assert.equal((await sent(again, 'après')).size, 6);
    assert.equal(filesIn(folder).length, 1);
  });

  it('are swept a day later where nothing names them, and where no ticket came to have them', async () => {
    const folder = join(root, 'swept');
    const store = new FolderFiles(folder);
    const place = await placeWith(store);
    let now = Date.now();
    const backend = place.desk(() => new Date(now).toISOString());
    const lea = await backend.connect(PEOPLE.lea);
    const [named, unnamed] = [await sent(lea, 'un'), await sent(lea, 'deux')];
    const filed = filing({ files: [named] });
    await lea.run([filed]);
    await store.put('0'.repeat(32), new Uint8Array([1]));
    const coming = { desk: 'school', owner: 'lea', id: id() };
    await place.arrivals.begin(coming, { name: 'a.txt', type: '', size: 9 });
    await place.arrivals.append(coming, 0, new Uint8Array([1, 2]));
    const swept = async (before: number) => [
      await backend.sweep(new Date(before).toISOString()),
      ...Object.values(await place.sweep(before)),
    ];
    assert.deepEqual(await swept(now - A_DAY), [0, 0, 0], 'what is younger than a day stays');
    assert.equal(filesIn(folder).length, 4);
    now += 2 * A_DAY;
    // What the last writing let go is removed beside it: here or there.
    const [files, arrivals] = await swept(now - A_DAY);
    assert.deepEqual([files, arrivals], [1, 1]);
    assert.equal(await lea.uploaded(unnamed.id), null);
    assert.equal(await (await lea.open(filed.ticket, named.id)).text(), 'un');
    while (filesIn(folder).length > 1) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(await place.arrivals.find(coming), undefined);
    assert.equal((await lea.upload(new Blob(['deux']), { id: unnamed.id, name: 'a.txt' })).size, 4, 'a draft sends it again');
  });

  it('are waited for by whoever opens them, and by nobody else', async () => {
    const place = await placeWith();
    const kept = new FolderFiles(join(root, 'slow'));
    let others = 0;
    const slow: FileStore = {
      put: (key, bytes) => kept.put(key, bytes),
      remove: (key) => kept.remove(key),
      list: () => kept.list(),
      async get(key) {
        // There is one connection: whoever held it here would wait for it in vain.
        others = await bytesKept(place.at, 'school', 'lea');
        return kept.get(key);
      },
    };
    const lea = await (await placeWith(slow, place.at)).desk().connect(PEOPLE.lea);
    const filed = filing({ files: [await sent(lea, 'bonjour')] });
    await lea.run([filed]);
    const file = filed.files?.[0]?.id ?? '';
    assert.equal(await (await lea.open(filed.ticket, file)).text(), 'bonjour');
    assert.equal(others, 7);
    await assert.rejects(lea.picture(filed.ticket, file), NotFound);
    rmSync(join(root, 'slow'), { recursive: true });
    await assert.rejects(lea.open(filed.ticket, file), NotFound, 'it went between the reading and the opening');
  });

  it('are as many as one person may keep, of ten sent at once to two nodes', async () => {
    const place = await placeWith(new FolderFiles(join(root, 'quota')));
    const setup = { desk: { ...SCHOOL, files: { maxBytes: 1_000_000, maxCount: 5 } }, people: Object.values(PEOPLE) };
    const nodes = [place.desk(undefined, setup, 1), place.desk(undefined, setup, 1)];
    const [one, other] = await Promise.all(nodes.map((node) => node.connect(PEOPLE.lea)));
    assert.ok(one !== undefined && other !== undefined);
    const bytes = new Blob([new Uint8Array(300_000)]);
    const ids = Array.from({ length: 10 }, () => id());
    const said = await Promise.allSettled(
      ids.map((each, at) => (at % 2 === 0 ? one : other).upload(bytes, { id: each, name: 'a.bin' })),
    );
    const codes = said.map((each) =>
      each.status === 'fulfilled' ? 'kept' : each.reason instanceof Invalid ? each.reason.issues[0]?.code : String(each.reason),
    );
    assert.deepEqual(codes.toSorted(), [...Array<string>(7).fill('file-quota'), ...Array<string>(3).fill('kept')]);
    assert.equal(await bytesKept(place.at, 'school', 'lea'), 900_000);
    assert.equal(
      (await other.upload(bytes, { id: ids[codes.indexOf('kept')] ?? '', name: 'a.bin' })).size,
      300_000,
      'the same again',
    );
    const sami = await place.desk(undefined, setup, 1).connect(PEOPLE.sami);
    assert.equal((await sami.upload(bytes, { id: id(), name: 'a.bin' })).size, 300_000, 'nobody else is short of room for it');
  });

  it('count for who sent them, at their desk', async () => {
    const place = await placeWith();
    const backend = place.desk();
    const [lea, sami] = [await backend.connect(PEOPLE.lea), await backend.connect(PEOPLE.sami)];
    const filed = filing({ files: [await sent(lea, 'bonjour')] });
    await lea.run([filed]);
    await sent(lea, 'au revoir');
    await sent(sami, 'oui');
    assert.deepEqual(
      await Promise.all(['lea', 'sami', 'tech'].map((person) => bytesKept(place.at, 'school', person))),
      [16, 3, 0],
    );
    assert.equal(await bytesKept(place.at, 'atelier', 'lea'), 0);
  });
});

const bytesIn = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

for (const [where, open] of [
  ['in memory', () => Promise.resolve({ arrivals: new HeldArrivals() as Arrivals })],
  ['in the database', () => placeWith()],
  ['in the database and a folder', () => placeWith(new FolderFiles(join(root, 'arrivals')))],
] as const)
  describe(`files on their way, ${where}`, () => {
    it('grow from where they stand, for who began them, and from nowhere else', async () => {
      const { arrivals } = await open();
      const which: Arriving = { desk: 'school', owner: 'lea', id: id() };
      const announced = { name: 'é.txt', type: 'text/plain', size: 10 };
      assert.equal(await arrivals.find(which), undefined);
      await assert.rejects(arrivals.append(which, 0, bytesIn('a')), NotFound);
      assert.deepEqual(await arrivals.begin(which, announced), { ...announced, offset: 0 });
      assert.equal(await arrivals.append(which, 0, bytesIn('bonj')), 4);
      assert.deepEqual(await arrivals.begin(which, { ...announced, name: 'autre' }), { ...announced, offset: 4 });
      await assert.rejects(arrivals.append(which, 0, bytesIn('bonj')), Conflict);
      await assert.rejects(arrivals.append(which, 4, bytesIn('beaucoup trop')), Conflict);
      for (const other of [
        { ...which, owner: 'sami' },
        { ...which, desk: 'atelier' },
        { ...which, id: id() },
      ]) {
        assert.equal(await arrivals.find(other), undefined);
        await assert.rejects(arrivals.append(other, 4, bytesIn('our')), NotFound);
        await assert.rejects(arrivals.read(other), NotFound);
        await arrivals.drop(other);
      }
      const both = await Promise.allSettled([
        arrivals.append(which, 4, bytesIn('our, ')),
        arrivals.append(which, 4, bytesIn('OUR, ')),
      ]);
      assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'], 'of two, one goes on');
      assert.equal(await arrivals.append(which, 9, bytesIn('!')), 10);
      assert.match(await (await arrivals.read(which)).text(), /^bonjour, !$/iu);
      assert.deepEqual([await arrivals.announced('school', 'lea'), await arrivals.announced('school', 'sami')], [10, 0]);
      await arrivals.drop(which);
      assert.deepEqual([await arrivals.find(which), await arrivals.announced('school', 'lea')], [undefined, 0]);
    });

    it('are so many for one person: the one that was left longest goes', async () => {
      const { arrivals } = await open();
      const all = Array.from({ length: 52 }, () => ({ desk: 'school', owner: 'lea', id: id() }));
      for (const each of all) await arrivals.begin(each, { name: 'a', type: '', size: 1 });
      const there = await Promise.all(all.map((each) => arrivals.find(each)));
      assert.deepEqual([there.filter(Boolean).length, there[0], there[1]], [50, undefined, undefined]);
    });
  });
