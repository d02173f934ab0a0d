/** Service levels: which line holds a ticket, when each target is over, and how the clock stands. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Calendar } from '../../src/domain/calendar.ts';
import { deskIssues } from '../../src/domain/desk-soundness.ts';
import { deadlineState } from '../../src/domain/deadline.ts';
import { clock } from '../../src/domain/facts.ts';
import { openingHours } from '../../src/domain/opening-hours.ts';
import { Desk } from '../../src/domain/schemas/desk.ts';
import { deadlinesOf, hoursOf, levelFor, nextDeadline, type ServiceLevel } from '../../src/domain/service-levels.ts';
import type { Facts } from '../../src/domain/ticket.ts';
import { HOUR, MINUTE, type Instant } from '../../src/domain/values.ts';
import { zoneOf } from '../../src/domain/zone.ts';
import { SERVICES } from './scene.ts';

const DAY: [string, string][] = [
  ['08:30', '12:00'],
  ['13:30', '17:30'],
];
const CALENDAR: Calendar = {
  week: { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: [['08:30', '12:00']] },
  closed: [{ from: '2026-12-21', until: '2027-01-01' }],
};

function deskWith(serviceLevels: ServiceLevel[], calendar?: Calendar): Desk {
  return Desk.parse({ id: 'desk', name: 'Guichet', services: SERVICES, serviceLevels, calendar, zone: 'Europe/Paris' });
}

/** Facts of a ticket filed on a Tuesday at 9:00 in Paris, with what is said of it. */
function facts(more: Partial<Facts> = {}, filedAt: Instant = '2026-11-24T08:00:00.000Z'): Facts {
  return {
    filedAt,
    firstResponseAt: null,
    takenAt: null,
    settledAt: null,
    closedAt: null,
    waiting: 0,
    pending: 0,
    transferred: 0,
    pendingSince: null,
    pendings: [],
    reopened: 0,
    closing: null,
    spans: [{ state: 'posted', from: filedAt, to: null }],
    ...more,
  };
}

const place = { service: 'moodle', priority: 'normal', state: 'open' } as const;

describe('the line that holds a ticket', () => {
  const any: ServiceLevel = { service: null, priority: null, resolution: 1 };
  const high: ServiceLevel = { service: null, priority: 'high', resolution: 2 };
  const moodle: ServiceLevel = { service: 'moodle', priority: null, resolution: 3 };
  const both: ServiceLevel = { service: 'moodle', priority: 'high', resolution: 4 };
  const desk = deskWith([any, high, moodle, both]);
  const table = [
    ['moodle', 'high', 4],
    ['moodle', 'low', 3],
    ['video', 'high', 2],
    ['video', 'low', 1],
    [null, 'normal', 1],
  ] as const;
  for (const [service, priority, minutes] of table)
    it(`${service ?? 'no service'}, ${priority}: the one of ${minutes}`, () =>
      assert.equal(levelFor(desk, { service, priority })?.resolution, minutes));

  it('is none where no line is for it, and then nothing is promised', () => {
    assert.equal(levelFor(deskWith([both]), { service: 'video', priority: 'high' }), undefined);
    assert.deepEqual(deadlinesOf({ ...place, facts: facts() }, deskWith([both])), []);
    assert.equal(nextDeadline({ ...place, facts: facts() }, deskWith([])), null);
  });
});

describe('when a target is over', () => {
  const four: ServiceLevel = { service: null, priority: null, resolution: 4 * 60 };
  const at = (more: Partial<Facts>, calendar?: Calendar, filedAt?: Instant): Instant | null =>
    nextDeadline({ ...place, facts: facts(more, filedAt) }, deskWith([four], calendar))?.at ?? null;

  it('by the clock on the wall where the desk has no hours', () => assert.equal(at({}), '2026-11-24T12:00:00.000Z'));

  const hours: readonly (readonly [why: string, filedAt: Instant, over: Instant])[] = [
    ['the noon break does not count', '2026-11-24T08:00:00.000Z', '2026-11-24T13:30:00.000Z'],
    ['nor the night', '2026-11-24T15:30:00.000Z', '2026-11-25T10:30:00.000Z'],
    ['nor the week-end', '2026-11-27T10:00:00.000Z', '2026-11-30T10:30:00.000Z'],
    ['filed while it is closed, it begins when it opens', '2026-11-28T20:00:00.000Z', '2026-11-30T13:00:00.000Z'],
    ['nor what is closed for Christmas', '2026-12-18T10:30:00.000Z', '2027-01-04T11:00:00.000Z'],
  ];
  for (const [why, filedAt, over] of hours) it(why, () => assert.equal(at({}, CALENDAR, filedAt), over));

  it('without what it waited, or its approval was pending', () => {
    const waited = [
      { state: 'open', from: '2026-11-24T08:00:00.000Z', to: '2026-11-24T09:00:00.000Z' },
      { state: 'waiting', from: '2026-11-24T09:00:00.000Z', to: '2026-11-24T11:00:00.000Z' },
      { state: 'open', from: '2026-11-24T11:00:00.000Z', to: null },
    ] as const;
    assert.equal(at({ spans: [...waited] }), '2026-11-24T14:00:00.000Z');
    const pendings = [{ from: '2026-11-24T08:00:00.000Z', to: '2026-11-24T10:30:00.000Z' }];
    assert.equal(at({ pendings }), '2026-11-24T14:30:00.000Z');
  });

  it('not known while the clock stands; but what was over before is over', () => {
    const waiting = (from: Instant): Facts['spans'] => [
      { state: 'open', from: '2026-11-24T08:00:00.000Z', to: from },
      { state: 'waiting', from, to: null },
    ];
    assert.equal(at({ spans: waiting('2026-11-24T09:00:00.000Z') }), null);
    assert.equal(at({ spans: waiting('2026-11-24T13:00:00.000Z') }), '2026-11-24T12:00:00.000Z');
  });

  it('never, where the desk never opens', () => assert.equal(at({}, { week: {} }), null));
});

