/**
 * A desk of 100,000 tickets in IndexedDB, on disk: what its first rows, a search per keystroke, a filter, several orders and a jump
 * to the middle cost, against the bare store in the same run, with a worker and without one.
 *
 *   node test/bench/large-lists.ts [tickets] [profile] [administration]   a profile that is kept is filled once; the last: it alone
 */
import { stripTypeScriptTypes } from 'node:module';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { chromium } from 'playwright-core';
import { rollup } from 'rollup';
import sirv from 'sirv';
import { findChromium, quietFlags } from '../../scripts/browser.ts';
import { dist } from '../../scripts/serve.ts';
import type { Session } from '../../src/guichet.ts';
import { measureAdministration } from './large-administration.ts';
import { measureWidget } from './large-widget.ts';
import { line, ms } from './sheet.ts';

declare const large: {
  connect(): Promise<Session>;
  fill(count: number, onProgress: (done: number) => void): Promise<void>;
  readonly DATABASE: string;
};

/** More than are held in memory (`MOST_HELD`): smaller desks have no index to wait for. */
const count = Number(process.argv[2] ?? process.env['GUICHET_BENCH_TICKETS'] ?? 100_000);
/** Desks beside it, to see what grows with the number of tickets. */
const SMALLER = [1000, 10_000];
const SLOWED = 4;
const kept = process.argv[3];
const onlyAdministration = process.argv[4] === 'administration';

async function bundled(entry: string, format: 'es' | 'iife'): Promise<string> {
  const bundle = await rollup({
    input: fileURLToPath(new URL(entry, import.meta.url)),
    onwarn: () => undefined,
    plugins: [
      nodeResolve({ exportConditions: ['browser'] }),
      { name: 'types', transform: (code, id) => (id.endsWith('.ts') ? { code: stripTypeScriptTypes(code), map: null } : null) },
    ],
  });
  const { output } = await bundle.generate({ format, inlineDynamicImports: true });
  return output[0].code;
}

