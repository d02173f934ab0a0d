/** Row 16 of the table of faults, with a real server: seven days without a network. */
import assert from 'node:assert/strict';
import { filing } from '../server/seats.ts';
import { commenting, offlineGround, TECHNICIAN, tickets } from './offline-ground.ts';

const row = offlineGround({ GUICHET_LIMITS_PERSON: '100000', GUICHET_LIMITS_ADDRESS: '100000' }, 300_000);

const ACTS = 500;
const DAY = 24 * 3600 * 1000;

row(16, `${ACTS} acts in seven days without a network`, 'all there, in order, once; what is older comes back', async (at) => {
  const lea = await at.seat('nina');
  await lea.agree();
  const made = filing('Sept jours');
  await at.cut();
  const start = Date.now();
  // What was written before the seven days comes back, and is said so.
  await lea.page.clock.setFixedTime(start - 7 * DAY);
  const old = filing('Trop vieux');
  await lea.run([old]);
  await lea.page.clock.setFixedTime(start - 6.9 * DAY);
  await lea.run([made]);
  for (let day = 0; day < 10; day += 1) {
    await lea.page.clock.setFixedTime(start - (6.8 - day * 0.68) * DAY);
    const texts = Array.from({ length: (ACTS - 1) / 10 + 1 }, (_, n) => `${day}-${n}`).slice(0, day === 9 ? 49 : 50);
    for (const text of texts) await lea.run([commenting(made.ticket, text)]);
  }
  await lea.page.clock.setFixedTime(start + 60_000);
  await at.mend();
  await lea.sees('1 envoi vous est revenu');
  await lea.arrived(100_000);
  const user = await at.elsewhere('user', TECHNICIAN);
  assert.deepEqual(await tickets(user, 'Trop vieux'), []);
  const view = await user.ticket(made.ticket);
  const said = view.timeline.map((entry) => entry.comments[0]?.text);
  for (let before = view.earlier; before !== null;) {
    const page = await user.timeline(made.ticket, before);
    said.unshift(...page.entries.map((entry) => entry.comments[0]?.text));
    before = page.earlier;
  }
  const expected = Array.from({ length: 10 }, (_, day) =>
    Array.from({ length: day === 9 ? 49 : 50 }, (_each, n) => `${day}-${n}`),
  ).flat();
  assert.deepEqual(said.slice(1), expected);
  assert.equal(said.length, ACTS);
  await user.close();
});
