/** What the line says, after what it said. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OnItsWayState, Parcel, Why } from '../../../src/backends/on-its-way.ts';
import { AT_REST, SOON, standing, type Standing } from '../../../src/widgets/remembering/standing.ts';

const parcel = (id: string, at: number): Parcel => ({ id, batch: [], tickets: [], turn: 1, at, trouble: null });
const state = (why: Why | null, waiting: readonly number[] = [], returned = 0): OnItsWayState => ({
  why,
  waiting: waiting.map((at, n) => parcel(String(n), at)),
  returned: Array.from({ length: returned }, (_, n) => parcel(`back ${n}`, 0)),
});

/** What is said of states that follow one another. */
function said(...states: readonly (readonly [now: number, state: OnItsWayState])[]): string[] {
  let before: Standing = AT_REST;
  return states.map(([now, each]) => {
    before = standing(before, each, now);
    return `${before.kind} ${before.waiting}`;
  });
}

describe('where things stand', () => {
  it('what is sent at once is no news', () => {
    assert.deepEqual(said([0, state(null)], [10, state(null, [10])], [300, state(null)]), ['kept 0', 'kept 0', 'kept 0']);
  });

  it('what takes its time is said, and then that it was sent', () => {
    const waits = state(null, [0, 5]);
    assert.deepEqual(said([10, waits], [SOON, waits], [2 * SOON, state(null)]), ['kept 0', 'sending 2', 'sent 0']);
  });

  it('why nothing is sent is said at once, waiting or not', () => {
    assert.deepEqual(
      said([0, state('offline')], [1, state('offline', [1])], [2, state('signed-out', [1, 2])], [3, state('busy', [1])]),
      ['offline 0', 'offline 1', 'signed-out 2', 'busy 1'],
    );
  });

  it('a network that comes back without anything to send sent nothing', () => {
    assert.deepEqual(said([0, state('offline')], [1, state(null)]), ['offline 0', 'kept 0']);
  });

  it('what comes back was not sent', () => {
    assert.deepEqual(said([0, state('offline', [0])], [1, state(null, [], 1)]), ['offline 1', 'kept 0']);
    assert.deepEqual(said([0, state('offline', [0, 0])], [1, state(null, [0], 0)], [2, state(null)], [3, state(null, [], 1)]), [
      'offline 2',
      'sending 1',
      'sent 0',
      'kept 0',
    ]);
  });

  it('that it was sent stays until something else is to be said', () => {
    assert.deepEqual(
      said(
        [0, state('offline', [0])],
        [1, state(null)],
        [2, state(null)],
        [3, state(null, [3])],
        [4, state(null)],
        [5, state('offline')],
      ),
      ['offline 1', 'sent 0', 'sent 0', 'sent 0', 'sent 0', 'offline 0'],
    );
  });
});
