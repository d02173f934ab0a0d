/** `allowed` on every cell of profile × relation × command × lifecycle × state × mode, against what the three tables say. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allowed, gate } from '../../src/domain/allowed.ts';
import { COMMANDS } from '../../src/domain/commands.ts';
import type { CommandName } from '../../src/domain/commands.ts';
import { blank } from '../../src/domain/decisions/filing.ts';
import { MODES } from '../../src/domain/modes.ts';
import { Desk } from '../../src/domain/schemas/desk.ts';
import { PRIVILEGES } from '../../src/domain/privileges.ts';
import { initialFacts } from '../../src/domain/facts.ts';
import { Person, Profile } from '../../src/domain/schemas/people.ts';
import { STATES, phase } from '../../src/domain/states.ts';
import type { State } from '../../src/domain/states.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { isAssignable, reads, relationsTo } from '../../src/domain/visibility.ts';
import { ANY_READER_SEES, modeGives } from './tables/modes.ts';
import type { Preset } from './tables/modes.ts';
import { BOUND, SET_STATE_FROM, STATE_COLUMNS, STRICT_MOVES } from './tables/moves.ts';
import type { Condition } from './tables/moves.ts';
import { APPLICATION_MAY, PASS_PENDING, PEER_MAY, RELATIONS, STRICT_ASSIGNEE, WHO, mayAsk } from './tables/who.ts';
import type { RelationOfOne } from './tables/who.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const JUST = '2026-11-24T07:55:00.000Z';
const UUID = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

function deskOf(mode: Preset, strict: boolean): Desk {
  return Desk.parse({
    id: 'desk',
    name: 'Guichet',
    mode,
    ...MODES[mode],
    states: [...STATES],
    strict,
    upper: { desk: 'up', name: 'Au-dessus' },
    subDesks: [{ desk: 'sub', name: 'En dessous' }],
    services: [
      {
        id: 's',
        label: 'S',
        categories: [
          { id: 'a', label: 'A' },
          { id: 'b', label: 'B' },
        ],
      },
    ],
  });
}

/** What differs between the tickets that the product is read on, besides their state. */
const VARIANTS = ['assigned', 'free', 'pending', 'merged', 'asked', 'came-up', 'fresh', 'erased'] as const;
type Variant = (typeof VARIANTS)[number];

function ticketIn(state: State, variant: Variant, relation: RelationOfOne): Ticket {
  const me = (wanted: RelationOfOne, other: string): string => (relation === wanted ? 'me' : other);
  const free = variant === 'free' || variant === 'pending';
  const approvers = relation === 'approver' ? ['me'] : [];
  return {
    ...blank(UUID(1), 'desk', JUST),
    number: 1,
    service: 's',
    category: 'a',
    kind: 'request',
    state,
    waiting: state === 'waiting' ? { reason: variant === 'asked' ? 'requester' : 'provider', until: null } : null,
    above: state === 'transferred' ? { desk: 'up', key: null, state: 'open', since: JUST } : null,
    below: variant === 'came-up' ? { desk: 'down', key: 'D1' } : null,
    requester: me('requester', 'owner'),
    filer: me('filer', 'owner'),
    assignee: relation === 'assignee' ? 'me' : free ? null : 'worker',
    observers: relation === 'observer' ? ['me'] : ['guest'],
    watchers: relation === 'watcher' ? ['me'] : [],
    approval:
      variant === 'pending' ? { state: 'pending', approvers } : variant === 'free' ? null : { state: 'granted', approvers },
    begun: variant !== 'fresh',
    erased: variant === 'erased',
    places: [{ service: 's', category: 'b', by: 'worker' }],
    comments: [{ id: UUID(2), author: 'owner', scope: 'public', at: JUST }],
    files: [{ id: UUID(3), name: 'f', type: 't', size: 1, scope: 'public', by: 'me', at: JUST }],
    links: [{ type: 'see-also', ticket: UUID(4) }],
    merged: variant === 'merged' ? { into: UUID(4), at: JUST, from: 'open', assignee: null } : null,
    facts: initialFacts(JUST, state),
  };
}

