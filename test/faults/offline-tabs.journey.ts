/** Rows 11 and 12 of the table of faults, with a real server: the tab that sends dies, or stands still. */
import assert from 'node:assert/strict';
import type { Session } from '../../src/backends/backend.ts';
import { filing } from '../server/seats.ts';
import { acts, offlineGround, TECHNICIAN, tickets, type KeptSeat, type OfflineGround } from './offline-ground.ts';

/** Milliseconds that the other tab may take on a busy machine: it waits four seconds for a sign of life, and one for the lock. */
const TAKEOVER = 60_000;

const row = offlineGround();

/** Of two tabs of one person, which sends and which does not. */
interface Roles {
  readonly leader: KeptSeat;
  readonly other: KeptSeat;
  /** Lets the answers to the tab that sends through again. */
  stop(): Promise<void>;
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
  return isFirst
    ? { leader: first, other: second, stop: () => lostToFirst.stop() }
    : { leader: second, other: first, stop: () => lostToSecond.stop() };
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

/** Stops all script of a page, once it shows its next sign of life and before that is written. @returns what lets it go on */
async function freeze(at: OfflineGround, { page }: KeptSeat): Promise<() => Promise<void>> {
  const devtools = await at.context.newCDPSession(page);
  await devtools.send('Debugger.enable');
  // `Page.setWebLifecycleState` does not say whether a page that is in sight stands still; this does.
  const frozen = new Promise((resolve) => devtools.once('Debugger.paused', resolve));
  await devtools.send('DOMDebugger.setInstrumentationBreakpoint', { eventName: 'setTimeout.callback' });
  await frozen;
  return () => devtools.detach();
}

row(12, 'the tab that sends is frozen', 'another sends, once, also when the first wakes', async (at) => {
  const { leader, other, stop } = await twoTabs(at, 'lea', 'Onglet gelé');
  const user = await at.elsewhere('user', TECHNICIAN);
  const wake = await freeze(at, leader);
  try {
    await other.arrived(TAKEOVER);
    await once(user, 'Onglet gelé');
  } finally {
    await stop();
    await wake();
  }
  await leader.arrived();
  await once(user, 'Onglet gelé');
  await user.close();
});
