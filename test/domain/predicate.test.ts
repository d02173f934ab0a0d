/** Which trees are known to leave nothing out: what asks by them need not look at a ticket. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { leavesNothingOut, type Predicate } from '../../src/domain/predicate.ts';

const TREES: readonly (readonly [tree: Predicate, known: boolean])[] = [
  [{ and: [] }, true],
  [{ and: [{ and: [] }, { and: [{ and: [] }] }] }, true],
  [{ or: [] }, false],
  [{ and: [{ or: [] }] }, false],
  [{ and: [{ and: [] }, { eq: ['assignee', null] }] }, false],
  [{ not: { or: [] } }, false],
];

describe('a predicate', () => {
  for (const [tree, known] of TREES)
    it(`${JSON.stringify(tree)} is ${known ? '' : 'not '}known to leave nothing out`, () => {
      assert.equal(leavesNothingOut(tree), known);
    });
});