function holds(condition: Condition, ticket: Ticket): boolean {
  const own = ticket.assignee === 'me';
  switch (condition) {
    case '-':
      return true;
    case 'free-or-own':
      return ticket.assignee === null || own;
    case "another's":
      return ticket.assignee !== null && !own;
    case 'assigned':
      return ticket.assignee !== null;
    case 'asked-requester':
      return ticket.waiting?.reason === 'requester';
    case 'asked-other':
      return ticket.waiting !== null && ticket.waiting.reason !== 'requester';
    case 'not-merged':
      return ticket.merged === null;
    case 'merged-just-now':
      return ticket.merged !== null;
    case 'came-from-elsewhere':
      return ticket.places.length > 0;
    case 'came-up':
      return ticket.below !== null;
    case 'approval-possible':
      return ticket.kind === 'request' && ticket.approval === null && (ticket.state === 'posted' || ticket.assignee === null);
    case 'pending':
      return ticket.approval?.state === 'pending';
  }
}

/** The lifecycle's table: is there a move from here, or is the command bound to no state. */
function moves(command: CommandName, ticket: Ticket, strict: boolean): boolean {
  if (command === 'set-state') return !strict && SET_STATE_FROM.includes(ticket.state) && ticket.merged === null;
  const row = STRICT_MOVES[command];
  if (row !== undefined) return row.to[ticket.state] !== undefined && holds(row.condition, ticket);
  return BOUND[command]?.includes(ticket.state) ?? true;
}

/** The few conditions that are in no table: each is a sentence of the design. */
function besides(
  command: CommandName,
  ticket: Ticket,
  profile: Profile,
  relation: RelationOfOne,
  strict: boolean,
  desk: Desk,
): boolean {
  const staff = ['technician', 'moderator', 'functional-admin'].includes(profile);
  const own = ticket.assignee === 'me';
  if (ticket.approval?.state === 'pending' && !PASS_PENDING.includes(command)) return false;
  if (strict && STRICT_ASSIGNEE.includes(command) && !own) {
    const takesFirst = ['ask', 'postpone', 'test', 'resolve'].includes(command) && ticket.assignee === null;
    const requesterTests = ['pass-test', 'fail-test'].includes(command) && relation === 'requester';
    if (!takesFirst && !requesterTests) return false;
  }
  switch (command) {
    case 'see': // by anyone who is neither requester nor filer
      return relation !== 'requester' && relation !== 'filer';
    case 'edit': // by the requester until begun; an erased ticket stays blank
      return !ticket.erased && (staff || (!ticket.begun && phase(ticket.state, desk) === 'active'));
    case 'grant-approval': // nobody grants his own
    case 'deny-approval':
      return relation !== 'requester';
    case 'watch':
      return relation !== 'watcher';
    case 'unwatch':
      return relation === 'watcher';
    case 'me-too': // of a problem, while it lasts
      return ticket.kind === 'problem' && phase(ticket.state, desk) === 'active';
    case 'not-me-too': // nobody here said so: see me-too.test.ts
      return false;
    case 'remind':
      return ticket.state !== 'waiting' || ticket.waiting?.reason === 'requester';
    case 'break-glass': // nothing to break here: see confidential.test.ts
      return false;
    case 'erase':
    case 'checklist':
      return !ticket.erased;
    default:
      return true;
  }
}

