/** What is kept of what people are told: no word of it, nothing twice, nothing left of what is erased; and how far one reading goes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDesks } from '../../../src/backends/desk/desks.ts';
import { MemoryStore } from '../../../src/backends/memory/store.ts';
import { PEOPLE, SCHOOL, Stage, command, text } from '../../conformance/world.ts';

function place(): { store: MemoryStore; stage: Stage } {
  const store = new MemoryStore();
  const settings = () => Promise.resolve({ desk: SCHOOL, people: Object.values(PEOPLE) });
  const backend = openDesks({ store, name: 'school', settings });
  return { store, stage: new Stage({ backend, again: () => Promise.resolve(backend), at: (desk) => backend.at(desk) }) };
}

const kept = (store: MemoryStore) => store.read((tx) => tx.allNotices('school'));

describe('what is kept of notices', () => {
  it('holds no word of what they tell, and nothing of a ticket that is erased', async () => {
    const { store, stage } = place();
    const [gone, stays] = [await stage.filed('lea', { summary: 'secret-summary' }), await stage.filed('lea')];
    for (const ticket of [gone, stays]) await stage.does('tech', 'ask', ticket, { comment: text('secret-question') });
    const lea = await stage.as('lea');
    assert.equal(await lea.notices.unread(), 2);
    assert.doesNotMatch(JSON.stringify(await kept(store)), /secret/u);
    assert.match(JSON.stringify(await kept(store)), new RegExp(gone, 'u'));
    await stage.does('lea', 'cancel', gone, {});
    await stage.does('admin', 'erase', gone, {});
    assert.doesNotMatch(JSON.stringify(await kept(store)), new RegExp(gone, 'u'));
    assert.match(JSON.stringify(await kept(store)), new RegExp(stays, 'u'));
    await stage.close();
  });

  it('goes with its person, with the tickets, and with the desk', async () => {
    const { store, stage } = place();
    const ticket = await stage.filed('lea');
    await stage.does('lea', 'invite', ticket, { person: 'sami' });
    await stage.does('tech', 'ask', ticket, { comment: text('Quand ?') });
    for (const who of ['lea', 'sami'] as const) assert.ok((await (await stage.as(who)).notices.unread()) > 0);
    await store.write((tx) => Promise.resolve(tx.forgetNotices('school', 'lea')));
    assert.deepEqual(
      (await kept(store)).map(({ person }) => person),
      ['sami'],
    );
    await store.write((tx) => tx.clear('school'));
    assert.deepEqual(await kept(store), []);
    await stage.close();
  });

  it('is not written by a page that only listens', async () => {
    const { store, stage } = place();
    const sami = await stage.as('sami');
    const ticket = await stage.filed('lea');
    for (let n = 0; n < 5; n += 1) await stage.does('tech', 'comment', ticket, { comment: text(`Essai ${n}`) });
    assert.equal(await sami.notices.unread(), 0);
    assert.deepEqual(await kept(store), []);
    await stage.close();
  });
});

describe('a long log', () => {
  it('is read to its end, and no batch is cut in two', async () => {
    const { stage } = place();
    const tickets = await Promise.all(Array.from({ length: 7 }, () => stage.filed('lea')));
    const [sami, tech] = [await stage.as('sami'), await stage.as('tech')];
    for (const ticket of tickets) await sami.run([command('watch', ticket, {})]);
    const batches = 85;
    for (let n = 0; n < batches; n += 1)
      await tech.run(
        ['Un', 'Deux', 'Trois'].map((word) =>
          command('comment', tickets[n % tickets.length] ?? '', { comment: text(`${word} ${n}`) }),
        ),
      );
    const { notices, unread } = await sami.notices.page({ limit: 100 });
    assert.deepEqual(
      notices.map((each) => (each.ticket === null ? null : each.entry.comments[0]?.text)),
      Array.from({ length: batches }, (_, at) => `Trois ${batches - 1 - at}`),
      'one for each batch, of its last words, without a gap',
    );
    assert.equal(unread, batches);
    await stage.close();
  });
});
