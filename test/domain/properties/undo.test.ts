/** What is undone is as it was, but for what tells that something happened. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Ticket } from '../../../src/domain/ticket.ts';
import { undoOf } from '../../../src/domain/undo.ts';
import { viewOf } from '../../../src/domain/viewing.ts';
import type { TicketView } from '../../../src/domain/view.ts';
import { reads } from '../../../src/domain/visibility.ts';
import { storyArbitrary, uuid } from '../arbitraries.ts';
import { Store, commandOf } from '../store.ts';

/** Place in the stack, 1 on top; null when it has none. */
function positionOf(ticket: Ticket, store: Store): number | null {
  const { rank } = ticket;
  if (rank === null) return null;
  return (
    [...store.tickets.values()].filter((each) => each.desk === ticket.desk && each.rank !== null && each.rank < rank).length + 1
  );
}

/** What people read of a ticket now, as opposed to what happened to it. */
function present(ticket: Ticket, store: Store): Record<string, unknown> {
  const { facts, changed, version, comments, files, begun, reminded, rank, raise, ...rest } = ticket;
  const sorted = <T>(values: readonly T[]): string[] => values.map((each) => JSON.stringify(each)).sort();
  return {
    ...rest,
    observers: sorted(rest.observers),
    watchers: sorted(rest.watchers),
    links: sorted(rest.links),
    aliases: sorted(rest.aliases),
    affected: sorted(rest.affected ?? []),
    checklist: rest.checklist ?? [],
    position: positionOf(ticket, store),
  };
}

function viewFor(store: Store, id: string, person: string): TicketView {
  const ticket = store.of(id);
  return viewOf(ticket, store.historyOf(id), store.viewer(id, person, { position: positionOf(ticket, store) }));
}

describe('undo', () => {
  it('restores what the command changed, on every ticket that it touched', () => {
    const undone = new Map<string, number>();
    let made = 0;
    fc.assert(
      fc.property(storyArbitrary, ({ desk, people, steps }) => {
        const store = new Store(desk, people);
        for (const step of steps) {
          store.after(step.wait);
          const { command, actor } = commandOf(step, store);
          const known = store.tickets.get(command.ticket);
          const person = actor.type === 'person' ? people[actor.id] : undefined;
          const seen = known !== undefined && person !== undefined && known.desk === desk.id && reads(person, known, desk);
          const before = seen ? viewFor(store, command.ticket, person.id) : undefined;
          const all = new Map([...store.tickets].map(([id, ticket]) => [id, present(ticket, store)]));
          const events = store.historyOf(command.ticket).length;
          if (store.run(command, actor) !== null || before === undefined || person === undefined) continue;
          if (!reads(person, store.of(command.ticket), desk)) continue;
          const after = viewFor(store, command.ticket, person.id);
          // What was posted has been seen, and that is not taken back.
          const saw = store.historyOf(command.ticket)[events]?.act === 'see' && command.do !== 'see';
          made += 1;
          const undo = undoOf(command, before, after, {
            me: person.id,
            now: Date.parse(store.now),
            fresh: () => uuid('command', 900_000 + made),
          });
          // Every other one stays done, so that there is something to take away later.
          if (undo === undefined || made % 2 === 0) continue;
          const refusal = store.run(undo, actor);
          // The one named may have lost what it takes to be named again: said when it is tried, and nothing is done.
          if (refusal !== null) {
            assert.ok(
              [
                'not-assignable',
                'unknown-person',
                'not-found',
                'unknown-category',
                'category-closed',
                'date-in-past',
                'fields-invalid',
                'cycle',
                'no-earlier-place',
              ].includes(refusal.code),
              `${command.do} → ${undo.do}: ${refusal.code}`,
            );
            continue;
          }
          for (const [id, old] of all) {
            const now = present(store.of(id), store);
            assert.deepEqual(
              {
                ...now,
                ...(saw ? { state: old['state'] } : {}),
                // What comes back from a merge enters the stack as anything that comes back does.
                ...(command.do === 'merge' ? { position: old['position'] } : {}),
              },
              old,
              `${command.do} undone by ${undo.do}`,
            );
          }
          undone.set(command.do, (undone.get(command.do) ?? 0) + 1);
        }
      }),
      { numRuns: 400, endOnFailure: true },
    );
    for (const command of ['watch', 'invite', 'edit', 'set-priority', 'take', 'assign', 'link', 'rank', 'postpone'])
      assert.ok((undone.get(command) ?? 0) > 0, `${command} was never undone: ${JSON.stringify([...undone])}`);
  });
});
