/** What people are told of in the page: who has a notice of what and who must not, once, as long as they may read it; read marks. */
import type { NoticeView, Session, TicketNotice } from '../../src/backends/backend.ts';
import type { CommandOf } from '../../src/domain/commands.ts';
import { equal, fails, ok, until } from './assert.ts';
import { PEOPLE, command, id, play, text } from './world.ts';
import type { ConformanceCase, Stage, Who, World } from './world.ts';

const DAY = 24 * 60 * 60 * 1000;
const EVERYBODY: readonly Who[] = ['lea', 'sami', 'tech', 'video', 'mod', 'admin', 'operator', 'nurse'];

/** A case that asks of a backend that tells nothing in the page only that it says so. */
function told(name: string, story: (stage: Stage, world: World) => Promise<void>, desk = {}): ConformanceCase {
  return play(
    name,
    async (stage, world) => {
      const lea = await stage.as('lea');
      if (lea.can.notices !== undefined) return story(stage, world);
      await fails(() => lea.notices.page(), 'unsupported');
      await fails(() => lea.notices.unread(), 'unsupported');
      await fails(() => lea.notices.mark('all', true), 'unsupported');
      await fails(() => Promise.resolve().then(() => lea.notices.watch(() => undefined)), 'unsupported');
    },
    desk,
  );
}

/** A notice of something on a ticket, as all are but those of a problem's end. */
function onTicket(notice: NoticeView): TicketNotice {
  if (notice.ticket === null) throw new TypeError('a notice of no ticket');
  return notice;
}

/** All of somebody's notices, newest first. */
async function noticesOf(session: Session): Promise<TicketNotice[]> {
  const found: TicketNotice[] = [];
  for (let before: string | undefined; ;) {
    const page = await session.notices.page({ before, limit: 3 });
    const notices = page.notices.map(onTicket);
    for (const { entry } of notices)
      if (entry.actor.type === 'person') ok(page.people[entry.actor.id] !== undefined, 'whoever acted has a card');
    found.push(...notices);
    if (page.next === null) return found;
    before = page.next;
  }
}

/** Their reasons and acts, newest first. */
async function toldTo(stage: Stage, who: Who): Promise<string[]> {
  return (await noticesOf(await stage.as(who))).map(({ reason, entry }) => `${reason}: ${entry.act}`);
}

