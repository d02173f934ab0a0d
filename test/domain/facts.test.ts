import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { blank } from '../../src/domain/decisions/filing.ts';
import type { Act, TicketEvent } from '../../src/domain/events.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { clock, initialFacts, nextFacts, timeToOwn, timeToResolve, timeToRespond } from '../../src/domain/facts.ts';
import { type State, STATES } from '../../src/domain/states.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { Facts } from '../../src/domain/schemas/ticket.ts';
import { elapsed, HOUR, type Instant, later } from '../../src/domain/values.ts';

const START = '2026-11-24T08:00:00.000Z';
const ID = '7f1f4f0e-58f5-4c3c-9a0a-0a4f3c1d2e11';

/** The instant some hours after filing. */
function at(hours: number): Instant {
  return later(START, hours * HOUR);
}

const FILED: Ticket = { ...blank(ID, 'moodle', START), requester: 'ana', filer: 'ana', observers: ['ines'] };

interface Line {
  readonly hour: number;
  readonly by: string | null;
  readonly act: Act;
  readonly set?: TicketEvent['set'];
  readonly more?: Partial<TicketEvent>;
}

function event({ hour, by, act, set = {}, more = {} }: Line): TicketEvent {
  return {
    ticket: ID,
    desk: 'moodle',
    at: at(hour),
    actor: by === null ? { type: 'application' } : { type: 'person', id: by },
    command: ID,
    act,
    scope: 'public',
    set,
    was: {},
    ...more,
  };
}

function live(lines: readonly Line[], from: Ticket = FILED): Facts {
  return lines.reduce((ticket, line) => evolve(ticket, event(line)), from).facts;
}

const see: Line = { hour: 1, by: 'tom', act: 'see', set: { state: 'open' } };
const take: Line = { hour: 2, by: 'tom', act: 'take', set: { state: 'resolving', assignee: 'tom', begun: true } };
const ask: Line = { hour: 3, by: 'tom', act: 'ask', set: { state: 'waiting' } };
const answer: Line = { hour: 13, by: 'ana', act: 'answer', set: { state: 'resolving' } };
const resolve: Line = { hour: 15, by: 'tom', act: 'resolve', set: { state: 'resolved' } };
const approve: Line = { hour: 20, by: 'ana', act: 'approve-closure', set: { state: 'validated' }, more: { closing: 'approved' } };

describe('a ticket that is handled and approved', () => {
  const facts = live([see, take, ask, answer, resolve, approve]);

  test('keeps when each thing happened first or last', () => {
    assert.deepEqual(
      { ...facts, spans: facts.spans.map(({ state, from, to }) => [state, from, to]) },
      {
        filedAt: at(0),
        firstResponseAt: at(2),
        takenAt: at(2),
        settledAt: at(15),
        closedAt: at(20),
        waiting: 10 * HOUR,
        pending: 0,
        transferred: 0,
        pendingSince: null,
        reopened: 0,
        closing: 'approved',
        spans: [
          ['posted', at(0), at(1)],
          ['open', at(1), at(2)],
          ['resolving', at(2), at(3)],
          ['waiting', at(3), at(13)],
          ['resolving', at(13), at(15)],
          ['resolved', at(15), at(20)],
          ['validated', at(20), null],
        ],
      },
    );
  });

  test('has clocks that stood while it waited', () => {
    assert.equal(timeToRespond(facts), 2 * HOUR);
    assert.equal(timeToOwn(facts), 2 * HOUR);
    assert.equal(timeToResolve(facts, at(99)), 5 * HOUR);
  });

  test('reopened, it is neither settled nor closed, and its answer is forgotten', () => {
    const again = live([see, take, resolve, approve, { hour: 30, by: 'ana', act: 'reopen', set: { state: 'resolving' } }]);
    assert.deepEqual(
      [again.settledAt, again.closedAt, again.closing, again.reopened, again.takenAt],
      [null, null, null, 1, at(2)],
    );
    assert.equal(timeToResolve(again, at(40)), 40 * HOUR);
  });

  test('a closing refused is a reopening that keeps its answer, until the next one', () => {
    const refused = live([
      take,
      resolve,
      { hour: 16, by: 'ana', act: 'refuse-closure', set: { state: 'resolving' }, more: { closing: 'refused' } },
    ]);
    assert.deepEqual([refused.closing, refused.reopened, refused.settledAt], ['refused', 1, null]);
  });

  test('publishing a solution does not give it later', () => {
    assert.equal(live([take, resolve, { hour: 18, by: 'tom', act: 'publish', set: { state: 'published' } }]).settledAt, at(15));
  });

  test('settled by its requester it is solved and closed at once; abandoned it is closed without a solution', () => {
    const settled = live([{ hour: 4, by: 'ana', act: 'settle', set: { state: 'validated' }, more: { closing: 'settled' } }]);
    assert.deepEqual([settled.settledAt, settled.closedAt, settled.closing], [at(4), at(4), 'settled']);
    const abandoned = live([{ hour: 4, by: 'ana', act: 'cancel', set: { state: 'abandoned' } }]);
    assert.deepEqual([abandoned.settledAt, abandoned.closedAt, timeToResolve(abandoned, at(9))], [null, at(4), 4 * HOUR]);
  });

  test('a merge undone is no reopening', () => {
    const merged: Line = { hour: 4, by: 'mia', act: 'merge', set: { state: 'abandoned' } };
    assert.equal(live([merged, { hour: 4.1, by: 'mia', act: 'unmerge', set: { state: 'open' } }]).reopened, 0);
  });
});

