/** Commands around a ticket: its place among others, its links, its people, its end. The others are in `commands.ts`. */
import type { CommandName } from '../../src/domain/commands.ts';
import { equal, fails, ok, refused } from './assert.ts';
import { id, text } from './world.ts';
import type { Stage } from './world.ts';

/** What is tried of one command: once it is done, once it is refused. */
export type Story = (stage: Stage) => Promise<void>;

/** A ticket that a technician has in work. */
export async function taken(stage: Stage): Promise<string> {
  const ticket = await stage.filed();
  await stage.does('tech', 'take', ticket, {});
  return ticket;
}

/** One story for each of these commands. */
export const AROUND: Readonly<Partial<Record<CommandName, Story>>> = {
  async rank(stage) {
    const [first, second, third] = [await stage.filed(), await stage.filed(), await stage.filed()];
    const positions = async (): Promise<unknown[]> =>
      Promise.all([first, second, third].map(async (ticket) => (await stage.sees('mod', ticket)).position));
    equal(await positions(), [3, 2, 1], 'new tickets come on top');
    await refused(() => stage.does('tech', 'rank', first, { to: 'top' }), 'not-allowed');
    await stage.does('mod', 'rank', first, { to: 'top' });
    equal(await positions(), [1, 3, 2]);
    await stage.does('mod', 'rank', first, { to: 'down' });
    equal(await positions(), [2, 3, 1]);
    await stage.does('mod', 'rank', second, { to: 1 });
    equal(await positions(), [3, 1, 2]);
    await stage.does('mod', 'rank', first, { to: 'up' });
    equal(await positions(), [2, 1, 3]);
    await refused(() => stage.does('mod', 'rank', second, { to: 'up' }), 'nothing-to-do');
  },
  async 'set-priority'(stage) {
    const ticket = await stage.filed();
    equal((await stage.does('mod', 'set-priority', ticket, { priority: 'high' })).ticket.priority, 'high');
    await refused(() => stage.does('mod', 'set-priority', ticket, { priority: 'high' }), 'nothing-to-do');
  },
  async 'ask-raise'(stage) {
    const ticket = await stage.filed();
    const view = await stage.does('lea', 'ask-raise', ticket, { urgent: true, comment: text('Examen demain', 'requester') });
    equal(view.timeline.at(-1)?.about?.urgent, true);
    equal([view.ticket.raise?.urgent, (await stage.sees('sami', ticket)).ticket.raise], [true, null], 'it is for staff to see');
    await stage.does('sami', 'comment', ticket, { comment: text('Moi aussi') });
    await stage.does('tech', 'comment', ticket, { comment: text('À voir', 'staff') });
    equal((await stage.sees('tech', ticket)).ticket.raise?.urgent, true, 'none of these is an answer');
    await stage.does('tech', 'comment', ticket, { comment: text('Demain à huit heures') });
    equal((await stage.sees('tech', ticket)).ticket.raise, null, 'a word of the team is');
    await stage.does('lea', 'ask-raise', ticket, { urgent: false, comment: text('Toujours rien') });
    equal((await stage.does('mod', 'set-priority', ticket, { priority: 'high' })).ticket.raise, null, 'and so is the priority');
    await stage.does('lea', 'cancel', ticket, {});
    await refused(
      () => stage.does('lea', 'ask-raise', ticket, { urgent: true, comment: text('Examen demain', 'requester') }),
      'not-in-this-state',
    );
  },
  async link(stage) {
    const [ticket, other] = [await stage.filed(), await stage.filed('sami')];
    await refused(() => stage.does('tech', 'link', ticket, { type: 'see-also', to: ticket }), 'same-ticket');
    const view = await stage.does('tech', 'link', ticket, { type: 'depends-on', to: other });
    equal([view.ticket.links, view.linked[other]?.key], [[{ type: 'depends-on', ticket: other }], 'INF_2']);
    equal((await stage.sees('tech', other)).ticket.links, [{ type: 'blocks', ticket }], 'the far end is there');
    await refused(() => stage.does('tech', 'link', other, { type: 'depends-on', to: ticket }), 'cycle');
  },
  async unlink(stage) {
    const [ticket, other] = [await stage.filed(), await stage.filed('sami')];
    await stage.does('tech', 'link', ticket, { type: 'see-also', to: other });
    equal((await stage.does('tech', 'unlink', ticket, { type: 'see-also', to: other })).ticket.links, []);
    await refused(() => stage.does('tech', 'unlink', ticket, { type: 'see-also', to: other }), 'nothing-to-do');
  },
  async split(stage) {
    const ticket = await stage.filed();
    const comment = text('Et aussi : la salle 12 est fermée.');
    const note = text('Elle insiste', 'staff');
    await stage.does('lea', 'comment', ticket, { comment });
    await stage.does('tech', 'comment', ticket, { comment: note });
    const made = id();
    await refused(
      () => stage.does('tech', 'split', ticket, { entry: note.id, new: made, summary: 'Salle 12', description: '' }),
      'scope-not-allowed',
    );
    await refused(
      () => stage.does('tech', 'split', ticket, { entry: comment.id, new: ticket, summary: 'Salle 12', description: '' }),
      'duplicate-ticket',
    );
    await stage.does('tech', 'split', ticket, { entry: comment.id, new: made, summary: 'Salle 12', description: '' });
    const view = await stage.sees('lea', made);
    equal([view.key, view.ticket.requester, view.ticket.state], ['INF_2', 'lea', 'posted']);
  },
  async merge(stage) {
    const [target, source] = [await stage.filed(), await stage.filed('sami')];
    await refused(() => stage.does('mod', 'merge', source, { into: source, comment: text('Doublon') }), 'same-ticket');
    await stage.does('mod', 'merge', source, { into: target, comment: text('Doublon') });
    const view = await stage.sees('sami', 'INF_2');
    equal(view.ticket.id, source, 'a number stays its own ticket’s');
    equal(view.ticket.state, 'abandoned');
    ok((await stage.sees('mod', target)).ticket.aliases.includes('INF_2'), 'the number is an alias of the target');
    await refused(() => stage.does('tech', 'reopen', source, {}), 'merged');
  },
  async unmerge(stage) {
    const [target, source] = [await stage.filed(), await stage.filed('sami')];
    await stage.does('mod', 'merge', source, { into: target, comment: text('Doublon') });
    equal((await stage.does('mod', 'unmerge', source, {})).ticket.state, 'open');
    equal((await stage.sees('mod', target)).ticket.aliases, []);
    await refused(() => stage.does('mod', 'unmerge', source, {}), 'not-in-this-state');
  },
  async invite(stage) {
    const ticket = await stage.filed('lea', { restricted: true });
    await fails(() => stage.sees('sami', ticket), 'not-found');
    await refused(() => stage.does('lea', 'invite', ticket, { person: 'nobody' }), 'unknown-person');
    await stage.does('lea', 'invite', ticket, { person: 'sami' });
    equal((await stage.sees('sami', ticket)).ticket.observers, ['sami']);
  },
  async uninvite(stage) {
    const ticket = await stage.filed('lea', { restricted: true });
    await stage.does('lea', 'invite', ticket, { person: 'sami' });
    await stage.does('lea', 'uninvite', ticket, { person: 'sami' });
    await fails(() => stage.sees('sami', ticket), 'not-found');
    await refused(() => stage.does('lea', 'uninvite', ticket, { person: 'sami' }), 'nothing-to-do');
  },
  async watch(stage) {
    const ticket = await stage.filed();
    equal((await stage.does('sami', 'watch', ticket, {})).ticket.watchers, ['sami']);
    equal((await stage.sees('tech', ticket)).ticket.watchers, [], 'who watches is nobody’s business');
    await refused(() => stage.does('sami', 'watch', ticket, {}), 'nothing-to-do');
  },
  async unwatch(stage) {
    const ticket = await stage.filed();
    await refused(() => stage.does('sami', 'unwatch', ticket, {}), 'nothing-to-do');
    await stage.does('sami', 'watch', ticket, {});
    equal((await stage.does('sami', 'unwatch', ticket, {})).ticket.watchers, []);
  },
  async 'me-too'(stage) {
    const ticket = await stage.filed('tech', { kind: 'problem' });
    equal((await stage.does('sami', 'me-too', ticket, {})).ticket.affected, ['sami']);
    await refused(() => stage.does('sami', 'me-too', ticket, {}), 'nothing-to-do', 'once a person');
    equal((await stage.does('lea', 'me-too', ticket, {})).reported, 2);
    const { ticket: read, reported } = await stage.sees('mod', ticket);
    equal([read.affected, reported], [[], 2], 'how many is for whoever reads it, who is nobody’s business');
    const request = await stage.filed();
    await refused(() => stage.does('sami', 'me-too', request, {}), 'not-in-this-state', 'only a problem');
    await stage.does('tech', 'resolve', ticket, { solution: text('Remis en marche') });
    await refused(() => stage.does('nurse', 'me-too', ticket, {}), 'not-in-this-state', 'it is over');
  },
  async 'not-me-too'(stage) {
    const ticket = await stage.filed('tech', { kind: 'problem' });
    await refused(() => stage.does('sami', 'not-me-too', ticket, {}), 'nothing-to-do');
    await stage.does('sami', 'me-too', ticket, {});
    const after = await stage.does('sami', 'not-me-too', ticket, {});
    equal([after.ticket.affected, after.reported], [[], 0]);
  },
  async 'change-requester'(stage) {
    const ticket = await stage.filed();
    await refused(() => stage.does('mod', 'change-requester', ticket, { to: 'lea' }), 'nothing-to-do');
    equal((await stage.does('mod', 'change-requester', ticket, { to: 'sami' })).ticket.requester, 'sami');
  },
  async 'log-time'(stage) {
    const ticket = await taken(stage);
    await refused(() => stage.does('lea', 'log-time', ticket, { minutes: 5 }), 'not-allowed');
    equal((await stage.does('tech', 'log-time', ticket, { minutes: 5 })).ticket.spent, 5);
    await stage.does('mod', 'log-time', ticket, { minutes: 20 });
    const { spent, work } = (await stage.does('tech', 'resolve', ticket, { minutes: 10 })).ticket;
    equal(
      [spent, work?.map(({ by, minutes }) => [by, minutes])],
      [
        35,
        [
          ['tech', 5],
          ['mod', 20],
          ['tech', 10],
        ],
      ],
    );
    equal((await stage.sees('tech', ticket)).people['mod']?.name, 'N. Bernard', 'who worked has a card');
    const lea = await stage.sees('lea', ticket);
    equal([lea.ticket.spent, lea.ticket.work], [0, []], 'the time spent is for staff');
    ok(!JSON.stringify(lea.timeline).includes('minutes'), 'nor does the thread tell it');
  },
  async rate(stage) {
    const ticket = await stage.filed();
    await refused(() => stage.does('lea', 'rate', ticket, { mark: 4 }), 'not-in-this-state');
    await stage.does('lea', 'settle', ticket, {});
    equal((await stage.does('lea', 'rate', ticket, { mark: 4 })).ticket.rating, 4);
    await refused(() => stage.does('lea', 'rate', ticket, { mark: 1 }), 'nothing-to-do');
    const other = await stage.filed();
    await stage.does('lea', 'settle', other, {});
    const lines = (await stage.sees('lea', other)).timeline.length;
    const left = await stage.does('lea', 'rate', other, { mark: null });
    equal(
      [left.ticket.unrated, left.ticket.rating, left.timeline.length],
      [true, null, lines],
      'it leaves no trace in the thread',
    );
    equal((await stage.sees('tech', other)).ticket.unrated, false, 'nor for the team');
    await refused(() => stage.does('lea', 'rate', other, { mark: 4 }), 'nothing-to-do', 'asked once');
  },
  async checklist(stage) {
    const ticket = await taken(stage);
    const [first, second, hidden] = [id(), id(), id()];
    const add = (item: string, words: string, scope: 'public' | 'staff' = 'public') =>
      stage.does('tech', 'checklist', ticket, { change: { act: 'add', item, text: words, scope } });
    await add(first, 'Vider le cache');
    await add(hidden, 'Prévenir l’hébergeur', 'staff');
    const before = (await stage.sees('lea', ticket)).changedAt;
    const view = await add(second, 'Essayer avec Firefox');
    equal(
      view.ticket.checklist?.map((item) => item.text),
      ['Vider le cache', 'Prévenir l’hébergeur', 'Essayer avec Firefox'],
    );
    await stage.does('tech', 'checklist', ticket, { change: { act: 'tick', item: first, done: true } });
    await stage.does('tech', 'checklist', ticket, { change: { act: 'tick', item: hidden, done: true } });
    await refused(
      () => stage.does('tech', 'checklist', ticket, { change: { act: 'tick', item: first, done: true } }),
      'nothing-to-do',
    );
    await refused(() => stage.does('lea', 'checklist', ticket, { change: { act: 'drop', item: first } }), 'not-allowed');
    const lea = await stage.sees('lea', ticket);
    equal(
      lea.ticket.checklist?.map(({ text: words, done }) => [words, done?.by ?? null]),
      [
        ['Vider le cache', 'tech'],
        ['Essayer avec Firefox', null],
      ],
    );
    ok(!JSON.stringify(lea).includes('hébergeur'), 'what is for staff is nowhere in it');
    equal(lea.changedAt, before, 'a step of the work is no news');
    const progress = async (who: 'lea' | 'tech'): Promise<unknown> =>
      (await (await stage.as(who)).tickets({ where: { eq: ['id', ticket] } })).rows[0]?.checklist;
    equal(
      [await progress('lea'), await progress('tech')],
      [
        { done: 1, all: 2 },
        { done: 2, all: 3 },
      ],
    );
    await stage.does('tech', 'checklist', ticket, { change: { act: 'place', item: second, to: 0 } });
    equal((await stage.sees('tech', ticket)).ticket.checklist?.[0]?.id, second);
    await stage.does('tech', 'checklist', ticket, { change: { act: 'drop', item: second } });
    equal((await stage.sees('lea', ticket)).ticket.checklist?.length, 1);
    const target = await stage.filed('sami');
    const more = id();
    await add(more, 'Écrire à Sami');
    await stage.does('mod', 'merge', ticket, { into: target, comment: text('Doublon') });
    equal(
      (await stage.sees('mod', target)).ticket.checklist?.map((item) => item.id),
      [more],
      'what is left to do comes along',
    );
    await stage.does('mod', 'unmerge', ticket, {});
    equal((await stage.sees('mod', target)).ticket.checklist, [], 'and goes back');
    await stage.does('admin', 'erase', ticket, {});
    ok(!JSON.stringify(await stage.sees('admin', ticket)).includes('cache'), 'its words are erased too');
  },
  async remind(stage) {
    const ticket = await taken(stage);
    await refused(() => stage.does('tech', 'remind', ticket, {}), 'not-in-this-state');
    await stage.does('tech', 'ask', ticket, { comment: text('Quel cours ?') });
    equal((await stage.does('tech', 'remind', ticket, {})).ticket.reminded, true);
  },
  async 'break-glass'(stage) {
    const ticket = await stage.filed('lea', { category: 'sante' });
    const plain = await stage.filed();
    await refused(() => stage.does('admin', 'break-glass', plain, { comment: text('Pour voir') }), 'nothing-to-do');
    await fails(() => stage.sees('admin', ticket), 'not-found');
    const view = await stage.does('admin', 'break-glass', ticket, { comment: text('Réquisition') });
    equal(view.ticket.glass, ['admin']);
    ok(
      JSON.stringify((await stage.sees('nurse', ticket)).timeline).includes('Réquisition'),
      'its members see that it was broken',
    );
  },
  async erase(stage) {
    const file = await stage.sends('lea', 'secret-bytes', 'secret-name.txt');
    const ticket = await stage.filed('lea', {
      summary: 'secret-summary',
      description: 'secret-description',
      fields: { salle: 'secret-field' },
      files: [file],
    });
    await stage.does('lea', 'comment', ticket, { comment: text('secret-comment') });
    await stage.does('tech', 'resolve', ticket, { solution: text('secret-solution') });
    await refused(() => stage.does('mod', 'erase', ticket, {}), 'not-allowed');
    await stage.does('admin', 'erase', ticket, {});
    ok(!JSON.stringify(await stage.sees('admin', ticket)).includes('secret'), 'something written is left');
    const admin = await stage.as('admin');
    for (const word of ['secret-summary', 'secret-comment', 'secret-name', 'secret-field'])
      equal((await admin.tickets({ text: word })).rows.length, 0, `${word} is still found`);
    await fails(() => admin.open(ticket, file.id), 'not-found');
    await refused(() => stage.does('admin', 'erase', ticket, {}), 'nothing-to-do');
  },
};
