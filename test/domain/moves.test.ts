/** Where each command of the lifecycle's table really leads, stand-ins included (domain §2). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Command, CommandName } from '../../src/domain/commands.ts';
import { ALONE, decide, isRefusal } from '../../src/domain/decide.ts';
import type { Actor } from '../../src/domain/events.ts';
import { blank } from '../../src/domain/decisions/filing.ts';
import { Desk } from '../../src/domain/schemas/desk.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { initialFacts } from '../../src/domain/facts.ts';
import { Person } from '../../src/domain/schemas/people.ts';
import { STATES, landing } from '../../src/domain/states.ts';
import type { State } from '../../src/domain/states.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { SUB_DESK, build, uuid } from './arbitraries.ts';
import type { Arguments } from './arbitraries.ts';
import { STRICT_MOVES } from './tables/moves.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const person = (id: string, profile: Person['profile']) => Person.parse({ id, name: id, profile });
const PEOPLE = Object.fromEntries(
  [
    person('owner', 'requester'),
    person('worker', 'technician'),
    person('p3', 'technician'),
    person('boss', 'moderator'),
    person('chief', 'functional-admin'),
  ].map((each) => [each.id, each]),
);

/** Where the design says a move lands when its target is not enabled. */
const STAND_INS: Partial<Record<State, State>> = {
  resolving: 'open',
  testing: 'resolving',
  published: 'resolved',
  validated: 'resolved',
};
function landsOn(state: State, enabled: readonly State[]): State | null {
  if (enabled.includes(state)) return state;
  const standIn = STAND_INS[state];
  return standIn === undefined ? null : landsOn(standIn, enabled);
}

function deskWith(states: readonly State[], strict: boolean): Desk {
  return Desk.parse({
    id: 'desk',
    name: 'Guichet',
    states,
    strict,
    ...(states.includes('transferred') ? { upper: { desk: 'up', name: 'Au-dessus' } } : {}),
    subDesks: [{ desk: 'sub', name: 'En dessous' }],
    services: ['moodle', 'video'].map((id) => ({
      id,
      label: id,
      categories: [
        { id: 'leaf', label: 'Feuille' },
        { id: 'other', label: 'Autre' },
      ],
    })),
  });
}

function ticketIn(state: State, command: CommandName, assigned: boolean): Ticket {
  return {
    ...blank(uuid('ticket', 0), 'desk', NOW),
    service: 'moodle',
    category: 'leaf',
    kind: 'request',
    state,
    requester: 'owner',
    filer: 'owner',
    assignee: assigned ? 'worker' : null,
    waiting:
      state === 'waiting'
        ? { reason: command === 'answer' ? 'requester' : 'provider', until: command === 'recall' ? NOW : null }
        : null,
    above: state === 'transferred' ? { desk: 'up', key: null, state: 'open', since: NOW } : null,
    below: command === 'return' ? { desk: 'down', key: 'D1' } : null,
    rank: ['resolved', 'published', 'validated', 'abandoned'].includes(state) ? null : 'a0',
    places: [{ service: 'moodle', category: 'other', by: 'p3' }],
    approval: command === 'grant-approval' || command === 'deny-approval' ? { state: 'pending', approvers: [] } : null,
    merged: command === 'unmerge' ? { into: uuid('ticket', 1), at: NOW, from: 'open', assignee: 'worker' } : null,
    facts: initialFacts(NOW, state),
  };
}

const BY: Partial<Record<CommandName, string>> = {
  answer: 'owner',
  'approve-closure': 'owner',
  'refuse-closure': 'owner',
  settle: 'owner',
  cancel: 'owner',
  'take-over': 'boss',
  refuse: 'boss',
  merge: 'boss',
  unmerge: 'boss',
  move: 'boss',
  'move-back': 'boss',
  distribute: 'boss',
  escalate: 'boss',
  'take-back': 'boss',
  return: 'boss',
  'grant-approval': 'chief',
  'deny-approval': 'chief',
};

const ARGUMENTS: Arguments = {
  ticket: 0,
  other: 1,
  person: 'p3',
  scope: 'public',
  text: 'bonjour',
  comment: false,
  file: false,
  state: 'open',
  reason: 'other',
  until: undefined,
  service: 'moodle',
  category: 'other',
  kind: undefined,
  priority: 'high',
  link: 'see-also',
  group: undefined,
  fields: {},
  minutes: undefined,
  flag: true,
  index: 0,
};

function perform(name: CommandName, ticket: Ticket, desk: Desk, args: Partial<Arguments> = {}) {
  let count = 0;
  const names = { tickets: [ticket.id, uuid('ticket', 1)], files: [], comments: [], next: () => (count += 1), now: NOW };
  const command: Command = build(name, { ...ARGUMENTS, ...args }, names);
  const by = BY[name] ?? 'worker';
  const actor: Actor = name === 'expire' ? { type: 'application' } : { type: 'person', id: by };
  const other: Ticket = { ...ticketIn('open', 'see', true), id: uuid('ticket', 1) };
  const now = name === 'expire' ? '2026-12-24T08:00:00.000Z' : NOW;
  return decide(command, {
    desk,
    people: PEOPLE,
    ticket,
    other,
    actor,
    person: actor.type === 'person' ? PEOPLE[by] : undefined,
    now,
    fresh: { number: 9 },
    around: ALONE,
    target: { desk: SUB_DESK, number: 1, top: null, bottom: null },
  });
}

const SETS: readonly (readonly State[])[] = [
  STATES,
  STATES.filter((state) => state !== 'resolving'),
  STATES.filter((state) => state !== 'testing'),
  STATES.filter((state) => state !== 'published'),
  STATES.filter((state) => state !== 'validated'),
  STATES.filter((state) => state !== 'waiting'),
  ['posted', 'open', 'resolved', 'abandoned'],
];

