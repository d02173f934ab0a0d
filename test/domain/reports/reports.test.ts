/** What each measure counts: by tables told in hours, and by what must hold of any history. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { Longest } from '../../../src/domain/reports/figures.ts';
import { Desk } from '../../../src/domain/schemas/desk.ts';
import { HOUR, later } from '../../../src/domain/values.ts';
import { DESK, NOW, START, anyTickets, counted, hour, reportOf } from './world.ts';

describe('the trend', () => {
  it('counts in the desk’s days, and carries the stock', () => {
    const tickets = [
      // Filed on Sunday the 1st at half past eleven in the evening in Paris: before the period.
      counted(
        [
          ['posted', -10.5],
          ['resolved', 30],
        ],
        { settledAt: hour(30) },
      ),
      // On Monday the 9th at half past midnight in Paris, while it is still the 8th elsewhere.
      counted([['posted', 24 * 6 + 14.5]]),
      counted(
        [
          ['posted', 1],
          ['resolved', 2],
          ['open', 24 * 8],
          ['abandoned', 24 * 15],
        ],
        { reopened: 1, closedAt: hour(360) },
      ),
    ];
    const { period } = reportOf(tickets);
    assert.deepEqual(
      period.points.map(({ from, moves, active }) => [
        from,
        moves.filed.count,
        moves.settled.count,
        moves.abandoned.count,
        moves.reopened.count,
        active,
      ]),
      [
        ['2026-11-01T23:00:00.000Z', 1, 2, 0, 0, 0],
        ['2026-11-08T23:00:00.000Z', 1, 0, 0, 1, 2],
        ['2026-11-15T23:00:00.000Z', 0, 0, 1, 0, 1],
        ['2026-11-22T23:00:00.000Z', 0, 0, 0, 0, 1],
      ],
    );
    assert.deepEqual([period.activeBefore, period.active], [1, 1]);
    assert.deepEqual(period.reopened, { count: 1, of: 2 });
    // At its end two are known that were not abandoned, one of them solved.
    assert.deepEqual(period.resolution, { count: 1, of: 2 });
  });

  it('says nothing of what is to come', () => {
    const { period } = reportOf([counted([['posted', 0]])], { period: { from: '2026-11-16', until: '2026-12-31' } });
    assert.deepEqual([period.points.length, period.points.at(-1)?.until, period.active], [3, later(NOW, 1), 1]);
    const future = reportOf([counted([['posted', 0]])], { period: { from: '2027-01-01', until: '2027-01-31' } }).period;
    assert.deepEqual([future.points.length, future.moves.filed.count], [1, 0]);
  });

  it('balances at every point, whatever happened, however it is cut', () => {
    fc.assert(
      fc.property(anyTickets, fc.constantFrom('day' as const, 'week' as const, 'month' as const), (tickets, step) => {
        const { period, active } = reportOf(tickets, { step });
        let stock = period.activeBefore;
        for (const { moves, active: at } of period.points) {
          stock += moves.filed.count + moves.reopened.count - moves.settled.count - moves.abandoned.count;
          assert.equal(at, stock);
        }
        assert.equal(period.active, stock);
        const whole = reportOf(tickets, { step, period: { from: '2026-10-01', until: '2026-11-30' } });
        assert.equal(whole.period.active, active, 'up to now, it is the stock of now');
        for (const kind of ['filed', 'settled', 'abandoned', 'reopened'] as const)
          assert.equal(
            period.points.reduce((sum, { moves }) => sum + moves[kind].count, 0),
            period.moves[kind].count,
          );
      }),
    );
  });
});

describe('delays', () => {
  it('belong to the period in which they end, and stand while it waits or an approval is pending', () => {
    const tickets = [
      counted(
        [
          ['posted', 0],
          ['resolving', 2],
          ['waiting', 3],
          ['resolving', 13],
          ['resolved', 15],
        ],
        {
          firstResponseAt: hour(1),
          takenAt: hour(2),
          settledAt: hour(15),
          waiting: 10 * HOUR,
        },
      ),
      counted(
        [
          ['posted', 0],
          ['resolving', 8],
          ['resolved', 9],
        ],
        {
          takenAt: hour(8),
          settledAt: hour(9),
          pending: 6 * HOUR,
          pendings: [{ from: hour(1), to: hour(7) }],
        },
      ),
      // Answered before the period: the answer is not counted, the solution is.
      counted(
        [
          ['posted', -400],
          ['resolved', 20],
        ],
        { firstResponseAt: hour(-390), settledAt: hour(20) },
      ),
    ];
    const { delays } = reportOf(tickets).period;
    const hours = (name: keyof typeof delays): unknown[] => {
      const { count, median, p90, mean, longest } = delays[name];
      return [count, ...[median, p90, mean, longest].map((each) => (each === null ? null : each / HOUR))];
    };
    assert.deepEqual(hours('response'), [1, 1, 1, 1, 1]);
    assert.deepEqual(hours('take'), [2, 2, 2, 2, 2]);
    assert.deepEqual(hours('resolution'), [3, 5, 420, (5 + 3 + 420) / 3, 420]);
    assert.deepEqual(
      delays.resolution.bands
        .filter(({ tickets: { count } }) => count > 0)
        .map(({ from, until }) => [from / HOUR, (until ?? 0) / HOUR]),
      [
        [1, 4],
        [4, 8],
        [336, 720],
      ],
    );
    assert.deepEqual(
      delays.resolution.slowest.map(({ key, value }) => [key, value / HOUR]),
      [
        [tickets[2]?.key, 420],
        [tickets[0]?.key, 5],
        [tickets[1]?.key, 3],
      ],
    );
  });

  it('of tickets that took as long, names the smaller number first, whatever order they come in', () => {
    const longest = new Longest(3);
    for (const number of [10, 9, 11, 2])
      longest.add({ ticket: `${100 - number}`, key: `TRK_${number}`, summary: '', value: HOUR });
    assert.deepEqual(
      longest.slowest.map(({ key }) => key),
      ['TRK_2', 'TRK_9', 'TRK_10'],
    );
  });

  it('in opening hours: an evening and a morning make two hours, and waiting at night takes nothing off', () => {
    const desk = Desk.parse({
      ...DESK,
      calendar: { week: { monday: [['09:00', '17:00']], tuesday: [['09:00', '17:00']] } },
    });
    // Monday 16:00 to Tuesday 10:00, waiting from 18:00 to 20:00.
    const ticket = counted(
      [
        ['posted', 6],
        ['waiting', 8],
        ['open', 10],
        ['resolved', 24],
      ],
      { settledAt: hour(24), waiting: 2 * HOUR },
    );
    assert.equal(reportOf([ticket], { clock: 'opening' }, desk).period.delays.resolution.median, 2 * HOUR);
    assert.equal(reportOf([ticket], { clock: 'wall' }, desk).period.delays.resolution.median, 16 * HOUR);
  });
});

describe('now', () => {
  it('states, ageing, workload, and who waits for an answer', () => {
    const tickets = [
      counted([['posted', 0]], {}, { assignee: null }),
      counted(
        [
          ['posted', 600],
          ['open', 610],
        ],
        { firstResponseAt: hour(620) },
        { assignee: 'tom' },
      ),
      counted(
        [
          ['posted', 601],
          ['waiting', 640],
        ],
        {},
        { assignee: 'tom' },
      ),
      counted(
        [
          ['posted', 0],
          ['abandoned', 5],
        ],
        { closedAt: hour(5) },
      ),
    ];
    const report = reportOf(tickets);
    assert.deepEqual(report.states, { posted: 1, open: 1, waiting: 1, abandoned: 1 });
    assert.deepEqual([report.tickets, report.active, report.unanswered.count], [4, 3, 2]);
    assert.deepEqual(
      report.ageing.map(({ tickets: { count } }) => count),
      // Three days to the minute are in the band that they begin.
      [0, 1, 1, 0, 1, 0, 0],
    );
    assert.deepEqual(report.workload, [
      { assignee: 'tom', active: 2, waiting: 1, oldest: hour(600) },
      { assignee: null, active: 1, waiting: 0, oldest: START },
    ]);
  });

  it('closings, marks and time spent of the period', () => {
    const solved = [
      ['posted', 0],
      ['resolved', 1],
    ] as const;
    const tickets = [
      counted(
        [...solved, ['validated', 9]],
        { settledAt: hour(1), closedAt: hour(9), closing: 'approved' },
        { rating: 4, spent: 30 },
      ),
      counted([...solved, ['validated', 9]], { settledAt: hour(1), closedAt: hour(9), closing: 'expired' }, { rating: 2 }),
      counted([...solved, ['open', 5]], { reopened: 1, closing: 'refused' }, { spent: 99 }),
      counted(
        [
          ['posted', -999],
          ['resolved', -998],
          ['validated', -990],
        ],
        { settledAt: hour(-998), closedAt: hour(-990), closing: 'approved' },
        { rating: 1 },
      ),
    ];
    const { closings, marks, spent } = reportOf(tickets).period;
    assert.deepEqual(
      Object.entries(closings).map(([name, { count }]) => [name, count]),
      [
        ['approved', 1],
        ['settled', 0],
        ['expired', 1],
        ['refused', 1],
      ],
    );
    assert.deepEqual([marks, spent], [[0, 1, 0, 1], 30]);
  });
});
