/** Several nodes on one server: one truth, in one order, done once, whoever dies meanwhile. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import pg from 'pg';
import type { Change, Session } from '../../../../src/backends/backend.ts';
import type { DeskBackend } from '../../../../src/backends/desk/desks.ts';
import type { StoredEvent } from '../../../../src/domain/events.ts';
import { connectTo } from '../../../../src/backends/postgres/connecting.ts';
import type { Connected } from '../../../../src/backends/postgres/connecting.ts';
import { migrate } from '../../../../src/backends/postgres/migrating.ts';
import { MIGRATIONS } from '../../../../src/backends/postgres/migrations/index.ts';
import { PostgresStore } from '../../../../src/backends/postgres/store.ts';
import { fails, until } from '../../../conformance/assert.ts';
import { PEOPLE, SCHOOL, WORKSHOP, command, filing, text } from '../../../conformance/world.ts';
import { startPostgres } from '../../../real/postgres-server.ts';
import type { Server } from '../../../real/postgres-server.ts';
import { nodeOn } from '../world.ts';

const SETUP = { desk: SCHOOL, people: Object.values(PEOPLE), desks: [WORKSHOP] };

/** A process: its own connections, its own ears. */
interface Node {
  readonly place: Connected;
  readonly store: PostgresStore;
  readonly desk: DeskBackend;
}

let server: Server;
let made = 0;
let schema = '';
let nodes: Node[] = [];
let sessions: Session[] = [];

async function node(poolSize = 10): Promise<Node> {
  const place = await connectTo({ url: server.url, schema, poolSize });
  const store = new PostgresStore(place);
  const started = { place, store, desk: nodeOn(store, SETUP, () => new Date().toISOString()) };
  nodes.push(started);
  return started;
}

async function enter({ desk }: Pick<Node, 'desk'>, who: keyof typeof PEOPLE): Promise<Session> {
  const session = await desk.connect(PEOPLE[who]);
  sessions.push(session);
  return session;
}

/** The whole log of a desk. */
function logOf({ store }: Node, desk: string): Promise<readonly StoredEvent[]> {
  return store.read((tx) => tx.log(desk, 0, 100_000));
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index + 1);
}

