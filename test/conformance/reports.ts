/** Reports: the figures of what one may read, and of nothing else; who may ask; giving up. */
import type { Predicate } from '../../src/domain/predicate.ts';
import type { ReportQuery } from '../../src/domain/report-query.ts';
import type { Report } from '../../src/domain/reports.ts';
import type { DeskInput } from '../../src/domain/desk.ts';
import { HOUR } from '../../src/domain/values.ts';
import { equal, fails, ok, refused } from './assert.ts';
import { SCHOOL, play, text } from './world.ts';
import type { ConformanceCase, Stage, Who, World } from './world.ts';

const QUERY: ReportQuery = {
  period: { from: '2026-11-23', until: '2026-12-06' },
  by: 'service',
  step: 'week',
  clock: 'wall',
};

async function reported(stage: Stage, who: Who, query: Partial<ReportQuery> = {}): Promise<Report> {
  return (await stage.as(who)).report({ ...QUERY, ...query });
}

/** How many tickets a list of theirs holds. */
async function listed(stage: Stage, who: Who, where: Predicate): Promise<number | undefined> {
  return (await (await stage.as(who)).tickets({ where, count: true })).total;
}

/** A case that asks of a backend without reports only that it says so. */
function counted(
  name: string,
  story: (stage: Stage, world: World) => Promise<void>,
  desk: Partial<DeskInput> = {},
): ConformanceCase {
  return play(
    name,
    async (stage, world) => {
      const mod = await stage.as('mod');
      if (mod.can.reports) return story(stage, world);
      await fails(() => mod.report(QUERY), 'unsupported');
    },
    desk,
  );
}

