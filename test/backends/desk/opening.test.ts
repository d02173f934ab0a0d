/** How a desk is opened: what is due may wait, and a later document's names are those that lists are sorted by. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Identity } from '../../../src/backends/backend.ts';
import { openDesks } from '../../../src/backends/desk/desks.ts';
import type { Writing } from '../../../src/backends/desk/store.ts';
import { MemoryStore } from '../../../src/backends/memory/store.ts';
import { Invalid, Unavailable } from '../../../src/backends/backend.ts';
import { filing } from '../../conformance/world.ts';

/** A device with no room left for what is due. */
class FullStore extends MemoryStore {
  override alone(): Promise<void> {
    return Promise.reject(new Unavailable('full'));
  }
}

/** Counts what is written. */
class CountingStore extends MemoryStore {
  writings = 0;
  override write<Result>(work: (tx: Writing) => Promise<Result>): Promise<Result> {
    this.writings += 1;
    return super.write(work);
  }
}

const DESK = { id: 'aide', name: 'Aide' };
const LEA = { id: 'lea', name: 'Léa Moreau' };

function document(revision: number, second: string): () => Promise<unknown> {
  return () => Promise.resolve({ desk: { ...DESK, mode: 'bugs', revision }, people: [LEA, { id: 'sami', name: second }] });
}

describe('opening a desk', () => {
  it('lets people in and read where what is due cannot be done', async () => {
    const backend = openDesks({ store: new FullStore(), name: 'aide', settings: document(1, 'Sami') });
    const session = await backend.connect(LEA);
    assert.equal((await session.tickets({})).rows.length, 0);
    await session.close();
  });

  it('sorts by the names of a later document', async () => {
    const store = new MemoryStore();
    const sorted = async (revision: number, name: string): Promise<string[]> => {
      const backend = openDesks({ store, name: 'aide', settings: document(revision, name) });
      const lea = await backend.connect(LEA);
      const { rows } = await lea.tickets({ sort: [{ by: 'requester' }] });
      await lea.close();
      return rows.map((row) => row.requester);
    };
    const first = openDesks({ store, name: 'aide', settings: document(1, 'Zoé Sami') });
    for (const id of ['lea', 'sami']) {
      const session = await first.connect({ id, name: id });
      const { service: _service, category: _category, ...made } = filing();
      await session.run([made]);
      await session.close();
    }
    assert.deepEqual(await sorted(1, 'Zoé Sami'), ['lea', 'sami']);
    assert.deepEqual(await sorted(2, 'Adam Sami'), ['sami', 'lea']);
  });

  it('writes nothing for somebody who comes back to what is kept', async () => {
    const store = new CountingStore();
    const open = async (settings: () => Promise<unknown>, who: Identity = LEA): Promise<string> => {
      const session = await openDesks({ store, name: 'aide', settings }).connect(who);
      await session.close();
      return session.me.name;
    };
    await open(document(1, 'Sami'));
    const kept = store.writings;
    assert.equal(await open(document(1, 'Sami'), { id: 'lea', name: 'lea' }), 'Léa Moreau');
    assert.equal(store.writings, kept);
    assert.equal(await open(document(1, 'Sami'), { id: 'lea', name: 'Léa Martin' }), 'Léa Martin');
    assert.ok(store.writings > kept);
  });

  it('checks settings that are others than those that were kept', async () => {
    const store = new MemoryStore();
    const desk = (settings: unknown, fixed = {}) =>
      openDesks({ store, name: 'aide', settings: () => Promise.resolve(settings), fixed }).connect(LEA);
    await (await desk({ desk: DESK })).close();
    await assert.rejects(desk({ desk: { ...DESK, mode: 'none' } }), Invalid);
    await assert.rejects(desk({ desk: DESK }, { mode: 'none' }), Invalid);
    await assert.rejects(desk(undefined, { mode: 'none' }), Invalid);
    const session = await desk(undefined, { mode: 'bugs' });
    assert.equal(session.desk.read, 'all');
    await session.close();
  });
});
