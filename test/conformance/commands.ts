/** Every command a backend may offer: one that is done and one that is refused. What `expire` does is among the timed acts. */
import { COMMANDS } from '../../src/domain/commands.ts';
import type { CommandName } from '../../src/domain/commands.ts';
import { equal, fails, ok, refused } from './assert.ts';
import { AROUND, taken } from './commands-around.ts';
import type { Story } from './commands-around.ts';
import { command, play, text } from './world.ts';
import type { ConformanceCase, Stage } from './world.ts';

async function asked(stage: Stage): Promise<string> {
  const ticket = await taken(stage);
  await stage.does('tech', 'ask', ticket, { comment: text('Quel cours ?') });
  return ticket;
}

async function testing(stage: Stage): Promise<string> {
  const ticket = await taken(stage);
  await stage.does('tech', 'test', ticket, {});
  return ticket;
}

async function resolved(stage: Stage): Promise<string> {
  const ticket = await taken(stage);
  await stage.does('tech', 'resolve', ticket, { solution: text('Inscription refaite.') });
  return ticket;
}

async function pending(stage: Stage): Promise<string> {
  const ticket = await stage.filed();
  await stage.does('tech', 'ask-approval', ticket, { approvers: ['mod'] });
  return ticket;
}

const HANDLING: Readonly<Partial<Record<CommandName, Story>>> = {
  async file(stage) {
    const ticket = await stage.filed();
    const view = await stage.sees('lea', ticket);
    equal([view.key, view.ticket.state, view.ticket.requester], ['INF_1', 'posted', 'lea']);
    await refused(() => stage.filed('lea', { priority: 'highest' }), 'not-allowed');
    equal((await stage.sees('lea', await stage.filed('lea'))).key, 'INF_2', 'a refusal takes no number');
  },
  async edit(stage) {
    const ticket = await stage.filed();
    equal(
      (await stage.does('lea', 'edit', ticket, { summary: 'Mes cours ont disparu' })).ticket.summary,
      'Mes cours ont disparu',
    );
    await stage.does('tech', 'take', ticket, {});
    await refused(() => stage.does('lea', 'edit', ticket, { summary: 'Encore' }), 'already-begun');
  },
  async attach(stage) {
    const ticket = await stage.filed();
    const view = await stage.does('lea', 'attach', ticket, { files: [await stage.sends('lea')], scope: 'public' });
    equal(
      view.ticket.files.map((file) => file.name),
      ['capture.txt'],
    );
    const other = await stage.sends('sami');
    await refused(() => stage.does('sami', 'attach', ticket, { files: [other], scope: 'public' }), 'not-allowed');
  },
  async detach(stage) {
    const file = await stage.sends('lea');
    const ticket = await stage.filed('lea', { files: [file] });
    await refused(() => stage.does('tech', 'detach', ticket, { file: file.id, comment: text('Erreur') }), 'only-requester');
    await stage.does('mod', 'detach', ticket, { file: file.id, comment: text('Erreur') });
    equal((await stage.sees('lea', ticket)).ticket.files, [], 'a detached file is hidden');
    equal((await stage.sees('mod', ticket)).ticket.files.length, 1, 'but not from moderators');
  },
  async withdraw(stage) {
    const ticket = await stage.filed();
    const comment = text('Mon mot de passe est azerty');
    await stage.does('lea', 'comment', ticket, { comment });
    await refused(() => stage.does('tech', 'withdraw', ticket, { entry: comment.id }), 'not-allowed');
    await stage.does('mod', 'withdraw', ticket, { entry: comment.id });
    const seen = JSON.stringify((await stage.sees('tech', ticket)).timeline);
    ok(!seen.includes('azerty'), 'a withdrawn text is still read');
  },
  async see(stage) {
    const ticket = await stage.filed();
    await refused(() => stage.does('lea', 'see', ticket, {}), 'nothing-to-do');
    equal((await stage.does('tech', 'see', ticket, {})).ticket.state, 'open');
  },
  async comment(stage) {
    const ticket = await stage.filed();
    const view = await stage.does('lea', 'comment', ticket, { comment: text('Toujours rien.') });
    equal(
      view.timeline.at(-1)?.comments.map((each) => each.text),
      ['Toujours rien.'],
    );
    await refused(() => stage.does('lea', 'comment', ticket, { comment: text('Entre nous', 'staff') }), 'scope-not-allowed');
  },
  async answer(stage) {
    const ticket = await asked(stage);
    const view = await stage.does('lea', 'answer', ticket, { comment: text('Le cours de chimie.') });
    equal([view.ticket.state, view.ticket.waiting], ['resolving', null]);
    await refused(() => stage.does('lea', 'answer', ticket, { comment: text('Et celui de maths.') }), 'not-in-this-state');
  },
  async take(stage) {
    const ticket = await stage.filed();
    await refused(() => stage.does('lea', 'take', ticket, {}), 'not-allowed');
    const view = await stage.does('tech', 'take', ticket, {});
    equal([view.ticket.state, view.ticket.assignee], ['resolving', 'tech']);
  },
  async 'take-over'(stage) {
    const ticket = await taken(stage);
    equal((await stage.does('mod', 'take-over', ticket, {})).ticket.assignee, 'mod');
    await refused(() => stage.does('tech', 'take-over', ticket, {}), 'not-allowed');
  },
  async assign(stage) {
    const ticket = await stage.filed();
    await refused(() => stage.does('tech', 'assign', ticket, { to: 'lea' }), 'not-assignable');
    await refused(() => stage.does('tech', 'assign', ticket, { to: 'nobody' }), 'unknown-person');
    const view = await stage.does('tech', 'assign', ticket, { to: 'mod' });
    equal([view.ticket.state, view.ticket.assignee, view.people['mod']?.name], ['open', 'mod', 'N. Bernard']);
  },
  async release(stage) {
    const ticket = await taken(stage);
    equal((await stage.does('tech', 'release', ticket, {})).ticket.assignee, null);
    await refused(() => stage.does('tech', 'release', ticket, {}), 'free');
  },
  async ask(stage) {
    const ticket = await stage.filed();
    await refused(() => stage.does('lea', 'ask', ticket, { comment: text('Et alors ?') }), 'not-allowed');
    const view = await stage.does('tech', 'ask', ticket, { comment: text('Quel cours ?') });
    equal([view.ticket.state, view.ticket.waiting?.reason, view.ticket.assignee], ['waiting', 'requester', 'tech']);
  },
  async postpone(stage) {
    const ticket = await taken(stage);
    await refused(
      () => stage.does('tech', 'postpone', ticket, { reason: 'date', until: '2001-01-01T00:00:00.000Z' }),
      'date-in-past',
    );
    equal((await stage.does('tech', 'postpone', ticket, { reason: 'provider' })).ticket.waiting, {
      reason: 'provider',
      until: null,
    });
  },
  async recall(stage) {
    const ticket = await taken(stage);
    await refused(() => stage.does('tech', 'recall', ticket, {}), 'not-in-this-state');
    await stage.does('tech', 'postpone', ticket, { reason: 'other' });
    equal((await stage.does('tech', 'recall', ticket, {})).ticket.state, 'resolving');
  },
  async test(stage) {
    const ticket = await taken(stage);
    await refused(() => stage.does('lea', 'test', ticket, {}), 'not-allowed');
    equal((await stage.does('tech', 'test', ticket, {})).ticket.state, 'testing');
  },
  async 'pass-test'(stage) {
    const ticket = await testing(stage);
    equal((await stage.does('lea', 'pass-test', ticket, {})).ticket.state, 'resolved');
    await refused(() => stage.does('lea', 'pass-test', ticket, {}), 'not-in-this-state');
  },
  async 'fail-test'(stage) {
    const ticket = await testing(stage);
    await refused(() => stage.does('sami', 'fail-test', ticket, { comment: text('Non') }), 'only-requester');
    equal((await stage.does('lea', 'fail-test', ticket, { comment: text('Toujours pareil') })).ticket.state, 'resolving');
  },
  async publish(stage) {
    const ticket = await resolved(stage);
    equal((await stage.does('tech', 'publish', ticket, {})).ticket.state, 'published');
    await refused(() => stage.does('tech', 'publish', ticket, {}), 'not-in-this-state');
  },
  async resolve(stage) {
    const ticket = await taken(stage);
    await refused(() => stage.does('sami', 'resolve', ticket, {}), 'not-allowed');
    const view = await stage.does('tech', 'resolve', ticket, { solution: text('Inscription refaite.') });
    equal([view.ticket.state, view.timeline.at(-1)?.comments[0]?.solution], ['resolved', true]);
  },
  async 'approve-closure'(stage) {
    const ticket = await resolved(stage);
    await refused(() => stage.does('tech', 'approve-closure', ticket, {}), 'only-requester');
    equal((await stage.does('lea', 'approve-closure', ticket, {})).ticket.state, 'validated');
  },
  async 'refuse-closure'(stage) {
    const ticket = await resolved(stage);
    equal((await stage.does('lea', 'refuse-closure', ticket, { comment: text('Pas encore') })).ticket.state, 'resolving');
    await refused(() => stage.does('lea', 'refuse-closure', ticket, { comment: text('Pas encore') }), 'not-in-this-state');
  },
  async settle(stage) {
    const ticket = await taken(stage);
    await refused(() => stage.does('tech', 'settle', ticket, {}), 'only-requester');
    equal((await stage.does('lea', 'settle', ticket, {})).ticket.state, 'validated');
  },
  async cancel(stage) {
    const ticket = await stage.filed();
    await refused(() => stage.does('tech', 'cancel', ticket, {}), 'only-requester');
    equal((await stage.does('lea', 'cancel', ticket, {})).ticket.state, 'abandoned');
  },
  async refuse(stage) {
    const ticket = await stage.filed();
    await refused(() => stage.does('tech', 'refuse', ticket, { comment: text('Hors sujet') }), 'not-allowed');
    equal((await stage.does('mod', 'refuse', ticket, { comment: text('Hors sujet') })).ticket.state, 'abandoned');
  },
  async reopen(stage) {
    const ticket = await resolved(stage);
    equal((await stage.does('lea', 'reopen', ticket, {})).ticket.state, 'resolving');
    await refused(() => stage.does('lea', 'reopen', ticket, {}), 'not-in-this-state');
  },
  async move(stage) {
    const ticket = await taken(stage);
    await refused(() => stage.does('mod', 'move', ticket, { service: 'moodle', category: 'acces' }), 'nothing-to-do');
    const view = await stage.does('mod', 'move', ticket, { service: 'video', category: 'salles' });
    equal([view.ticket.service, view.ticket.assignee, view.ticket.state], ['video', null, 'open']);
  },
  async 'move-back'(stage) {
    const ticket = await stage.filed();
    await refused(() => stage.does('mod', 'move-back', ticket, {}), 'no-earlier-place');
    await stage.does('mod', 'move', ticket, { service: 'video', category: 'salles' });
    const view = await stage.does('mod', 'move-back', ticket, {});
    equal([view.ticket.service, view.ticket.category], ['moodle', 'acces']);
  },
  async distribute(stage) {
    const ticket = await stage.filed();
    const mod = await stage.as('mod');
    await refused(() => mod.run([command('distribute', ticket, { desk: 'ailleurs' })]), 'unknown-desk');
    await refused(
      () => mod.run([command('distribute', ticket, { desk: 'atelier' }), command('watch', ticket, {})]),
      'alone-in-batch',
    );
    equal((await mod.tickets({ count: true })).total, 1);
    equal((await mod.run([command('distribute', ticket, { desk: 'atelier' })])).tickets, [], 'it has left this desk');
    equal([(await mod.tickets({ count: true })).total, (await mod.tickets({ text: 'cours' })).rows], [0, []]);
    await fails(() => mod.ticket('INF_1'), 'not-found');
    const there = await stage.opened.at('atelier').connect({ id: 'lea', name: 'Léa Moreau' });
    const view = await there.ticket('INF_1');
    equal([view.key, view.ticket.desk, view.ticket.state], ['AT_1', 'atelier', 'open'], 'its former key is an alias there');
    await there.close();
  },
  async 'set-state'(stage) {
    const ticket = await stage.filed();
    await refused(() => stage.does('lea', 'set-state', ticket, { state: 'resolved' }), 'not-allowed');
    equal((await stage.does('tech', 'set-state', ticket, { state: 'resolved' })).ticket.state, 'resolved');
  },
  async 'ask-approval'(stage) {
    const ticket = await stage.filed();
    await refused(() => stage.does('tech', 'ask-approval', ticket, { approvers: ['lea'] }), 'own-approval');
    equal((await stage.does('tech', 'ask-approval', ticket, { approvers: ['mod'] })).ticket.approval, {
      state: 'pending',
      approvers: ['mod'],
    });
    await refused(() => stage.does('tech', 'take', ticket, {}), 'approval-pending');
  },
  async 'grant-approval'(stage) {
    const ticket = await pending(stage);
    await refused(() => stage.does('tech', 'grant-approval', ticket, {}), 'not-allowed');
    equal((await stage.does('mod', 'grant-approval', ticket, {})).ticket.approval?.state, 'granted');
  },
  async 'deny-approval'(stage) {
    const ticket = await pending(stage);
    await refused(() => stage.does('tech', 'deny-approval', ticket, { comment: text('Non') }), 'not-allowed');
    const view = await stage.does('mod', 'deny-approval', ticket, { comment: text('Trop cher') });
    equal([view.ticket.approval?.state, view.ticket.state], ['denied', 'abandoned']);
  },
  async expire(stage) {
    const ticket = await resolved(stage);
    await refused(() => stage.does('tech', 'expire', ticket, {}), 'not-allowed');
  },
};

/** What the commands that a backend may leave out need to be well formed. */
const ARGUMENTS: Readonly<Partial<Record<CommandName, object>>> = {
  return: { comment: text('Rien') },
  distribute: { desk: 'atelier' },
};

/** One case for each command; what a backend does not declare must throw `Unsupported`, whatever it is asked. */
export const commandCases: readonly ConformanceCase[] = COMMANDS.map((name) =>
  play(`command ${name}`, async (stage) => {
    const session = await stage.as('mod');
    const story = HANDLING[name] ?? AROUND[name];
    if (session.can.commands.has(name)) {
      ok(story, `${name} is declared, and has no story here`);
      await story(stage);
    } else {
      const ticket = await stage.filed();
      await fails(() => session.run([command(name, ticket, ARGUMENTS[name] ?? {})]), 'unsupported', name);
      equal((await session.ticket(ticket)).ticket.state, 'posted', 'and nothing is done');
    }
  }),
);
