/** Where no worker can be had the list's index is made on the page's own thread: refused at once, told later, or dead halfway. */
import { expect } from '@open-wc/testing';
import { indexOf } from '../../../src/backends/indexeddb/list-index.ts';
import type { Change, Session } from '../../../src/backends/backend.ts';
import { until } from '../../conformance/assert.ts';
import { PEOPLE, SCHOOL, filing } from '../../conformance/world.ts';
import { freshName, stillClock, tab } from './world.ts';

const SETUP = { desk: SCHOOL, people: Object.values(PEOPLE) };

function workerOf(code: string): Worker {
  return new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
}

const WORKERS: Readonly<Record<string, () => Worker>> = {
  'is refused at once': () => {
    throw new DOMException('another origin', 'SecurityError');
  },
  'is not where it should be': () => new Worker('/nowhere/search-worker.js'),
  'fails as it starts': () => workerOf('throw new Error("no");'),
  'dies at its first question': () => workerOf('postMessage({ hello: true }); onmessage = () => { throw new Error("no"); };'),
};

async function ended(session: Session): Promise<void> {
  const told: Change[] = [];
  session.watch(session.cursor, (change) => told.push(change));
  await session.tickets({ limit: 1 });
  await until(() => told.some((change) => change.type === 'indexing' && change.progress === null), 'the index is ready');
}

describe('a page whose worker', () => {
  for (const [name, make] of Object.entries(WORKERS)) {
    it(`${name} lists, counts and searches all the same`, async () => {
      const index = (store: Parameters<typeof indexOf>[0], database: string): ReturnType<typeof indexOf> =>
        indexOf(store, database, make);
      const session = await tab(freshName(), SETUP, stillClock().now, { held: 0, index }).connect(PEOPLE.tech);
      for (let count = 0; count < 12; count += 1) await session.run([filing({ summary: `Panne ${count}` })]);
      await ended(session);
      expect((await session.tickets({ text: 'panne', count: true })).total).to.equal(12);
      expect(await session.counts({ all: { and: [] } })).to.deep.equal({ all: 12 });
      expect((await session.tickets({ from: 10, sort: [{ by: 'number' }] })).rows.map((row) => row.key)).to.deep.equal([
        'INF_11',
        'INF_12',
      ]);
      await session.close();
    });
  }
});
