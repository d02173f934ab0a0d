/**
 * A desk of 2,000 realistic tickets in IndexedDB, on the built demonstration: what a list, its counts, a search, a ticket and
 * a comment cost, against the bare store in the same run (fifty rows read by one `getAll` over the index of last changes).
 */
import { browse } from '../run/browsing.ts';
import type { GuichetDesk } from '../../src/guichet.ts';

const RUNS = 30;

const { browser, url, close } = await browse();
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(180_000);
  await page.goto(`${url}demo/course.html?person=bernard`);
  const filling = performance.now();
  await page.getByRole('button', { name: /^Remplir avec 2.000/u }).click();
  await page.getByRole('button', { name: 'Arrêter' }).waitFor();
  await page.getByRole('button', { name: 'Arrêter' }).waitFor({ state: 'hidden' });
  console.log(`filled with 2,000 tickets, each act through the rules: ${((performance.now() - filling) / 1000).toFixed(0)} s`);
  const opening = performance.now();
  await page.reload();
  await page.getByRole('tab', { name: /^Tickets/u }).click();
  await page.locator('guichet-ticket-list tbody').getByRole('row').first().waitFor();
  console.log(`page reloaded to the first rows of the list: ${(performance.now() - opening).toFixed(0)} ms`);
  const costs = await page.evaluate(async (runs) => {
    const session = document.querySelector<GuichetDesk>('guichet-desk')?.session;
    if (session === undefined) throw new Error('the desk has no session');
    const name = (await indexedDB.databases())
      .map((each) => each.name ?? '')
      .find((each) => /guichet/u.test(each) && !/draft/u.test(each));
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open(name ?? '');
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(new Error('the database does not open'));
    });
    const bare = (): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const asked = database.transaction('rows').objectStore('rows').index('by-changedStaff').getAll(null, 50);
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(new Error('the rows do not come'));
      });
    const [ticket = { id: '' }] = (await session.tickets({ limit: 1 })).rows;
    const where = { in: ['state', ['posted', 'open', 'resolving', 'waiting']] } as const;
    const measures: Readonly<Record<string, () => Promise<unknown>>> = {
      'bare getAll of 50 rows': bare,
      'page of 50, last changed first': () => session.tickets({ limit: 50, count: true }),
      'page of 50, filtered, by summary': () => session.tickets({ where, sort: [{ by: 'summary' }], limit: 50, count: true }),
      'six counts': () =>
        session.counts({
          a: where,
          b: { eq: ['assignee', null] },
          c: { not: where },
          d: { and: [] },
          e: { eq: ['kind', 'incident'] },
          f: { or: [] },
        }),
      'search of a word': () => session.tickets({ text: 'vidéo', limit: 50, count: true }),
      'search of a prefix': () => session.tickets({ text: 'conn', limit: 50, count: true }),
      'one ticket, with its thread': () => session.ticket(ticket.id),
      'one comment, until it is on disk': () =>
        session.run([
          {
            do: 'comment',
            id: crypto.randomUUID(),
            ticket: ticket.id,
            comment: { id: crypto.randomUUID(), text: 'Merci.', scope: 'public' },
          },
        ]),
    };
    const found: [string, number][] = [];
    for (const [title, measure] of Object.entries(measures)) {
      const times: number[] = [];
      for (let run = 0; run < runs + 3; run += 1) {
        const start = performance.now();
        await measure();
        if (run >= 3) times.push(performance.now() - start);
      }
      times.sort((one, other) => one - other);
      found.push([title, times[Math.floor(times.length / 2)] ?? 0]);
    }
    database.close();
    return found;
  }, RUNS);
  const unit = costs[0]?.[1] ?? 1;
  console.log(`median of ${RUNS}`.padEnd(36), '     ms', '   × bare');
  for (const [title, cost] of costs)
    console.log(title.padEnd(36), cost.toFixed(1).padStart(7), (cost / unit).toFixed(1).padStart(9));
} finally {
  await close();
}
