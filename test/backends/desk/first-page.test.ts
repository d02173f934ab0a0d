/** What the first page of a long list waits for: as many rows as it shows, and nothing that is made ready for later questions. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Session } from '../../../src/backends/backend.ts';
import { indexInSlices } from '../../../src/backends/desk/columnar/slices.ts';
import { openDesks } from '../../../src/backends/desk/desks.ts';
import type { Reading } from '../../../src/backends/desk/store.ts';
import { MemoryStore } from '../../../src/backends/memory/store.ts';
import { filing } from '../../conformance/world.ts';

/** Notes each walk, and how many rows it says will do; the rows are the memory's own. */
class WalkedStore extends MemoryStore {
  readonly noted: (number | 'all' | 'index')[] = [];

  override read<Result>(work: (tx: Reading) => Promise<Result>): Promise<Result> {
    return super.read((tx) => {
      const walk = tx.walk.bind(tx);
      tx.walk = (...asked) => {
        this.noted.push(asked[4] ?? 'all');
        return walk(...asked);
      };
      return work(tx);
    });
  }
}

const DESK = { id: 'aide', name: 'Aide', mode: 'bugs' } as const;
const TECHNICIAN = { id: 'tech', name: 'T. Durand', profile: 'technician' } as const;

async function opened(): Promise<{ store: WalkedStore; session: Session }> {
  const store = new WalkedStore();
  const backend = openDesks({
    store,
    name: 'aide',
    settings: () => Promise.resolve({ desk: DESK }),
    held: 0,
    index: (desk, onProgress) => {
      store.noted.push('index');
      return Promise.resolve(indexInSlices(store, desk, onProgress));
    },
  });
  const session = await backend.connect(TECHNICIAN);
  const { service: _service, category: _category, ...made } = filing();
  await session.run([made]);
  store.noted.length = 0;
  return { store, session };
}

describe('the first page of a long list', () => {
  it('reads one row more than it shows, where its filter leaves nothing out', async () => {
    const { store, session } = await opened();
    const { rows } = await session.tickets({ limit: 20, where: { and: [{ and: [] }] }, sort: [{ by: 'number' }] });
    assert.equal(rows.length, 1);
    assert.equal(store.noted[0], 21);
    await session.close();
  });

  it('reads what a filter may pass over with it', async () => {
    const { store, session } = await opened();
    const { rows } = await session.tickets({ limit: 20, where: { eq: ['assignee', 'tech'] }, sort: [{ by: 'number' }] });
    assert.equal(rows.length, 0);
    assert.equal(store.noted[0], 'all');
    await session.close();
  });

  it('goes before the index that counts asked beside it begin', async () => {
    const { store, session } = await opened();
    const [page, counts] = await Promise.all([
      session.tickets({ limit: 20, sort: [{ by: 'number' }] }),
      session.counts({ all: { and: [] } }),
    ]);
    assert.equal(page.rows.length, 1);
    assert.deepEqual(counts, { all: 1 });
    assert.deepEqual(store.noted.slice(0, 2), [21, 'index']);
    await session.close();
  });

  it('makes its lines in slices: on a slow machine whoever types meanwhile waits for none of the others', async (context) => {
    const { session } = await opened();
    const others: string[] = [];
    for (let made = 1; made < 12; made += 1) {
      const { service: _service, category: _category, ...another } = filing();
      await session.run([another]);
      others.push(another.ticket);
    }
    // Each line takes longer than a slice may.
    let now = 0;
    context.mock.method(performance, 'now', () => (now += 10));
    let [turns, isOver] = [0, false];
    const turn = (): void => {
      turns += 1;
      if (!isOver) setTimeout(turn, 0);
    };
    turn();
    const { rows } = await session.tickets({ sort: [{ by: 'number' }] });
    isOver = true;
    assert.deepEqual(
      rows.slice(1).map(({ id }) => id),
      others,
    );
    assert.ok(turns >= rows.length, `the page had ${turns} turns of its own`);
    await session.close();
  });
});
