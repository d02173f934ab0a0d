/** The store keeps what the shortest one keeps; more stories of it are in the long run. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Tables, Writing } from '../../../src/backends/desk/store.ts';
import { connectTo } from '../../../src/backends/postgres/connecting.ts';
import type { Connected } from '../../../src/backends/postgres/connecting.ts';
import { PostgresStore } from '../../../src/backends/postgres/store.ts';
import { Undone, keepsAlike } from './store.world.ts';
import { Schemas } from './world.ts';

/** More stories with `GUICHET_RUNS`. */
const RUNS = Number(process.env['GUICHET_RUNS'] ?? 12);

describe('the store', () => {
  let database: Connected;
  before(async () => {
    database = await connectTo({});
  });
  after(() => database.close());

  it('keeps what the one in memory keeps', async () => {
    await keepsAlike(database, RUNS);
  });

  it('knows what it wrote itself, and nothing of it once it is undone', async () => {
    const schemas = new Schemas(database);
    const place = await schemas.lend();
    const [store, other] = [new PostgresStore(place), new PostgresStore(place)];
    const named = (name: string) => async (tx: Writing) => {
      const kept = await tx.desk('one');
      tx.put('desks', { ...kept, id: 'one', sequence: 1, document: { id: 'one', name } } as Tables['desks']);
      tx.put('people', { desk: 'one', id: 'lea', person: { id: 'lea', name } } as Tables['people']);
      const known = [await tx.person('one', 'lea'), await tx.people('one')];
      assert.deepEqual(known, [{ desk: 'one', id: 'lea', person: { id: 'lea', name } }, [known[0]]]);
      tx.forgetOf('people', 'one', 'lea');
      assert.deepEqual([await tx.person('one', 'lea'), await tx.people('one')], [undefined, []]);
      assert.equal((await tx.desk('one'))?.document.name, name);
    };
    await store.write(named('first'));
    await assert.rejects(
      store.write(async (tx) => {
        await named('undone')(tx);
        throw new Undone();
      }),
      Undone,
    );
    await other.write(named('second'));
    assert.equal((await store.read((tx) => tx.desk('one')))?.document.name, 'second');
    await schemas.takeBack();
  });

  it('gives bytes back as they were', async () => {
    const schemas = new Schemas(database);
    const store = new PostgresStore(await schemas.lend());
    const bytes = Uint8Array.from({ length: 256 }, (_, each) => each).buffer;
    await store.write(async (tx) => {
      await tx.desk('one');
      tx.put('bytes', { id: 'a', desk: 'one', type: 'image/png', bytes });
    });
    const kept = await store.read((tx) => tx.bytes('a'));
    assert.deepEqual(kept, { id: 'a', desk: 'one', type: 'image/png', bytes });
    await schemas.takeBack();
  });
});
