/** Tickets whose facts are told in hours, for reports to count. */
import * as fc from 'fast-check';
import type { Desk } from '../../../src/domain/desk.ts';
import { withMode } from '../../../src/domain/modes.ts';
import type { ReportQuery } from '../../../src/domain/report-query.ts';
import { Reporter, type Report } from '../../../src/domain/reports.ts';
import type { Counted } from '../../../src/domain/reports/counted.ts';
import { Desk as DeskSchema } from '../../../src/domain/schemas/desk.ts';
import type { State } from '../../../src/domain/states.ts';
import type { Facts } from '../../../src/domain/ticket.ts';
import { HOUR, MINUTE, later, type Instant } from '../../../src/domain/values.ts';

/** A Monday, ten o'clock in Paris. */
export const START = '2026-11-02T09:00:00.000Z';
export const NOW = '2026-11-30T09:00:00.000Z';

export function hour(hours: number): Instant {
  return later(START, hours * HOUR);
}

export const DESK: Desk = DeskSchema.parse(withMode({ id: 'desk', name: 'Guichet', mode: 'bugs' }));

/** Each state that it entered, and after how many hours. */
export type Stays = readonly (readonly [state: State, hours: number])[];

export function factsOf(stays: Stays, more: Partial<Facts> = {}): Facts {
  const spans = stays.map(([state, hours], at) => {
    const next = stays[at + 1];
    return { state, from: hour(hours), to: next === undefined ? null : hour(next[1]) };
  });
  return {
    filedAt: spans[0]?.from ?? START,
    firstResponseAt: null,
    takenAt: null,
    settledAt: null,
    closedAt: null,
    waiting: 0,
    pending: 0,
    transferred: 0,
    pendingSince: null,
    reopened: 0,
    closing: null,
    spans,
    ...more,
  };
}

let made = 0;

export function counted(stays: Stays, facts: Partial<Facts> = {}, more: Partial<Counted> = {}): Counted {
  made += 1;
  return {
    id: `00000000-0000-4000-8000-${made.toString(16).padStart(12, '0')}`,
    key: `TRK_${String(made)}`,
    summary: `Ticket ${String(made)}`,
    kind: 'incident',
    priority: 'normal',
    service: 'moodle',
    category: 'acces',
    group: null,
    requester: 'lea',
    assignee: null,
    spent: 0,
    rating: null,
    school: null,
    state: stays.at(-1)?.[0] ?? 'posted',
    facts: factsOf(stays, facts),
    ...more,
  };
}

export const QUERY: ReportQuery = {
  period: { from: '2026-11-02', until: '2026-11-29' },
  by: 'service',
  step: 'week',
  clock: 'wall',
};

export function reportOf(
  tickets: readonly Counted[],
  query: Partial<ReportQuery> = {},
  desk = DESK,
  now = NOW,
): Omit<Report, 'people'> {
  const reporter = new Reporter({ ...QUERY, ...query }, desk, now);
  for (const ticket of tickets) reporter.add(ticket);
  return reporter.report;
}

/** Tickets of any history: states by anybody at any time, what facts say of them as `evolve` keeps it. */
export const anyTickets = fc.array(
  fc
    .record({
      filed: fc.integer({ min: -30 * 24 * 60, max: 27 * 24 * 60 }),
      stays: fc.array(
        fc.tuple(
          fc.constantFrom('open', 'resolving', 'waiting', 'resolved', 'validated', 'abandoned'),
          fc.integer({ min: 16, max: 9000 }),
        ),
        { maxLength: 6 },
      ),
      assignee: fc.constantFrom('tom', 'mia', null),
      category: fc.constantFrom('acces', 'notes', null),
      school: fc.constantFrom('insa', 'ens', null),
      kind: fc.constantFrom('incident' as const, 'request' as const),
      priority: fc.constantFrom('low' as const, 'highest' as const),
    })
    .map(({ filed, stays, ...more }) => {
      const known: [Counted['state'], number][] = [['posted', filed / 60]];
      let minutes = filed;
      let [reopened, settledAt]: [number, string | null] = [0, null];
      const isOver = (state: string): boolean => ['resolved', 'validated', 'abandoned'].includes(state);
      for (const [state, after] of stays as [Counted['state'], number][]) {
        const last = known.at(-1)?.[0] ?? 'posted';
        minutes += after;
        if (state === last || later(START, minutes * MINUTE) > NOW) continue;
        if (isOver(last) && !isOver(state)) reopened += 1;
        if (!isOver(state) || state === 'abandoned') settledAt = null;
        else settledAt = isOver(last) && settledAt !== null ? settledAt : later(START, minutes * MINUTE);
        known.push([state, minutes / 60]);
      }
      return counted(known, { reopened, settledAt }, more);
    }),
  { maxLength: 25 },
);
