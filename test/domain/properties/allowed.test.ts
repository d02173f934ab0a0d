/**
 * `allowed` says yes exactly when some schema-valid argument, in some surroundings, would not be refused (domain §3).
 *
 * "Some argument" is searched among well-chosen ones: every person, scope, state, reason, place and file that there is,
 * with people and another ticket that could be there. "None" is shown on the same ones.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { allowed, gate } from '../../../src/domain/allowed.ts';
import { COMMANDS } from '../../../src/domain/commands.ts';
import type { Command, CommandName } from '../../../src/domain/commands.ts';
import { decide, isRefusal } from '../../../src/domain/decide.ts';
import type { Context } from '../../../src/domain/decide.ts';
import type { Actor } from '../../../src/domain/events.ts';
import { Person } from '../../../src/domain/schemas/people.ts';
import type { People } from '../../../src/domain/people.ts';
import { STATES } from '../../../src/domain/states.ts';
import type { Ticket } from '../../../src/domain/ticket.ts';
import type { Allowed, Verdict } from '../../../src/domain/view.ts';
import { redact } from '../../../src/domain/viewing.ts';
import { reads } from '../../../src/domain/visibility.ts';
import { GROUPS, PEOPLE_IDS, build, storyArbitrary, uuid } from '../arbitraries.ts';
import type { Arguments } from '../arbitraries.ts';
import { Store, commandOf } from '../store.ts';

const PLAIN: Arguments = {
  ticket: 0,
  other: 1,
  person: 'p0',
  scope: 'public',
  text: 'bonjour',
  comment: true,
  file: false,
  state: 'open',
  reason: 'other',
  until: undefined,
  service: undefined,
  category: undefined,
  kind: undefined,
  priority: 'high',
  link: 'see-also',
  group: undefined,
  fields: {},
  minutes: 15,
  flag: true,
  index: 1,
};

/** Arguments worth trying for a command: each list varies what that command looks at. */
function tries(name: CommandName): Partial<Arguments>[] {
  const people = ['extra', ...PEOPLE_IDS].map((person) => ({ person: person as Arguments['person'] }));
  const places = (['moodle', 'video'] as const).flatMap((service) =>
    (['root', 'leaf', 'other'] as const).map((category) => ({ service, category })),
  );
  switch (name) {
    case 'file':
      return [{ service: undefined, category: undefined }, ...places]
        .map((place) => ({ ...place, comment: false, index: 2 }))
        .flatMap((each) => [
          { ...each, flag: false },
          { ...each, flag: true },
        ]);
    case 'assign':
      return [...people, { index: 3 }].flatMap((each) => [{ ...each }, { ...each, flag: false }]);
    case 'change-requester':
    case 'invite':
    case 'uninvite':
    case 'ask-approval':
      return people.flatMap((each) => [{ ...each }, { ...each, flag: false }]);
    case 'move':
      return places;
    case 'set-state':
      return STATES.flatMap((state) => (['requester', 'other', 'provider'] as const).map((reason) => ({ state, reason })));
    case 'relay':
      return [{ flag: false, index: 0 }, ...STATES.map((state) => ({ state }))];
    case 'postpone':
      return [{ reason: 'other' }, { reason: 'provider' }, { reason: 'date', until: 40 }];
    case 'edit':
      return [{ flag: true, comment: false }];
    case 'detach':
    case 'withdraw':
    case 'split':
      return Array.from({ length: 30 }, (_, index) => ({ index }));
    case 'link':
    case 'unlink':
      return (['see-also', 'depends-on', 'duplicate-of', 'caused-by'] as const).flatMap((link) =>
        [0, 1, 2, 3].map((other) => ({ link, other })),
      );
    case 'set-priority':
      return [{ priority: 'high' }, { priority: 'low' }];
    case 'attach':
      return [{ comment: false }];
    default:
      return [{}];
  }
}

/** People who could be there: those who are, and suspended ones as if they were not; and somebody able to do anything. */
function somePeople(people: People, actor: Actor): People {
  const able = Object.fromEntries(
    Object.entries(people).map(([id, each]) => [
      id,
      actor.type === 'person' && actor.id === id ? each : { ...each, suspended: undefined },
    ]),
  );
  return { ...able, extra: Person.parse({ id: 'extra', name: 'Quelqu’un', profile: 'technician', groups: [...GROUPS] }) };
}

