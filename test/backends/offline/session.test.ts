/** A person at a desk that does not always answer: what they wrote is kept, shown, sent once; what is refused comes back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change } from '../../../src/backends/backend.ts';
import { NotFound, Unavailable } from '../../../src/backends/backend.ts';
import { offlineBackend, type OfflineOptions } from '../../../src/backends/offline/index.ts';
import { waiting, returned } from '../../../src/backends/offline/shelf.ts';
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
  return { device, line, arrive, elsewhere };
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

  it('another person who arrives finds nothing of the one before, of whom nothing more is sent', async () => {
    const { device, line, arrive, elsewhere } = ground();
    const lea = await arrive('lea');
    const made = filing();
    line.isCut = true;
    await lea.run([made]);
    line.isCut = false;
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