/** Ends connections of this test's by what they are doing. */
async function cut(where: string): Promise<number> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const { rowCount } = await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'guichet' and ${where}`,
  );
  await client.end();
  return rowCount ?? 0;
}

describe('several nodes on one PostgreSQL', () => {
  before(async () => {
    server = await startPostgres({ durable: true, settings: { max_connections: '100' } });
  });
  after(() => server.stop());
  beforeEach(async () => {
    made += 1;
    schema = `nodes_${made}`;
    const first = await node();
    await migrate(first.place, MIGRATIONS);
  });
  afterEach(async () => {
    for (const session of sessions) await session.close();
    for (const { place, store } of nodes) {
      await store.close();
      await place.close();
    }
    nodes = [];
    sessions = [];
  });

  it('sixteen writers over two nodes: every command once, counters without a gap, nothing missed by who reads after a cursor', async () => {
    const both = [nodes[0] as Node, await node()] as const;
    const watcher = await enter(both[0], 'mod');
    const heard: Change[] = [];
    const stop = watcher.watch(watcher.cursor, (change) => heard.push(change));
    const writers = await Promise.all(range(16).map((n) => enter(both[n % 2] as Node, n % 3 === 0 ? 'tech' : 'lea')));
    const tickets = writers.map(() => filing());
    const read: number[] = [];
    let isOver = false;
    const reading = (async () => {
      const last = (): number => read.at(-1) ?? 0;
      for (let over = false; !over;) {
        over = isOver;
        const log = await both[1].store.read((tx) => tx.log('school', last(), 7));
        read.push(...log.map(({ sequence }) => sequence));
        over &&= log.length === 0;
      }
    })();
    const each = 6;
    await Promise.all(
      writers.map(async (writer, index) => {
        const { ticket } = tickets[index] as ReturnType<typeof filing>;
        await writer.run([tickets[index] as ReturnType<typeof filing>]);
        for (const n of range(each)) await writer.run([command('comment', ticket, { comment: text(`${n}`) })]);
      }),
    );
    isOver = true;
    await reading;
    const log = await logOf(both[0], 'school');
    assert.deepEqual(
      log.map(({ sequence }) => sequence),
      range(16 * (each + 1)),
      'the counter has no gap',
    );
    assert.deepEqual(read, range(16 * (each + 1)), 'whoever reads after their cursor sees all, in order');
    const numbers = log.flatMap(({ filed }) => filed?.number ?? []);
    assert.deepEqual(numbers, range(16), 'numbers are those of the order');
    assert.deepEqual(
      log.map(({ at }) => at),
      [...new Set(log.map(({ at }) => at))].sort(),
      'time goes with the counter',
    );
    const last = String(log.length);
    await until(() => heard.at(-1)?.cursor.endsWith(`.${last}`) === true, 'the watcher comes to the end');
    const told = new Set(heard.flatMap((change) => (change.type === 'changed' ? change.tickets : [])));
    assert.deepEqual([...told].sort(), tickets.map(({ ticket }) => ticket).sort());
    stop();
  });

  it('one command given to two nodes at once is done once, and both say so', async () => {
    const both = [nodes[0] as Node, await node()] as const;
    const [here, there] = [await enter(both[0], 'lea'), await enter(both[1], 'lea')];
    for (const _time of range(8)) {
      const one = filing();
      const [first, second] = await Promise.all([here.run([one]), there.run([one])]);
      assert.equal(first.tickets[0]?.ticket.number, second.tickets[0]?.ticket.number);
    }
    assert.equal((await logOf(both[0], 'school')).length, 8);
  });

  it('one ticket’s identity given to two desks at once is one ticket’s', async () => {
    const both = [nodes[0] as Node, await node()] as const;
    const here = await enter(both[0], 'lea');
    const there = await nodeOn(both[1].store, { ...SETUP, desk: WORKSHOP, desks: [] }, () => new Date().toISOString()).connect(
      PEOPLE.lea,
    );
    sessions.push(there);
    for (const _time of range(8)) {
      const one = filing();
      const { service: _service, category: _category, ...same } = filing({ ticket: one.ticket });
      const results = await Promise.allSettled([here.run([one]), there.run([same])]);
      assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1, JSON.stringify(results));
    }
    assert.equal((await logOf(both[0], 'school')).length + (await logOf(both[0], 'atelier')).length, 8);
  });

  it('what is sent to another desk while that one writes keeps both counters without a gap', async () => {
    const both = [nodes[0] as Node, await node()] as const;
    const mod = await enter(both[0], 'mod');
    const lea = await enter(both[0], 'lea');
    const workshop = both[1].desk.at('atelier');
    const below = await workshop.connect(PEOPLE.sami);
    sessions.push(below);
    const sent = range(8).map(() => filing());
    for (const each of sent) await lea.run([each]);
    const { service: _service, category: _category, ...plain } = filing();
    await Promise.all([
      ...sent.map(({ ticket }) => mod.run([command('distribute', ticket, { desk: 'atelier' })])),
      ...range(8).map(() => below.run([{ ...plain, ...ids() }])),
    ]);
    for (const desk of ['school', 'atelier']) {
      const log = await logOf(both[0], desk);
      assert.ok(log.length >= 16, desk);
      assert.deepEqual(
        log.map(({ sequence }) => sequence),
        range(log.length),
        desk,
      );
    }
    const rows = await both[0].store.read(async (tx) => {
      const numbers: (number | undefined)[] = [];
      for await (const chunk of tx.walk('atelier', 'number', false, null)) numbers.push(...chunk.map(({ number }) => number));
      return numbers;
    });
    assert.deepEqual(rows, range(16), 'sixteen tickets, sixteen numbers');
  });

  it('two nodes that meet a new desk make one', async () => {
    const both = [nodes[0] as Node, await node()] as const;
    const cursors = await Promise.all(range(6).map(async (n) => (await enter(both[n % 2] as Node, 'lea')).cursor));
    assert.equal(new Set(cursors.map((cursor) => cursor.split('.')[0])).size, 1, 'one life of the desk');
  });

  it('two nodes that find an empty database make its schema once', async () => {
    schema = `${schema}_new`;
    const both = [await node(), await node()];
    const done = await Promise.all(both.map(({ place }) => migrate(place, MIGRATIONS)));
    assert.deepEqual(
      done.flat(),
      MIGRATIONS.map(({ name }) => name),
    );
    assert.deepEqual(await migrate((both[0] as Node).place, MIGRATIONS), []);
  });

  it('a connection that is cut midway leaves nothing, and what was asked is done once', async () => {
    const [one] = nodes as [Node];
    const lea = await enter(one, 'lea');
    await lea.run([filing()]);
    // This transaction's and no other's: the desk reads for those who watch meanwhile, and waits between two statements as well.
    const inside = `state like 'idle in transaction%' and query like '%from marks where desk = $1 order by person%'`;
    let tries = 0;
    const marked = (n: number): Promise<void> =>
      one.store.write(async (tx) => {
        await tx.desk('school');
        tx.put('marks', { desk: 'school', person: 'lea', ticket: `midway ${n}`, at: '2026-11-24T08:00:00.000Z' });
        await tx.allMarks('school');
        tries += 1;
        if (n > 0 || tries === 1) assert.equal(await cut(inside), 1);
      });
    await marked(0);
    assert.equal(tries, 2, 'it was done again');
    const error = await fails(() => marked(1), 'unavailable');
    assert.equal(error.why, 'network');
    const kept = await one.store.read((tx) => tx.allMarks('school'));
    assert.deepEqual(
      kept.map(({ ticket }) => ticket).filter((ticket) => ticket.startsWith('midway')),
      ['midway 0'],
    );
  });

  it('where a plan is not found again, as behind a pooler that gives each transaction another connection, all goes on without', async () => {
    const one = await node(1);
    const lea = await enter(one, 'lea');
    const plans = async (): Promise<number> => {
      const { rows } = await one.place.pool.query<{ count: number }>('select count(*) from pg_prepared_statements');
      return Number(rows[0]?.count);
    };
    await lea.run([filing()]);
    assert.ok((await plans()) > 0, 'what is the same each time is planned once');
    await one.place.pool.query('deallocate all');
    await lea.run([filing()]);
    await lea.run([filing()]);
    assert.equal(await plans(), 0);
    assert.equal((await logOf(one, 'school')).length, 3);
  });

  it('a server that falls and comes back has all that was acknowledged, and those who watch go on', async () => {
    const [one] = nodes as [Node];
    const lea = await enter(one, 'lea');
    const heard: Change[] = [];
    const stop = lea.watch(lea.cursor, (change) => heard.push(change));
    const acknowledged: string[] = [];
    for (const _time of range(5)) {
      const each = filing();
      await lea.run([each]);
      acknowledged.push(each.ticket);
    }
    await server.crash();
    const after = filing();
    await lea.run([after]);
    const { rows } = await lea.tickets({ sort: [{ by: 'number' }] });
    assert.deepEqual(
      rows.map(({ id }) => id),
      [...acknowledged, after.ticket],
    );
    await until(
      () => heard.some((change) => change.type === 'changed' && change.tickets.includes(after.ticket)),
      'what came after is told',
    );
    stop();
  });

  it('where words between nodes are lost, what happened is found all the same', async () => {
    const both = [nodes[0] as Node, await node()] as const;
    const mod = await enter(both[0], 'mod');
    const lea = await enter(both[1], 'lea');
    const heard: Change[] = [];
    const stop = mod.watch(mod.cursor, (change) => heard.push(change));
    await until(async () => (await cut(`query like 'listen%'`)) > 0, 'somebody listens');
    const one = filing();
    await lea.run([one]);
    await until(
      () => heard.some((change) => change.type === 'changed' && change.tickets.includes(one.ticket)),
      'the ticket is told',
    );
    stop();
  });

  it('words of this moment come at another node in the order in which they were said, each once', async () => {
    const [one, other] = [nodes[0] as Node, await node()] as const;
    const heard: unknown[] = [];
    const stop = other.store.hear('school', (word) => heard.push(word));
    await until(async () => {
      one.store.tell('school', 'there?');
      return Promise.resolve(heard.length > 0);
    }, 'the other node hears');
    // Some are alike, and none is left out for it.
    const said = range(600).map((n) => (n % 3 === 0 ? { n } : { say: n % 3 === 1 ? 'typing' : 'left' }));
    for (const [at, word] of said.entries()) {
      one.store.tell('school', word);
      if (at % 50 === 0) await new Promise((resume) => setImmediate(resume));
    }
    one.store.tell('school', 'the end');
    await until(() => heard.at(-1) === 'the end', 'the end');
    assert.deepEqual(
      heard.filter((word) => typeof word === 'object'),
      said,
    );
    stop();
  });

  it('one node at a time does what is to be done alone; a dead one’s turn ends', async () => {
    const both = [nodes[0] as Node, await node()] as const;
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const done: string[] = [];
    const does = (what: string) => (): Promise<void> => Promise.resolve(void done.push(what));
    let isIn: () => void = () => undefined;
    const entered = new Promise<void>((resolve) => {
      isIn = resolve;
    });
    const first = both[0].store.alone('turn', async () => {
      isIn();
      await held;
      done.push('first');
    });
    await entered;
    await both[1].store.alone('turn', does('second'));
    assert.equal(done.length, 0, 'it is taken');
    release();
    await first;
    await both[1].store.alone('turn', does('third'));
    await both[0].place.pool.query(
      `insert into "${schema}".leases values ('turn', 'whoever died', clock_timestamp() - interval '1 second')`,
    );
    await both[1].store.alone('turn', does('fourth'));
    assert.deepEqual(done, ['first', 'third', 'fourth']);
  });
});

/** A filing's own identities. */
function ids(): Pick<ReturnType<typeof filing>, 'id' | 'ticket'> {
  const { id, ticket } = filing();
  return { id, ticket };
}
