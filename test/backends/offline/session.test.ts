/** A person at a desk that does not always answer: what they wrote is kept, shown, sent once; what is refused comes back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change } from '../../../src/backends/backend.ts';
import { NotFound, Unauthorized, Unavailable } from '../../../src/backends/backend.ts';
import { LeftWaiting } from '../../../src/backends/on-its-way.ts';
import { offlineBackend, type OfflineOptions } from '../../../src/backends/offline/index.ts';
import { LONGEST_WAIT, waiting, returned } from '../../../src/backends/offline/shelf.ts';
import type { OfflineSession } from '../../../src/backends/offline/session.ts';
import { httpBackend } from '../../../src/http/http-backend.ts';
import { ADDRESS, serve, tokenOf } from '../../http/place.ts';
import { PEOPLE, SCHOOL, command, filing, id, text, type Who } from '../../conformance/world.ts';
import { memoryDevice, memoryOptions, type MemoryDevice } from './world.ts';

/** A server that can be cut off, and a device. */
function ground() {
  const served = serve({ desk: SCHOOL, people: Object.values(PEOPLE) });
  const device = memoryDevice();
  const line = { isCut: false, losesAnswers: false };
  const fetch = async (request: Request): Promise<Response> => {
    if (line.isCut) throw new TypeError('Failed to fetch');
    const answer = await served.fetch(request);
    if (line.losesAnswers && request.method === 'POST') throw new TypeError('Failed to fetch');
    return answer;
  };
  const inner = httpBackend({ address: ADDRESS, desk: SCHOOL.id, fetch, wait: () => Promise.resolve() });
  const arrive = async (who: Who, more: Partial<OfflineOptions> = {}): Promise<OfflineSession> => {
    const backend = offlineBackend(inner, memoryOptions(more.owner ?? who, { device, ...more }));
    return (await backend.connect(() => Promise.resolve(tokenOf(PEOPLE[who])))) as OfflineSession;
  };
  /** As another machine sees it. */
  const elsewhere = (who: Who) => served.backend.connect(PEOPLE[who]);
  return { device, line, arrive, elsewhere, inner };
}

/** Somebody is not let in, since something of somebody waits. */
async function refusedFor(arriving: Promise<unknown>, who: LeftWaiting['who']): Promise<LeftWaiting> {
  const error = await arriving.then(
    () => undefined,
    (refused: unknown) => refused,
  );
  assert.ok(error instanceof LeftWaiting);
  assert.equal(error.who, who);
  return error;
}

/** Waits for a session to have nothing more on its way. */
async function sent(session: OfflineSession, device: MemoryDevice, who: Who): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = session.onItsWay.listen(() => {
    if (waiting(device.of(who).shelf).length === 0) resolve();
  });
  session.onItsWay.wake();
  if (waiting(device.of(who).shelf).length > 0) await promise;
  stop();
}

