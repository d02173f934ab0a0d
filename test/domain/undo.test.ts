/** Acts that random stories seldom reach: a link taken away, a merge, and what is never taken back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Session } from '../../src/backends/backend.ts';
import { memoryBackend } from '../../src/backends/memory/index.ts';
import type { Command } from '../../src/domain/commands.ts';
import { undoOf } from '../../src/domain/undo.ts';

const START = Date.parse('2026-11-24T08:00:00.000Z');
const MINUTE = 60_000;

/** A moderator at a desk with two tickets, whose clock stands still. */
async function desk(): Promise<{ session: Session; one: string; other: string; clock: { now: number } }> {
  const clock = { now: START };
  const backend = memoryBackend({
    desk: { id: 'support', name: 'Assistance', mode: 'support', prefix: 'TRK_' },
    people: [{ id: 'nina', name: 'Nina Robert', profile: 'moderator' }],
    clock: () => new Date(clock.now).toISOString(),
  });
  const session = await backend.connect({ id: 'nina', name: 'Nina Robert', profile: 'moderator' });
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
  for (const ticket of [one, other])
    await session.run([{ do: 'file', id: crypto.randomUUID(), ticket, summary: 'Page blanche', description: '' } as Command]);
  return { session, one, other, clock };
}

/** Gives a command and says what takes it back, as a page does. */
async function given(
  session: Session,
  ticket: string,
  bare: object,
  clock: { now: number },
  passed = 0,
): Promise<Command | undefined> {
  const command = { ...bare, id: crypto.randomUUID(), ticket } as Command;
  const before = await session.ticket(ticket);
  await session.run([command]);
  const after = await session.ticket(ticket);
  return undoOf(command, before, after, { me: session.me.id, now: clock.now + passed, fresh: () => crypto.randomUUID() });
}

describe('undo of what is seldom done', () => {
  it('puts back a link that was taken away, and takes away one that was made', async () => {
    const { session, one, other, clock } = await desk();
    const unlink = await given(session, one, { do: 'link', type: 'depends-on', to: other }, clock);
    assert.deepEqual(unlink, { do: 'unlink', type: 'depends-on', to: other, id: unlink?.id, ticket: one });
    const linked = (await session.ticket(one)).ticket.links;
    assert.equal(linked.length, 1);
    const link = await given(session, one, { do: 'unlink', type: 'depends-on', to: other }, clock);
    assert.ok(link);
    assert.deepEqual((await session.ticket(one)).ticket.links, []);
    await session.run([link]);
    assert.deepEqual((await session.ticket(one)).ticket.links, linked);
    assert.equal((await session.ticket(other)).ticket.links.length, 1, 'its other end too');
  });

  it('unmerges within the quarter of an hour that the desk gives, and not after', async () => {
    const { session, one, other, clock } = await desk();
    const merge = { do: 'merge', into: other, comment: { id: crypto.randomUUID(), text: 'Même panne.', scope: 'public' } };
    assert.equal(await given(session, one, merge, clock, 15 * MINUTE), undefined);
    await session.run([{ do: 'unmerge', id: crypto.randomUUID(), ticket: one }]);
    const again = { ...merge, comment: { ...merge.comment, id: crypto.randomUUID() } };
    const unmerge = await given(session, one, again, clock, 14 * MINUTE);
    assert.equal(unmerge?.do, 'unmerge');
    await session.run([unmerge]);
    assert.equal((await session.ticket(one)).ticket.merged, null);
  });

  it('takes back nothing that somebody may have read', async () => {
    const { session, one, clock } = await desk();
    const comment = { id: crypto.randomUUID(), text: 'Nous regardons.', scope: 'public' };
    assert.equal(await given(session, one, { do: 'comment', comment }, clock), undefined);
    const solution = { id: crypto.randomUUID(), text: 'Corrigé.', scope: 'public' };
    assert.equal(await given(session, one, { do: 'resolve', solution }, clock), undefined);
  });
});
