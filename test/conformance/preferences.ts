/** What people choose to hear: whose it is, that it is kept choice by choice, and that it says what would be heard. */
import type { HearingQuestion, Session } from '../../src/backends/backend.ts';
import { DEFAULT_PREFERENCES } from '../../src/domain/monitoring.ts';
import type { PreferencesChange } from '../../src/domain/monitoring.ts';
import { equal, fails, ok, refused } from './assert.ts';
import { PEOPLE, id, play, text } from './world.ts';
import type { ConformanceCase, Stage, Who, World } from './world.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A case that asks of a backend that keeps no choices only that it says so. */
function kept(name: string, story: (stage: Stage, world: World) => Promise<void>): ConformanceCase {
  return play(name, async (stage, world) => {
    const lea = await stage.as('lea');
    if (lea.can.preferences !== undefined) return story(stage, world);
    await fails(() => lea.preferences(), 'unsupported');
    await fails(() => lea.savePreferences({}), 'unsupported');
    await fails(() => lea.whoHears({ occasion: 'taken' }), 'unsupported');
    await fails(() => lea.todaysReport(null), 'unsupported');
  });
}

/** Why each person would hear, this one's own first. */
async function why(session: Session, question: HearingQuestion): Promise<[string, string | null][]> {
  const { hearers, people } = await session.whoHears(question);
  ok(
    hearers.every(({ person }) => people[person] !== undefined),
    'everybody who is named has a name',
  );
  return hearers.map(({ person, reason }) => [person, reason]);
}

/** Why this person himself would. */
async function own(session: Session, question: HearingQuestion): Promise<string | null> {
  const [[who, reason] = ['', null]] = await why(session, question);
  equal(who, session.me.id, 'whoever asks comes first');
  return reason;
}

