/** No story breaks the rules that always hold (domain §2), and a ticket is what its events make of it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Desk } from '../../../src/domain/desk.ts';
import { replay } from '../../../src/domain/evolve.ts';
import { Ticket } from '../../../src/domain/schemas/ticket.ts';
import { isEnabled, phase } from '../../../src/domain/states.ts';
import { SUB_DESK, storyArbitrary } from '../arbitraries.ts';
import { Store, commandOf } from '../store.ts';

function always(ticket: Ticket, desk: Desk): void {
  assert.ok(isEnabled(ticket.state, desk), `${ticket.state} is not enabled`);
  if (ticket.state === 'resolving' || ticket.state === 'testing')
    assert.notEqual(ticket.assignee, null, `${ticket.state} without an assignee`);
  assert.equal(ticket.state === 'waiting', ticket.waiting !== null, 'waiting has a reason, and nothing else has');
  if (ticket.waiting?.reason === 'date') assert.notEqual(ticket.waiting.until, null, 'a date without a date');
  if (ticket.state === 'transferred')
    assert.ok(ticket.above !== null && ticket.above.back !== true, 'transferred without its link');
  if (ticket.above !== null && ticket.above.back !== true)
    assert.ok(phase(ticket.state, desk) !== 'active' || ticket.state === 'transferred', 'worked on here and above');
  assert.equal(ticket.rank === null, phase(ticket.state, desk) !== 'active', 'ranked exactly while active');
  if (ticket.approval?.state === 'pending') {
    assert.equal(ticket.kind, 'request');
    assert.ok(
      ticket.state === 'posted' || ticket.state === 'open' || phase(ticket.state, desk) !== 'active',
      `pending in ${ticket.state}`,
    );
  }
  if (ticket.merged !== null) assert.equal(ticket.state, 'abandoned', 'a merged source is over');
  assert.equal(ticket.observers.includes(ticket.requester), false, 'nobody observes his own ticket');
  assert.equal(new Set(ticket.observers).size, ticket.observers.length, 'invited twice');
  assert.equal(ticket.facts.spans.at(-1)?.state, ticket.state, 'the last span is the present state');
}

describe('any story', () => {
  it('reaches only what the desk has enabled, keeps what always holds, and is what its events say', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(storyArbitrary, ({ desk, people, steps }) => {
        const store = new Store(desk, people);
        for (const step of steps) {
          store.after(step.wait);
          const { command, actor } = commandOf(step, store);
          const before = new Map(store.tickets);
          const refusal = store.run(command, actor);
          if (refusal !== null) {
            assert.deepEqual([...store.tickets], [...before], 'a refusal changes nothing');
            continue;
          }
          seen.add(command.do);
          for (const [id, ticket] of store.tickets) {
            if (before.get(id) === ticket) continue;
            always(ticket, ticket.desk === desk.id ? desk : SUB_DESK);
            assert.deepEqual(Ticket.parse(ticket), ticket, 'the stored ticket is valid');
            assert.deepEqual(replay(store.historyOf(id)), ticket, 'its events give the ticket');
            assert.deepEqual(new Set(store.tickets.keys()).size, store.tickets.size);
          }
          for (const event of store.historyOf(command.ticket).filter((each) => each.command === command.id)) {
            const { desk: place } = store.of(event.ticket);
            if (event.act === 'arrived') assert.equal(event.desk, place, 'arrived there');
          }
        }
      }),
      { numRuns: 400, endOnFailure: true },
    );
    // A property that tries nothing proves nothing.
    const missing = [
      'file',
      'see',
      'take',
      'assign',
      'release',
      'ask',
      'postpone',
      'resolve',
      'reopen',
      'settle',
      'move',
      'link',
      'comment',
    ].filter((name) => !seen.has(name));
    assert.deepEqual(missing, []);
  });
});
