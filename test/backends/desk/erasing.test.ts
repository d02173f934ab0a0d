/** After an erasure nothing that somebody wrote is kept, anywhere; the shape of history is. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDesks } from '../../../src/backends/desk/desks.ts';
import { replay } from '../../../src/domain/evolve.ts';
import { MemoryStore } from '../../../src/backends/memory/store.ts';
import { PEOPLE, SCHOOL, Stage, text } from '../../conformance/world.ts';

function place(): { store: MemoryStore; stage: Stage } {
  const store = new MemoryStore();
  const settings = () => Promise.resolve({ desk: SCHOOL, people: Object.values(PEOPLE) });
  const backend = openDesks({ store, name: 'school', settings });
  return { store, stage: new Stage({ backend, again: () => Promise.resolve(backend), at: (desk) => backend.at(desk) }) };
}

describe('erasing a ticket', () => {
  it('leaves no word of it in what is kept, and a history that still replays', async () => {
    const { store, stage } = place();
    const file = await stage.sends('lea', 'secret-bytes', 'secret-name.txt');
    const ticket = await stage.filed('lea', {
      summary: 'secret-summary',
      description: 'secret-text',
      fields: { salle: 'secret-room' },
      files: [file],
    });
    await stage.does('lea', 'edit', ticket, { summary: 'secret-second' });
    await stage.does('lea', 'comment', ticket, { comment: text('secret-comment', 'requester') });
    await stage.does('tech', 'resolve', ticket, { solution: text('secret-solution') });
    const before = await store.read((tx) => tx.events(ticket));
    await stage.does('admin', 'erase', ticket, {});
    const [kept, events, rows, terms] = await store.read((tx) =>
      Promise.all([tx.ticket(ticket), tx.events(ticket), tx.rows([ticket]), tx.termsOf([ticket])]),
    );
    assert.doesNotMatch(JSON.stringify([kept, events, rows, terms]), /secret/u);
    assert.equal(await store.read((tx) => tx.bytes(file.id)), undefined);
    assert.equal(await store.read((tx) => tx.file(file.id)), undefined);
    assert.deepEqual(
      events.slice(0, -1).map(({ act, at, actor }) => [act, at, actor]),
      before.map(({ act, at, actor }) => [act, at, actor]),
    );
    assert.deepEqual(replay(events), kept);
    await stage.close();
  });

  it('keeps a file that another ticket has too, until that one is erased', async () => {
    const { store, stage } = place();
    const file = await stage.sends('lea', 'plan');
    const [one, other] = [await stage.filed('lea', { files: [file] }), await stage.filed('lea', { files: [file] })];
    await stage.does('admin', 'erase', one, {});
    assert.equal(await (await (await stage.as('lea')).open(other, file.id)).text(), 'plan');
    await stage.does('admin', 'erase', other, {});
    assert.equal(await store.read((tx) => tx.bytes(file.id)), undefined);
    await stage.close();
  });
});
