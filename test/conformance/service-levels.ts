/** Service levels: what is due stands with the tickets of staff, in their orders and their filters, and with nobody else's. */
import type { Session } from '../../src/backends/backend.ts';
import type { DeskInput } from '../../src/domain/desk.ts';
import { where } from '../../src/domain/query.ts';
import { HOUR, MINUTE, later } from '../../src/domain/values.ts';
import type { TicketRow } from '../../src/domain/view.ts';
import { equal, ok, refused } from './assert.ts';
import { SCHOOL, id, play, text } from './world.ts';
import type { ConformanceCase, Stage } from './world.ts';

const LEVELS: Partial<DeskInput> = {
  serviceLevels: [
    { service: null, priority: null, take: 120, resolution: 480 },
    { service: 'video', priority: null, resolution: 60 },
  ],
};

const VIDEO = { service: 'video', category: 'salles' } as const;

async function row(session: Session, ticket: string): Promise<TicketRow | undefined> {
  return (await session.tickets({ where: { eq: ['id', ticket] } })).rows[0];
}

const due = async (stage: Stage, ticket: string) => (await row(await stage.as('mod'), ticket))?.deadline;

/** To the minute: two events of a desk never have the same instant. */
const minute = (instant: string | null | undefined): number | undefined =>
  instant == null ? undefined : Math.round(Date.parse(instant) / MINUTE);
const isAt = async (stage: Stage, ticket: string, instant: string, why?: string): Promise<void> =>
  equal(minute((await due(stage, ticket))?.at), minute(instant), why);

const inOrder = async (session: Session, descending = false): Promise<string[]> =>
  (await session.tickets({ sort: [{ by: 'due', descending }] })).rows.map((each) => each.id);