describe('the next thing to be done', () => {
  const level: ServiceLevel = { service: null, priority: null, response: 60, take: 120, resolution: 480 };
  const desk = deskWith([level]);

  it('is the soonest over that is not done', () => {
    assert.deepEqual(nextDeadline({ ...place, facts: facts() }, desk), {
      measure: 'response',
      at: '2026-11-24T09:00:00.000Z',
      soon: '2026-11-24T08:45:00.000Z',
    });
    const answered = facts({ firstResponseAt: '2026-11-24T08:10:00.000Z' });
    assert.equal(nextDeadline({ ...place, facts: answered }, desk)?.measure, 'take');
  });

  it('is none once it is over, and what was never done is held against nobody then', () => {
    const over = facts({ settledAt: '2026-11-24T10:00:00.000Z', firstResponseAt: '2026-11-24T10:00:00.000Z' });
    assert.equal(nextDeadline({ ...place, state: 'resolved', facts: over }, desk), null);
    assert.deepEqual(
      deadlinesOf({ ...place, state: 'resolved', facts: over }, desk).map((each) => [
        each.measure,
        each.spent,
        deadlineState(each, '2027-01-01T00:00:00.000Z'),
      ]),
      [
        ['response', 2 * HOUR, 'missed'],
        ['resolution', 2 * HOUR, 'met'],
      ],
    );
    assert.deepEqual(
      deadlinesOf({ ...place, state: 'abandoned', facts: facts({ closedAt: '2026-11-24T10:00:00.000Z' }) }, desk),
      [],
    );
  });

  const states = [
    ['2026-11-24T08:44:00.000Z', 'on-time'],
    ['2026-11-24T08:45:00.000Z', 'soon'],
    ['2026-11-24T09:00:00.000Z', 'late'],
  ] as const;
  for (const [now, state] of states)
    it(`at ${now} it is ${state}`, () => {
      const next = nextDeadline({ ...place, facts: facts() }, desk);
      assert.ok(next);
      assert.equal(deadlineState(next, now), state);
    });

  it('stands with the clock', () => {
    const pending = nextDeadline({ ...place, facts: facts({ pendingSince: '2026-11-24T08:00:00.000Z' }) }, desk);
    assert.ok(pending);
    assert.deepEqual([pending.measure, deadlineState(pending, '2026-12-24T08:00:00.000Z')], ['response', 'paused']);
  });
});

describe('hours', () => {
  const instant = fc.integer({ min: Date.parse('2026-01-01T00:00:00.000Z'), max: Date.parse('2028-12-31T00:00:00.000Z') });

  it('that pass after an instant are those between it and where they end', () => {
    const { between, after } = openingHours(CALENDAR, zoneOf('Europe/Paris'));
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 400 * HOUR }), (from, duration) => {
        const end = after(from, duration);
        assert.ok(end !== null && end > from);
        assert.equal(between(from, end), duration);
        assert.ok(between(from, end - 1) < duration, 'and no earlier instant does');
      }),
      { numRuns: 300 },
    );
  });

  it('of a deadline are those of its ticket’s clock, whatever it waited', () => {
    const desk = deskWith([{ service: null, priority: null, resolution: 600 }], CALENDAR);
    fc.assert(
      fc.property(
        instant,
        fc.array(fc.integer({ min: MINUTE, max: 60 * HOUR }), { minLength: 1, maxLength: 8 }),
        (filed, stays) => {
          let at = filed;
          const spans = stays.map((length, index) => {
            const from = new Date(at).toISOString();
            at += length;
            const to = index === stays.length - 1 ? null : new Date(at).toISOString();
            return { state: index % 2 === 0 ? ('open' as const) : ('waiting' as const), from, to };
          });
          const its = facts({ spans }, new Date(filed).toISOString());
          const [deadline] = deadlinesOf({ ...place, facts: its }, desk);
          assert.ok(deadline);
          if (deadline.at === null) assert.equal(spans.at(-1)?.state, 'waiting');
          else assert.equal(clock(its, deadline.at, hoursOf(desk).between), deadline.target);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('what a desk may promise', () => {
  const codes = (serviceLevels: ServiceLevel[]): string[] =>
    deskIssues(deskWith(serviceLevels), {})
      .filter(({ path }) => path.startsWith('serviceLevels'))
      .map(({ path, code }) => `${path} ${code}`);
  const table: readonly (readonly [string, ServiceLevel[], string[]])[] = [
    [
      'lines of services and priorities that there are',
      [
        { service: 'moodle', priority: 'high', take: 60 },
        { service: null, priority: 'high', take: 60 },
      ],
      [],
    ],
    ['no service that there is not', [{ service: 'gone', priority: null, take: 60 }], ['serviceLevels.0.service unknown-option']],
    [
      'nothing twice',
      [
        { service: null, priority: null, take: 60 },
        { service: null, priority: null, resolution: 60 },
      ],
      ['serviceLevels.1 level-twice'],
    ],
    ['no line without a target', [{ service: null, priority: null }], ['serviceLevels.0 no-target']],
  ];
  for (const [what, levels, issues] of table) it(what, () => assert.deepEqual(codes(levels), issues));
});