/** Who does what, seen by whom; and whether it is the desk's first answer to ana, who filed and invited ines. */
const RESPONSES: readonly (readonly [string, Line, boolean])[] = [
  ['staff open it', see, false],
  ['staff take it', take, true],
  ['staff comment for all', { hour: 2, by: 'tom', act: 'comment' }, true],
  ['staff comment for the requester', { hour: 2, by: 'tom', act: 'comment', more: { scope: 'requester' } }, true],
  ['staff write a note to staff', { hour: 2, by: 'tom', act: 'comment', more: { scope: 'staff' } }, false],
  ['staff log time', { hour: 2, by: 'tom', act: 'log-time', more: { scope: 'staff' } }, false],
  [
    'staff do something hidden with words to the requester',
    { hour: 2, by: 'tom', act: 'inform', more: { scope: 'staff', comment: { id: ID, text: 'Transmis.', scope: 'requester' } } },
    true,
  ],
  ['staff change its rank', { hour: 2, by: 'tom', act: 'rank' }, false],
  ['somebody follows it', { hour: 2, by: 'tom', act: 'watch' }, false],
  ['the requester adds something', { hour: 2, by: 'ana', act: 'comment' }, false],
  ['an invited person comments', { hour: 2, by: 'ines', act: 'comment' }, false],
  ['the application gives it to somebody', { hour: 2, by: null, act: 'assign', set: { assignee: 'tom' } }, false],
  ['it is erased', { hour: 2, by: 'root', act: 'erase' }, false],
];

describe('first response', () => {
  for (const [name, line, answers] of RESPONSES) {
    test(`${name}: ${answers ? 'yes' : 'no'}`, () => assert.equal(live([line]).firstResponseAt, answers ? at(line.hour) : null));
  }

  test('whoever filed for another answers by handling it, not by adding to it', () => {
    const behalf: Ticket = { ...FILED, filer: 'tom' };
    assert.equal(live([{ hour: 1, by: 'tom', act: 'comment' }], behalf).firstResponseAt, null);
    assert.equal(live([{ hour: 1, by: 'tom', act: 'comment' }, take], behalf).firstResponseAt, at(2));
  });

  test('only the first counts', () => assert.equal(live([take, { hour: 9, by: 'tom', act: 'comment' }]).firstResponseAt, at(2)));
});

describe('taken', () => {
  const assign: Line = { hour: 1, by: 'mia', act: 'assign', set: { state: 'open', assignee: 'tom' } };
  test('being assigned is not beginning', () => assert.equal(live([assign]).takenAt, null));
  test('where resolving is not in use, taking is', () =>
    assert.equal(live([assign, { ...take, set: { assignee: 'tom', begun: true } }]).takenAt, at(2)));
  test('solving at once is', () => assert.equal(live([assign, resolve]).takenAt, at(15)));
  test('a state set by name is', () =>
    assert.equal(live([assign, { hour: 5, by: 'mia', act: 'set-state', set: { state: 'resolving' } }]).takenAt, at(5)));
  test('a release does not undo it, and taking again does not move it', () => {
    const release: Line = { hour: 5, by: 'tom', act: 'release', set: { state: 'open', assignee: null } };
    assert.equal(live([take, release, { ...take, hour: 8 }]).takenAt, at(2));
  });
});

describe('approval', () => {
  const asked: Line = { hour: 1, by: 'tom', act: 'ask-approval', set: { approval: { state: 'pending', approvers: [] } } };

  test('stands the clock from the asking to the grant', () => {
    const facts = live([
      asked,
      { hour: 7, by: 'boss', act: 'grant-approval', set: { approval: { state: 'granted', approvers: [] } } },
      { ...take, hour: 8 },
    ]);
    assert.deepEqual([facts.pending, facts.pendingSince, timeToOwn(facts)], [6 * HOUR, null, 2 * HOUR]);
  });

  test('from the filing where the category asks for it', () => {
    assert.equal(initialFacts(START, 'posted', true).pendingSince, START);
    assert.equal(initialFacts(START, 'resolved', true).pendingSince, null);
  });

  test('counts while it lasts, and no longer once the ticket is over', () => {
    const pending = live([asked]);
    assert.equal(clock(pending, at(5)), HOUR);
    const cancelled = live([asked, { hour: 3, by: 'ana', act: 'cancel', set: { state: 'abandoned' } }]);
    assert.deepEqual([cancelled.pending, cancelled.pendingSince], [2 * HOUR, null]);
    const again = live([
      asked,
      { hour: 3, by: 'ana', act: 'cancel', set: { state: 'abandoned' } },
      { hour: 5, by: 'ana', act: 'reopen', set: { state: 'open' } },
    ]);
    assert.deepEqual([again.pending, again.pendingSince], [2 * HOUR, at(5)]);
  });
});

