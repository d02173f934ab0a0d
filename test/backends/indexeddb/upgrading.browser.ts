/** A database that the first release made: it opens as it is, with everything in it, and holds what came later too. */
import { expect } from '@open-wc/testing';
import { openDB } from 'idb';
import type { Change } from '../../../src/backends/backend.ts';
import { Keeper } from '../../../src/backends/desk/columnar/keeper.ts';
import { atOnce } from '../../../src/backends/desk/columnar/steps.ts';
import type { Pace } from '../../../src/backends/desk/columnar/steps.ts';
import type { IndexMaker } from '../../../src/backends/desk/lists.ts';
import type { Store } from '../../../src/backends/desk/store.ts';
import { MIGRATIONS } from '../../../src/backends/indexeddb/schema.ts';
import type { GuichetSchema, Transaction } from '../../../src/backends/indexeddb/schema.ts';
import { until } from '../../conformance/assert.ts';
import { PEOPLE, SCHOOL, filing, id } from '../../conformance/world.ts';
import { freshName, stillClock, tab } from './world.ts';

const SETUP = { desk: SCHOOL, people: Object.values(PEOPLE) };

/** Copies what a database holds into one as the first release made it. */
async function asFirstMade(source: string): Promise<string> {
  const name = freshName();
  const [first] = MIGRATIONS;
  const made = await openDB<GuichetSchema>(name, 1, {
    upgrade: (database, _from, _to, transaction) => first?.(database, transaction as unknown as Transaction<'versionchange'>),
  });
  const kept = await openDB<GuichetSchema>(source);
  for (const store of made.objectStoreNames) {
    const records = await kept.getAll(store);
    const tx = made.transaction(store, 'readwrite');
    for (const record of records) await tx.store.put(record);
    await tx.done;
  }
  kept.close();
  made.close();
  return name;
}

describe('a database of the first release', () => {
  it('opens with everything in it, and keeps lists and choices from then on', async () => {
    const clock = stillClock();
    const source = freshName();
    const before = await tab(source, SETUP, clock.now).connect(PEOPLE.tech);
    const tickets = Array.from({ length: 20 }, () => filing({ fields: { salle: 'B12' } }));
    for (const made of tickets) await before.run([made]);
    const rows = await before.tickets({ sort: [{ by: 'number' }], count: true });
    await before.close();

    const database = await asFirstMade(source);
    const after = await tab(database, SETUP, clock.now).connect(PEOPLE.tech);
    expect(await after.tickets({ sort: [{ by: 'number' }], count: true })).to.deep.equal(rows);
    expect((await after.tickets({ text: 'B12' })).rows).to.have.length(20);
    const view = { id: id(), name: 'Libres', owner: 'tech', scope: 'staff', filter: { involvement: 'free' } } as const;
    await after.saveView(view);
    expect(await after.views()).to.deep.equal([view]);
    const chosen = await after.savePreferences({ level: 'complete' });
    expect(await after.preferences()).to.deep.equal(chosen);
    await after.close();
  });

  it('shows its first page while the list’s index is being made, again after a reload in the middle, and is whole in the end', async () => {
    const clock = stillClock();
    const source = freshName();
    const before = await tab(source, SETUP, clock.now).connect(PEOPLE.tech);
    for (let count = 0; count < 60; count += 1) await before.run([filing({ summary: `Panne ${count}` })]);
    await before.close();
    const database = await asFirstMade(source);

    const newest = Array.from({ length: 50 }, (_, index) => `INF_${60 - index}`);
    const gates: (() => void)[] = [];
    /** An index that stops at its first step until it is let go. */
    const held = (store: Store): IndexMaker => {
      const gate = new Promise<void>((resolve) => gates.push(resolve));
      const pace: Pace = async (steps) => {
        await gate;
        return atOnce(steps);
      };
      return (desk, onProgress) => {
        const keeper = new Keeper({ store, desk, pace, onProgress });
        keeper.start();
        return Promise.resolve(keeper);
      };
    };
    // Twice: the second page is the first one reloaded, while the index of the first was at its beginning.
    for (const reload of [false, true]) {
      const session = await tab(database, SETUP, clock.now, { held: 10, index: held }).connect(PEOPLE.tech);
      const told: Change[] = [];
      session.watch(session.cursor, (change) => told.push(change));
      const page = await session.tickets({ sort: [{ by: 'number', descending: true }], count: true });
      expect(page.rows.map((row) => row.key)).to.deep.equal(newest);
      expect([page.total, page.atLeast]).to.deep.equal([51, true]);
      await until(() => told.some((change) => change.type === 'indexing' && change.progress !== null), 'the progress is told');
      if (!reload) {
        await session.close();
        continue;
      }
      const found = session.tickets({ text: 'panne', limit: 1, count: true });
      const counts = session.counts({ all: { and: [] } });
      gates.at(-1)?.();
      expect([(await found).total, await counts]).to.deep.equal([60, { all: 60 }]);
      await until(() => told.some((change) => change.type === 'indexing' && change.progress === null), 'its end is told');
      const whole = await session.tickets({ sort: [{ by: 'number', descending: true }], count: true });
      expect([whole.total, whole.atLeast]).to.deep.equal([60, undefined]);
      await session.close();
    }
  });
});