export const reportCases: readonly ConformanceCase[] = [
  counted('the time that people spent, by the day on which they noted it', async (stage, { clock }) => {
    const ticket = await stage.filed('lea');
    await stage.does('tech', 'log-time', ticket, { minutes: 15 });
    clock.advance(24 * 30 * HOUR);
    await stage.does('tech', 'log-time', ticket, { minutes: 20 });
    await stage.does('mod', 'log-time', ticket, { minutes: 45 });
    await stage.does('tech', 'resolve', ticket, { solution: text('Voilà'), minutes: 5 });
    const day = clock.now().slice(0, 10);
    const report = await reported(stage, 'mod', { period: { from: day, until: day }, compared: QUERY.period });
    equal(report.period.work, [
      { person: 'mod', minutes: 45 },
      { person: 'tech', minutes: 25 },
    ]);
    equal(report.compared?.work, [{ person: 'tech', minutes: 15 }], 'what was noted before is of its own period');
    equal(report.people['tech']?.name, 'A. User');
  }),

  counted('what was filed, settled, reopened and is still active, and the delays that it took', async (stage, { clock }) => {
    const first = await stage.filed('lea');
    clock.advance(HOUR);
    await stage.does('tech', 'take', first, {});
    clock.advance(2 * HOUR);
    await stage.does('tech', 'ask', first, { comment: text('Quel navigateur ?') });
    clock.advance(5 * HOUR);
    await stage.does('lea', 'answer', first, { comment: text('Firefox') });
    clock.advance(HOUR);
    await stage.does('tech', 'resolve', first, { solution: text('C’est réparé') });
    clock.advance(HOUR);
    await stage.does('lea', 'refuse-closure', first, { comment: text('Toujours pas') });
    await stage.filed('sami', { service: 'video', category: 'salles' });
    const report = await reported(stage, 'mod');
    const { moves, delays, closings, reopened, active, points } = report.period;
    equal([report.tickets, report.active, active, points.length], [2, 2, 2, 1]);
    equal(
      [moves.filed.count, moves.settled, moves.abandoned.count, moves.reopened.tickets],
      [2, { count: 1, tickets: [first] }, 0, [first]],
    );
    equal([delays.response.median, delays.take.median], [HOUR, HOUR]);
    equal(delays.resolution.count, 0, 'it is not resolved any more');
    equal([closings.refused.count, reopened], [1, { count: 1, of: 1 }]);
    equal(
      report.groups.map(({ value, tickets, states }) => [value, tickets, states]),
      [
        ['moodle', 1, { resolving: 1 }],
        ['video', 1, { posted: 1 }],
      ],
    );
    equal(
      report.workload.map(({ assignee, active: load }) => [assignee, load]),
      [
        ['tech', 1],
        [null, 1],
      ],
    );
    equal([report.people['tech']?.name, report.unanswered.count], ['A. User', 1]);
    clock.advance(HOUR);
    await stage.does('tech', 'resolve', first, { solution: text('Cette fois oui') });
    equal((await reported(stage, 'mod')).period.delays.resolution.median, 6 * HOUR, 'without the five hours that it waited');
  }),

  counted('within a filter, the same as a list’s', async (stage) => {
    await stage.filed('lea', { kind: 'incident' });
    await stage.filed('lea', { category: 'notes' });
    await stage.filed('sami', { kind: 'incident', service: 'video', category: 'salles' });
    const where: Predicate = { eq: ['kind', 'incident'] };
    const report = await reported(stage, 'mod', { where, by: 'category' });
    equal(report.tickets, await listed(stage, 'mod', where));
    equal(
      report.groups.map(({ value }) => value),
      ['moodle/acces', 'video/salles'],
    );
  }),

  counted(
    'opening hours, where the desk has them; of two periods, each its own',
    async (stage, { clock }) => {
      const ticket = await stage.filed('lea');
      clock.advance(24 * HOUR);
      await stage.does('tech', 'take', ticket, {});
      const compared = { from: '2026-11-16', until: '2026-11-22' };
      const report = await reported(stage, 'mod', { clock: 'opening', compared });
      equal([report.period.delays.take.median, report.period.moves.filed.count], [9 * HOUR, 1]);
      equal([report.compared?.moves.filed.count, report.compared?.active, report.compared?.points.length], [0, 0, 1]);
    },
    { calendar: { week: { tuesday: [['08:00', '17:00']], wednesday: [['08:00', '12:00']] } } },
  ),

  counted('is for moderators and above, of the desk or of a service, whatever they read', async (stage) => {
    await stage.filed('lea');
    for (const who of ['lea', 'tech', 'video', 'nurse', 'operator'] as const)
      await refused(() => reported(stage, who), 'not-allowed', who);
    for (const who of ['mod', 'admin'] as const) equal((await reported(stage, who)).tickets, 1, who);
  }),

  counted(
    'a manager of one service is told of what he reads',
    async (stage) => {
      await stage.filed('lea');
      await stage.filed('lea', { service: 'video', category: 'salles' });
      await stage.filed('sami', { requester: 'sami' });
      equal(
        (await reported(stage, 'video')).groups.map(({ value, tickets }) => [value, tickets]),
        [['video', 1]],
      );
      equal((await reported(stage, 'mod')).tickets, 3);
    },
    {
      mode: 'support',
      services: (SCHOOL.services ?? []).map((service) =>
        service.id === 'video' ? { ...service, managers: [{ person: 'video' }] } : service,
      ),
    },
  ),

  counted('nothing of what one may not read is counted, by no filter', async (stage, { clock }) => {
    const hidden = await stage.filed('lea', { category: 'sante' });
    const open = await stage.filed('lea');
    clock.advance(HOUR);
    await stage.does('nurse', 'comment', hidden, { comment: text('Venez à midi') });
    await stage.does('nurse', 'assign', hidden, { to: 'nurse' });
    for (const who of ['mod', 'admin'] as const)
      for (const by of ['service', 'category', 'assignee', 'requester', 'kind'] as const) {
        const report = await reported(stage, who, { by, where: { or: [{ eq: ['category', 'sante'] }, { eq: ['id', open] }] } });
        equal(
          [report.tickets, report.period.moves.filed.count, report.period.delays.response.count],
          [1, 1, 0],
          `${who} by ${by}`,
        );
        ok(!JSON.stringify(report).includes(hidden), 'nor named');
        equal(report.people['nurse'], undefined);
      }
  }),

  counted('a private field filters for who reads it', async (stage) => {
    const ticket = await stage.filed('lea');
    await stage.does('tech', 'edit', ticket, { fields: { diagnostic: 'cache' } });
    equal((await reported(stage, 'mod', { where: { field: ['diagnostic', 'cache'] } })).tickets, 1);
  }),

  counted('how far it is; giving it up', async (stage) => {
    await stage.filed('lea');
    await stage.filed('sami');
    const mod = await stage.as('mod');
    const told: (readonly [done: number, total: number])[] = [];
    await mod.report(QUERY, { onProgress: (done, total) => told.push([done, total]) });
    equal(told.at(-1), [2, 2]);
    ok(
      told.every(([done, total], at) => total === 2 && done <= total && done >= (told[at - 1]?.[0] ?? 0)),
      'it goes forward, and never beyond all there is',
    );
    const stopping = new AbortController();
    const reason = new Error('no longer wanted');
    stopping.abort(reason);
    const stopped = await mod.report(QUERY, { signal: stopping.signal }).catch((error: unknown) => error);
    ok(stopped === reason, 'the signal’s own reason');
  }),

  counted('what cannot be asked is said, by its place in the query', async (stage) => {
    const wrong: readonly (readonly [path: string, query: object])[] = [
      ['period', { period: { from: '2026-12-01', until: '2026-11-01' } }],
      ['period.from', { period: { from: '2026-02-30', until: '2026-11-01' } }],
      ['period', { step: 'day', period: { from: '2016-01-01', until: '2026-11-01' } }],
      ['compared', { step: 'day', compared: { from: '2016-01-01', until: '2026-11-01' } }],
      ['clock', { clock: 'opening' }],
      ['by', { by: 'colour' }],
    ];
    for (const [path, query] of wrong) {
      const { issues } = await fails(() => reported(stage, 'mod', query), 'invalid', JSON.stringify(query));
      equal(
        issues.map((issue) => issue.path),
        [path],
      );
    }
  }),
];
