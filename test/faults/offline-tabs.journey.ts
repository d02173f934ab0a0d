/** Row 11 of the table of faults, with a real server: the tab that sends dies. */
import assert from 'node:assert/strict';
import { filing } from '../server/seats.ts';
import { acts, offlineGround, TECHNICIAN, tickets, type KeptSeat, type OfflineGround } from './offline-ground.ts';

const row = offlineGround();

/** Two tabs of one person; the first sends, and its answer is lost on the way. */
async function twoTabs(
  at: OfflineGround,
  who: string,
  summary: string,
): Promise<{ leader: KeptSeat; other: KeptSeat; done: Promise<void> }> {
  const leader = await at.seat(who);
  await leader.agree();
  const other = await at.seat(who);
  await other.stands(/^En ligne\. Cet/u);
  const { done } = await at.loseAnswers(leader.page);
  void leader.run([filing(summary)]).catch(() => undefined);
  await done;
  return { leader, other, done };
}

async function once(at: OfflineGround, other: KeptSeat, summary: string): Promise<void> {
  await other.arrived();
  const user = await at.elsewhere('user', TECHNICIAN);
  const [ticket, ...others] = await tickets(user, summary);
  assert.ok(ticket);
  assert.deepEqual(others, []);
  assert.deepEqual(await acts(user, ticket.id), ['file']);
  await user.close();
}

row(11, 'the tab that sends crashes', 'another sends, once', async (at) => {
  const { leader, other } = await twoTabs(at, 'lea', 'Onglet perdu');
  const crashed = leader.page.waitForEvent('crash');
  const devtools = await at.context.newCDPSession(leader.page);
  devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  await once(at, other, 'Onglet perdu');
});
