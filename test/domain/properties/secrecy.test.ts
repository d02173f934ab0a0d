/**
 * A view contains nothing that visibility denies (domain §4): two tickets that differ only in what a person may not see give
 * him equal views, rows, verdicts and refusals; and no hidden text is anywhere in them.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { COMMANDS } from '../../../src/domain/commands.ts';
import type { Command } from '../../../src/domain/commands.ts';
import { decide, isRefusal } from '../../../src/domain/decide.ts';
import type { Desk } from '../../../src/domain/desk.ts';
import type { Actor } from '../../../src/domain/events.ts';
import { Person } from '../../../src/domain/schemas/people.ts';
import type { People } from '../../../src/domain/people.ts';
import type { Ticket } from '../../../src/domain/ticket.ts';
import type { TicketRow } from '../../../src/domain/view.ts';
import { redact, rowOf, viewOf } from '../../../src/domain/viewing.ts';
import { readableScopes, reads, relationsTo } from '../../../src/domain/visibility.ts';
import { PEOPLE_IDS, argumentsArbitrary, build, storyArbitrary, uuid } from '../arbitraries.ts';
import type { Arguments } from '../arbitraries.ts';
import { Store, commandOf } from '../store.ts';

const CANARY = 'CANARI';

/** Does what others may not see, and serves every service and confidential category. */
const GHOST = Person.parse({ id: 'ghost', name: 'Fantôme', profile: 'functional-admin', groups: ['red', 'blue'] });
const OUTSIDER = Person.parse({ id: 'outsider', name: 'Ailleurs', profile: 'requester' });

/** The ghost is one of those who serve each category that names who does, and manages each service. */
function haunted(desk: Desk): Desk {
  return {
    ...desk,
    services: desk.services.map((service) => ({
      ...service,
      assignment: 'nobody' as const,
      managers: [...service.managers, { person: GHOST.id, profile: 'moderator' as const, rate: 0 }],
      categories: service.categories.map((category) =>
        category.members === undefined ? category : { ...category, members: [...category.members, GHOST.id] },
      ),
    })),
    groups: desk.groups,
    quietAllowed: false,
    timeRequired: false,
  };
}

const KINDS = [
  'note',
  'staff-file',
  'private-field',
  'time',
  'item',
  'rank',
  'watch',
  'link',
  'requester-note',
  'requester-file',
] as const;
type Hidden = (typeof KINDS)[number];

/** What the requester and the assignee read, and a mere reader does not. */
const BETWEEN: readonly Hidden[] = ['requester-note', 'requester-file'];

/** A command of the ghost whose every trace is hidden from whoever is not staff (or, for some, neither requester nor assignee). */
function hiddenCommand(hidden: Hidden, ticket: Ticket, index: number): Command {
  const base = { id: uuid('command', 5_000_000 + index), ticket: ticket.id };
  const text = (scope: 'staff' | 'requester') => ({ id: uuid('text', 5_000_000 + index), text: `${CANARY} ${index}`, scope });
  const file = { id: uuid('file', 5_000_000 + index), name: `${CANARY}.png`, type: 'image/png', size: 3 };
  switch (hidden) {
    case 'note':
      return { ...base, do: 'comment', comment: { ...text('staff'), files: [file] } };
    case 'staff-file':
      return { ...base, do: 'attach', scope: 'staff', files: [file] };
    case 'private-field':
      return { ...base, do: 'edit', fields: { ...ticket.fields, secret: `${CANARY} ${index}` }, comment: text('staff') };
    case 'time':
      return { ...base, do: 'log-time', minutes: 7, comment: text('staff') };
    case 'item':
      return {
        ...base,
        do: 'checklist',
        change: { act: 'add', item: uuid('text', 6_000_000 + index), text: `${CANARY} à faire`, scope: 'staff' },
      };
    case 'rank':
      return { ...base, do: 'rank', to: 'top' };
    case 'watch':
      return { ...base, do: index % 2 === 0 ? 'watch' : 'unwatch' };
    case 'link':
      return {
        ...base,
        do: index % 3 === 0 ? 'unlink' : 'link',
        type: 'see-also',
        to: uuid('ticket', 500),
        comment: text('staff'),
      };
    case 'requester-note':
      return { ...base, do: 'comment', comment: text('requester') };
    case 'requester-file':
      return { ...base, do: 'attach', scope: 'requester', files: [file] };
  }
}

/** A ticket that nobody but the ghost and its own requester reads. */
function secretTicket(store: Store): void {
  const like = [...store.tickets.values()][0];
  if (like === undefined) return;
  store.aside.add(uuid('ticket', 500));
  store.tickets.set(uuid('ticket', 500), {
    ...like,
    id: uuid('ticket', 500),
    number: 4242,
    summary: `${CANARY} caché`,
    requester: OUTSIDER.id,
    filer: OUTSIDER.id,
    assignee: null,
    observers: [],
    approval: null,
    restricted: true,
    group: null,
    rank: null,
    state: 'abandoned',
    waiting: null,
    links: [],
    merged: null,
    absorbed: [],
  });
}

const plant = fc.record({ at: fc.nat({ max: 40 }), hidden: fc.constantFrom(...KINDS) });

