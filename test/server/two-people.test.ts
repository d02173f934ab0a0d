/** Two people at one desk of a real server, each through the page's end of the wire: live, through a restart and through a crash. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Session } from '../../src/backends/backend.ts';
import { filing, heard, seatAt } from './seats.ts';
import { standing } from './standing.ts';

/** Does something again until it is done: whoever has no network tries again. */
async function insisting<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if ((error as { readonly kind?: string }).kind !== 'unavailable') throw error;
    }
  }
}

describe('two people at one desk', { timeout: 180_000 }, () => {
  const place = standing();

  const seat = (sub: string, more: object = {}): Promise<Session> => seatAt(place.server, sub, more);
  const technician = () => seat('user', { role: 'technician' });

  it('one files, the other is told of it, takes it, and the first sees that', async () => {
    const [lea, user] = await Promise.all([seat('lea'), technician()]);
    const ticket = crypto.randomUUID();
    const told = heard(user, (change) => change.type === 'changed' && change.tickets.includes(ticket));
    await lea.run([filing('La page reste blanche', ticket)]);
    await told;

    const answered = heard(lea, (change) => change.type === 'changed' && change.tickets.includes(ticket));
    await user.run([{ do: 'take', id: crypto.randomUUID(), ticket }]);
    await answered;
    assert.equal((await lea.ticket(ticket)).ticket.state, 'resolving');
    await Promise.all([lea.close(), user.close()]);
  });

  it('a restart between them loses nothing, and whoever watched goes on', async () => {
    const [lea, user] = await Promise.all([seat('lea'), technician()]);
    const before = await user.tickets({ count: true });
    const ticket = crypto.randomUUID();
    const told = heard(user, (change) => change.type === 'changed' && change.tickets.includes(ticket));
    assert.equal(await place.again('SIGTERM'), 0);
    await lea.run([filing('Après le redémarrage', ticket)]);
    await told;
    assert.equal((await user.tickets({ count: true })).total, (before.total ?? 0) + 1);
    await Promise.all([lea.close(), user.close()]);
  });

  it('a server that is killed in the middle loses nothing that it had answered for, and does nothing twice', async () => {
    const lea = await seat('lea');
    const before = (await lea.tickets({ count: true })).total ?? 0;
    const commands = Array.from({ length: 24 }, (_, at) => filing(`Sous la coupure ${at}`));
    const writing = Promise.all(commands.map((command) => insisting(() => lea.run([command]))));
    await insisting(() => lea.run([filing('Le premier')]));
    await place.again('SIGKILL');
    await writing;
    await lea.close();
    const later = await seat('lea');
    const after = await later.tickets({ count: true, limit: 100 });
    assert.equal(after.total, before + 25);
    const summaries = after.rows.map(({ summary }) => summary);
    for (const { summary } of commands) assert.equal(summaries.filter((each) => each === summary).length, 1, summary);
    await later.close();
  });
});
