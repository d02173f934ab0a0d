/** What a browser's storage does to whoever trusts it: each trouble is said for what it is, and nothing that was written is lost. */
import { expect } from '@open-wc/testing';
import { Unavailable } from '../../../src/backends/backend.ts';
import type { Change } from '../../../src/backends/backend.ts';
import { MIGRATIONS } from '../../../src/backends/indexeddb/schema.ts';
import type { Migration } from '../../../src/backends/indexeddb/schema.ts';
import { until } from '../../conformance/assert.ts';
import { PEOPLE, SCHOOL, command, filing, text } from '../../conformance/world.ts';
import { freshName, stillClock, tab } from './world.ts';

const SETUP = { desk: SCHOOL, people: Object.values(PEOPLE) };
const clock = stillClock();

/** A step that a later version of this library might take. */
const later: Migration = (_database, transaction) => {
  transaction.objectStore('people').createIndex('later' as never, 'id');
};
const NEWER = { migrations: [...MIGRATIONS, later] };

async function unavailable(operation: () => Promise<unknown>): Promise<string> {
  try {
    await operation();
  } catch (error) {
    if (error instanceof Unavailable) return error.why;
    throw error;
  }
  return 'available';
}

/** The raw connections that are open, found by watching who begins a transaction. */
async function rawConnection(use: () => Promise<unknown>): Promise<IDBDatabase> {
  const own = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction') as TypedPropertyDescriptor<
    IDBDatabase['transaction']
  >;
  const found: IDBDatabase[] = [];
  Object.defineProperty(IDBDatabase.prototype, 'transaction', {
    ...own,
    value(this: IDBDatabase, ...parts: Parameters<IDBDatabase['transaction']>) {
      found.push(this);
      return own.value?.apply(this, parts);
    },
  });
  try {
    await use();
  } finally {
    Object.defineProperty(IDBDatabase.prototype, 'transaction', own);
  }
  const last = found.at(-1);
  if (last === undefined) throw new Error('nothing began a transaction');
  return last;
}

