/** Sessions that a handler holds: one a page, another for another word of who somebody is, closed when nobody uses it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NotFound, Unauthorized, Unavailable, type Backend, type Session } from '../../src/backends/backend.ts';
import { Sessions, isOver } from '../../src/http/sessions.ts';
import { until } from '../conformance/assert.ts';

const LEA = { id: 'lea', name: 'Léa Moreau' };
const SAMI = { id: 'sami', name: 'Sami Benali' };

/** A backend of which only opening and closing are seen. */
function seen(): { backend: Backend; opened: unknown[]; closed: unknown[] } {
  const opened: unknown[] = [];
  const closed: unknown[] = [];
  const backend: Backend = {
    connect(who) {
      opened.push(who);
      return Promise.resolve({
        close: () => {
          closed.push(who);
          return Promise.resolve();
        },
      } as Session);
    },
  };
  return { backend, opened, closed };
}

describe('sessions that are held', () => {
  it('are one for each desk, person and page, opened once by many at once', async () => {
    const { backend, opened } = seen();
    const sessions = new Sessions({ idle: 1000, pages: 10 });
    const uses = await Promise.all(Array.from({ length: 5 }, () => sessions.use(backend, 'a', LEA, '1')));
    assert.equal(new Set(uses.map(({ session }) => session)).size, 1);
    const others = [
      await sessions.use(backend, 'b', LEA, '1'),
      await sessions.use(backend, 'a', SAMI, '1'),
      await sessions.use(backend, 'a', LEA, '2'),
    ];
    assert.equal(new Set([...uses, ...others].map(({ session }) => session)).size, 4);
    assert.deepEqual([opened.length, sessions.size], [4, 4]);
    await sessions.close();
  });

  it('end, with what listens, once the same person is said to be otherwise; what is being done with them is done', async () => {
    const { backend, opened, closed } = seen();
    const sessions = new Sessions({ idle: 1000, pages: 10 });
    const before = await sessions.use(backend, 'a', { ...LEA, profile: 'moderator' }, '1');
    let ended = 0;
    before.endsWith(() => {
      ended += 1;
    });
    const now = await sessions.use(backend, 'a', LEA, '1');
    assert.notEqual(now.session, before.session);
    assert.deepEqual([ended, closed.length, opened.length, sessions.size], [1, 0, 2, 1]);
    before.done();
    await until(() => closed.length === 1, 'the former one is closed');
    assert.deepEqual(closed, [{ ...LEA, profile: 'moderator' }]);
    await sessions.close();
  });

  it('close when nobody has used them for a while, and not while somebody does', async () => {
    const { backend, closed } = seen();
    const sessions = new Sessions({ idle: 1, pages: 10 });
    const held = await sessions.use(backend, 'a', LEA, '1');
    (await sessions.use(backend, 'a', SAMI, '1')).done();
    await until(() => closed.length === 1, 'the one that nobody uses is closed');
    assert.deepEqual([closed, sessions.size], [[SAMI], 1]);
    held.done();
    await until(() => closed.length === 2, 'then the other');
    assert.equal(sessions.size, 0);
  });

  it('of one person are no more than so many: the one used longest ago goes', async () => {
    const { backend, closed, opened } = seen();
    const sessions = new Sessions({ idle: 10_000, pages: 3 });
    for (const page of ['1', '2', '3', '1', '4']) (await sessions.use(backend, 'a', LEA, page)).done();
    await until(() => closed.length === 1, 'one is closed');
    assert.equal(sessions.size, 3);
    const before = opened.length;
    (await sessions.use(backend, 'a', LEA, '1')).done();
    assert.equal(opened.length, before, 'the one used lately is there');
    (await sessions.use(backend, 'a', LEA, '2')).done();
    assert.equal(opened.length, before + 1, 'the other is not');
    await sessions.close();
  });

  it('that could not be opened are asked for again', async () => {
    let tries = 0;
    const { backend: good } = seen();
    const backend: Backend = {
      connect: (who) => (tries++ === 0 ? Promise.reject(new Unavailable('busy')) : good.connect(who)),
    };
    const sessions = new Sessions({ idle: 1000, pages: 10 });
    await assert.rejects(sessions.use(backend, 'a', LEA, '1'), Unavailable);
    assert.equal(sessions.size, 0);
    await sessions.use(backend, 'a', LEA, '1');
    assert.equal(tries, 2);
    await sessions.close();
  });

  it('are over when what they show is there no more, or they are nobody’s', () => {
    const over = [new Unauthorized(), new Unavailable('evicted'), new Unavailable('closed'), new Unavailable('outdated')];
    const not = [new Unavailable('busy'), new Unavailable('network'), new NotFound(), new Error('closed')];
    assert.deepEqual([...over, ...not].map(isOver), [true, true, true, true, false, false, false, false]);
  });
});