/** What each person is told of from now on, act by act. */
class Ears {
  readonly #stage: Stage;
  readonly #known = new Set<string>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** The new notices of everybody: `who reason`. */
  async heard(): Promise<string[]> {
    const fresh: string[] = [];
    for (const who of EVERYBODY) {
      for (const notice of await noticesOf(await this.#stage.as(who))) {
        const name = `${who} ${notice.id}`;
        if (!this.#known.has(name)) fresh.push(`${who} ${notice.reason}`);
        this.#known.add(name);
      }
    }
    return fresh;
  }
}

function comment(words: string, more: object = {}): { comment: CommandOf<'comment'>['comment'] } {
  return { comment: { ...text(words), ...more } };
}

export const noticeCases: readonly ConformanceCase[] = [
  told('each act is told to those who hear of it, each for their reason, and to nobody else', async (stage) => {
    await (await stage.as('mod')).savePreferences({ level: 'complete' });
    await (await stage.as('video')).savePreferences({ level: 'complete' });
    const ears = new Ears(stage);
    const ticket = await stage.filed('lea');
    equal(await ears.heard(), ['mod service'], 'filed');
    await stage.does('mod', 'assign', ticket, { to: 'tech' });
    equal(await ears.heard(), ['tech assigned'], 'assigned: the requester’s switch for it is off');
    await stage.does('tech', 'take', ticket, {});
    equal(await ears.heard(), ['lea requester', 'mod service'], 'taken');
    await stage.does('tech', 'ask', ticket, comment('Quel navigateur ?'));
    equal(await ears.heard(), ['lea question', 'mod service'], 'asked');
    await stage.does('sami', 'watch', ticket, {});
    equal(await ears.heard(), [], 'who follows is nobody’s news');
    await stage.does('lea', 'answer', ticket, comment('Firefox'));
    equal(await ears.heard(), ['sami watcher', 'tech taken', 'mod service'], 'answered');
    await stage.does('tech', 'comment', ticket, comment('Cache du thème', { scope: 'staff' }));
    equal(await ears.heard(), ['mod service'], 'a staff note');
    await stage.does('tech', 'comment', ticket, comment('Entre nous', { scope: 'requester' }));
    equal(await ears.heard(), ['mod service'], 'what only the requester may read, whose switch for it is off');
    await stage.does('mod', 'comment', ticket, comment('@Sami pareil ?', { mentions: ['sami', 'video'] }));
    equal(await ears.heard(), ['sami mention', 'tech taken', 'video mention'], 'a mention');
    await stage.does('lea', 'invite', ticket, { person: 'nurse' });
    equal(await ears.heard(), ['sami watcher', 'tech taken', 'mod service', 'nurse invited'], 'an invitation');
    await stage.does('tech', 'resolve', ticket, { solution: text('Corrigé') });
    equal(await ears.heard(), ['lea to-approve', 'sami watcher', 'mod service', 'nurse observer'], 'resolved');
    await stage.does('lea', 'refuse-closure', ticket, comment('Non'));
    equal(await ears.heard(), ['sami watcher', 'tech taken', 'mod service', 'nurse observer'], 'refused');
    await stage.does('mod', 'assign', ticket, { to: 'mod' });
    equal(await ears.heard(), ['sami watcher', 'tech taken-off', 'nurse observer'], 'given to another');
    await stage.does('lea', 'uninvite', ticket, { person: 'nurse' });
    equal(await ears.heard(), ['sami watcher', 'mod taken', 'nurse uninvited'], 'no longer invited');
  }),

  told('one batch is one notice, of what tells most in it; the same command again is none', async (stage) => {
    const ticket = await stage.filed('lea');
    const tech = await stage.as('tech');
    const batch = [command('take', ticket, {}), command('ask', ticket, comment('Quand ?'))];
    await tech.run(batch);
    await tech.run(batch);
    const [notice, ...others] = await noticesOf(await stage.as('lea'));
    equal([notice?.reason, notice?.entry.act, others.length], ['question', 'ask', 0]);
    const thread = (await stage.sees('lea', ticket)).timeline;
    equal(thread.at(-1)?.id, notice?.entry.id, 'it is found in the thread by its id');
    equal([notice?.ticket.key, notice?.ticket.summary], ['INF_1', 'Je ne vois plus mes cours']);
    equal(await toldTo(stage, 'tech'), [], 'nobody hears of their own act');
  }),

  told('two pages at once find each notice once, and agree on what is read', async (stage) => {
    const ticket = await stage.filed('lea');
    const here = await stage.as('lea');
    const there = await (await stage.opened.again()).connect(PEOPLE.lea);
    let woken = 0;
    const stop = there.notices.watch(() => {
      woken += 1;
    });
    await stage.does('tech', 'take', ticket, {});
    equal(await Promise.all([here.notices.unread(), there.notices.unread(), here.notices.unread()]), [1, 1, 1]);
    await stage.does('tech', 'ask', ticket, comment('Quand ?'));
    await until(async () => (await there.notices.unread()) === 2, 'the other page counts it');
    equal((await noticesOf(here)).length, 2);
    const before = woken;
    equal(await here.notices.mark('all', true), 0);
    await until(() => woken > before, 'the other page is woken');
    equal([await there.notices.unread(), (await there.notices.page()).unread], [0, 0]);
    stop();
    await there.close();
  }),

  told('are read one by one, by opening the ticket, or all at once; and unread again', async (stage) => {
    const [one, other] = [await stage.filed('lea'), await stage.filed('lea')];
    const lea = await stage.as('lea');
    let woken = 0;
    const stop = lea.notices.watch(() => {
      woken += 1;
    });
    for (const ticket of [one, other, one]) await stage.does('tech', 'ask', ticket, comment('Quand ?'));
    const [last, second, first] = await noticesOf(lea);
    ok(first !== undefined && second !== undefined && last !== undefined, 'three of them');
    const unread = async (): Promise<string[]> => {
      const { notices, unread: counted } = await lea.notices.page({ unreadOnly: true });
      equal([counted, await lea.notices.unread()], [notices.length, notices.length], 'the number is that of the list');
      return notices.map((notice) => notice.id);
    };
    equal(await unread(), [last.id, second.id, first.id]);
    equal(await lea.notices.mark([second.id, 'nowhere'], true), 2);
    equal(await unread(), [last.id, first.id]);
    const before = woken;
    await lea.read(one, (await lea.ticket(one)).version);
    await until(() => woken > before, 'reading a ticket wakes whoever shows its notices');
    equal(await unread(), [], 'whoever has read the ticket has read its notices');
    equal(await lea.notices.mark([first.id], false), 1);
    equal(await unread(), [first.id], 'by hand it is unread again');
    equal(await lea.notices.mark({ ticket: one }, true), 0);
    equal(await lea.notices.mark('all', false), 3);
    equal(
      (await noticesOf(lea)).map(({ read }) => read),
      [false, false, false],
    );
    equal(await (await stage.as('tech')).notices.unread(), 0, 'and nobody else has them');
    stop();
  }),

  told('are paged from the newest on, and a place that is none is said', async (stage) => {
    const ticket = await stage.filed('lea');
    for (let n = 0; n < 5; n += 1) await stage.does('tech', 'ask', ticket, comment(`Question ${n}`));
    const lea = await stage.as('lea');
    const first = await lea.notices.page({ limit: 2 });
    await stage.does('tech', 'ask', ticket, comment('Encore'));
    const second = await lea.notices.page({ limit: 2, before: first.next ?? '' });
    const third = await lea.notices.page({ limit: 2, before: second.next ?? '' });
    const words = [first, second, third].flatMap(({ notices }) => notices.map((each) => onTicket(each).entry.comments[0]?.text));
    equal(words, ['Question 4', 'Question 3', 'Question 2', 'Question 1', 'Question 0'], 'what comes meanwhile moves none');
    equal(third.next, null);
    equal((await fails(() => lea.notices.page({ before: 'hier' }), 'invalid')).issues[0]?.path, 'before');
    const mail = { channel: 'mail' } as unknown as { channel: 'tab' };
    equal((await fails(() => lea.notices.page(mail), 'invalid')).issues[0]?.path, 'channel');
  }),

  told('what one chooses not to hear is not told, but for what is always told', async (stage) => {
    const lea = await stage.as('lea');
    const ticket = await stage.filed('lea');
    await lea.savePreferences({ channels: { bell: false } });
    await stage.does('tech', 'take', ticket, {});
    await stage.does('tech', 'ask', ticket, comment('Quand ?'));
    equal(await toldTo(stage, 'lea'), ['question: ask']);
    await lea.savePreferences({ channels: { bell: true }, requester: { commented: true } });
    await stage.does('tech', 'comment', ticket, comment('Alors ?'));
    equal(
      (await noticesOf(lea)).map(({ reason, stoppable }) => [reason, stoppable]),
      [
        ['requester', true],
        ['question', false],
      ],
    );
    equal((await lea.notices.page({ channel: 'tab' })).notices, [], 'the browser tells nothing by itself before one says so');
    await lea.savePreferences({ channels: { tab: true } });
    await stage.does('tech', 'comment', ticket, comment('Et là ?'));
    equal(
      (await lea.notices.page({ channel: 'tab' })).notices.map((each) => onTicket(each).entry.comments[0]?.text),
      ['Et là ?'],
    );
  }),

  told('of a ticket that one may not read any more nothing is told, nor counted', async (stage) => {
    const ticket = await stage.filed('lea', { restricted: true });
    await stage.does('lea', 'invite', ticket, { person: 'sami' });
    await stage.does('tech', 'comment', ticket, comment('Bonjour'));
    const sami = await stage.as('sami');
    equal(await toldTo(stage, 'sami'), ['observer: comment', 'invited: invite']);
    equal(await sami.notices.unread(), 2);
    await (await stage.as('lea')).run([command('uninvite', ticket, { person: 'sami' })]);
    equal([await toldTo(stage, 'sami'), await sami.notices.unread()], [[], 0]);
    equal((await sami.notices.page()).unread, 0);

    const open = await stage.filed('lea');
    await (await stage.as('mod')).savePreferences({ level: 'complete' });
    await stage.does('lea', 'comment', open, comment('Est-ce grave ?'));
    const ofIt = async (): Promise<string[]> =>
      (await noticesOf(await stage.as('mod'))).flatMap(({ ticket: { id: each }, entry }) => (each === open ? [entry.act] : []));
    equal(await ofIt(), ['comment', 'file']);
    await (await stage.as('admin')).run([command('move', open, { service: 'moodle', category: 'sante' })]);
    equal(await ofIt(), [], 'it went to a confidential place');
  }),

  told('what is said to some is told to those alone, as they stand now', async (stage) => {
    const [lea, sami] = [await stage.as('lea'), await stage.as('sami')];
    await lea.savePreferences({ requester: { commented: true } });
    await sami.savePreferences({ requester: { commented: true } });
    const ticket = await stage.filed('lea');
    await stage.does('sami', 'watch', ticket, {});
    await stage.does('tech', 'comment', ticket, comment('Entre nous', { scope: 'requester' }));
    equal([await toldTo(stage, 'lea'), await toldTo(stage, 'sami')], [['requester: comment'], []]);
    await stage.does('mod', 'change-requester', ticket, { to: 'sami' });
    equal(await toldTo(stage, 'lea'), ['no-longer-yours: change-requester'], 'what was between her and the staff is gone');
    ok(!JSON.stringify(await lea.notices.page()).includes('Entre nous'), 'with its words');
    equal(await toldTo(stage, 'sami'), ['now-yours: change-requester']);
  }),

  told('another ticket is named to those alone who may read it', async (stage) => {
    const ticket = await stage.filed('lea');
    const hidden = await stage.filed('sami', { restricted: true });
    await (await stage.as('lea')).savePreferences({ requester: { other: true } });
    await (await stage.as('mod')).savePreferences({ level: 'complete' });
    await stage.does('tech', 'link', ticket, { type: 'see-also', to: hidden });
    equal(await toldTo(stage, 'lea'), []);
    const { linked, notices } = await (await stage.as('mod')).notices.page();
    equal([notices.map(onTicket)[0]?.entry.about?.ticket, linked[hidden]?.key], [hidden, 'INF_2']);
  }),

  told('of an erased ticket nothing is told', async (stage) => {
    const ticket = await stage.filed('lea');
    await stage.does('tech', 'ask', ticket, comment('Un secret'));
    equal(await toldTo(stage, 'lea'), ['question: ask']);
    await stage.does('lea', 'cancel', ticket, {});
    await stage.does('admin', 'erase', ticket, {});
    equal([await toldTo(stage, 'lea'), await (await stage.as('lea')).notices.unread()], [[], 0]);
  }),

  told('whoever comes for the first time is told of the last month', async (stage, world) => {
    const [old, young] = [await stage.filed('lea'), await stage.filed('lea')];
    await stage.does('lea', 'invite', old, { person: 'nurse' });
    world.clock.advance(31 * DAY);
    await stage.does('lea', 'invite', young, { person: 'nurse' });
    equal(
      (await noticesOf(await stage.as('nurse'))).map(({ ticket }) => ticket.id),
      [young],
    );
  }),

  told('what is done by itself is told too, and nobody is its author', async (stage, world) => {
    const ticket = await stage.filed('lea');
    const until_ = new Date(Date.parse(world.clock.now()) + DAY).toISOString();
    await stage.does('mod', 'assign', ticket, { to: 'tech' });
    await stage.does('tech', 'postpone', ticket, { reason: 'date', until: until_ });
    world.clock.advance(2 * DAY);
    const late = await (await stage.opened.again()).connect(PEOPLE.tech);
    await until(async () => (await toldTo(stage, 'tech')).length === 2, 'the recall is told');
    const [notice] = await noticesOf(late);
    equal([notice?.reason, notice?.entry.act, notice?.entry.actor], ['taken', 'recall', { type: 'application' }]);
    await late.close();
  }),

  told(
    'whoever has a problem too, and may not read its ticket, is told of its end and of nothing else of it',
    async (stage) => {
      if ((await stage.as('lea')).can.knowledge !== true) return;
      const problem = await stage.filed('tech', { kind: 'problem', summary: 'Panne du cœur de réseau' });
      const [lea, mod] = [await stage.as('lea'), await stage.as('mod')];
      const article = id();
      const content = {
        kind: 'known-problem' as const,
        title: { fr: 'Le réseau est lent' },
        text: { fr: 'L’équipe y travaille.' },
        scope: 'everyone' as const,
        places: [],
        problem,
      };
      await mod.knowledge.run({ id: id(), do: 'write', article, seen: 0, content });
      await mod.knowledge.run({ id: id(), do: 'publish', article, seen: 1 });
      await lea.knowledge.meToo({ article }, true);
      await stage.does('tech', 'comment', problem, comment('Câble coupé rue de la Paix'));
      equal((await lea.notices.page()).notices, [], 'what goes on there is not hers to know');
      await stage.does('tech', 'resolve', problem, { solution: text('Câble remplacé') });
      const end = async (): Promise<unknown[]> =>
        (await lea.notices.page()).notices.map((each) =>
          each.ticket === null ? [each.reason, each.over, each.read, each.article?.title.fr ?? null] : each.ticket.key,
        );
      equal(await end(), [['affected', true, false, 'Le réseau est lent']]);
      equal(
        Object.keys((await lea.notices.page()).notices[0] ?? {}).sort(),
        ['article', 'at', 'id', 'over', 'read', 'reason', 'stoppable', 'ticket'],
        'nothing else',
      );
      equal([await lea.notices.unread(), (await lea.notices.page()).people, (await lea.notices.page()).linked], [1, {}, {}]);
      for (const word of ['Câble', 'cœur', 'INF_', problem, 'tech'])
        ok(!JSON.stringify(await lea.notices.page()).includes(word), `nothing says ${word}`);
      equal(await toldTo(stage, 'sami'), [], 'whoever does not have it hears nothing');

      const [seen] = (await lea.notices.page()).notices;
      equal(await lea.notices.mark([seen?.id ?? ''], true), 0, 'it is read by hand');
      await mod.knowledge.run({ id: id(), do: 'withdraw', article, seen: 2 });
      equal(await end(), [['affected', true, true, null]], 'what she may not read any more is not named');

      await stage.does('tech', 'invite', problem, { person: 'lea' });
      const [invited, resolved] = await noticesOf(lea);
      equal(
        [invited?.reason, resolved?.reason, resolved?.entry.act],
        ['invited', 'affected', 'resolve'],
        'she reads it now: all of it',
      );
      await stage.does('tech', 'uninvite', problem, { person: 'lea' });
      equal(await end(), [['affected', true, true, null]], 'and no more than its end again');
      await stage.does('tech', 'reopen', problem, {});
      equal((await end())[0], ['affected', false, false, null], 'it is there again');
    },
    { mode: 'support' },
  ),

  told('marks of what is not there are passed over', async (stage) => {
    const lea = await stage.as('lea');
    equal([await lea.notices.mark([id()], true), await lea.notices.mark({ ticket: id() }, true)], [0, 0]);
    equal(await lea.notices.page(), { notices: [], people: {}, linked: {}, next: null, unread: 0 });
  }),
];
