/** What is kept for a person's bell: batches as they were done, each once, as much and as long as said. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { MOST_NOTICES, batchesOf, isOwn, isRead, keptWith } from '../../src/domain/noticing.ts';
import type { KeptNotice } from '../../src/domain/noticing.ts';
import type { StoredEvent } from '../../src/domain/events.ts';
import { PEOPLE, START, id } from './audience.world.ts';
import { MINUTE, later } from '../../src/domain/values.ts';

function event(sequence: number, minute: number, person = 'tom'): StoredEvent {
  return {
    ticket: id(1),
    desk: 'help',
    at: later(START, minute * MINUTE),
    actor: { type: 'person', id: person },
    command: id(sequence),
    act: 'comment',
    scope: 'public',
    set: {},
    was: {},
    sequence,
    version: sequence,
  };
}

function notice(sequence: number, more: Partial<KeptNotice> = {}): KeptNotice {
  return {
    sequence,
    ticket: id(1),
    at: later(START, sequence * MINUTE),
    scope: 'public',
    reason: 'requester',
    channels: ['bell'],
    ...more,
  };
}

const sequences = (notices: readonly { readonly sequence: number }[]): number[] => notices.map(({ sequence }) => sequence);

describe('batches of a log', () => {
  it('are what has one instant, in order, and lose no event', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3 }), { maxLength: 30 }), (steps) => {
        let minute = 0;
        const events = steps.map((step, at) => event(at + 1, (minute += step)));
        const batches = batchesOf(events);
        assert.deepEqual(batches.flat(), events);
        assert.ok(batches.every((batch) => new Set(batch.map(({ at }) => at)).size === 1));
        assert.equal(batches.length, new Set(events.map(({ at }) => at)).size);
      }),
    );
  });

  it('are somebody’s own where any of their events is', () => {
    const [tom, ana] = [PEOPLE['tom'], PEOPLE['ana']];
    assert.ok(tom !== undefined && ana !== undefined);
    const batch = [event(1, 0), { ...event(2, 0), actor: { type: 'application' } as const }];
    assert.deepEqual([isOwn(batch, tom), isOwn(batch, ana)], [true, false]);
  });
});

describe('what is kept', () => {
  it('has each notice once, the newest of them, none too old, oldest first', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 2 * MOST_NOTICES }), { maxLength: 2 * MOST_NOTICES });
    fc.assert(
      fc.property(numbers, numbers, fc.nat({ max: 2 * MOST_NOTICES }), (kept, added, oldest) => {
        const since = later(START, oldest * MINUTE);
        const found = keptWith(
          kept.map((each) => notice(each, { read: true })),
          added.map((each) => notice(each)),
          since,
        );
        const expected = [...new Set([...kept, ...added])].filter((each) => each >= oldest).sort((one, other) => one - other);
        assert.deepEqual(sequences(found), expected.slice(-MOST_NOTICES));
        assert.ok(
          found.every(({ sequence, read }) => (read === true) === kept.includes(sequence)),
          'what was said of one stays',
        );
      }),
      { numRuns: 50 },
    );
  });

  it('is read as its person said, else once the ticket was read up to there', () => {
    const at = later(START, 5 * MINUTE);
    for (const [said, readAt, expected] of [
      [undefined, undefined, false],
      [undefined, START, false],
      [undefined, at, true],
      [false, at, false],
      [true, undefined, true],
    ] as const)
      assert.equal(isRead(notice(5, { read: said }), readAt), expected);
  });
});
