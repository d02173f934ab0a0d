/** Two people at a real server that one of them loses: cut off, restarted between, killed: what was written is there once. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Session } from '../../src/backends/backend.ts';
import { offlineBackend } from '../../src/backends/offline/index.ts';
import { httpBackend } from '../../src/http/http-backend.ts';
import { memoryOptions } from '../backends/offline/world.ts';
import { tokenOf } from './process.ts';
import { standing } from './standing.ts';

const id = (): string => crypto.randomUUID();

describe('whoever loses the server', { timeout: 120_000 }, () => {
  const place = standing();

  /** Somebody on a device of their own, whose network can be cut. */
  async function seat(sub: string, more: object = {}) {
    const line = { isCut: false };
    const inner = httpBackend({
      address: place.server.url,
      desk: 'assistance',
      fetch: (request) => (line.isCut ? Promise.reject(new TypeError('Failed to fetch')) : fetch(request)),
    });
    const session = await offlineBackend(inner, memoryOptions(`moodle:${sub}`)).connect(() =>
      Promise.resolve(tokenOf(sub, more)),
    );
    return { session, line };
  }

  /** Resolves once nothing is on its way. */
  async function arrived({ onItsWay }: Session): Promise<void> {
    assert.ok(onItsWay !== undefined);
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = onItsWay.listen(({ waiting }) => (waiting.length === 0 ? resolve() : undefined));
    onItsWay.wake();
    if (onItsWay.state.waiting.length > 0) await promise;
    stop();
  }

  for (const signal of ['SIGTERM', 'SIGKILL'] as const)
    it(`writes on, and all of it is there once when it is plugged in again (${signal} between)`, async () => {
      const user = (await seat('user', { role: 'technician' })).session;
      const { session: lea, line } = await seat('lea');
      const before = (await user.tickets({ count: true })).total ?? 0;
      line.isCut = true;
      const ticket = id();
      const made = await lea.run([
        { do: 'file', id: id(), ticket, summary: `Sans réseau, ${signal}`, description: 'Depuis ce matin.' },
      ]);
      assert.equal(made.tickets[0]?.key, null);
      const comment = { id: id(), text: 'Toujours rien.', scope: 'public' } as const;
      await lea.run([{ do: 'comment', id: id(), ticket, comment }]);
      assert.equal((await user.tickets({ count: true })).total, before, 'nobody else knows of it yet');
      await place.again(signal);
      line.isCut = false;
      await arrived(lea);
      const view = await user.ticket(ticket);
      assert.deepEqual(
        view.timeline.map(({ act }) => act),
        ['file', 'comment'],
      );
      assert.equal((await user.tickets({ count: true })).total, before + 1);
      assert.equal((await lea.ticket(ticket)).key, view.key);
      assert.deepEqual(lea.onItsWay?.state.returned, []);
      await Promise.all([lea.close(), user.close()]);
    });
});
