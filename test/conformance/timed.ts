/** What is due by itself, by the world's clock: once, however many sessions are there to do it (domain §2 Waiting, §3, §7). */
import type { DeskInput } from '../../src/domain/desk.ts';
import { DAY, HOUR, later } from '../../src/domain/values.ts';
import type { TicketView } from '../../src/domain/view.ts';
import { equal } from './assert.ts';
import { PEOPLE, play, text } from './world.ts';
import type { ConformanceCase, Stage, World } from './world.ts';

/** Time passes, and somebody comes: that is when what is due is done. */
async function afterwards(stage: Stage, world: World, milliseconds: number): Promise<void> {
  world.clock.advance(milliseconds);
  const visitors = await Promise.all([
    stage.opened.backend.connect(PEOPLE.sami),
    (await stage.opened.again()).connect(PEOPLE.sami),
  ]);
  for (const visitor of visitors) await visitor.close();
}

function done(view: TicketView, act: string): { actor: string; times: number } {
  const entries = view.timeline.filter((entry) => entry.act === act);
  return { actor: entries[0]?.actor.type ?? 'nobody', times: entries.length };
}

const QUIET: Partial<DeskInput> = { notifications: false };

export const timedCases: readonly ConformanceCase[] = [
  play('a postponed ticket is recalled on its date, not before', async (stage, world) => {
    const ticket = await stage.filed();
    await stage.does('tech', 'postpone', ticket, { reason: 'date', until: later(world.clock.now(), 2 * DAY) });
    await afterwards(stage, world, 2 * DAY - HOUR);
    equal((await stage.sees('tech', ticket)).ticket.state, 'waiting');
    await afterwards(stage, world, 2 * HOUR);
    const view = await stage.sees('tech', ticket);
    equal([view.ticket.state, done(view, 'recall')], ['resolving', { actor: 'application', times: 1 }]);
    await afterwards(stage, world, DAY);
    equal(done(await stage.sees('tech', ticket), 'recall').times, 1);
  }),

  play('a ticket is not recalled that was answered for meanwhile', async (stage, world) => {
    const ticket = await stage.filed();
    await stage.does('tech', 'postpone', ticket, { reason: 'date', until: later(world.clock.now(), DAY) });
    await stage.does('tech', 'recall', ticket, {});
    await stage.does('tech', 'postpone', ticket, { reason: 'date', until: later(world.clock.now(), 10 * DAY) });
    await afterwards(stage, world, 2 * DAY);
    equal((await stage.sees('tech', ticket)).ticket.state, 'waiting');
  }),

  play('a closing without answer is reminded of once, then expires', async (stage, world) => {
    const ticket = await stage.filed();
    await stage.does('tech', 'resolve', ticket, { solution: text('Fait') });
    await afterwards(stage, world, 10 * DAY);
    equal(done(await stage.sees('tech', ticket), 'remind').times, 0, 'not yet');
    await afterwards(stage, world, DAY + HOUR);
    await afterwards(stage, world, DAY);
    const reminded = await stage.sees('tech', ticket);
    equal([reminded.ticket.state, done(reminded, 'remind')], ['resolved', { actor: 'application', times: 1 }]);
    await afterwards(stage, world, 2 * DAY);
    const expired = await stage.sees('tech', ticket);
    equal(
      [expired.ticket.state, expired.ticket.facts.closing, done(expired, 'expire')],
      ['validated', 'expired', { actor: 'application', times: 1 }],
    );
  }),

  play('what the requester writes starts the delay again', async (stage, world) => {
    const ticket = await stage.filed();
    await stage.does('tech', 'resolve', ticket, { solution: text('Fait') });
    await afterwards(stage, world, 10 * DAY);
    await stage.does('lea', 'comment', ticket, { comment: text('Je regarde demain') });
    await afterwards(stage, world, 5 * DAY);
    equal((await stage.sees('lea', ticket)).ticket.state, 'resolved');
    await afterwards(stage, world, 10 * DAY);
    equal((await stage.sees('lea', ticket)).ticket.state, 'validated');
  }),

  play(
    'nothing expires where nobody is told',
    async (stage, world) => {
      const ticket = await stage.filed();
      await stage.does('tech', 'resolve', ticket, { solution: text('Fait') });
      await afterwards(stage, world, 60 * DAY);
      equal((await stage.sees('lea', ticket)).ticket.state, 'resolved');
    },
    QUIET,
  ),

  play(
    'a question without answer ends as the desk says',
    async (stage, world) => {
      const ticket = await stage.filed();
      await stage.does('tech', 'ask', ticket, { comment: text('Quel cours ?') });
      await afterwards(stage, world, 3 * DAY + HOUR);
      equal(done(await stage.sees('lea', ticket), 'remind'), { actor: 'application', times: 1 });
      await afterwards(stage, world, 4 * DAY);
      const view = await stage.sees('lea', ticket);
      equal([view.ticket.state, done(view, 'refuse')], ['abandoned', { actor: 'application', times: 1 }]);
    },
    { unanswered: { remind: 3, then: 'abandon', after: 4 } },
  ),

  play('many things due at once are all done, each in its place', async (stage, world) => {
    const until = later(world.clock.now(), DAY);
    const tickets: string[] = [];
    for (let index = 0; index < 8; index += 1) {
      const ticket = await stage.filed();
      await stage.does('tech', 'postpone', ticket, { reason: 'date', until });
      tickets.push(ticket);
    }
    await afterwards(stage, world, 2 * DAY);
    for (const ticket of tickets) equal(done(await stage.sees('tech', ticket), 'recall').times, 1);
  }),
];
