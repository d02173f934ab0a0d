/**
 * Two thousand pages that listen at one process: how soon all are told of one change, that none misses it or hears it twice, and what
 * each of them costs.
 *
 *   npm run bench -- live
 *
 * A server as a school runs it, on a PostgreSQL of its own; half of those who listen are staff, told of every ticket, and half ask
 * questions of their own, told only that time passes. `GUICHET_BENCH_LISTENERS` asks for another number.
 */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { Agent, get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { startPostgres } from '../real/postgres-server.ts';
import { ServerProcess, folder, tokenOf } from '../server/process.ts';
import { filing, seatAt } from '../server/seats.ts';
import { line, median, ms } from './sheet.ts';

const LISTENERS = Number(process.env['GUICHET_BENCH_LISTENERS'] ?? 2000);
const CHANGES = 20;
/** How many come in at a time. */
const AT_ONCE = 50;

interface Told {
  readonly to: number;
  readonly change: { readonly type: string; readonly tickets?: readonly string[]; readonly cursor: string };
}

/** One page that listens, by nothing but a socket. */
class Page {
  readonly isStaff: boolean;
  /** When each ticket was told, all times that it was. */
  readonly told = new Map<string, number[]>();
  /** When each cursor was reached first. */
  readonly reached = new Map<string, number>();
  #held = '';

  constructor(isStaff: boolean) {
    this.isStaff = isStaff;
  }

  hear(text: string): void {
    const now = performance.now();
    const events = (this.#held + text).split('\n\n');
    this.#held = events.pop() ?? '';
    for (const event of events) {
      const data = event.split('\n').find((each) => each.startsWith('data: {"to"'));
      if (data === undefined) continue;
      const { change } = JSON.parse(data.slice(6)) as Told;
      if (!this.reached.has(change.cursor)) this.reached.set(change.cursor, now);
      if (change.type === 'changed')
        for (const ticket of change.tickets ?? []) this.told.set(ticket, [...(this.told.get(ticket) ?? []), now]);
    }
  }
}

async function memoryOf(server: ServerProcess): Promise<number> {
  const text = await (await server.ask('/metrics')).text();
  return Number(/^process_resident_memory_bytes (\S+)/mu.exec(text)?.[1]);
}

async function eventually(holds: () => boolean, most: number): Promise<boolean> {
  const end = performance.now() + most;
  while (!holds() && performance.now() < end) await new Promise((resume) => setTimeout(resume, 5));
  return holds();
}

const [database, place] = [await startPostgres(), folder()];
writeFileSync(join(place.path, 'database'), `${database.url}\n`);
const server = await ServerProcess.start(place.path, {
  GUICHET_DATABASE_FILE: 'database',
  GUICHET_LIMITS_ADDRESS: '1000000',
  GUICHET_LIMITS_PERSON: '1000000',
  GUICHET_LIMITS_DESK: '1000000',
});
const sockets: IncomingMessage[] = [];
try {
  const lea = await seatAt(server, 'lea');
  await lea.run([filing('Avant')]);
  const from = lea.cursor;
  const before = await memoryOf(server);
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const pages = Array.from({ length: LISTENERS }, (_, n) => new Page(n % 2 === 0));
  const listen = async (page: Page, n: number): Promise<void> => {
    const request = get(`${server.url}/desks/assistance/changes?after=${from}`, {
      agent,
      headers: {
        authorization: `Bearer ${tokenOf(`p${n}`, page.isStaff ? { role: 'technician' } : {})}`,
        'guichet-page': `page ${n}`,
        accept: 'text/event-stream',
      },
    });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    if (answer.statusCode !== 200) throw new Error(`listener ${n}: ${answer.statusCode}`);
    sockets.push(answer);
    answer.setEncoding('utf8').on('data', (text: string) => page.hear(text));
  };
  const began = performance.now();
  for (let n = 0; n < LISTENERS; n += AT_ONCE)
    await Promise.all(pages.slice(n, n + AT_ONCE).map((page, at) => listen(page, n + at)));
  const opened = performance.now() - began;
  const last: number[] = [];
  const half: number[] = [];
  const tickets: string[] = [];
  let missed = 0;
  for (let n = 0; n < CHANGES; n += 1) {
    const ticket = crypto.randomUUID();
    tickets.push(ticket);
    const { cursor } = await lea.run([filing(`Ticket ${n}`, ticket)]);
    const done = performance.now();
    await eventually(() => pages.every(({ reached }) => reached.has(cursor)), 30_000);
    const each = pages.flatMap(({ reached }) => reached.get(cursor) ?? []);
    missed += pages.length - each.length;
    last.push(Math.max(...each) - done);
    half.push(median(each) - done);
  }
  const staff = pages.filter(({ isStaff }) => isStaff);
  const often = staff.flatMap(({ told }) => tickets.map((ticket) => told.get(ticket)?.length ?? 0));
  missed += often.filter((count) => count === 0).length;
  const twice = often.filter((count) => count > 1).length;
  const leaked = pages.filter(({ isStaff, told }) => !isStaff && told.size > 0).length;
  const after = await memoryOf(server);
  const name = `${LISTENERS} pages that listen`;
  line({
    what: `${name}, one change: the last of them is told, after it was answered`,
    figure: ms(median(last)),
    beside: `the middle one ${ms(median(half))}; the slowest of ${CHANGES} changes ${ms(Math.max(...last))}`,
    goal: '≤ 1 s',
    met: Math.max(...last) <= 1000,
  });
  line({
    what: `${name}, ${CHANGES} changes: missed, told twice, told to who may not know`,
    figure: `${missed}, ${twice}, ${leaked}`,
    beside: `of ${pages.length * CHANGES}`,
    goal: '0, 0, 0',
    met: missed === 0 && twice === 0 && leaked === 0,
  });
  line({
    what: `${name}: memory of the process for each`,
    figure: `${((after - before) / LISTENERS / 1024).toFixed(0)} kB`,
    beside: `session, stream and socket; all came in within ${ms(opened)}`,
  });
  await lea.close();
} finally {
  for (const socket of sockets) socket.destroy();
  await server.end('SIGKILL');
  await database.stop();
  place.remove();
}