export const preferenceCases: readonly ConformanceCase[] = [
  kept('who chose nothing has the defaults; what one chooses one finds again, here and elsewhere', async (stage) => {
    const lea = await stage.as('lea');
    equal(await lea.preferences(), { ...DEFAULT_PREFERENCES, available: true });
    const saved = await lea.savePreferences({ requester: { taken: false, commented: true }, watched: false });
    equal(saved, { ...DEFAULT_PREFERENCES, requester: { taken: false, commented: true }, watched: false, available: true });
    equal(await lea.preferences(), saved);
    const elsewhere = await (await stage.opened.again()).connect(PEOPLE.lea);
    equal(await elsewhere.preferences(), saved);
    await elsewhere.close();
    equal(await (await stage.as('sami')).preferences(), { ...DEFAULT_PREFERENCES, available: true }, 'and nobody else has it');
  }),

  kept('two tabs change each its own choice, and neither undoes the other’s', async (stage) => {
    const [one, other] = [await stage.as('tech'), await (await stage.opened.again()).connect(PEOPLE.tech)];
    await one.preferences();
    await other.preferences();
    const report = { sections: ['free'], hours: [7, 14], weekends: true, suspended: false } as const;
    await Promise.all([
      one.savePreferences({ requester: { taken: false }, services: { moodle: 'complete' } }),
      other.savePreferences({
        requester: { opened: false },
        services: { video: { any: 'never', category: 'creation', taken: 'always' } },
        reports: { moodle: { ...report, sections: [...report.sections], hours: [...report.hours] } },
      }),
    ]);
    const { requester, services, reports } = await one.preferences();
    equal([requester['taken'], requester['opened']], [false, false]);
    equal([services['moodle'], services['video']], ['complete', { any: 'never', category: 'creation', taken: 'always' }]);
    equal(reports, { moodle: report });
    await one.savePreferences({ requester: { taken: null }, services: { video: null, moodle: 'none' } });
    const after = await other.preferences();
    equal([after.requester, after.services], [{ opened: false }, { moodle: 'none' }], 'null takes an entry away');
    await other.close();
  }),

  kept('what is malformed, or names nothing of this desk, is said, and nothing of it is kept', async (stage) => {
    const tech = await stage.as('tech');
    const wrong = async (change: object): Promise<[string, string][]> => {
      const error = await fails(() => tech.savePreferences({ watched: false, ...change }), 'invalid');
      return error.issues.map(({ path, code }) => [path, code]);
    };
    equal(await wrong({ extra: 1 }), [['extra', 'unknown-key']]);
    equal(await wrong({ services: { chimie: 'complete' } }), [['services.chimie', 'unknown-option']]);
    equal(await wrong({ reports: { school: { sections: [] } } }), [['reports.school', 'unknown-option']]);
    equal(await wrong({ requester: { rain: true } }), [['requester.rain', 'unknown-key']]);
    equal(await wrong({ reports: { moodle: { hours: [8, 8] } } }), [['reports.moodle.hours', 'twice']]);
    equal((await wrong({ level: { any: 'always', category: 'never', taken: 'never' } })).length, 1);
    equal(await tech.preferences(), { ...DEFAULT_PREFERENCES, available: true });
    await tech.savePreferences({ services: { chimie: null } });
  }),

  kept('staff say whether work is given to them by itself, and requesters have nothing to say', async (stage) => {
    const tech = await stage.as('tech');
    equal((await tech.savePreferences({ available: false })).available, false);
    const found = await (await stage.as('mod')).people({ text: 'A. User', purpose: 'assignee', service: 'moodle' });
    equal(
      found.map((person) => person.available),
      [false],
      'others see it',
    );
    const lea = await stage.as('lea');
    await refused(() => lea.savePreferences({ available: false, watched: false }), 'not-allowed');
    equal(await lea.preferences(), { ...DEFAULT_PREFERENCES, available: true }, 'and nothing of the same change is kept');
  }),

  kept('a requester learns why he would be told, and of nobody else', async (stage) => {
    const lea = await stage.as('lea');
    const mine = { service: 'moodle', category: 'acces', standing: 'requester' } as const;
    equal(await why(lea, { occasion: 'taken', ...mine }), [['lea', 'requester']]);
    equal(await why(lea, { occasion: 'asked', ...mine }), [['lea', 'question']]);
    equal(await why(lea, { occasion: 'noted', ...mine }), [['lea', null]], 'a staff note is nobody’s but the staff’s');
    equal(await why(lea, { occasion: 'taken', service: 'moodle' }), [['lea', null]], 'another’s ticket');
    await lea.savePreferences({ requester: { taken: false } });
    equal(await own(lea, { occasion: 'taken', ...mine }), null);
    await lea.savePreferences({ requester: { taken: null } });
    equal(await own(lea, { occasion: 'taken', ...mine }), 'requester');
  }),

  kept('a ticket has switches of its own, which go over what is chosen for all', async (stage) => {
    const ticket = await stage.filed('lea');
    const sami = await stage.as('sami');
    await stage.does('sami', 'watch', ticket, {});
    equal(await own(sami, { occasion: 'commented', ticket }), 'watcher');
    await sami.savePreferences({ tickets: { [ticket]: { commented: false } } });
    equal(await own(sami, { occasion: 'commented', ticket }), null);
    equal(await own(sami, { occasion: 'resolved', ticket }), 'watcher', 'the other topics are as chosen for all');
    const unheardOf = { tickets: { [ticket]: { rain: true } } } as unknown as PreferencesChange;
    await fails(() => sami.savePreferences(unheardOf), 'invalid');
    await sami.savePreferences({ watched: false, tickets: { [ticket]: { concluded: true, commented: true } } });
    equal(
      [await own(sami, { occasion: 'commented', ticket }), await own(sami, { occasion: 'taken', ticket })],
      ['watcher', null],
    );
    const lea = await stage.as('lea');
    await lea.savePreferences({ tickets: { [ticket]: { taken: false } } });
    const other = await stage.filed('lea');
    equal(
      [await own(lea, { occasion: 'taken', ticket }), await own(lea, { occasion: 'taken', ticket: other })],
      [null, 'requester'],
    );
  }),

  kept('staff learn who of the staff would hear, each by the levels that he chose', async (stage) => {
    const mod = await stage.as('mod');
    const levels: readonly (readonly [Who, PreferencesChange])[] = [
      ['tech', { services: { moodle: 'complete' } }],
      ['admin', { level: 'none' }],
    ];
    for (const [who, change] of levels) await (await stage.as(who)).savePreferences(change);
    const asked = (more: Partial<HearingQuestion>): Promise<[string, string | null][]> =>
      why(mod, { occasion: 'commented', service: 'moodle', category: 'acces', ...more });
    equal(await asked({}), [
      ['mod', null],
      ['tech', 'service'],
    ]);
    equal(await asked({ standing: 'assignee' }), [
      ['mod', 'taken'],
      ['tech', 'service'],
    ]);
    await mod.savePreferences({ level: 'assiduous' });
    equal(await asked({ occasion: 'filed' }), [
      ['mod', 'service'],
      ['tech', 'service'],
    ]);
    await (await stage.as('tech')).savePreferences({ staff: false });
    equal(await asked({ occasion: 'filed' }), [['mod', 'service']]);
  }),

  kept(
    'who asks of a ticket learns nothing of one that he may not read, and of a confidential place only what is his',
    async (stage) => {
      const hidden = await stage.filed('lea', { category: 'sante' });
      for (const who of ['sami', 'mod', 'tech'] as const) {
        const session = await stage.as(who);
        const unknown = await fails(() => session.whoHears({ occasion: 'taken', ticket: id() }), 'not-found');
        const known = await fails(() => session.whoHears({ occasion: 'taken', ticket: hidden }), 'not-found');
        equal(known.message, unknown.message, who);
      }
      equal(await why(await stage.as('lea'), { occasion: 'taken', ticket: hidden }), [['lea', 'requester']]);
      equal(await why(await stage.as('mod'), { occasion: 'filed', service: 'moodle', category: 'sante' }), [['mod', null]]);
      equal(await why(await stage.as('nurse'), { occasion: 'filed', service: 'moodle', category: 'sante' }), [
        ['nurse', 'category'],
      ]);
      await fails(async () => (await stage.as('lea')).whoHears({ occasion: 'eclipse' } as unknown as HearingQuestion), 'invalid');
    },
  ),

  kept('the report of today is that of the service, in the sections chosen, the longest idle first', async (stage, world) => {
    const free = await stage.filed('lea', { summary: 'Ancien' });
    world.clock.advance(10 * DAY);
    const taken = await stage.filed('sami', { summary: 'Pris' });
    await stage.does('tech', 'take', taken, {});
    const fresh = await stage.filed('lea', { summary: 'Nouveau', category: 'notes' });
    await stage.filed('lea', { category: 'sante' });
    await stage.filed('lea', { service: 'video', category: 'salles' });
    const over = await stage.filed('lea');
    await stage.does('tech', 'resolve', over, { solution: text('Voilà.') });
    const tech = await stage.as('tech');
    const listed = async (): Promise<unknown> =>
      (await tech.todaysReport('moodle'))?.parts.map(({ section, count, lines }) => [
        section,
        count,
        lines.map(({ row }) => row.id),
      ]);
    equal(await listed(), [
      ['mine', 1, [taken]],
      ['categories', 0, []],
      ['free', 2, [free, fresh]],
    ]);
    const report = { hours: [8], weekends: false, suspended: false };
    await tech.savePreferences({ reports: { moodle: { ...report, sections: ['others', 'mine'] } } });
    equal(await listed(), [
      ['others', 3, [free, taken, fresh]],
      ['mine', 0, []],
    ]);
    const { parts = [], people = {} } = (await tech.todaysReport('moodle')) ?? {};
    equal(parts[0]?.lines[0]?.urgency, 'week');
    ok(people['lea'] !== undefined, 'whoever a line names has a name');
    await tech.savePreferences({ reports: { moodle: { ...report, sections: ['mine'] }, video: { ...report, sections: [] } } });
    equal(await listed(), [['mine', 1, [taken]]]);
    equal(await tech.todaysReport('video'), null);
    equal(await tech.todaysReport('chimie'), null);
    equal(await (await stage.as('lea')).todaysReport('moodle'), null, 'a requester has none');
  }),
];