/** A command whose only target is one of these, disabled, is not offered (domain §2). */
const NOT_OFFERED: readonly State[] = ['waiting', 'testing', 'published', 'transferred'];

describe('where each command leads', () => {
  for (const strict of [false, true]) {
    it(`as the table says, ${strict ? 'strict' : 'loose'}, whatever states the desk has`, () => {
      const wrong: string[] = [];
      let landed = 0;
      for (const states of SETS) {
        const desk = deskWith(states, strict);
        for (const [name, row] of Object.entries(STRICT_MOVES)) {
          const command = name as CommandName;
          for (const [from, target] of Object.entries(row.to) as [State, string][]) {
            if (!states.includes(from)) continue;
            const assigned = !(command === 'take' || command.endsWith('-approval'));
            const ticket = ticketIn(from, command, assigned);
            const outcome = perform(command, ticket, desk);
            const named: State =
              target === 'work' || target === 'kept'
                ? 'resolving'
                : target === 'same' || target === 'place'
                  ? from === 'posted' && !['grant-approval'].includes(command)
                    ? 'open'
                    : from
                  : (target as State);
            const asksClosing = ['approve-closure', 'refuse-closure', 'expire'].includes(command);
            const offered =
              (!NOT_OFFERED.includes(named) || states.includes(named)) && (!asksClosing || states.includes('validated'));
            const wanted = offered ? landsOn(named, states) : null;
            if (isRefusal(outcome)) {
              if (wanted !== null)
                wrong.push(`${command} from ${from} on [${states}]: refused ${outcome.code}, wanted ${wanted}`);
              continue;
            }
            landed += 1;
            const after = outcome.events.filter((event) => event.ticket === ticket.id).reduce(evolve, ticket);
            const reached =
              command === 'move-back' ? 'open' : command === 'grant-approval' && from === 'posted' ? 'open' : wanted;
            if (after.state !== reached)
              wrong.push(`${command} from ${from} on [${states}]: reached ${after.state}, wanted ${reached}`);
          }
        }
      }
      assert.deepEqual(wrong, []);
      assert.ok(landed > 300, `${landed} moves tried`);
    });
  }

  it('a state that the desk does not use stands in for another, or for none', () => {
    for (const states of SETS) {
      const desk = deskWith(states, false);
      for (const state of STATES) assert.equal(landing(state, desk), landsOn(state, states), `${state} on [${states.join(' ')}]`);
    }
  });

  it('a free ticket goes back to open where somebody’s would go back to work', () => {
    const desk = deskWith(STATES, false);
    for (const [command, from] of [
      ['answer', 'waiting'],
      ['recall', 'waiting'],
      ['refuse-closure', 'resolved'],
      ['reopen', 'resolved'],
      ['reopen', 'abandoned'],
    ] as const) {
      const outcome = perform(command, ticketIn(from, command, false), desk);
      assert.ok(!isRefusal(outcome), command);
      assert.equal(outcome.events.reduce(evolve, ticketIn(from, command, false)).state, 'open', command);
    }
  });

  it('what is asked, postponed, tested or resolved while free is taken first', () => {
    for (const strict of [false, true]) {
      const desk = deskWith(STATES, strict);
      for (const command of ['ask', 'postpone', 'test', 'resolve'] as const) {
        const ticket = ticketIn('open', command, false);
        const outcome = perform(command, ticket, desk);
        assert.ok(!isRefusal(outcome), command);
        assert.deepEqual(
          outcome.events.map(({ act }) => act),
          ['take', command],
        );
        assert.equal(outcome.events.reduce(evolve, ticket).assignee, 'worker');
      }
    }
  });

  it('set-state does what the command that it stands for does', () => {
    const desk = deskWith(STATES, false);
    const cases: [State, State, boolean, string, Partial<Arguments>?][] = [
      ['posted', 'open', true, 'release'],
      ['open', 'resolving', false, 'take'],
      ['open', 'resolving', true, 'take'],
      ['waiting', 'resolving', true, 'recall'],
      ['testing', 'resolving', true, 'fail-test', { comment: true }],
      ['resolved', 'resolving', true, 'reopen'],
      ['open', 'waiting', true, 'postpone', { flag: false }],
      ['open', 'waiting', true, 'ask', { reason: 'requester', comment: true }],
      ['open', 'testing', true, 'test'],
      ['open', 'resolved', true, 'resolve'],
      ['resolved', 'published', true, 'publish'],
      ['resolving', 'open', true, 'release'],
    ];
    for (const [from, state, assigned, act, args = {}] of cases) {
      const ticket = ticketIn(from, 'set-state', assigned);
      const outcome = perform('set-state', ticket, desk, { ...args, state });
      assert.ok(!isRefusal(outcome), `${from} → ${state}: ${JSON.stringify(outcome)}`);
      assert.equal(outcome.events.at(-1)?.act, act, `${from} → ${state}`);
      assert.equal(outcome.events.reduce(evolve, ticket).state, state);
    }
    for (const state of ['posted', 'transferred', 'open'] as const)
      assert.ok(isRefusal(perform('set-state', ticketIn('open', 'set-state', true), desk, { state })), state);
    for (const state of ['abandoned', 'validated'] as const) {
      const outcome = perform('set-state', ticketIn('open', 'set-state', true), desk, { state, comment: true });
      assert.ok(isRefusal(outcome), `a technician does not set ${state}`);
      assert.equal(outcome.code, 'not-allowed');
    }
  });
});
