/** What reports are made of: percentiles, the moves of a ticket, the parts of a period. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { before, pointsOf, reportIssues, stepFor, yearBefore } from '../../../src/domain/report-query.ts';
import { nearestRank, spreadOf } from '../../../src/domain/reports/figures.ts';
import { movesOf } from '../../../src/domain/reports/moves.ts';
import { storyArbitrary } from '../arbitraries.ts';
import { Store, commandOf } from '../store.ts';
import { DESK, factsOf } from './world.ts';

describe('the nearest rank', () => {
  it('is one of the values: the smallest that so many in a hundred do not exceed', () => {
    assert.deepEqual(
      [30, 40, 50, 100].map((percent) => nearestRank([15, 20, 35, 40, 50], percent)),
      [20, 20, 35, 50],
    );
    assert.equal(nearestRank([], 50), null);
    assert.equal(nearestRank([7], 90), 7);
  });

  it('holds of any values', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (values, percent) => {
        const found = nearestRank(
          values.toSorted((one, other) => one - other),
          percent,
        );
        assert.ok(found !== null && values.includes(found));
        const notAbove = values.filter((value) => value <= found).length;
        assert.ok(notAbove * 100 >= percent * values.length);
        assert.ok(values.filter((value) => value < found).length * 100 < percent * values.length);
      }),
    );
  });

  it('sorts as numbers are', () => {
    assert.deepEqual(spreadOf([100, 9, 20]), { count: 3, median: 20, p90: 100, mean: 43, longest: 100 });
    assert.deepEqual(spreadOf([]), { count: 0, median: null, p90: null, mean: null, longest: null });
  });
});

describe('moves', () => {
  const kinds = (...facts: Parameters<typeof factsOf>): string =>
    movesOf(factsOf(...facts))
      .map(({ kind }) => kind)
      .join(' ');

  it('what brings into the stock and out of it', () => {
    assert.equal(kinds([['posted', 0]]), 'filed');
    assert.equal(
      kinds([
        ['posted', 0],
        ['open', 1],
        ['resolved', 3],
        ['published', 4],
        ['validated', 5],
      ]),
      'filed settled',
    );
    assert.equal(
      kinds([
        ['posted', 0],
        ['abandoned', 1],
      ]),
      'filed abandoned',
    );
    assert.equal(
      kinds(
        [
          ['posted', 0],
          ['resolved', 3],
          ['open', 4],
          ['resolved', 5],
        ],
        { reopened: 1 },
      ),
      'filed settled reopened settled',
    );
    assert.equal(kinds([['resolved', 0]]), 'filed settled', 'told above as done already');
  });

  it('a merge undone is neither an end nor a reopening; a quick reopening is both', () => {
    assert.equal(
      kinds([
        ['posted', 0],
        ['abandoned', 1],
        ['posted', 1.2],
      ]),
      'filed',
    );
    assert.equal(
      kinds(
        [
          ['posted', 0],
          ['abandoned', 1],
          ['open', 1.2],
        ],
        { reopened: 1 },
      ),
      'filed abandoned reopened',
    );
    assert.equal(
      kinds(
        [
          ['posted', 0],
          ['abandoned', 1],
          ['open', 3],
          ['abandoned', 5],
          ['open', 5.1],
          ['resolved', 9],
        ],
        { reopened: 1 },
      ),
      'filed abandoned reopened settled',
    );
  });

  it('tell the reopenings that the facts tell, of any story, and go in and out by turns', () => {
    fc.assert(
      fc.property(storyArbitrary, ({ desk, people, steps }) => {
        const store = new Store(desk, people);
        for (const step of steps) {
          store.after(step.wait);
          const { command, actor } = commandOf(step, store);
          store.run(command, actor);
        }
        for (const { facts } of store.tickets.values()) {
          const moves = movesOf(facts);
          assert.equal(moves.filter(({ kind }) => kind === 'reopened').length, facts.reopened);
          for (const [at, { kind }] of moves.entries())
            assert.equal(kind === 'filed' || kind === 'reopened', at % 2 === 0, JSON.stringify(moves));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('what is asked', () => {
  it('parts of a period: each begins with its day, week or month, the first with the period', () => {
    const period = { from: '2026-10-29', until: '2026-12-02' };
    assert.deepEqual(pointsOf(period, 'month'), ['2026-10-29', '2026-11-01', '2026-12-01']);
    assert.deepEqual(pointsOf(period, 'week'), [
      '2026-10-29',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ]);
    assert.equal(pointsOf(period, 'day').length, 35);
    assert.equal(pointsOf({ from: '2026-11-24', until: '2026-11-24' }, 'month').length, 1);
  });

  it('a step that leaves the trend readable; too many points, and hours that the desk has not, are said', () => {
    assert.deepEqual(
      [
        ['2026-11-01', '2026-11-30'],
        ['2026-09-01', '2026-11-30'],
        ['2024-01-01', '2026-11-30'],
      ].map(([from = '', until = '']) => stepFor({ from, until })),
      ['day', 'week', 'month'],
    );
    const query = { period: { from: '2020-01-01', until: '2026-01-01' }, by: 'kind', step: 'day', clock: 'opening' } as const;
    assert.deepEqual(
      reportIssues(query, DESK).map(({ path, code }) => [path, code]),
      [
        ['period', 'too-many'],
        ['clock', 'no-calendar'],
      ],
    );
  });

  it('the period before, and the same a year earlier', () => {
    assert.deepEqual(before({ from: '2026-11-02', until: '2026-11-29' }), { from: '2026-10-05', until: '2026-11-01' });
    assert.deepEqual(yearBefore({ from: '2024-02-29', until: '2024-03-31' }), { from: '2023-02-28', until: '2023-03-31' });
  });
});