describe('the tables', () => {
  it('name every command once', () => {
    assert.deepEqual(['file', ...Object.keys(WHO)].sort(), [...COMMANDS].sort());
    for (const command of Object.keys(STRICT_MOVES)) assert.ok((COMMANDS as readonly string[]).includes(command), command);
    assert.deepEqual([...STATE_COLUMNS].sort(), [...STATES].sort());
  });

  it('agree with `allowed` on every cell of their product', () => {
    let cells = 0;
    const wrong: string[] = [];
    for (const mode of ['bugs', 'support', 'tasks'] as const) {
      for (const strict of [false, true]) {
        const desk = deskOf(mode, strict);
        for (const profile of Profile.options) {
          const person = Person.parse({ id: 'me', name: 'Moi', profile });
          const staff = ['technician', 'moderator', 'functional-admin'].includes(profile);
          for (const relation of RELATIONS) {
            for (const state of STATES) {
              for (const variant of VARIANTS) {
                // Without an approval there is no approver.
                if (relation === 'approver' && variant === 'free') continue;
                const ticket = ticketIn(state, variant, relation);
                const verdicts = allowed(person, ticket, desk, NOW);
                const reader = modeGives(mode, 'read', relation, staff);
                for (const command of COMMANDS) {
                  cells += 1;
                  const exempt = command === 'erase' || command === 'break-glass';
                  const who = (each: Exclude<CommandName, 'file'>): boolean =>
                    mayAsk(each, profile, relation, ticket.approval !== null && ticket.approval.approvers.length === 0) ||
                    (each === 'see' && ANY_READER_SEES.includes(mode));
                  const expected =
                    command === 'file'
                      ? modeGives(mode, 'file', relation, staff)
                      : (reader || exempt) &&
                        who(command) &&
                        moves(command, ticket, strict) &&
                        besides(command, ticket, profile, relation, strict, desk);
                  if ((verdicts[command] === true) !== expected) {
                    wrong.push(
                      `${mode} ${strict ? 'strict' : 'loose'} ${profile} ${relation} ${state} ${variant}: ${command} is ${verdicts[command]}, the tables say ${expected}`,
                    );
                  }
                  if (!reader && !exempt && command !== 'file' && verdicts[command] !== 'not-found')
                    wrong.push(`${mode} ${profile} ${relation} ${command}: ${verdicts[command]} tells that the ticket exists`);
                }
              }
            }
          }
        }
      }
    }
    assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} of ${cells} cells`);
    assert.ok(cells > 500_000);
  });

  it('mode × relation: who reads, and who may be given work', () => {
    for (const mode of ['bugs', 'support', 'tasks'] as const) {
      const desk = deskOf(mode, false);
      for (const profile of Profile.options) {
        const person = Person.parse({ id: 'me', name: 'Moi', profile });
        const staff = ['technician', 'moderator', 'functional-admin'].includes(profile);
        for (const relation of RELATIONS) {
          const ticket = ticketIn('open', 'assigned', relation);
          const what = `${mode} ${profile} ${relation}`;
          assert.equal(reads(person, ticket, desk), modeGives(mode, 'read', relation, staff), `${what} reads`);
          assert.equal(relationsTo(ticket, person, desk).reader, modeGives(mode, 'read', relation, staff), `${what} is a reader`);
          assert.equal(isAssignable(person, desk, ticket), modeGives(mode, 'assign', relation, staff), `${what} is assignable`);
        }
      }
    }
  });

  it('the application and the desks around may what they may, and nothing else', () => {
    for (const command of COMMANDS) {
      assert.equal(PRIVILEGES[command].application === true, APPLICATION_MAY.includes(command), command);
      assert.equal(PRIVILEGES[command].peer === true, PEER_MAY.includes(command), command);
    }
    const desk = { ...deskOf('bugs', false), networked: true };
    for (const state of STATES) {
      const ticket = {
        ...ticketIn(state, 'came-up', 'nothing'),
        above: { desk: 'up', key: null, state: 'open' as const, since: JUST },
      };
      for (const command of COMMANDS) {
        if (!APPLICATION_MAY.includes(command))
          assert.notEqual(gate({ command, desk, ticket, actor: { type: 'application' }, now: NOW }), null, command);
        for (const name of ['up', 'down', 'elsewhere']) {
          const verdict = gate({ command, desk, ticket, actor: { type: 'peer', desk: name }, now: NOW });
          if (!PEER_MAY.includes(command)) assert.notEqual(verdict, null, command);
          else if (name === 'elsewhere' && command !== 'file')
            assert.equal(verdict, 'not-found', `${command} from a desk that has nothing to do with the ticket`);
        }
      }
    }
  });
});