/** What a command makes is new, whatever the story made before. */
function withFreshIds(command: Command): Command {
  if (command.do === 'split') return { ...command, new: uuid('ticket', 88) };
  if (command.do === 'checklist' && command.change.act === 'add')
    return { ...command, change: { ...command.change, item: uuid('text', 950_000) } };
  return command;
}

/** Whether a command with some argument, in some surroundings, is not refused. */
function possible(name: CommandName, ticket: Ticket, store: Store, actor: Actor): boolean {
  const people = somePeople(store.people, actor);
  const invented: Ticket = {
    ...ticket,
    id: uuid('ticket', 77),
    merged: null,
    state: 'open',
    erased: false,
    links: [],
    absorbed: [],
    approval: null,
  };
  const others = [...store.tickets.values()].filter((each) => each.id !== ticket.id);
  const names = {
    ...store.names,
    tickets:
      name === 'file' ? [] : [ticket.id, ...(name === 'link' || name === 'merge' ? [invented.id] : others.map(({ id }) => id))],
    files: ticket.files.map(({ id }) => id),
    comments: ticket.comments.map(({ id }) => id),
  };
  return tries(name).some((more) => {
    const built = build(name, { ...PLAIN, ...more }, names);
    const command = withFreshIds(built);
    const named =
      command.do === 'unlink'
        ? store.tickets.get(command.to)
        : command.do === 'unmerge'
          ? { ...invented, id: ticket.merged?.into ?? '' }
          : invented;
    const context: Context = {
      ...store.context(command, actor),
      people,
      ...(name === 'file' ? { ticket: undefined } : { ticket }),
      other: command.do === 'split' || command.do === 'file' ? undefined : named,
      around: { top: 'a0', bottom: 'a0', slot: { before: null, after: 'a0' }, load: {}, turns: {}, reachable: [] },
    };
    return !isRefusal(decide(command, context));
  });
}

describe('allowed', () => {
  it('says yes exactly when some argument in some surroundings would not be refused', () => {
    const counts = { yes: 0, no: 0 };
    const opened = new Set<string>();
    fc.assert(
      fc.property(storyArbitrary, ({ desk, people, steps }) => {
        const store = new Store(desk, people);
        for (const step of steps) {
          store.after(step.wait);
          const { command, actor } = commandOf(step, store);
          store.run(command, actor);
        }
        const ticket = [...store.tickets.values()].at(-1);
        if (ticket === undefined || ticket.desk !== desk.id) return;
        const actors: Actor[] = [
          ...PEOPLE_IDS.map((id): Actor => ({ type: 'person', id })),
          { type: 'application' },
          { type: 'peer', desk: 'up' },
          { type: 'peer', desk: 'down' },
        ];
        for (const actor of actors) {
          const person = actor.type === 'person' ? people[actor.id] : undefined;
          // As the person reads it: a verdict tells nothing that the view hides.
          const shown: Ticket =
            person !== undefined && reads(person, ticket, desk) ? redact(ticket, store.viewer(ticket.id, person.id)) : ticket;
          const verdicts: Allowed | null = person === undefined ? null : allowed(person, shown, desk, store.now);
          for (const command of COMMANDS) {
            const verdict: Verdict =
              verdicts === null ? (gate({ command, desk, ticket: shown, actor, now: store.now }) ?? true) : verdicts[command];
            if (verdict === true) opened.add(command);
            counts[verdict === true ? 'yes' : 'no'] += 1;
            assert.equal(
              possible(command, ticket, store, actor),
              verdict === true,
              `${command} by ${JSON.stringify(actor)}: allowed says ${verdict}`,
            );
          }
        }
      }),
      { numRuns: 150, endOnFailure: true },
    );
    assert.ok(counts.yes > 1000 && counts.no > 1000, JSON.stringify(counts));
    assert.ok(opened.size > 40, `${opened.size} commands were open to somebody`);
  });
});