interface Told {
  readonly commands: { command: Command; actor: Actor; now: string; code: string | null }[];
  readonly store: Store;
}

function tell(story: { desk: Desk; people: People; steps: Parameters<typeof commandOf>[0][] }): Told {
  const store = new Store(story.desk, story.people);
  const commands: Told['commands'] = [];
  for (const step of story.steps) {
    store.after(step.wait);
    const { command, actor } = commandOf(step, store);
    // The ghost's own words must be told apart from the story's.
    commands.push({ command, actor, now: store.now, code: store.run(command, actor)?.code ?? null });
    if (store.tickets.size === 1) secretTicket(store);
  }
  return { commands, store };
}

function strip(view: object): object {
  const { version: _version, ...rest } = view as { version?: unknown };
  return JSON.parse(JSON.stringify(rest)) as object;
}

describe('what one may not see', () => {
  it('changes nothing in the view, the row, the verdicts or the refusals of whoever may not see it', () => {
    let compared = 0;
    let planted = 0;
    const told = new Set<Hidden>();
    fc.assert(
      fc.property(
        storyArbitrary,
        fc.array(plant, { minLength: 1, maxLength: 12, size: 'max' }),
        argumentsArbitrary,
        (drawn, plants, args) => {
          const desk = haunted(drawn.desk);
          const people: People = { ...drawn.people, [GHOST.id]: GHOST, [OUTSIDER.id]: OUTSIDER };
          const { commands, store: plain } = tell({ desk, people, steps: drawn.steps });

          const twin = new Store(desk, people);
          const acted = new Set<Hidden>();
          const target = commands.find(({ command, code }) => command.do === 'file' && code === null)?.command.ticket;
          fc.pre(target !== undefined);
          for (const [index, { command, actor, now, code }] of commands.entries()) {
            twin.now = now;
            const outcome = twin.run(command, actor)?.code ?? null;
            const who = actor.type === 'person' ? people[actor.id] : undefined;
            const subject = twin.tickets.get(command.ticket);
            const blind = who !== undefined && subject !== undefined && !relationsTo(subject, who, desk).staff;
            if (blind && relationsTo(subject, who, desk).requester)
              assert.equal(outcome, code, `${command.do} was answered by what ${who.id} may not see`);
            // Whoever does see it may act on it: that is another story.
            fc.pre(outcome === code);
            if (twin.tickets.size === 1) secretTicket(twin);
            for (const each of plants.filter(({ at }) => at % commands.length === index)) {
              const ticket = twin.tickets.get(target);
              if (ticket === undefined) continue;
              if (twin.run(hiddenCommand(each.hidden, ticket, index * 100 + planted), GHOST.id) === null) {
                acted.add(each.hidden);
                told.add(each.hidden);
                planted += 1;
              }
            }
          }
          const [one, other] = [plain.of(target), twin.of(target)];
          for (const id of PEOPLE_IDS) {
            const person = people[id];
            if (person === undefined) continue;
            const relations = relationsTo(one, person, desk);
            if (!relations.reader || relations.staff || one.desk !== desk.id) continue;
            if (acted.has('link') && reads(person, twin.of(uuid('ticket', 500)), desk)) continue;
            if (readableScopes(relations).includes('requester') && BETWEEN.some((hidden) => acted.has(hidden))) continue;
            compared += 1;
            const before = viewOf(one, plain.historyOf(target), plain.viewer(target, id, { position: 1 }));
            const after = viewOf(other, twin.historyOf(target), twin.viewer(target, id, { position: 2 }));
            assert.deepEqual(strip(after), strip(before), `the view of ${id}`);
            assert.deepEqual(after.allowed, before.allowed);
            const rows: TicketRow[] = [
              rowOf(one, plain.viewer(target, id)),
              rowOf(other, twin.viewer(target, id, { position: 2 })),
            ];
            assert.deepEqual(rows[1], rows[0], `the row of ${id}`);
            const everything: string = JSON.stringify([after, rows[1], redact(other, twin.viewer(target, id))]);
            const sung: number = everything.indexOf(CANARY);
            assert.equal(
              everything.slice(Math.max(0, sung - 80), sung + 20),
              sung === -1 ? everything.slice(0, 19) : '',
              `${id} reads what is hidden`,
            );
            for (const name of COMMANDS) {
              const codes = [plain, twin].map((store) => {
                const built = build(name, withTicket(args, store, target), { ...plain.names, next: () => 7_000_000 });
                const decision = decide(built, {
                  ...store.context(built, { type: 'person', id }),
                  around: { top: null, bottom: null, load: {}, turns: {}, reachable: [], slot: null },
                });
                return isRefusal(decision) ? decision.code : 'done';
              });
              assert.equal(codes[1], codes[0], `${name} is answered to ${id} by what he may not see`);
            }
          }
        },
      ),
      { numRuns: 300, endOnFailure: true },
    );
    assert.ok(compared > 100, `${compared} views compared`);
    assert.deepEqual(
      [...KINDS].filter((kind) => !told.has(kind)),
      [],
      'each kind of secret was planted',
    );
  });
});

function withTicket(args: Arguments, store: Store, target: string): Arguments {
  return { ...args, ticket: Math.max(0, store.names.tickets.indexOf(target)) };
}
