/** A shorter tree gives of every ticket the verdict of the longer one. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { simpler } from '../../../src/backends/postgres/simpler.ts';
import { EVERYTHING, NOTHING, matches } from '../../../src/domain/predicate.ts';
import type { Predicate, Scalar, SingleColumn } from '../../../src/domain/predicate.ts';
import { deskArbitrary } from '../../domain/arbitraries.ts';
import { madeArbitrary } from '../desk/columnar.world.ts';

/** Few columns and few values, so that branches meet. */
const leafArbitrary: fc.Arbitrary<Predicate> = fc
  .record({
    column: fc.constantFrom<SingleColumn>('state', 'service', 'category', 'assignee', 'restricted'),
    values: fc.array(fc.constantFrom<Scalar>('posted', 'waiting', 's1', 's2', 'lea', null, true, false), { maxLength: 4 }),
    isOne: fc.boolean(),
  })
  .map(({ column, values, isOne }): Predicate => {
    const [value] = values;
    return isOne && value !== undefined ? { eq: [column, value] } : { in: [column, values] };
  });

const { tree } = fc.letrec<{ tree: Predicate }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leafArbitrary,
    fc.record({ and: fc.array(tie('tree'), { maxLength: 4 }) }),
    fc.record({ or: fc.array(tie('tree'), { maxLength: 5 }) }),
    fc.record({ not: tie('tree') }),
  ),
}));

/** How many leaves a tree has. */
function leaves(predicate: Predicate): number {
  if ('and' in predicate) return predicate.and.reduce((sum, each) => sum + leaves(each), 0);
  if ('or' in predicate) return predicate.or.reduce((sum, each) => sum + leaves(each), 0);
  return 'not' in predicate ? leaves(predicate.not) : 1;
}

describe('a simpler predicate', () => {
  it('says the same of any ticket, and no more than it was told', () => {
    const worldArbitrary = deskArbitrary.chain((desk) => fc.record({ made: madeArbitrary(desk), predicate: tree }));
    fc.assert(
      fc.property(worldArbitrary, fc.array(leafArbitrary, { maxLength: 6 }), ({ made, predicate }, set) => {
        // Values that the tree asks for, so that both verdicts come up.
        const own = Object.fromEntries(set.flatMap((leaf) => ('eq' in leaf ? [[leaf.eq[0], leaf.eq[1]]] : [])));
        const ticket = { ...made.row.ticket, ...own };
        const short = simpler(predicate);
        assert.equal(matches(short, ticket), matches(predicate, ticket));
        assert.ok(leaves(short) <= leaves(predicate));
      }),
      { numRuns: 2000 },
    );
  });

  it('asks once of a column what was asked of it value by value', () => {
    const services: Predicate[] = ['s1', 's2', 's3'].map((service) => ({ eq: ['service', service] }));
    assert.deepEqual(simpler({ or: services }), { in: ['service', ['s1', 's2', 's3']] });
    const elsewhere: Predicate = { not: { in: ['service', ['s1', 's2', 's4']] } };
    assert.deepEqual(simpler({ or: [...services, elsewhere] }), { not: { in: ['service', ['s4']] } });
  });

  it('says at once what holds of every ticket, and of none', () => {
    const any: Predicate = { eq: ['state', 'posted'] };
    assert.deepEqual(simpler({ or: [any, { not: any }] }), EVERYTHING);
    assert.deepEqual(simpler({ and: [any, { not: { and: [] } }] }), NOTHING);
  });
});