test('time with the desk above is counted apart, and does not stand the clock', () => {
  const facts = live([
    { hour: 1, by: 'mia', act: 'escalate', set: { state: 'transferred' } },
    { hour: 6, by: 'mia', act: 'take-back', set: { state: 'open' } },
  ]);
  assert.deepEqual([facts.transferred, clock(facts, at(8))], [5 * HOUR, 8 * HOUR]);
});

/** Any history: states by anybody, at instants that mostly but not always grow, approvals asked and given between. */
const history = fc.array(
  fc.record({
    state: fc.option(fc.constantFrom(...STATES)),
    minutes: fc.integer({ min: -30, max: 600 }),
    by: fc.constantFrom('ana', 'tom', 'mia'),
    act: fc.constantFrom<Act>('take', 'ask', 'resolve', 'reopen', 'release', 'comment', 'unmerge', 'set-state'),
    approval: fc.constantFrom('pending', 'granted', null),
    assignee: fc.constantFrom('tom', null),
  }),
  { maxLength: 30 },
);

function told(steps: typeof history extends fc.Arbitrary<infer Steps> ? Steps : never): {
  ticket: Ticket;
  states: State[];
  last: Instant;
} {
  let now = START;
  const states: State[] = ['posted'];
  const ticket = steps.reduce<Ticket>((before, step) => {
    now = later(now, step.minutes * 60_000);
    if (step.state !== null && step.state !== states.at(-1)) states.push(step.state);
    return evolve(before, {
      ...event({ hour: 0, by: step.by, act: step.act }),
      at: now,
      set: {
        ...(step.state === null ? {} : { state: step.state }),
        assignee: step.assignee,
        approval: step.approval === null ? null : { state: step.approval === 'pending' ? 'pending' : 'granted', approvers: [] },
      },
    });
  }, FILED);
  return { ticket, states, last: now };
}

describe('any history', () => {
  test('makes spans without gap or overlap, one for each stay, and the last one alone is open', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { ticket, states } = told(steps);
        const { spans } = ticket.facts;
        assert.deepEqual(
          spans.map((span) => span.state),
          states,
        );
        assert.equal(spans[0]?.from, START);
        spans.forEach((span, index) => {
          const next = spans[index + 1];
          assert.equal(span.to, next?.from ?? null);
          assert.ok(span.to === null || span.from <= span.to);
        });
      }),
    );
  });

  test('keeps totals that the spans bear out, and times that no clock exceeds', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { ticket, last } = told(steps);
        const { facts } = ticket;
        for (const state of ['waiting', 'transferred'] as const) {
          const sum = facts.spans
            .filter((span) => span.state === state && span.to !== null)
            .reduce((total, span) => total + elapsed(span.from, span.to ?? span.from), 0);
          assert.equal(facts[state], sum);
        }
        const end = facts.settledAt ?? facts.closedAt ?? last;
        assert.ok(timeToResolve(facts, last) <= elapsed(START, end));
        assert.ok((timeToOwn(facts) ?? 0) >= 0);
        assert.equal(facts.closedAt !== null, ['validated', 'abandoned'].includes(ticket.state));
        assert.equal(facts.settledAt !== null, ['resolved', 'published', 'validated'].includes(ticket.state));
        assert.equal(
          facts.pendingSince !== null,
          ticket.approval?.state === 'pending' && !['resolved', 'published', 'validated', 'abandoned'].includes(ticket.state),
        );
        assert.equal(Facts.safeParse(facts).success, true);
      }),
    );
  });

  test('is a function of the facts, the ticket and the event alone, and changes none of them', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { ticket } = told(steps);
        const frozen = structuredClone(ticket);
        const next = event({ hour: 9, by: 'tom', act: 'take', set: { state: 'resolving', assignee: 'tom' } });
        const once = nextFacts(ticket.facts, ticket, next);
        assert.deepEqual(nextFacts(frozen.facts, { ...frozen, facts: initialFacts(START, 'posted') }, next), once);
        assert.deepEqual(ticket, frozen);
      }),
    );
  });
});
