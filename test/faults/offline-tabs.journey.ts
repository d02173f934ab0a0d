/** Row 11 of the table of faults, with a real server: the tab that sends dies. */
import assert from 'node:assert/strict';
import type { Session } from '../../src/backends/backend.ts';
import { filing } from '../server/seats.ts';
import { acts, offlineGround, TECHNICIAN, tickets, type KeptSeat, type OfflineGround } from './offline-ground.ts';

const row = offlineGround();

/** Of two tabs of one person, which sends and which does not. */
interface Roles {
  readonly leader: KeptSeat;
  readonly other: KeptSeat;
}

/** Two tabs of one person; one of them sends what the first wrote, and its answer is lost on the way. */
async function twoTabs(at: OfflineGround, who: string, summary: string): Promise<Roles> {
  const first = await at.seat(who);
  await first.agree();
  const second = await at.seat(who);
  await second.stands(/^En ligne\. Cet/u);
  // Which of them sends is the browser's to say: whoever wrote tells the other, and both try.
  const [lostToFirst, lostToSecond] = [await at.loseAnswers(first.page), await at.loseAnswers(second.page)];
  void first.run([filing(summary)]).catch(() => undefined);
  const isFirst = await Promise.race([lostToFirst.done.then(() => true), lostToSecond.done.then(() => false)]);
  await (isFirst ? lostToSecond : lostToFirst).stop();
  return isFirst ? { leader: first, other: second } : { leader: second, other: first };
}

async function once(user: Session, summary: string): Promise<void> {
  const [ticket, ...others] = await tickets(user, summary);
  assert.ok(ticket);
  assert.deepEqual(others, []);
  assert.deepEqual(await acts(user, ticket.id), ['file']);
}

row(11, 'the tab that sends crashes', 'another sends, once', async (at) => {
  const { leader, other } = await twoTabs(at, 'lea', 'Onglet perdu');
  const crashed = leader.page.waitForEvent('crash');
  const devtools = await at.context.newCDPSession(leader.page);
  devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  await other.arrived();
  const user = await at.elsewhere('user', TECHNICIAN);
  await once(user, 'Onglet perdu');
  await user.close();
});