describe('a desk that does not answer', () => {
  it('a ticket, a word on it and a file are kept, shown and told of, and sent once in order', async () => {
    const { device, line, arrive, elsewhere } = ground();
    const lea = await arrive('lea');
    const heard: Change[] = [];
    lea.watch(lea.cursor, (change) => heard.push(change));
    line.isCut = true;
    const file = await lea.upload(new Blob(['bonjour'], { type: 'text/plain' }), { id: id(), name: 'capture.txt' });
    const made = filing();
    const { tickets } = await lea.run([made]);
    assert.equal(tickets[0]?.ticket.summary, made.summary);
    assert.equal(tickets[0]?.key, null, 'it has no number yet');
    await lea.run([command('comment', made.ticket, { comment: text('Toujours pas.', 'public', [file]) })]);
    assert.deepEqual(
      (await lea.ticket(made.ticket)).timeline.map(({ act }) => act),
      ['file', 'comment'],
    );
    assert.equal(await (await lea.open(made.ticket, file.id)).text(), 'bonjour');
    assert.deepEqual(heard.filter(({ type }) => type === 'changed').length, 2);
    assert.equal(lea.onItsWay.state.why, 'offline');
    assert.equal(lea.onItsWay.state.waiting.length, 2);
    line.isCut = false;
    await sent(lea, device, 'lea');
    const admin = await elsewhere('admin');
    const view = await admin.ticket('INF_1');
    assert.deepEqual(
      view.timeline.map(({ act }) => act),
      ['file', 'comment'],
    );
    assert.equal(await (await admin.open(view.ticket.id, file.id)).text(), 'bonjour');
    assert.equal((await admin.tickets({ count: true })).total, 1);
    await Promise.all([lea.close(), admin.close()]);
  });

  it('of an answer that was lost, what was asked is done once', async () => {
    const { device, line, arrive, elsewhere } = ground();
    const lea = await arrive('lea');
    line.losesAnswers = true;
    await lea.run([filing()]);
    line.losesAnswers = false;
    await sent(lea, device, 'lea');
    const admin = await elsewhere('admin');
    assert.equal((await admin.tickets({ count: true })).total, 1);
    await Promise.all([lea.close(), admin.close()]);
  });

  it('a page that is closed and opened again without an answer shows what it knew, and sends what it kept', async () => {
    const { device, line, arrive, elsewhere } = ground();
    const first = await arrive('lea');
    const made = filing();
    await first.run([made]);
    await first.ticket(made.ticket);
    line.isCut = true;
    await first.run([command('comment', made.ticket, { comment: text('Un mot.') })]);
    await first.close();
    const answers = Promise.withResolvers<void>();
    const second = await arrive('lea', { wait: () => answers.promise });
    assert.equal(second.me.id, 'lea');
    assert.deepEqual(
      (await second.ticket('INF_1')).timeline.map(({ act }) => act),
      ['file', 'comment'],
    );
    await assert.rejects(second.people({ purpose: 'reader' }), Unavailable);
    line.isCut = false;
    answers.resolve();
    await sent(second, device, 'lea');
    const admin = await elsewhere('admin');
    assert.deepEqual(
      (await admin.ticket('INF_1')).timeline.map(({ act }) => act),
      ['file', 'comment'],
    );
    await Promise.all([second.close(), admin.close()]);
  });

  it('what is refused meanwhile comes back with its words, until its writer gives it up', async () => {
    const { device, line, arrive, elsewhere } = ground();
    const lea = await arrive('lea');
    const made = filing();
    await lea.run([made]);
    await lea.ticket(made.ticket);
    line.isCut = true;
    await lea.run([command('cancel', made.ticket, { comment: text('Trouvé !') })]);
    const mod = await elsewhere('mod');
    await mod.run([command('refuse', made.ticket, { comment: text('Pas ici.') })]);
    line.isCut = false;
    await sent(lea, device, 'lea');
    const [letter] = returned(device.of('lea').shelf);
    assert.equal(letter?.trouble?.kind, 'refused');
    assert.match(JSON.stringify(letter?.batch), /Trouvé !/u);
    await lea.onItsWay.discard(letter?.id ?? '');
    assert.deepEqual(device.of('lea').shelf.parcels, []);
    await Promise.all([lea.close(), mod.close()]);
  });

  it('what came back is sent again with other words, and what was to follow it after it', async () => {
    const { device, line, arrive, elsewhere } = ground();
    const lea = await arrive('lea');
    line.isCut = true;
    const made = { ...filing(), service: 'nowhere' };
    const file = await lea.upload(new Blob(['bonjour'], { type: 'text/plain' }), { id: id(), name: 'capture.txt' });
    const kept = [{ ...filing(), ticket: made.ticket, files: [file] }];
    await lea.run(kept);
    await lea.run([command('comment', made.ticket, { comment: text('Toujours pas.') })]);
    await device.of('lea').transact((shelf) => ({
      shelf: { ...shelf, parcels: shelf.parcels.map((parcel, at) => (at === 0 ? { ...parcel, batch: [made] } : parcel)) },
      answer: undefined,
    }));
    line.isCut = false;
    await sent(lea, device, 'lea');
    const [letter, follows] = returned(device.of('lea').shelf);
    assert.equal(letter?.trouble?.kind, 'refused');
    assert.deepEqual(follows?.trouble, { kind: 'follows', of: letter?.id });
    assert.equal((await lea.tickets({ count: true })).total, 0, 'it is in no list');
    await lea.onItsWay.rewrite(letter?.id ?? '', [{ ...filing(), ticket: made.ticket, summary: 'Corrigé', files: [file] }]);
    await sent(lea, device, 'lea');
    const admin = await elsewhere('admin');
    const view = await admin.ticket('INF_1');
    assert.equal(view.ticket.summary, 'Corrigé');
    assert.deepEqual(
      view.timeline.map(({ act }) => act),
      ['file', 'comment'],
    );
    assert.equal(await (await admin.open(view.ticket.id, file.id)).text(), 'bonjour');
    assert.deepEqual(device.of('lea').shelf.parcels, []);
    await Promise.all([lea.close(), admin.close()]);
  });

  it('lists show what was never sent, first, and what waits on a ticket in its row', async () => {
    const { device, line, arrive } = ground();
    const lea = await arrive('lea');
    const old = filing();
    await lea.run([old]);
    await lea.ticket(old.ticket);
    await lea.tickets({ count: true, limit: 50 });
    line.isCut = true;
    const made = filing();
    await lea.run([made]);
    await lea.run([command('cancel', old.ticket, {})]);
    const { rows, total } = await lea.tickets({ count: true, limit: 60 });
    assert.deepEqual(
      rows.map(({ id, key, state }) => [id, key, state]),
      [
        [made.ticket, null, 'posted'],
        [old.ticket, 'INF_1', 'abandoned'],
      ],
      'however many rows are asked for',
    );
    assert.equal(total, 2);
    const named = await lea.tickets({ where: { in: ['id', [old.ticket, made.ticket]] }, limit: 200 });
    assert.deepEqual(
      named.rows.map(({ id }) => id),
      [made.ticket, old.ticket],
    );
    assert.deepEqual((await lea.tickets({ where: { in: ['id', [old.ticket]] } })).rows.length, 1);
    const never = await lea.tickets({ where: { eq: ['requester', 'lea'] }, count: true });
    assert.deepEqual(
      [never.rows.map(({ id }) => id), never.total, never.atLeast],
      [[made.ticket], 1, true],
      'of a list that was never read, what was written here',
    );
    await assert.rejects(lea.tickets({ where: { eq: ['requester', 'sami'] } }), Unavailable);
    line.isCut = false;
    await sent(lea, device, 'lea');
    assert.deepEqual(
      (await lea.tickets({ sort: [{ by: 'number' }] })).rows.map(({ key }) => key),
      ['INF_1', 'INF_2'],
    );
    await lea.close();
  });

  it('whoever asks learns that nobody answers, and that somebody does again', async () => {
    const { line, arrive, device } = ground();
    const lea = await arrive('lea');
    const said: unknown[] = [];
    lea.onItsWay.listen(({ why }) => said.push(why));
    line.isCut = true;
    await lea.tickets({}).catch(() => undefined);
    assert.deepEqual(said, ['offline']);
    line.isCut = false;
    await lea.tickets({});
    assert.equal(lea.onItsWay.state.why, null);
    line.isCut = true;
    await lea.tickets({}).catch(() => undefined);
    await lea.run([filing()]);
    line.isCut = false;
    await sent(lea, device, 'lea');
    assert.equal(lea.onItsWay.state.why, null, 'what is sent is answered too');
    await lea.close();
  });

  it('what cannot be drawn is not kept: its writer learns that nobody answers', async () => {
    const { line, arrive, device } = ground();
    const mod = await arrive('mod');
    const made = filing();
    await mod.run([made]);
    line.isCut = true;
    await assert.rejects(mod.run([command('escalate', made.ticket, {})]), Unavailable);
    await assert.rejects(mod.run([command('comment', id(), { comment: text('Où ?') })]), Unavailable);
    assert.deepEqual(device.of('mod').shelf.parcels, []);
    await mod.close();
  });

  it('another person who arrives finds nothing of the one before, and says what becomes of what waits', async () => {
    const { device, line, arrive, elsewhere } = ground();
    const lea = await arrive('lea');
    const made = filing();
    line.isCut = true;
    await lea.run([made]);
    line.isCut = false;
    const left = await refusedFor(arrive('sami'), 'other');
    assert.equal(left.count, 1);
    assert.equal(waiting(device.of('lea').shelf).length, 1, 'nothing is lost before somebody says so');
    await left.forget();
    const sami = await arrive('sami');
    await assert.rejects(sami.ticket(made.ticket), NotFound);
    assert.deepEqual(device.of('lea').shelf.parcels, []);
    assert.equal(await device.of('lea').read('session'), undefined);
    lea.onItsWay.wake();
    await assert.rejects(lea.run([filing()]), Unavailable);
    const admin = await elsewhere('admin');
    assert.equal((await admin.tickets({ count: true })).total, 0);
    await Promise.all([lea.close(), sami.close(), admin.close()]);
  });

  it('whoever is no longer let in leaves what they wrote until they are back, and nothing else', async () => {
    const { device, line, arrive, inner } = ground();
    const lea = await arrive('lea');
    await lea.ticket((await lea.run([filing()])).tickets[0]?.ticket.id ?? '');
    line.isCut = true;
    await lea.run([filing()]);
    await lea.close();
    line.isCut = false;
    const stranger = offlineBackend(inner, memoryOptions('lea', { device }));
    const nobody = (): Promise<string> => Promise.resolve('nobody');
    assert.equal((await refusedFor(stranger.connect(nobody), 'nobody')).count, 1);
    assert.equal(await device.of('lea').read('session'), undefined, 'what was read is not theirs to send');
    const back = await arrive('lea');
    await sent(back, device, 'lea');
    await back.close();
    const refused = await stranger.connect(nobody).catch((error: unknown) => error);
    assert.ok(refused instanceof Unauthorized && !(refused instanceof LeftWaiting), 'nothing of theirs waits any more');
    assert.equal(await device.of('lea').read('session'), undefined);
  });

  it('what waited for more than seven days holds nobody up', async (t) => {
    const { device, line, arrive } = ground();
    const lea = await arrive('lea');
    line.isCut = true;
    await lea.run([filing()]);
    await lea.close();
    line.isCut = false;
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() + LONGEST_WAIT + 1 });
    const sami = await arrive('sami');
    assert.deepEqual(device.of('lea').shelf.parcels, []);
    await sami.close();
  });

  it('of whoever did not say that the device is theirs nothing is kept', async () => {
    const { device, line, arrive } = ground();
    const sami = await arrive('sami', { owner: 'lea' });
    assert.equal(sami.onItsWay, undefined);
    line.isCut = true;
    await assert.rejects(sami.run([filing()]), Unavailable);
    await assert.rejects(arrive('sami', { owner: 'lea' }), Unavailable);
    assert.deepEqual(device.of('sami').shelf.parcels, []);
    await sami.close();
  });

  it('a page opened without an answer by somebody else shows nothing of whose device it is', async () => {
    const { device } = ground();
    await device.belongsTo('lea');
    await device.of('lea').keep('session', { me: PEOPLE.lea });
    const nobody = { connect: () => Promise.reject(new Unavailable('network')) };
    await assert.rejects(offlineBackend(nobody, memoryOptions('lea', { device })).connect(PEOPLE.sami), Unavailable);
  });
});
