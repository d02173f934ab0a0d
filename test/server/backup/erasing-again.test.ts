/** What was erased after a backup is erased again when it is restored, and the register by which it is known says nothing of anybody. */
import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { BadRegister, erasuresIn } from '../../../src/server/backup/register.ts';
import { PEOPLE, SCHOOL, filing, id, text } from '../../conformance/world.ts';
import { Kept, OPERATOR, workshop } from './places.ts';

const LEA = { id: 'lea.m-4217', name: 'Léa Moreau', mail: 'lea@insa.example', profile: 'technician' } as const;
const SAMI = PEOPLE.sami;
const settings = () =>
  Promise.resolve({ desk: SCHOOL, people: [...Object.values(PEOPLE).filter(({ id: each }) => each !== 'lea'), LEA] });
const HERS = /marker-|lea\.m-4217|moreau|lea@insa/iu;

describe('a restore, after somebody was erased', { timeout: 240_000 }, () => {
  let work: Awaited<ReturnType<typeof workshop>>;
  let kept: Kept;
  const file = () => join(work.path, 'backup.tar.gz');
  const desk = () => kept.place.desk('school', settings);
  const as = (person: Parameters<ReturnType<typeof desk>['connect']>[0]) => desk().connect(person);
  const hers = async (): Promise<readonly string[]> =>
    Object.values(await kept.everything())
      .flat()
      .filter((line) => HERS.test(line));
  let [handled, samis, withFile] = ['', '', ''];

  before(async () => {
    work = await workshop();
    kept = await Kept.open(work.path);
    await kept.place.migrate();
    const [lea, sami] = [await as(LEA), await as(SAMI)];
    const sent = await lea.upload(new Blob(['marker-bytes']), { id: id(), name: 'marker-file.txt' });
    await lea.run([filing({ summary: 'marker-1', description: 'marker-2', files: [sent] })]);
    const [one, other, third] = [filing({ summary: 'Vu avec Léa Moreau' }), filing({ summary: 'secret-sami' }), filing()];
    const kept2 = await sami.upload(new Blob(['octets-sami']), { id: id(), name: 'sami.txt' });
    await sami.run([one, other, { ...third, files: [kept2] }]);
    [handled, samis, withFile] = [one.ticket, other.ticket, third.ticket];
    // In the backup a ticket waits for her: erasing her there would be refused.
    await lea.run([{ do: 'take', id: id(), ticket: handled }]);
    await lea.savePreferences({ watched: false });
    await Promise.all([lea.close(), sami.close()]);
    await kept.backup(file());

    const mod = await as(PEOPLE.mod);
    await mod.run([{ do: 'assign', id: id(), ticket: handled, to: 'tech' }]);
    await mod.close();
    const requester = await as(SAMI);
    await requester.run([{ do: 'cancel', id: id(), ticket: withFile, comment: text('Sans objet') }]);
    await requester.close();
    const admin = await as(PEOPLE.admin);
    await admin.run([{ do: 'erase', id: id(), ticket: samis }]);
    await admin.close();
    const inSpring = () => new Date(Date.now() + 120 * 86_400_000).toISOString();
    const operator = await kept.place.desk('school', settings, { clock: inSpring }).connect(OPERATOR);
    await operator.about.erase(LEA.id);
    assert.equal((await operator.retention.apply({ files: 1 })).files.tickets, 1);
    await operator.close();
  });
  after(async () => {
    await kept.place.close();
    await work.remove();
  });

  it('is known by a register that holds nothing of anybody', async () => {
    const register = await readFile(kept.register, 'utf8');
    assert.doesNotMatch(register, /marker-|lea|moreau|sami/iu);
    const erasures = erasuresIn(register);
    assert.equal(erasures.filter((each) => 'person' in each).length, 1);
    assert.ok(erasures.some((each) => 'ticket' in each && each.ticket === samis));
    assert.deepEqual(await hers(), []);
  });

  it('without its register, would bring all of it back', async () => {
    await kept.restore(file(), { registers: [join(work.path, 'no-such-register')] });
    assert.ok((await hers()).length > 3);
    const all = JSON.stringify(await kept.everything());
    assert.match(all, /secret-sami/u);
    assert.match(all, new RegExp(Buffer.from('octets-sami').toString('hex'), 'u'));
  });

  it('brings nothing of them back, though a ticket waited for them', async () => {
    const restored = await kept.restore(file());
    assert.deepEqual([restored.people, restored.waiting], [1, 1]);
    assert.ok(restored.ticketsAgain >= 1);
    assert.deepEqual(await hers(), []);
    const all = JSON.stringify(await kept.everything());
    assert.doesNotMatch(all, /secret-sami/u);
    assert.doesNotMatch(all, new RegExp(Buffer.from('octets-sami').toString('hex'), 'u'), 'a file that was too old');
    assert.match(all, /Vu avec/u, 'what was not erased is there');
  });

  it('lets whoever came back after it be, in what was backed up since', async () => {
    const lea = await as(LEA);
    await lea.run([filing({ summary: 'Me revoici' })]);
    await lea.close();
    const later = join(work.path, 'later.tar.gz');
    await kept.backup(later);
    const restored = await kept.restore(later);
    assert.deepEqual([restored.people, restored.ticketsAgain], [0, 0]);
    assert.match(JSON.stringify(await kept.everything()), /Me revoici/u);
    const again = await kept.restore(file());
    assert.equal(again.people, 1, 'and from the first backup they go again');
    assert.deepEqual(await hers(), []);
  });

  it('learns the register of another node, and of the backup itself', async () => {
    const register = await readFile(kept.register, 'utf8');
    const [elsewhere, own] = [join(work.path, 'node-2.ndjson'), join(work.path, 'own.ndjson')];
    await writeFile(elsewhere, register);
    assert.equal((await kept.restore(file(), { registers: [own, elsewhere] })).people, 1);
    const lines = (text: string) => erasuresIn(text).map((each) => JSON.stringify(each));
    assert.deepEqual(lines(await readFile(own, 'utf8')), lines(register));
    await rm(own);
  });

  it('is refused by a register that cannot be read, but for a last line that was cut', async () => {
    const before = await kept.everything();
    const bad = join(work.path, 'bad.ndjson');
    await writeFile(bad, '{"at":"x"}\n');
    await assert.rejects(kept.restore(file(), { registers: [bad] }), (error) => error instanceof BadRegister && error.line === 1);
    assert.deepEqual(await kept.everything(), before);
    assert.deepEqual(erasuresIn('{"at":"a","desk":"d","ticket":"t"}\n{"at":'), [{ at: 'a', desk: 'd', ticket: 't' }]);
  });

  it('cannot be missed: what the register does not take is not erased', async () => {
    const sami = await as(SAMI);
    const mine = filing({ summary: 'encore-là' });
    await sami.run([mine]);
    await sami.close();
    await rm(kept.register, { force: true });
    const { mkdir } = await import('node:fs/promises');
    await mkdir(kept.register);
    const admin = await as(PEOPLE.admin);
    await assert.rejects(admin.run([{ do: 'erase', id: id(), ticket: mine.ticket }]));
    await admin.close();
    assert.match(JSON.stringify(await kept.everything()), /encore-là/u);
    await rm(kept.register, { recursive: true });
  });
});
