/** How a desk is opened: what is due may wait, and a later document's names are those that lists are sorted by. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDesks } from '../../../src/backends/desk/desks.ts';
import { MemoryStore } from '../../../src/backends/memory/store.ts';
import { Unavailable } from '../../../src/backends/backend.ts';
import { filing } from '../../conformance/world.ts';

/** A device with no room left for what is due. */
class FullStore extends MemoryStore {
  override alone(): Promise<void> {
    return Promise.reject(new Unavailable('full'));
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
});