export const serviceLevelCases: readonly ConformanceCase[] = [
  play(
    'what is due is of the line that says most of a ticket, stands with its clock, and is gone once it is done',
    async (stage, world) => {
      const began = world.clock.now();
      const ticket = await stage.filed();
      const film = await stage.filed('lea', VIDEO);
      equal((await due(stage, ticket))?.measure, 'take');
      await isAt(stage, ticket, later(began, 2 * HOUR));
      equal(minute((await due(stage, ticket))?.soon), minute(later(began, 1.5 * HOUR)));
      equal((await due(stage, film))?.measure, 'resolution');
      await isAt(stage, film, later(began, HOUR));
      world.clock.advance(HOUR);
      await stage.does('tech', 'take', ticket, {});
      equal((await due(stage, ticket))?.measure, 'resolution');
      await isAt(stage, ticket, later(began, 8 * HOUR));
      await stage.does('tech', 'ask', ticket, { comment: text('Quel navigateur ?') });
      equal(await due(stage, ticket), { measure: 'resolution', at: null, soon: null }, 'nobody waits for the desk');
      world.clock.advance(3 * HOUR);
      await stage.does('lea', 'answer', ticket, { comment: text('Firefox') });
      await isAt(stage, ticket, later(began, 11 * HOUR), 'what it waited is not counted');
      await stage.does('tech', 'resolve', ticket, { solution: text('Fait.') });
      equal(await due(stage, ticket), undefined);
      await stage.does('mod', 'set-priority', film, { priority: 'high' });
      await isAt(stage, film, later(began, HOUR));
    },
    LEVELS,
  ),

  play(
    'lists are ordered by what is due and narrowed to what is late: the soonest first, what has nothing due last',
    async (stage, world) => {
      const ticket = await stage.filed();
      const film = await stage.filed('lea', VIDEO);
      const over = await stage.filed();
      await stage.does('tech', 'resolve', over, { solution: text('Fait.') });
      const mod = await stage.as('mod');
      if (!mod.can.sorts.has('due')) return;
      equal(await inOrder(mod), [film, ticket, over]);
      equal(await inOrder(mod, true), [over, ticket, film]);
      const first = await mod.tickets({ sort: [{ by: 'due' }], limit: 1 });
      const second = await mod.tickets({ sort: [{ by: 'due' }], limit: 1, after: first.next ?? '' });
      equal([first.rows[0]?.id, second.rows[0]?.id], [film, ticket], 'page by page as well');
      const late = async (): Promise<string[]> => {
        const now = world.clock.now();
        const asked = where({ late: true }, mod.me, mod.desk, now);
        const { rows, total } = await mod.tickets({ where: asked, sort: [{ by: 'due' }], count: true });
        equal((await mod.counts({ late: asked }))['late'], total, 'a count is the length of its list');
        return rows.map((each) => each.id);
      };
      equal(await late(), []);
      world.clock.advance(HOUR + MINUTE);
      equal(await late(), [film]);
      world.clock.advance(HOUR);
      equal(await late(), [film, ticket]);
      await stage.does('tech', 'take', ticket, {});
      equal(await late(), [film]);
    },
    LEVELS,
  ),

  play(
    'what is due is for the staff of a ticket to know: no row, order, filter, count or document tells others',
    async (stage, world) => {
      const ticket = await stage.filed();
      const film = await stage.filed('lea', VIDEO);
      world.clock.advance(3 * HOUR);
      const lea = await stage.as('lea');
      equal([(await row(lea, ticket))?.deadline, (await row(lea, film))?.deadline], [undefined, undefined]);
      ok(!JSON.stringify(lea.desk).includes('serviceLevels'), 'nor what is promised');
      const before = await inOrder(lea);
      await stage.does('tech', 'take', ticket, {});
      equal(await inOrder(lea), before, 'an order by it is none');
      const asked = { before: ['dueAt', later(world.clock.now(), 900 * HOUR)] } as const;
      equal((await lea.tickets({ where: asked })).rows, []);
      equal((await lea.tickets({ where: { not: asked } })).rows.length, 2);
      equal(await lea.counts({ late: asked }), { late: 0 });
      const elsewhere = await stage.as('video');
      equal(
        (await elsewhere.tickets({ where: asked })).rows.map((each) => each.id),
        [film],
        'staff of one service know of that one',
      );
      equal((await row(elsewhere, film))?.deadline?.measure, 'resolution');
    },
    { ...LEVELS, read: 'all' },
  ),

  play('targets are set, counted in the hours of the desk, and taken back: rows follow', async (stage, world) => {
    const ticket = await stage.filed();
    equal(await due(stage, ticket), undefined);
    const { administration } = await stage.as('admin');
    const levels = [{ service: 'moodle', priority: 'normal' as const, resolution: 240 }];
    const { events } = await administration.run([{ do: 'change-settings', id: id(), patch: { serviceLevels: levels } }]);
    await isAt(stage, ticket, later(world.clock.now(), 4 * HOUR));
    const day: [string, string][] = [['09:00', '11:00']];
    const calendar = { week: { tuesday: day, wednesday: day } };
    await administration.run([{ do: 'change-settings', id: id(), patch: { calendar } }]);
    await isAt(stage, ticket, '2026-11-25T10:00:00.000Z', 'two hours on this Tuesday, two on Wednesday');
    await stage.does('mod', 'set-priority', ticket, { priority: 'low' });
    equal(await due(stage, ticket), undefined, 'no line is for it any more');
    await stage.does('mod', 'set-priority', ticket, { priority: 'normal' });
    const [last] = (await administration.history()).events;
    await administration.run([{ do: 'undo', id: id(), event: last?.sequence ?? 0 }]);
    await isAt(stage, ticket, later(world.clock.now(), 4 * HOUR));
    equal(events[0]?.changes[0]?.path, ['serviceLevels']);
    const tech = await stage.as('tech');
    await refused(
      () => tech.administration.run([{ do: 'change-settings', id: id(), patch: { serviceLevels: null } }]),
      'not-allowed',
    );
  }),

  play(
    'a report tells how much of what was promised came in time, and what is late now, as far as one is its staff',
    async (stage, world) => {
      const taken = await stage.filed();
      const over = await stage.filed();
      const film = await stage.filed('lea', VIDEO);
      await stage.filed();
      world.clock.advance(HOUR);
      await stage.does('tech', 'take', taken, {});
      world.clock.advance(2 * HOUR);
      await stage.does('tech', 'take', over, {});
      await stage.does('tech', 'resolve', over, { solution: text('Fait.') });
      const mod = await stage.as('mod');
      if (!mod.can.reports) return;
      const period = { from: '2026-11-23', until: '2026-12-06' };
      const report = await mod.report({ period, by: 'service', step: 'week', clock: 'wall' });
      const counts = Object.entries(report.period.promised ?? {}).map(([name, { met, missed }]) => [
        name,
        met.count,
        missed.count,
      ]);
      equal(counts, [
        ['response', 0, 0],
        ['take', 1, 1],
        ['resolution', 1, 0],
      ]);
      equal(report.period.promised?.take.missed.tickets, [over]);
      equal(report.late?.count, 2, 'one is not taken, one film is not resolved');
      ok(report.late?.tickets?.includes(film) === true, 'it says which');
    },
    LEVELS,
  ),

  play('a report of a desk that promises nothing says nothing of it', async (stage) => {
    await stage.filed();
    const mod = await stage.as('mod');
    if (!mod.can.reports) return;
    const report = await mod.report({
      period: { from: '2026-11-23', until: '2026-12-06' },
      by: 'service',
      step: 'week',
      clock: 'wall',
    });
    equal([report.late, report.period.promised], [undefined, undefined]);
  }),

  play(
    'what is promised for a service goes with it, and comes back with it',
    async (stage) => {
      const { administration } = await stage.as('admin');
      const kept = async () => (await administration.settings()).document.serviceLevels?.map(({ service }) => service);
      const { events } = await administration.run([{ do: 'remove-service', id: id(), service: 'video' }]);
      equal(await kept(), [null]);
      await administration.run([{ do: 'undo', id: id(), event: events[0]?.sequence ?? 0 }]);
      equal(await kept(), [null, 'video']);
      equal((await administration.settings()).document.services?.length, SCHOOL.services?.length);
    },
    LEVELS,
  ),
];
