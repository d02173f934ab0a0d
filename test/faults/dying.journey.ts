/** Rows 1 and 2 of the table of faults: what dies in the middle of writing, and just after. */
import assert from 'node:assert/strict';
import type { Identity } from '../../src/guichet.ts';
import { SUPPORT } from '../journeys/story.ts';
import { countsIn, ground } from './ground.ts';

const row = ground();

const { summary, description = '', service = '', category = '' } = SUPPORT;

/** Lets no writing that touches a store of the desk come to its end: it is open, and half of it is written, when the page dies. */
function neverDone(store: string): void {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...written: Parameters<typeof put>) {
    const request = put.apply(this, written);
    if (this.transaction.db.name !== 'guichet' || this.name !== store || !('armed' in globalThis)) return request;
    const again = (): void => {
      this.count().onsuccess = again;
    };
    again();
    Object.assign(globalThis, { midway: true });
    return request;
  };
}

for (const store of ['tickets', 'events', 'desks']) {
  row(1, `the renderer crashes in mid-transaction, "${store}" being written`, 'all or nothing; draft back', async (at) => {
    const lea = await at.seat('lea');
    await lea.page.evaluate(neverDone, store);
    const before = await countsIn(lea.page);
    await lea.tab('form');
    const { file: _none, ...texts } = SUPPORT;
    await lea.fill(texts);
    await lea.sees('Brouillon gardé ici');
    await lea.page.evaluate(() => Object.assign(globalThis, { armed: true }));
    await lea.button(lea.words.submit).click();
    await lea.page.waitForFunction(() => 'midway' in globalThis);
    await at.crash(lea.page);

    const again = await at.seat('lea');
    await again.tab('form');
    await again.sees('Votre brouillon est revenu, comme vous l’aviez laissé.');
    const { desk, words } = again;
    assert.equal(await desk.getByRole('textbox', { name: words.summary, exact: true }).inputValue(), summary);
    assert.equal(await desk.getByRole('textbox', { name: words.description }).inputValue(), description);
    assert.equal(await desk.getByRole('textbox', { name: words.summary, exact: true }).isEnabled(), true);
    assert.deepEqual(await countsIn(again.page), before, 'nothing of it');
    const key = await again.submit();
    assert.equal(key, `TRK2_${(before['tickets'] ?? 0) + 1}`, 'no number was lost');
    await again.follow(`Voir le ticket ${key}`);
    for (const told of [service, category]) await again.sees(told);
    await again.page.close();
  });
}

/** Files without a pause; each ticket that the desk says it has is called out. */
async function fileOnAndOn(lea: Identity): Promise<void> {
  const { connect } = (await import(`${location.origin}/guichet.js`)) as typeof import('../../src/guichet.ts');
  const session = await connect({ backend: 'indexeddb:killed', desk: 'aide' }, lea);
  for (let number = 1; ; number += 1) {
    const ticket = crypto.randomUUID();
    const { tickets } = await session.run([
      { do: 'file', id: crypto.randomUUID(), ticket, summary: `Ticket ${number}`, description: 'Mot '.repeat(500) },
    ]);
    await (globalThis as unknown as { acknowledged(key: string): Promise<void> }).acknowledged(tickets[0]?.key ?? '');
  }
}

/** The keys of the tickets that are there, each with its thread. */
async function kept(lea: Identity): Promise<string[]> {
  const { connect } = (await import(`${location.origin}/guichet.js`)) as typeof import('../../src/guichet.ts');
  const session = await connect({ backend: 'indexeddb:killed', desk: 'aide' }, lea);
  const keys: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await session.tickets({ limit: 100, ...(after === undefined ? {} : { after }) });
    for (const { id, key } of page.rows) if ((await session.ticket(id)).timeline.length === 1) keys.push(key ?? '');
    if (page.next === null) return keys;
    after = page.next;
  }
}

row(2, 'the browser is killed after oncomplete', '0 lost', async (at) => {
  const lea = { id: 'lea', name: 'Léa Moreau' };
  const acknowledged: string[] = [];
  const enough = Promise.withResolvers<void>();
  const page = await at.page('lea');
  await page.exposeFunction('acknowledged', (key: string) => {
    acknowledged.push(key);
    if (acknowledged.length === 30) enough.resolve();
  });
  const writing = page.evaluate(fileOnAndOn, lea).catch(() => undefined);
  await enough.promise;
  await at.kill();
  await writing;

  await at.launch();
  const found = await (await at.page('lea')).evaluate(kept, lea);
  assert.ok(acknowledged.length >= 30);
  assert.deepEqual(
    acknowledged.filter((key) => !found.includes(key)),
    [],
    'what it said it had, it has',
  );
  assert.ok(found.length <= acknowledged.length + 1, 'and nothing that was never asked for');
});
