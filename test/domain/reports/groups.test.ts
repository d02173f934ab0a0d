/** Figures told apart by a dimension, and the way from each of them to its tickets. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { matches } from '../../../src/domain/predicate.ts';
import { MOST_GROUPS } from '../../../src/domain/reports.ts';
import type { Counted } from '../../../src/domain/reports/counted.ts';
import { filedIn, ofAge, ofGroup, ofSome, within } from '../../../src/domain/reports/drill.ts';
import { MOST_NAMED } from '../../../src/domain/reports/figures.ts';
import { DAY, HOUR, later } from '../../../src/domain/values.ts';
import { NOW, anyTickets, counted, hour, reportOf } from './world.ts';

describe('groups', () => {
  it('tell apart, largest first, what has none last; all together they are the whole', () => {
    const tickets = [
      counted([['posted', 0]], {}, { assignee: 'tom' }),
      counted(
        [
          ['posted', 0],
          ['resolved', 4],
        ],
        { settledAt: hour(4) },
        { assignee: 'tom', spent: 12 },
      ),
      counted([['posted', 0]], {}, { assignee: null }),
    ];
    const { groups } = reportOf(tickets, { by: 'assignee', compared: { from: '2026-10-01', until: '2026-10-31' } });
    assert.deepEqual(
      groups.map(({ value, tickets: all, active, period, compared }) => [
        value,
        all,
        active,
        period.moves.filed,
        period.delays.resolution.median,
        period.spent,
        compared?.moves.filed,
      ]),
      [
        ['tom', 2, 1, 2, 4 * HOUR, 12, 0],
        [null, 1, 1, 1, null, 0, 0],
      ],
    );
  });

  it('beyond what anybody reads, the rest is told together', () => {
    const tickets = Array.from({ length: MOST_GROUPS + 3 }, (_, at) =>
      counted([['posted', 0]], {}, { requester: `p${String(at)}` }),
    );
    const { groups, others } = reportOf(tickets, { by: 'requester' });
    assert.deepEqual(
      [groups.length, others?.values, others?.group.tickets, others?.group.period.moves.filed],
      [MOST_GROUPS, 3, 3, 3],
    );
  });

  it('are the whole, whatever they are told apart by', () => {
    fc.assert(
      fc.property(
        anyTickets,
        fc.constantFrom('assignee' as const, 'category' as const, 'kind' as const, 'school' as const),
        (tickets, by) => {
          const report = reportOf(tickets, { by });
          const sum = (of: (group: (typeof report.groups)[number]) => number): number =>
            report.groups.reduce((all, group) => all + of(group), 0);
          assert.equal(
            sum(({ tickets: all }) => all),
            report.tickets,
          );
          assert.equal(
            sum(({ active }) => active),
            report.active,
          );
          assert.equal(
            sum(({ period }) => period.moves.settled),
            report.period.moves.settled.count,
          );
          assert.equal(
            sum(({ period }) => period.delays.resolution.count),
            report.period.delays.resolution.count,
          );
        },
      ),
    );
  });
});

describe('from a figure to its tickets', () => {
  const found = (tickets: readonly Counted[], predicate: Parameters<typeof matches>[0] | undefined): number | undefined =>
    predicate === undefined
      ? undefined
      : tickets.filter((ticket) =>
          matches(predicate, {
            ...ticket,
            filer: ticket.requester,
            restricted: false,
            observers: [],
            watchers: [],
            glass: [],
            fields: {},
            approval: null,
          }),
        ).length;

  it('the list is as long as the figure', () => {
    fc.assert(
      fc.property(
        anyTickets,
        fc.constantFrom('assignee' as const, 'category' as const, 'priority' as const, 'school' as const),
        (tickets, by) => {
          const report = reportOf(tickets, { by });
          for (const point of report.period.points)
            assert.equal(found(tickets, within(report, filedIn(point))), point.moves.filed.count);
          for (const band of report.ageing) assert.equal(found(tickets, ofAge(band, report.asOf)), band.tickets.count);
          for (const group of report.groups)
            // A school has no column: whoever is known by none may still share requesters with none other here.
            if (by !== 'school') assert.equal(found(tickets, ofGroup(group, by)), group.tickets);
          const slow = report.period.delays.resolution.bands.filter(({ tickets: { count } }) => count > 0);
          for (const { tickets: some } of slow) assert.equal(found(tickets, ofSome(some)), some.count);
        },
      ),
    );
  });

  it('a figure of more tickets than a filter holds has no list', () => {
    const tickets = Array.from({ length: MOST_NAMED + 1 }, () =>
      counted(
        [
          ['posted', 0],
          ['resolved', 1],
        ],
        { settledAt: hour(1) },
      ),
    );
    const { settled } = reportOf(tickets).period.moves;
    assert.deepEqual([settled, ofSome(settled)], [{ count: MOST_NAMED + 1 }, undefined]);
  });
});

it('ages are whole bands: no instant is in none or in two', () => {
  const ages = [0, DAY - 1, DAY, DAY + 1, 3 * DAY, 90 * DAY];
  for (const age of ages) {
    const { ageing } = reportOf([counted([['posted', 0]], { filedAt: later(NOW, -age) })]);
    const at = ageing.filter((band) =>
      matches(ofAge(band, NOW), { ...columns, facts: { filedAt: later(NOW, -age), settledAt: null, closedAt: null } }),
    );
    assert.deepEqual([at.length, at[0]?.tickets.count], [1, 1], String(age));
  }
});

const columns = {
  id: '',
  service: null,
  category: null,
  group: null,
  kind: 'incident' as const,
  priority: 'normal' as const,
  requester: '',
  filer: '',
  assignee: null,
  restricted: false,
  observers: [],
  watchers: [],
  glass: [],
  fields: {},
  state: 'open' as const,
  approval: null,
};