const scripts: Readonly<Record<string, string>> = {
  '/page.js': await bundled('large-page.ts', 'es'),
  '/search-worker.js': await bundled('../../src/backends/desk/columnar/worker.ts', 'iife'),
};
const library = sirv(dist, { dev: true });
const server = createServer((request, response) => {
  const script = scripts[request.url ?? ''];
  if (script === undefined && /\.js$/u.test(request.url ?? '')) return library(request, response);
  if (request.url === '/widget')
    return void response
      .setHeader('content-type', 'text/html')
      .end('<!doctype html><html lang="fr"><title>Large</title><script type="module" src="/guichet.js"></script>');
  response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript');
  response.end(script ?? '<!doctype html><title>Large</title><script type="module" src="/page.js"></script>');
});
// A kept profile finds its database again at the same origin only.
await new Promise<void>((resolve) => server.listen(kept === undefined ? 0 : 47_113, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const profile = kept ?? (await mkdtemp(join(tmpdir(), 'guichet-large-')));
const { path, args } = await findChromium();
const context = await chromium.launchPersistentContext(profile, { executablePath: path, args: [...args, ...quietFlags] });

/** Everything that is measured, in one page. */
async function measure(withWorker: boolean): Promise<void> {
  const page = await context.newPage();
  page.setDefaultTimeout(600_000);
  if (!withWorker) await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await page.goto(url);
  await page.waitForFunction(() => 'large' in globalThis);
  const found = await page.evaluate(async (tickets) => {
    const lines: [string, number, number?][] = [];
    // The longest that the thread was kept: a timer that comes late tells by how much.
    let late = 0;
    let last = performance.now();
    const channel = new MessageChannel();
    let watching = true;
    channel.port1.onmessage = () => {
      const now = performance.now();
      late = Math.max(late, now - last);
      last = now;
      if (watching) setTimeout(() => channel.port2.postMessage(null), 0);
      last = performance.now();
    };
    channel.port2.postMessage(null);
    const opened = performance.now();
    const session = await large.connect();
    lines.push(['connect', performance.now() - opened]);
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open(large.DATABASE);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(new Error('the database does not open'));
    });
    const ready = new Promise<number>((resolve) => {
      const begun = performance.now();
      session.watch(session.cursor, (change) => {
        if (change.type === 'indexing' && change.progress === null) resolve(performance.now() - begun);
      });
    });
    const bare = (): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const index = database.transaction('rows').objectStore('rows').index('by-changedStaff') as unknown as {
          getAllRecords(options: object): IDBRequest;
        };
        const asked = index.getAllRecords({ count: 50, direction: 'prev' });
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(new Error('the rows do not come'));
      });
    const timed = async (title: string, runs: number, work: (run: number) => Promise<unknown>): Promise<void> => {
      const times: number[] = [];
      const lates: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        late = 0;
        const start = performance.now();
        await work(run);
        times.push(performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve, 0));
        lates.push(late);
      }
      times.sort((one, other) => one - other);
      lates.sort((one, other) => one - other);
      lines.push([`${title} (p50)`, times[Math.floor(runs / 2)] ?? 0]);
      if (runs > 5) lines.push([`${title} (p95)`, times[Math.floor(runs * 0.95)] ?? 0, lates[Math.floor(runs * 0.95)] ?? 0]);
    };
    await timed('bare getAllRecords of 50', 30, bare);
    await timed('first page, the index not there', 1, () => session.tickets({ limit: 50, count: true }));
    await timed('page of 50 while the index is made', 10, () => session.tickets({ limit: 50 }));
    late = 0;
    lines.push(['index ready after', await ready, late]);
    const where = { in: ['state', ['posted', 'open', 'resolving', 'waiting']] } as const;
    await timed('page of 50, last changed first, counted', 30, () => session.tickets({ limit: 50, count: true }));
    await timed('page of 50, unasked before: by summary', 1, () => session.tickets({ limit: 50, sort: [{ by: 'summary' }] }));
    const typed = 'vidéoprojecteur en panne'.split('').map((_, index, all) => all.slice(0, index + 1).join(''));
    await timed('search, each keystroke', typed.length, (run) =>
      session.tickets({ text: typed[run] ?? '', limit: 50, count: true }),
    );
    await timed('search of common words', 20, (run) =>
      session.tickets({ text: ['connexion', 'écran salle', 'con', 'mot passe', 'ré'][run % 5] ?? '', limit: 50, count: true }),
    );
    await timed('filter, another each time', 30, (run) =>
      session.tickets({
        where: { and: [where, { eq: ['assignee', `t${run % 20}`] }, { field: ['salle', `B${run}`] }] },
        limit: 50,
        count: true,
      }),
    );
    await timed('three orders at once', 10, (run) =>
      session.tickets({
        sort: [{ by: 'state', descending: run % 2 === 0 }, { by: 'requester' }, { by: 'changed', descending: true }],
        limit: 50,
      }),
    );
    await timed('jump to the middle', 10, (run) => session.tickets({ from: Math.floor(tickets / 2) + run, limit: 50 }));
    await timed('six counts', 10, () =>
      session.counts({
        a: where,
        b: { eq: ['assignee', null] },
        c: { not: where },
        d: { and: [] },
        e: { eq: ['kind', 'incident'] },
        f: { or: [] },
      }),
    );
    const [row = { id: '' }] = (await session.tickets({ limit: 1 })).rows;
    await timed('a comment, until it is on disk', 10, async () => {
      await session.run([
        {
          do: 'comment',
          id: crypto.randomUUID(),
          ticket: row.id,
          comment: { id: crypto.randomUUID(), text: 'Merci.', scope: 'public' },
        },
      ]);
    });
    let comment = 0;
    await timed('the first page after a change', 10, async () => {
      comment += 1;
      await session.tickets({ limit: 50, count: true, where: { not: { eq: ['requester', `x${comment}`] } } });
    });
    watching = false;
    database.close();
    await session.close();
    return lines;
  }, count);
  console.log(
    `\n${workers.length > 0 ? 'with a worker' : 'without a worker'}`.padEnd(50),
    '     ms   × bare   thread kept (p95), ms',
  );
  const unit = found[0]?.[0] === 'connect' ? (found[1]?.[1] ?? 1) : 1;
  for (const [title, cost, late] of found)
    console.log(
      title.padEnd(49),
      cost.toFixed(1).padStart(7),
      (cost / unit).toFixed(1).padStart(8),
      late === undefined ? '' : late.toFixed(1).padStart(10),
    );
  const figure = (title: string): number => found.find(([name]) => name === title)?.[1] ?? Number.NaN;
  const kept = (title: string): number => found.find(([name]) => name === title)?.[2] ?? Number.NaN;
  for (const what of ['search, each keystroke', 'filter, another each time']) {
    const [answer, thread] = [figure(`${what} (p95)`), kept(`${what} (p95)`)];
    line({
      what: `${what}, at ${count}, ${workers.length > 0 ? 'with' : 'without'} a worker: p95`,
      figure: ms(answer),
      beside: `the page's thread kept ${ms(thread)}; getAllRecords of 50: ${ms(unit)}`,
      ...(workers.length > 0 ? { goal: '≤ 100 ms, thread ≤ 16 ms', met: answer <= 100 && thread <= 16 } : {}),
    });
  }
  await page.close();
}

/** Fills a desk unless it was filled before. */
async function filled(database: string, wanted: number): Promise<void> {
  const page = await context.newPage();
  page.setDefaultTimeout(1_800_000);
  await page.goto(`${url}?database=${database}`);
  await page.waitForFunction(() => 'large' in globalThis);
  const held = await page.evaluate(async () => {
    const session = await large.connect();
    const { rows } = await session.tickets({ sort: [{ by: 'number', descending: true }], limit: 1 });
    await session.close();
    return Number((rows[0]?.key ?? '').replace(/\D/gu, '') || 0);
  });
  if (held < wanted) {
    const start = performance.now();
    await page.evaluate((many) => large.fill(many, () => undefined), wanted);
    console.log(`filled with ${wanted} tickets in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  await page.close();
}

/** Lists with a worker and without, then the list itself over this desk and smaller ones. */
async function measureLists(): Promise<void> {
  await measure(true);
  await measure(false);
  const desks = new Map<string, number>();
  for (const smaller of SMALLER.filter((each) => each < count)) {
    await filled(`large-${smaller}`, smaller);
    desks.set(`large-${smaller}`, smaller);
  }
  await measureWidget(context, `${url}widget`, desks.set('large', count));
}

try {
  await filled('large', count);
  await measureAdministration(context, url, count);
  if (!onlyAdministration) await measureLists();
} finally {
  await context.close();
  server.close();
  if (kept === undefined) await rm(profile, { recursive: true, force: true });
}
