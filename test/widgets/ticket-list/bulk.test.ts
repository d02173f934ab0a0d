/** Many tickets at once: each once, whatever fails on the way, and nothing but what was asked. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Unavailable, type Session } from '../../../src/backends/backend.ts';
import { memoryBackend } from '../../../src/backends/memory/index.ts';
import type { Command } from '../../../src/domain/commands.ts';
import type { TicketRow } from '../../../src/domain/view.ts';
import { Bulk, type BulkListener, type Task } from '../../../src/widgets/ticket-list/list-bulk.ts';
import { Prevented } from '../../../src/widgets/ticket-list/list-prevented.ts';

const QUIET: BulkListener = {
  changed: () => undefined,
  before: () => true,
  done: () => undefined,
  refused: () => undefined,
};

interface Place {
  readonly session: Session;
  readonly rows: readonly TicketRow[];
  /** Called before each command; what it throws is what the backend answers. */
  cut: () => void;
}

async function place(size: number): Promise<Place> {
  const backend = memoryBackend({
    desk: { id: 'support', name: 'Support', mode: 'support', prefix: 'TRK_' },
    people: [
      { id: 'lea', name: 'Léa' },
      { id: 'martin', name: 'Claire Martin', profile: 'technician' },
    ],
  });
  const lea = await backend.connect({ id: 'lea', name: 'Léa' });
  for (let n = 0; n < size; n += 1) {
    const command = { id: crypto.randomUUID(), ticket: crypto.randomUUID(), do: 'file', summary: `N° ${n}`, description: 'x' };
    await lea.run([command as Command]);
  }
  const session = await backend.connect({ id: 'martin', name: 'Claire Martin', profile: 'technician' });
  const { rows } = await session.tickets({ limit: 200 });
  const made: Place = { session, rows, cut: () => undefined };
  backend.before = (operation) => {
    if (operation === 'run') made.cut();
  };
  return made;
}

function taking(rows: readonly TicketRow[]): Task[] {
  return rows.map((row) => ({ row, command: { id: crypto.randomUUID(), ticket: row.id, do: 'take' } }));
}

async function mine({ session }: Place): Promise<number> {
  const { total } = await session.tickets({ where: { eq: ['assignee', 'martin'] }, limit: 1, count: true });
  return total ?? -1;
}

describe('an act on many tickets', () => {
  it('is done to each', async () => {
    const here = await place(30);
    const done: string[] = [];
    const bulk = new Bulk(here.session, taking(here.rows), { ...QUIET, done: ({ row }) => done.push(row.id) });
    await bulk.run();
    assert.equal(bulk.state, 'over');
    assert.equal(await mine(here), 30);
    assert.deepEqual(new Set(done), new Set(here.rows.map(({ id }) => id)));
    assert.equal(done.length, 30);
  });

  it('says who refused, and tries those again as the same commands', async () => {
    const here = await place(4);
    const [first] = here.rows;
    assert.ok(first);
    await here.session.run([{ id: crypto.randomUUID(), ticket: first.id, do: 'take' }]);
    const bulk = new Bulk(here.session, taking(here.rows), QUIET);
    await bulk.run();
    // What one has already, and has not begun, may be taken again or not: the rules say which; the others are done.
    const refused = bulk.refusals.map(({ task }) => task.row.id);
    assert.equal(bulk.of('done').length, 4 - refused.length);
    assert.deepEqual(refused, [first.id]);
    await here.session.run([{ id: crypto.randomUUID(), ticket: first.id, do: 'release' }]);
    await bulk.again();
    assert.equal(bulk.refusals.length, 0);
    assert.equal(await mine(here), 4);
  });

  it('waits where the place cannot be reached, and goes on without doing anything twice', async () => {
    const here = await place(12);
    let left = 5;
    here.cut = () => {
      left -= 1;
      if (left < 0) throw new Unavailable('network');
    };
    const bulk = new Bulk(here.session, taking(here.rows), QUIET);
    await bulk.run();
    assert.equal(bulk.state, 'interrupted');
    assert.ok(bulk.trouble instanceof Unavailable);
    assert.equal(bulk.of('done').length, 5);
    assert.equal(bulk.of('waiting').length, 7);
    assert.equal(bulk.refusals.length, 0);
    here.cut = () => undefined;
    await bulk.run();
    assert.equal(bulk.state, 'over');
    assert.equal(bulk.of('done').length, 12);
    assert.equal(await mine(here), 12);
    for (const { id } of here.rows) {
      const { timeline } = await here.session.ticket(id);
      assert.equal(timeline.filter(({ set }) => set.assignee === 'martin').length, 1);
    }
  });

  it('does nothing twice where the answer was lost on its way', async () => {
    const here = await place(6);
    const { session } = here;
    let lost = 0;
    const deaf = new Proxy(session, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (name !== 'run') return typeof value === 'function' ? value.bind(target) : value;
        return async (batch: readonly Command[]) => {
          const outcome = await target.run(batch);
          lost += 1;
          if (lost === 3) throw new Unavailable('network');
          return outcome;
        };
      },
    });
    const bulk = new Bulk(deaf, taking(here.rows), QUIET);
    await bulk.run();
    assert.equal(bulk.state, 'interrupted');
    await bulk.run();
    assert.deepEqual([bulk.state, bulk.of('done').length, bulk.refusals.length], ['over', 6, 0]);
    for (const { id } of here.rows) {
      const { timeline } = await session.ticket(id);
      assert.equal(timeline.filter(({ set }) => set.assignee === 'martin').length, 1);
    }
  });

  it('stops when asked: what is under way is finished, nothing more begins', async () => {
    const here = await place(40);
    const bulk: Bulk = new Bulk(here.session, taking(here.rows), {
      ...QUIET,
      done: () => {
        if (bulk.of('done').length === 8) bulk.stop();
      },
    });
    await bulk.run();
    assert.equal(bulk.state, 'stopped');
    const done = bulk.of('done').length;
    assert.ok(done >= 8 && done < 16, String(done));
    assert.equal(await mine(here), done);
    assert.equal(bulk.of('waiting').length, 40 - done);
    await bulk.run();
    assert.equal(await mine(here), 40);
  });

  it('leaves alone what the page does not want', async () => {
    const here = await place(3);
    const [, second] = here.rows;
    const bulk = new Bulk(here.session, taking(here.rows), { ...QUIET, before: ({ row }) => row.id !== second?.id });
    await bulk.run();
    assert.deepEqual(
      bulk.refusals.map(({ task, error }) => [task.row.id, error instanceof Prevented]),
      [[second?.id, true]],
    );
    assert.equal(await mine(here), 2);
  });

  it('gives the page its turn while it works', async () => {
    const here = await place(150);
    const bulk = new Bulk(here.session, taking(here.rows), QUIET);
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 1);
    await bulk.run();
    clearInterval(ticking);
    assert.equal(bulk.of('done').length, 150);
    assert.ok(turns > 0, 'nothing else ran meanwhile');
  });
});