describe('storage', () => {
  it('keeps what was written when a newer page takes over, and tells the older one to reload', async () => {
    const database = freshName();
    const old = await tab(database, SETUP, clock.now).connect(PEOPLE.lea);
    const made = filing();
    await old.run([made]);
    const told: Change[] = [];
    old.watch(old.cursor, (change) => told.push(change));
    const fresh = await tab(database, SETUP, clock.now, NEWER).connect(PEOPLE.lea);
    expect((await fresh.ticket('INF_1')).ticket.summary).to.equal(made.summary);
    await until(() => told.some((change) => change.type === 'lost' && change.why === 'outdated'), 'the older page is told');
    expect(await unavailable(() => old.run([filing()]))).to.equal('outdated');
    await fresh.close();
  });

  it('brings every row of a first version along', async () => {
    const database = freshName();
    const old = await tab(database, SETUP, clock.now).connect(PEOPLE.lea);
    const tickets = Array.from({ length: 30 }, () => filing());
    for (const made of tickets) await old.run([made]);
    const before = await old.tickets({ count: true, sort: [{ by: 'number' }] });
    await old.close();
    const fresh = await tab(database, SETUP, clock.now, NEWER).connect(PEOPLE.lea);
    const after = await fresh.tickets({ count: true, sort: [{ by: 'number' }] });
    expect(after.rows.map((row) => row.id)).to.deep.equal(before.rows.map((row) => row.id));
    expect((await fresh.tickets({ text: 'cours' })).rows).to.have.length(30);
    await fresh.close();
  });

  it('refuses to work on a newer database with older code, and leaves it as it is', async () => {
    const database = freshName();
    const fresh = await tab(database, SETUP, clock.now, NEWER).connect(PEOPLE.lea);
    await fresh.run([filing()]);
    await fresh.close();
    expect(await unavailable(() => tab(database, SETUP, clock.now).connect(PEOPLE.lea))).to.equal('outdated');
    const again = await tab(database, SETUP, clock.now, NEWER).connect(PEOPLE.lea);
    expect((await again.tickets({ count: true })).total).to.equal(1);
    await again.close();
  });

  it('says when an older tab holds the database, and goes on when it lets go', async () => {
    const database = freshName();
    const old = await tab(database, SETUP, clock.now).connect(PEOPLE.lea);
    await old.run([filing()]);
    await old.close();
    const stubborn = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(database);
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error('no database'));
      };
    });
    const fresh = tab(database, SETUP, clock.now, { ...NEWER, patience: 20 });
    expect(await unavailable(() => fresh.connect(PEOPLE.lea))).to.equal('blocked');
    stubborn.close();
    await until(async () => (await unavailable(() => fresh.connect(PEOPLE.lea))) === 'available', 'the database opens');
    expect((await (await fresh.connect(PEOPLE.lea)).tickets({ count: true })).total).to.equal(1);
  });

  it('says when the browser has no storage', async () => {
    const owner = Object.hasOwn(globalThis, 'indexedDB') ? globalThis : (Object.getPrototypeOf(globalThis) as object);
    const own = Object.getOwnPropertyDescriptor(owner, 'indexedDB') as PropertyDescriptor;
    Object.defineProperty(owner, 'indexedDB', { value: undefined, configurable: true });
    try {
      expect(await unavailable(() => tab(freshName(), SETUP, clock.now).connect(PEOPLE.lea))).to.equal('absent');
    } finally {
      Object.defineProperty(owner, 'indexedDB', own);
    }
  });

  it('opens again when the browser dropped the connection, and does what was asked once', async () => {
    const session = await tab(freshName(), SETUP, clock.now).connect(PEOPLE.lea);
    (await rawConnection(() => session.tickets({}))).close();
    const made = filing();
    await session.run([made]);
    (await rawConnection(() => session.tickets({}))).close();
    expect((await session.tickets({ count: true })).total).to.equal(1);
    expect((await session.ticket(made.ticket)).key).to.equal('INF_1');
    await session.close();
  });

  it('says when the database was erased under it, and does not pretend to be another', async () => {
    const database = freshName();
    const backend = tab(database, SETUP, clock.now);
    const session = await backend.connect(PEOPLE.lea);
    const made = filing();
    await session.run([made]);
    const told: Change[] = [];
    session.watch(session.cursor, (change) => told.push(change));
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(database);
      request.onsuccess = () => {
        resolve();
      };
      request.onerror = () => {
        reject(request.error ?? new Error('not deleted'));
      };
    });
    expect(await unavailable(() => session.run([command('comment', made.ticket, { comment: text('Merci') })]))).to.equal(
      'evicted',
    );
    await until(() => told.some((change) => change.type === 'lost' && change.why === 'evicted'), 'whoever watches is told');
    const fresh = await backend.connect(PEOPLE.lea);
    expect((await fresh.tickets({ count: true })).total).to.equal(0);
    expect(await unavailable(() => session.tickets({})), 'the session of before stays lost').to.equal('evicted');
    await fresh.close();
  });

  it('a batch that the storage refuses is not done at all, and can be sent again', async () => {
    const session = await tab(freshName(), SETUP, clock.now).connect(PEOPLE.lea);
    const own = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put') as TypedPropertyDescriptor<
      IDBObjectStore['put']
    >;
    let puts = 0;
    Object.defineProperty(IDBObjectStore.prototype, 'put', {
      ...own,
      value(this: IDBObjectStore, ...parts: Parameters<IDBObjectStore['put']>) {
        puts += 1;
        if (puts > 3) throw new DOMException('no room', 'QuotaExceededError');
        return own.value?.apply(this, parts);
      },
    });
    const batch = [filing(), filing()];
    try {
      expect(await unavailable(() => session.run(batch))).to.equal('full');
    } finally {
      Object.defineProperty(IDBObjectStore.prototype, 'put', own);
    }
    expect(puts).to.be.greaterThan(3);
    expect((await session.tickets({ count: true })).total).to.equal(0);
    expect((await session.run(batch)).tickets.map((view) => view.key)).to.deep.equal(['INF_1', 'INF_2']);
    await session.close();
  });
});
